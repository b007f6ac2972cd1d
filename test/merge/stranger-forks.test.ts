import { expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { present } from '../../shared/basics/assert.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import {
  buildContest,
  ed25519,
  seedOf,
  segmentsOf,
  stateOf,
  TestInstallation,
} from '../builders/contest-builder.ts';

const score = (value: number): ReturnType<typeof setScore> =>
  setScore({ stage: 'written', submission: '1', juror: 'j1' }, 'novelty', milli(value * 1000));

it('a copied laptop of the contest shows as a fork, and a stranger’s two branches do not', async () => {
  const world = await buildContest();
  const juror = present(world.jurors[0], 'a juror');
  const stranger = new TestInstallation(world.contest, await ed25519.keyFromSeed(seedOf(77)), 77);
  const copies = [juror.copy(), stranger.copy()];
  for (const [index, each] of [juror, stranger, ...copies].entries())
    await each.seal([score(index)]);
  const state = await stateOf(world.contest, segmentsOf(world, stranger, ...copies));
  expect(state.forks.map(({ signer, person }) => [signer, person])).toEqual([
    [juror.publicKey, 'j1'],
  ]);
  expect(state.counts.fork).toBe(1);
  expect(
    state.quarantine.filter(({ operation }) => operation.signer === stranger.publicKey),
  ).toHaveLength(2);
});
