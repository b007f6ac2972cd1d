import type { OperationId, SegmentId } from '../../shared/log/operation.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import type { TestContest, TestInstallation } from '../builders/contest-builder.ts';
import { begin } from './key-worlds.ts';

/** The key of j1's score of submission 1 for novelty, which these tests argue about. */
export const noveltyKey = 'score/written/1/j1/novelty';

/** A contest with two desks of headquarters, and the installation of its first juror. */
export const beginWithTwoDesks = (): Promise<[TestContest, TestInstallation]> =>
  begin({ secondRoot: true });

/** What counts as j1's score for novelty, in thousandths; undefined while none does. */
export const scoreOf = (state: FoldedContest, submission = '1'): unknown =>
  state.sheets.get(`written/${submission}/j1`)?.scores['novelty'];

/** The operations between which the first conflict asks people to choose; none where nothing is open. */
export const versionsOf = (state: FoldedContest): readonly OperationId[] =>
  state.hard[0]?.alternatives.map(({ operation }) => operation.id) ?? [];

/** The last segment of each installation that has any. */
export const endsOf = (...installations: readonly TestInstallation[]): SegmentId[] =>
  installations.flatMap(({ segments }) => segments.at(-1)?.id ?? []);
