import { expect } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { ContestSettings, Criterion, Stage } from '../../shared/contest/contest.ts';
import { assignJurors, setContestSettings } from '../../shared/contest/contest-operations.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import { operationAt } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import type { Archive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import type { SheetGround, SheetParts } from '../../shared/merge/fold-sheets.ts';
import { type FoldMemory, FoldedHeads } from '../../shared/merge/folded-heads.ts';
import { PlainSheets } from '../../shared/merge/plain-sheets.ts';
import type { PlainTable } from '../../shared/merge/plain-table.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { handInSheet, setComment, setScore } from '../../shared/scoring/score-operations.ts';
import type { ScoreValue } from '../../shared/scoring/sheet.ts';
import {
  archiveOf,
  buildContest,
  idIn,
  segmentsOf,
  type TestContest,
  type TestInstallation,
  testSettings,
} from '../builders/contest-builder.ts';

/** Judges every sheet operation by operation: what the short way must come to, too. */
export function judgeAll({ indexes, segments }: SheetGround): SheetParts {
  const rest = [...indexes.values()].flatMap(({ segment, order }) =>
    [...order].map((row) => operationAt(segment, row, segments)),
  );
  return { plain: new PlainSheets(new Map()), rest };
}

/** Everything a state says, its heads included, in a form that can be compared. */
export const said = (state: FoldedContest) => ({
  ...state,
  sheets: [...state.sheets],
  heads: [...state.heads].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  hash: stateHash(state),
});

export const memoryOf = ({ heads }: FoldedContest): FoldMemory => {
  if (!(heads instanceof FoldedHeads)) throw new Error('a state that was just folded');
  return heads.memory;
};

/** Sheets of j1, or of somebody else, on the written stage. */
export const at = (submission: string, juror = 'j1', stage = 'written') => ({
  stage,
  submission,
  juror,
});
export const score = (
  criterion: string,
  value: number | 'cannot-judge' | null,
  on = at('1'),
  ...parents: readonly OperationId[]
): Action => ({
  ...setScore(on, criterion, typeof value === 'number' ? (value as ScoreValue) : value),
  parents,
});
export const comment = (
  criterion: string,
  text: string,
  on = at('1'),
  ...parents: readonly OperationId[]
): Action => ({ ...setComment(on, criterion, text), parents });
export const handIn = (
  scores: Readonly<Record<string, number>>,
  comments: Readonly<Record<string, number>> = {},
  on = at('1'),
): Action => handInSheet(on, { scores, comments, salt: new Uint8Array(16).fill(7) });

const [written] = testSettings.stages;
const criterionBy = (id: string, limit: number, step: number): Criterion => {
  const [plain] = written?.criteria ?? [];
  if (plain === undefined) throw new Error('a criterion');
  return { ...plain, id, scale: { min: milli(-limit), max: milli(limit), step: milli(step) } };
};
const stageBy = (id: string, change: Partial<Stage>): Stage => {
  if (written === undefined) throw new Error('a stage');
  return { ...written, id, ...change };
};

/** Beside the written stage one with large and negative scores, and one without any. */
const settings: ContestSettings = {
  ...testSettings,
  stages: [
    ...testSettings.stages,
    stageBy('lab', { criteria: [criterionBy('mass', 1_000_000_000, 1)] }),
    stageBy('talk', { scored: false }),
  ],
};

/** Installations of a contest as they were when it began, for one test to go on with. */
export interface Desks {
  readonly hq: TestInstallation;
  readonly j1: TestInstallation;
  readonly j2: TestInstallation;
  readonly c1: TestInstallation;
}

let begun: TestContest | null = null;

async function begin(): Promise<TestContest> {
  if (begun !== null) return begun;
  const world = await buildContest();
  await world.hq.seal([
    { ...setContestSettings(settings), parents: [idIn(world.hq.segments[0], 1)] },
    ...['lab', 'talk'].map((stage) => assignJurors(stage, '1', ['j1', 'j2'])),
  ]);
  begun = world;
  return world;
}

export interface Played extends Desks {
  readonly world: TestContest;
  readonly segments: readonly Segment[];
  readonly archive: Archive;
  readonly state: FoldedContest;
  readonly tables: readonly PlainTable[];
  /** Names of the sheets that were folded by themselves. */
  readonly plain: readonly string[];
}

/**
 * A contest after what its people did; what else sealed is answered. Whatever was folded by itself, the state is that of
 * judging each operation.
 */
export async function played(
  play: (desks: Desks) => Promise<readonly TestInstallation[] | void>,
  keep: (segment: Segment) => boolean = () => true,
): Promise<Played> {
  const world = await begin();
  const [j1, j2] = world.jurors.map((juror) => juror.copy());
  if (j1 === undefined || j2 === undefined) throw new Error('two jurors');
  const desks = { hq: world.hq.copy(), j1, j2, c1: world.coordinator.copy() };
  const more = (await play(desks)) ?? [];
  const segments = segmentsOf(world, ...Object.values(desks), ...more).filter(keep);
  const archive = await archiveOf(world.contest, segments);
  const state = foldContest(archive);
  const { plain } = memoryOf(state);
  const tables = [...plain.tables.values()];
  const names = tables.flatMap(({ table: { data } }) =>
    data.submissions.map((submission) => `${data.stage}/${submission}/${data.juror}`),
  );
  expect(said(foldContest(archive))).toEqual(said(foldContest(archive, null, judgeAll)));
  return { ...desks, world, segments, archive, state, tables, plain: names.toSorted() };
}
