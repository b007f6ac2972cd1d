import { describe, expect, it } from 'vitest';

import { resolveConflict, settleQuarantine } from '../../shared/merge/resolution-operations.ts';
import { recuse } from '../../shared/scoring/score-operations.ts';
import { confirmKey, revokeKey, setKeyRights } from '../../shared/trust/key-operations.ts';
import {
  cutAt,
  idIn,
  installAgain,
  segmentsOf,
  stateOf,
  type TestInstallation,
} from '../builders/contest-builder.ts';
import { sheet, novelty, now, reasons, begin } from './key-worlds.ts';

const lastOf = ({ segments }: TestInstallation) => {
  const last = segments.at(-1);
  if (last === undefined) throw new Error('a segment');
  return last;
};

describe('a revoked key', () => {
  it('counts up to its cut and no further', async () => {
    const [world, j1] = await begin();
    const kept = await j1.seal([novelty(7)], [novelty(8, '2')]);
    await j1.seal([novelty(9, '3')]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(kept)], 'laptop lost')]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)).toMatchObject({ state: 'revoked', cuts: [cutAt(kept)] });
    expect(reasons(state)).toEqual(['revoked']);
    expect(state.sheets.get('written/2/j1')?.scores['novelty']).toBe(8000);
    expect(state.sheets.get('written/3/j1')?.scores).toEqual({});
  });

  it('counts within a segment up to the named commit only', async () => {
    const [world, j1] = await begin();
    const kept = await j1.seal([novelty(7)], [novelty(8, '2')], [novelty(9, '3')]);
    await world.hq.seal([
      revokeKey(
        j1.publicKey,
        [{ ...cutAt(kept), sequence: kept.header.firstSequence + 1 }],
        'lost',
      ),
    ]);
    const state = await now(world);
    expect(reasons(state)).toEqual(['revoked']);
    expect(state.sheets.get('written/3/j1')?.scores).toEqual({});
  });

  it('counts on no other branch than the one that was cut', async () => {
    const [world, j1] = await begin();
    const thief = j1.copy();
    const kept = await j1.seal([novelty(7)]);
    await thief.seal([novelty(1, '2')]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(kept)], 'copied')]);
    const state = await now(world, thief);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
    expect(state.sheets.get('written/2/j1')?.scores).toEqual({});
    expect(reasons(state)).toEqual(['revoked']);
  });

  it('waits for a gap in its chain, and counts once it is closed', async () => {
    const [world, j1] = await begin();
    const early = await j1.seal([novelty(7)]);
    const gap = await j1.seal([novelty(8, '2')]);
    const last = await j1.seal([novelty(9, '3')]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(last)], 'lost')]);
    const all = segmentsOf(world);
    const without = await stateOf(
      world.contest,
      all.filter(({ id }) => id !== gap.id),
    );
    expect(without.sheets.get('written/1/j1')?.scores).toEqual({});
    expect(without.sheets.get('written/3/j1')?.scores['novelty']).toBe(9000);
    expect(without.quarantine.map(({ operation }) => operation.id)).toContain(idIn(early));
    const complete = await stateOf(world.contest, all);
    expect(complete.quarantine).toEqual([]);
    expect(complete.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
  });

  it('counts only where several revocations agree', async () => {
    const [world, j1] = await begin({ secondRoot: true });
    const first = await j1.seal([novelty(7)]);
    const second = await j1.seal([novelty(8, '2')]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(second)], 'lost')]);
    await world.second.seal([revokeKey(j1.publicKey, [cutAt(first)], 'lost earlier')]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)?.cuts).toEqual([cutAt(first)]);
    expect(reasons(state)).toEqual(['revoked']);
  });

  it('ignores a cut that names a log or key of somebody else', async () => {
    const [world, j1] = await begin();
    const other = world.jurors[1]?.segments[0];
    if (other === undefined) throw new Error('a segment');
    await j1.seal([novelty(7)]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(other)], 'lost')]);
    expect(reasons(await now(world))).toEqual(['revoked', 'revoked']);
  });

  it('hides nobody’s score, steps back from nothing and confirms nobody beyond its cut', async () => {
    const [world, j1] = await begin({ confirmation: 'confirmed' });
    const { hq, coordinator } = world;
    await hq.seal([confirmKey(coordinator.publicKey), confirmKey(j1.publicKey)]);
    const cut = coordinator.segments[0];
    if (cut === undefined) throw new Error('a segment');
    const mine = await coordinator.seal([novelty(6)]);
    await coordinator.seal(
      [{ ...novelty(1), parents: [idIn(mine)] }],
      [recuse(sheet('2'), 'kin')],
      [confirmKey(world.jurors[1]?.publicKey ?? j1.publicKey)],
    );
    await hq.seal([revokeKey(coordinator.publicKey, [cutAt(mine)], 'dismissed')]);
    const state = await now(world);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(6000);
    expect(state.recusals).toEqual([]);
    expect(state.keys.get(world.jurors[1]?.publicKey ?? j1.publicKey)?.state).toBe('unconfirmed');
    expect(reasons(state)).toEqual(['key-unconfirmed', 'revoked', 'revoked', 'revoked']);
  });

  it('still revokes others: what a revoked root took away stays away', async () => {
    const [world, j1] = await begin({ secondRoot: true });
    await world.second.seal([revokeKey(world.hq.publicKey, [cutAt(lastOf(world.hq))], 'stolen')]);
    await world.hq.seal([revokeKey(j1.publicKey, [], 'by the thief')], [confirmKey(j1.publicKey)]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)).toMatchObject({ state: 'revoked', confirmed: false });
    expect(reasons(state)).toEqual(['revoked', 'revoked']);
  });

  it('can be released word by word, with a reason', async () => {
    const [world, j1] = await begin();
    const late = await j1.seal([novelty(7)]);
    const [kept] = j1.segments;
    if (kept === undefined) throw new Error('a segment');
    await world.hq.seal([
      revokeKey(j1.publicKey, [cutAt(kept)], 'lost'),
      settleQuarantine(idIn(late), 'released', 'she confirmed by phone'),
    ]);
    const state = await now(world);
    expect(state.counts.rule).toBe(0);
    expect(state.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
  });

  it('does not contest the person’s next key beyond its cut, and keeps what counted', async () => {
    const [world, j1] = await begin();
    await j1.seal([novelty(7)]);
    const again = await installAgain(world, 31, { person: 'j1', ticketSeed: 11 });
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(lastOf(j1))], 'lost')]);
    const waiting = await now(world, again);
    expect(waiting.keys.get(j1.publicKey)?.state).toBe('revoked');
    expect(waiting.keys.get(again.publicKey)?.state).toBe('contested');
    expect(waiting.sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
    await world.hq.seal([revokeKey(j1.publicKey, [], 'nothing of it')]);
    const alone = await now(world, again);
    expect(alone.keys.get(again.publicKey)?.state).toBe('active');
    expect(alone.sheets.get('written/1/j1')?.scores).toEqual({});
  });

  it('never comes back by being confirmed, and needs a reason to go', async () => {
    const [world, j1] = await begin();
    await world.hq.seal([revokeKey(j1.publicKey, [], ' ')]);
    expect((await now(world)).keys.get(j1.publicKey)?.state).toBe('active');
    await world.hq.seal([revokeKey(j1.publicKey, [], 'lost')], [confirmKey(j1.publicKey)]);
    expect((await now(world)).keys.get(j1.publicKey)?.state).toBe('revoked');
  });

  it('gives an unconfirmed key nothing by revoking it', async () => {
    const [world, j1] = await begin({ confirmation: 'confirmed' });
    await j1.seal([novelty(7)]);
    await world.hq.seal([revokeKey(j1.publicKey, [cutAt(lastOf(j1))], 'lost')]);
    const state = await now(world);
    expect(state.keys.get(j1.publicKey)?.state).toBe('revoked');
    expect(new Set(reasons(state))).toEqual(new Set(['key-unconfirmed']));
    expect(state.sheets.get('written/1/j1')?.scores).toEqual({});
  });
});

