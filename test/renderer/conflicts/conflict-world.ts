import type { Milli } from '../../../shared/basics/points.ts';
import type { ContestState, FoldedContest, HardConflict } from '../../../shared/merge/state.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import {
  buildContest,
  stateOf,
  type TestContest,
  type TestInstallation,
} from '../../builders/contest-builder.ts';

/** A contest without anything scored, and the installation of its first juror. */
export async function beginScoring(): Promise<{
  readonly world: TestContest;
  readonly j1: TestInstallation;
}> {
  const world = await buildContest();
  const [j1] = world.jurors;
  if (j1 === undefined) throw new Error('a juror');
  return { world, j1 };
}

/** Names the sheet of a juror – j1 unless said otherwise – in the stage `written`. */
export const sheet = (submission: string, juror = 'j1') => ({
  stage: 'written',
  submission,
  juror,
});

/** Points as scores are kept: in thousandths. */
export const points = (value: number): Milli => (value * 1000) as Milli;

/** What follows from all that the contest's installations and those named besides have sealed. */
export const stateWith = (
  world: TestContest,
  ...more: readonly TestInstallation[]
): Promise<FoldedContest> =>
  stateOf(
    world.contest,
    [world.hq, ...world.jurors, world.coordinator, ...more].flatMap(({ segments }) => segments),
  );

/** Has an installation seal points for one criterion of j1's sheet. */
export const score = (
  installation: TestInstallation,
  submission: string,
  criterion: string,
  value: number,
) => installation.seal([setScore(sheet(submission), criterion, points(value))]);

/** The one conflict there is; throws where there is none, or more than one. */
export const onlyConflict = (state: ContestState): HardConflict => {
  const [first] = state.hard;
  if (first === undefined || state.hard.length !== 1)
    throw new Error(`${state.hard.length} hard conflicts`);
  return first;
};

/** The conflict about a key; throws where there is none. */
export const conflictOn = (state: ContestState, key: string): HardConflict => {
  const conflict = state.hard.find((each) => each.key === key);
  if (conflict === undefined) throw new Error(key);
  return conflict;
};
