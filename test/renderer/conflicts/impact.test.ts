import { expect, test } from 'vitest';

import type { Milli } from '../../../shared/basics/points.ts';
import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { rankStage } from '../../../shared/ranking/rank-stage.ts';
import { handInSheet, setScore } from '../../../shared/scoring/score-operations.ts';
import {
  impactOf,
  rankableWith,
  touchedStage,
} from '../../../renderer/features/settle-conflicts/impact.ts';
import { buildContest, stateOf } from '../../builders/contest-builder.ts';

const criteria = ['novelty', 'effect', 'economy'];

/**
 * Juror j1 hands in three sheets with the given scores; of the first one the coordinator enters another score for
 * "effect" (weight 30 of 100).
 */
async function contestWith(
  scores: readonly number[],
  onPaper: number,
  handedIn = true,
): Promise<{ readonly state: ContestState; readonly conflict: HardConflict }> {
  const world = await buildContest();
  const [j1] = world.jurors;
  if (j1 === undefined) throw new Error('a juror');
  for (const [index, score] of scores.entries()) {
    const sheet = { stage: 'written', submission: `${index + 1}`, juror: 'j1' };
    const first = j1.end.nextOrdinal;
    await j1.seal(criteria.map((id) => setScore(sheet, id, (score * 1000) as Milli)));
    const listed = Object.fromEntries(criteria.map((id, at) => [id, first + at]));
    const salt = new Uint8Array(16);
    if (handedIn) await j1.seal([handInSheet(sheet, { scores: listed, comments: {}, salt })]);
  }
  const sheet = { stage: 'written', submission: '1', juror: 'j1' };
  await world.coordinator.seal([setScore(sheet, 'effect', (onPaper * 1000) as Milli)]);
  const segments = [world.hq, ...world.jurors, world.coordinator].flatMap((each) => each.segments);
  const state = await stateOf(world.contest, segments);
  const [conflict] = state.hard;
  if (conflict === undefined) throw new Error('a hard conflict');
  return { state, conflict };
}

function impactIn(state: ContestState, conflict: HardConflict) {
  const stage = touchedStage(conflict, state);
  if (stage === null) throw new Error('a stage that is touched');
  const rankings = conflict.alternatives.map(({ operation, value, author }) => ({
    version: operation.id,
    role: author.role,
    ranking: rankStage(rankableWith(conflict, value, state), stage.id, { draws: 0 }).ranking,
  }));
  const impact = impactOf(conflict, stage, rankings);
  const placeOf = (role: string) => {
    const version = rankings.find((each) => each.role === role)?.version;
    return impact.outcomes.find((outcome) => outcome.version === version)?.place;
  };
  return { impact, placeOf };
}

test('a version that takes the submission off the list of two is seen', async () => {
  // With 9 on all criteria submission 1 is first; with 0 for "effect" it has 6.3, behind 8 and 7.
  const { state, conflict } = await contestWith([9, 8, 7], 0);
  const { impact, placeOf } = impactIn(state, conflict);
  expect(impact).toMatchObject({ top: 2, changes: true });
  expect([placeOf('juror'), placeOf('coordinator')]).toEqual([1, 3]);
  const moves = impact.outcomes.flatMap(({ entering, leaving }) => [...entering, ...leaving]);
  expect(new Set(moves)).toEqual(new Set(['1', '3']));
});

test('a version that only moves the submission within the list changes nothing', async () => {
  // With 7 for "effect" submission 1 has 8.4, still ahead of 8.
  const { state, conflict } = await contestWith([9, 8, 7], 7);
  const { impact, placeOf } = impactIn(state, conflict);
  expect(impact.changes).toBe(false);
  expect([placeOf('juror'), placeOf('coordinator')]).toEqual([1, 1]);
  expect(
    impact.outcomes.every(({ entering, leaving }) => entering.length + leaving.length === 0),
  ).toBe(true);
});

test('a sheet that is not handed in does not touch the ranking', async () => {
  const { state, conflict } = await contestWith([9, 8, 7], 0, false);
  expect(touchedStage(conflict, state)).toBeNull();
});