describe('a key limited to stages', () => {
  it('keeps aside what it says on other stages, until released', async () => {
    const [world, j1] = await begin();
    const said = await j1.seal([novelty(7)]);
    await world.hq.seal([setKeyRights(j1.publicKey, ['final'])]);
    const limited = await now(world);
    expect(limited.keys.get(j1.publicKey)?.stages).toEqual(['final']);
    expect(reasons(limited)).toEqual(['stage']);
    await world.hq.seal([settleQuarantine(idIn(said), 'released', 'agreed')]);
    expect((await now(world)).sheets.get('written/1/j1')?.scores['novelty']).toBe(7000);
  });

  it('may act only where all statements in force agree; null lifts the limit', async () => {
    const [world, j1] = await begin({ secondRoot: true });
    const first = await world.hq.seal([setKeyRights(j1.publicKey, ['written', 'final'])]);
    const second = await world.second.seal([setKeyRights(j1.publicKey, ['final', 'interview'])]);
    expect((await now(world)).keys.get(j1.publicKey)?.stages).toEqual(['final']);
    await world.hq.seal([
      { ...setKeyRights(j1.publicKey, null), parents: [idIn(first), idIn(second)] },
    ]);
    expect((await now(world)).keys.get(j1.publicKey)?.stages).toBeNull();
  });

  it('limits resolutions by stage too', async () => {
    const [world] = await begin({ secondRoot: true });
    await world.hq.seal([setKeyRights(world.second.publicKey, ['final'])]);
    await world.second.seal([resolveConflict('score/written/1/j1/novelty', 5000, [], 'mine')]);
    expect(reasons(await now(world))).toEqual(['stage']);
  });
});
