import type { Milli } from '../../shared/basics/points.ts';
import type { OperationId, SegmentId } from '../../shared/log/operation.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import {
  buildContest,
  segmentsOf,
  stateOf,
  type TestContest,
  type TestInstallation,
  type TestRules,
} from '../builders/contest-builder.ts';

/** Names the sheet of a juror – j1 unless said otherwise – in the stage `written`. */
export const sheet = (submission: string, juror = 'j1') => ({
  stage: 'written',
  submission,
  juror,
});

/** The key of j1's score of submission 1 for novelty, which these tests argue about. */
export const noveltyKey = 'score/written/1/j1/novelty';

/** Gives j1's sheet points for novelty, also such as lie off the scale. */
export const novelty = (points: number, submission = '1') =>
  setScore(sheet(submission), 'novelty', (points * 1000) as Milli);

/** What follows from all segments of the contest's installations and of those named besides. */
export const now = (
  world: TestContest,
  ...more: readonly TestInstallation[]
): Promise<FoldedContest> => stateOf(world.contest, segmentsOf(world, ...more));

/** A contest, unless said otherwise with two desks of headquarters, and the installation of its first juror. */
export async function begin(
  rules: TestRules = { secondRoot: true },
): Promise<[TestContest, TestInstallation]> {
  const world = await buildContest(rules);
  const [juror] = world.jurors;
  if (juror === undefined) throw new Error('a juror');
  return [world, juror];
}

/** Why records are kept aside, a reason for each of them, in the order of the alphabet. */
export const reasons = (state: FoldedContest): string[] =>
  state.quarantine.map(({ reason }) => reason).toSorted();

/** What counts as j1's score for novelty, in thousandths; undefined while none does. */
export const scoreOf = (state: FoldedContest, submission = '1'): unknown =>
  state.sheets.get(`written/${submission}/j1`)?.scores['novelty'];

/** The operations between which the first conflict asks people to choose; none where nothing is open. */
export const versionsOf = (state: FoldedContest): readonly OperationId[] =>
  state.hard[0]?.alternatives.map(({ operation }) => operation.id) ?? [];

/** The last segment of each installation that has any. */
export const endsOf = (...installations: readonly TestInstallation[]): SegmentId[] =>
  installations.flatMap(({ segments }) => segments.at(-1)?.id ?? []);
