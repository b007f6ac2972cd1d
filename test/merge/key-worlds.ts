import type { Milli } from '../../shared/basics/points.ts';
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

/** A sheet of the written stage. */
export const sheet = (submission: string, juror = 'j1') => ({
  stage: 'written',
  submission,
  juror,
});
/** A score of the first juror, in points. */
export const novelty = (points: number, submission = '1') =>
  setScore(sheet(submission), 'novelty', (points * 1000) as Milli);

/** The contest as everything that its people and these installations sealed leaves it. */
export const now = (
  world: TestContest,
  ...more: readonly TestInstallation[]
): Promise<FoldedContest> => stateOf(world.contest, segmentsOf(world, ...more));

export const firstJuror = (world: TestContest): TestInstallation => {
  const [juror] = world.jurors;
  if (juror === undefined) throw new Error('a juror');
  return juror;
};

/** Why records are kept aside, one for each. */
export const reasons = (state: FoldedContest): string[] =>
  state.quarantine.map(({ reason }) => reason).toSorted();

/** States of keys by person, e.g. "j1 active". */
export const standings = (state: FoldedContest): string[] =>
  [...state.keys.values()].map(({ person, state: how }) => `${person} ${how}`).toSorted();

/** A contest under test with its first juror. */
export async function begin(rules: TestRules = {}): Promise<[TestContest, TestInstallation]> {
  const world = await buildContest(rules);
  return [world, firstJuror(world)];
}
