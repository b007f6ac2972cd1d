import { expect, describe, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import { handInSheet, recuse, setScore } from '../../shared/scoring/score-operations.ts';
import { revokeKey } from '../../shared/trust/key-operations.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import {
  buildContest,
  cutAt,
  ed25519,
  seedOf,
  segmentsOf,
  stateOf,
  TestInstallation,
} from '../builders/contest-builder.ts';

const sheet = { stage: 'written', submission: '1', juror: 'j1' };

const scored = (value: number): ReturnType<typeof setScore>[] =>
  ['novelty', 'effect', 'economy'].map((criterion) =>
    setScore(sheet, criterion, milli(value * 1000)),
  );

/** A juror who handed in and stepped back afterwards, with more entered later. */
async function recusedAfterHandIn() {
  const world = await buildContest();
  const juror = present(world.jurors[0], 'the first juror');
  const entered = await juror.seal(scored(5));
  const at = entered.header.firstOrdinal;
  await juror.seal([
    handInSheet(sheet, {
      scores: { novelty: at, effect: at + 1, economy: at + 2 },
      comments: {},
      salt: new Uint8Array(16),
    }),
  ]);
  const recusal = await juror.seal([recuse(sheet, 'kin')]);
  const after = await juror.seal([setScore({ ...sheet, submission: '2' }, 'novelty', milli(5000))]);
  return { world, juror, recusal, after };
}

describe('a gap in a log', () => {
  it('shows a segment that somebody left out, until it arrives', async () => {
    const { world, juror, recusal, after } = await recusedAfterHandIn();
    const all = segmentsOf(world);
    const whole = await stateOf(world.contest, all);
    expect(whole.gaps).toEqual([]);
    const state = await stateOf(
      world.contest,
      all.filter(({ id }) => id !== recusal.id),
    );
    expect(state.gaps).toEqual([
      {
        log: juror.log,
        signer: juror.publicKey,
        person: 'j1',
        missing: recusal.id,
        before: after.header.firstSequence,
      },
    ]);
    expect(stateHash(state)).not.toBe(stateHash({ ...state, gaps: [] }));
  });

  it('is none where the last segments have not arrived', async () => {
    const { world, recusal, after } = await recusedAfterHandIn();
    const early = segmentsOf(world).filter(({ id }) => id !== recusal.id && id !== after.id);
    expect((await stateOf(world.contest, early)).gaps).toEqual([]);
  });

  it('is nobody’s where a stranger signed it', async () => {
    const { world } = await recusedAfterHandIn();
    const stranger = new TestInstallation(world.contest, await ed25519.keyFromSeed(seedOf(77)), 77);
    await stranger.seal(scored(1));
    const second = await stranger.seal(scored(2));
    const state = await stateOf(world.contest, [...segmentsOf(world), second]);
    expect(state.gaps).toEqual([]);
  });

  it('is answered where headquarters says how far the key counts', async () => {
    const { world, juror, recusal, after } = await recusedAfterHandIn();
    await world.hq.seal([revokeKey(juror.publicKey, [cutAt(after)], 'lost')]);
    const some = segmentsOf(world).filter(({ id }) => id !== recusal.id);
    expect((await stateOf(world.contest, some)).gaps).toEqual([]);
  });
});
