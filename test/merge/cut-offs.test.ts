import { describe, expect, it } from 'vitest';

import type { Milli } from '../../shared/basics/points.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import { resolveConflict, settleQuarantine } from '../../shared/merge/resolution-operations.ts';
import {
  handInSheet,
  recuse,
  reopenSheet,
  setScore,
} from '../../shared/scoring/score-operations.ts';
import { idIn, segmentsOf, stateOf } from '../builders/contest-builder.ts';
import { novelty, now, reasons, sheet } from './key-worlds.ts';
import { beginWithTwoDesks, endsOf, noveltyKey, scoreOf, versionsOf } from './settling-world.ts';

describe('the cut-off of a stage', () => {
  it('keeps aside what lies outside its segments, and a person can release it', async () => {
    const [world, j1] = await beginWithTwoDesks();
    await j1.seal([novelty(7)]);
    const ends = endsOf(j1, world.coordinator);
    await world.hq.seal([cutOffStage('written', ends)]);
    const late = await j1.seal([novelty(8, '2'), recuse(sheet('3'), 'kin')]);
    const state = await now(world);
    expect(reasons(state)).toEqual(['late', 'late']);
    expect([scoreOf(state), scoreOf(state, '2'), state.recusals]).toEqual([7000, undefined, []]);
    expect(state.cutOffs.get('written')).toEqual(ends.toSorted());
    await world.hq.seal([settleQuarantine(idIn(late), 'released', 'the road was closed')]);
    expect(scoreOf(await now(world), '2')).toBe(8000);
  });

  it('exempts resolutions and permissions, and leaves other stages alone', async () => {
    const [world, j1] = await beginWithTwoDesks();
    const scored = await j1.seal([novelty(7)]);
    const handIn = await j1.seal([
      handInSheet(sheet('1'), {
        scores: { novelty: scored.header.firstOrdinal },
        comments: {},
        salt: new Uint8Array(16),
      }),
    ]);
    await world.coordinator.seal([novelty(6)]);
    await world.hq.seal([cutOffStage('written', endsOf(j1, world.coordinator))]);
    await world.hq.seal([
      resolveConflict(noveltyKey, 6000, versionsOf(await now(world)), 'paper'),
      reopenSheet(sheet('1'), idIn(handIn), 'appeal'),
    ]);
    await world.hq.seal([cutOffStage('final', [])]);
    const state = await now(world);
    expect(state.quarantine).toEqual([]);
    expect(scoreOf(state)).toBe(6000);
    expect(state.sheets.get('written/1/j1')?.reopening).not.toBeNull();
  });

  it('accepts only what all cut-offs accept, and a chain only without gaps', async () => {
    const [world, j1] = await beginWithTwoDesks();
    const first = await j1.seal([novelty(7)]);
    const gap = await j1.seal([novelty(8, '2')]);
    const last = await j1.seal([novelty(9, '3')]);
    await world.hq.seal([cutOffStage('written', [last.id])]);
    const part = segmentsOf(world).filter(({ id }) => id !== gap.id);
    expect(reasons(await stateOf(world.contest, part))).toEqual(['late']);
    expect(reasons(await now(world))).toEqual([]);
    await world.second.seal([cutOffStage('written', [first.id])]);
    const state = await now(world);
    expect(reasons(state)).toEqual(['late', 'late']);
    expect(state.cutOffs.get('written')).toEqual([first.id]);
    expect(state.counts.hard).toBe(0);
  });

  it('tells lateness after form and right, so that no release admits what has neither', async () => {
    const [world, j1] = await beginWithTwoDesks();
    await world.hq.seal([cutOffStage('written', [])]);
    await j1.seal([
      setScore(sheet('1', 'j2'), 'novelty', 5000 as Milli),
      { kind: 'score.set', key: noveltyKey, value: 'seven' },
      novelty(10.5),
    ]);
    expect(reasons(await now(world))).toEqual(['out-of-range', 'role', 'value']);
  });
});
