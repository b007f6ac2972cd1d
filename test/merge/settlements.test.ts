import { describe, expect, it } from 'vitest';

import {
  resolveConflict,
  settleFork,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import { idIn, segmentsOf, stateOf } from '../builders/contest-builder.ts';
import { novelty, now, reasons } from './key-worlds.ts';
import { beginWithTwoDesks, endsOf, noveltyKey, scoreOf, versionsOf } from './settling-world.ts';

/** A juror and the coordinator say different things; headquarters settles it with 6 points. */
async function settledConflict() {
  const [world, j1] = await beginWithTwoDesks();
  await j1.seal([novelty(7)]);
  await world.coordinator.seal([novelty(6)]);
  const versions = versionsOf(await now(world));
  const resolution = await world.hq.seal([resolveConflict(noveltyKey, 6000, versions, 'paper')]);
  return { world, j1, versions, resolution };
}

describe('taking a settlement back', () => {
  it('opens a hard conflict again, with the same versions', async () => {
    const { world, versions, resolution } = await settledConflict();
    expect((await now(world)).counts.hard).toBe(0);
    await world.second.seal([withdrawSettlement(idIn(resolution), 'the wrong paper')]);
    const state = await now(world);
    expect(versionsOf(state)).toEqual(versions);
    expect(state.resolutions).toEqual([]);
    expect(scoreOf(state)).toBeUndefined();
    expect(state.quarantine).toEqual([]);
  });

  it('leaves a later version that named the resolution beside the others', async () => {
    const { world, versions, resolution } = await settledConflict();
    const again = await world.second.seal([
      resolveConflict(noveltyKey, 5000, [idIn(resolution)], 'another look'),
    ]);
    expect(scoreOf(await now(world))).toBe(5000);
    await world.hq.seal([withdrawSettlement(idIn(resolution), 'a slip')]);
    expect(versionsOf(await now(world)).toSorted()).toEqual([...versions, idIn(again)].toSorted());
  });

  it('can be followed by settling again', async () => {
    const { world, versions, resolution } = await settledConflict();
    await world.hq.seal([withdrawSettlement(idIn(resolution), 'a slip')]);
    await world.hq.seal([resolveConflict(noveltyKey, 7000, versions, 'the other paper')]);
    const state = await now(world);
    expect(state.counts.hard).toBe(0);
    expect(scoreOf(state)).toBe(7000);
  });

  it('is for headquarters only, with a reason, and never of a withdrawal or a score', async () => {
    const { world, j1, resolution } = await settledConflict();
    await j1.seal([withdrawSettlement(idIn(resolution), 'mine was right')]);
    await world.hq.seal([withdrawSettlement(idIn(resolution), '')]);
    expect(scoreOf(await now(world))).toBe(6000);
    const back = await world.hq.seal([withdrawSettlement(idIn(resolution), 'a slip')]);
    await world.hq.seal(
      [withdrawSettlement(idIn(back), 'not a slip')],
      [withdrawSettlement(idIn(j1.segments[1]), 'a score')],
    );
    const state = await now(world);
    expect(state.counts.hard).toBe(1);
    expect(reasons(state)).toEqual(['authority', 'authority', 'role', 'value']);
  });

  it('holds whichever of the two arrives first', async () => {
    const { world, versions, resolution } = await settledConflict();
    await world.second.seal([withdrawSettlement(idIn(resolution), 'the wrong paper')]);
    const all = segmentsOf(world);
    const early = await stateOf(
      world.contest,
      all.filter(({ id }) => id !== resolution.id),
    );
    expect(early.quarantine).toEqual([]);
    expect(versionsOf(early)).toEqual(versions);
    expect(versionsOf(await stateOf(world.contest, all))).toEqual(versions);
  });

  it('opens a quarantined record and a fork again', async () => {
    const [world, j1] = await beginWithTwoDesks();
    const copy = j1.copy();
    const odd = await j1.seal([novelty(10.5)]);
    await copy.seal([novelty(4, '2')]);
    const settled = await world.hq.seal([
      settleQuarantine(idIn(odd), 'released', 'a bonus'),
      settleFork(j1.log, 'a loan', endsOf(j1, copy)),
    ]);
    const closed = await now(world, copy);
    expect([closed.counts.rule, closed.counts.fork, scoreOf(closed)]).toEqual([0, 0, 10_500]);
    await world.hq.seal([
      withdrawSettlement(idIn(settled), 'no bonus'),
      withdrawSettlement(idIn(settled, 1), 'no loan'),
    ]);
    const open = await now(world, copy);
    expect([open.counts.rule, open.counts.fork, scoreOf(open)]).toEqual([1, 1, undefined]);
  });

  it('brings back an earlier decision that the withdrawn one had replaced', async () => {
    const [world, j1] = await beginWithTwoDesks();
    const odd = await j1.seal([novelty(10.5)]);
    const first = await world.hq.seal([settleQuarantine(idIn(odd), 'left-out', 'a slip')]);
    const then = await world.hq.seal([
      { ...settleQuarantine(idIn(odd), 'released', 'a bonus'), parents: [idIn(first)] },
    ]);
    expect((await now(world)).quarantine).toMatchObject([{ settled: 'released' }]);
    await world.hq.seal([withdrawSettlement(idIn(then), 'no bonus')]);
    expect((await now(world)).quarantine).toMatchObject([{ settled: 'left-out' }]);
  });
});

describe('two desks that settle one thing', () => {
  it('leave a quarantined record out and open while they decide differently', async () => {
    const [world, j1] = await beginWithTwoDesks();
    const odd = await j1.seal([novelty(10.5)]);
    const one = await world.hq.seal([settleQuarantine(idIn(odd), 'released', 'a bonus')]);
    const other = await world.second.seal([settleQuarantine(idIn(odd), 'left-out', 'a slip')]);
    const state = await now(world);
    expect(state.quarantine).toMatchObject([{ settled: null, disputed: true }]);
    expect([state.counts.rule, scoreOf(state)]).toEqual([1, undefined]);
    await world.hq.seal([
      {
        ...settleQuarantine(idIn(odd), 'released', 'agreed by phone'),
        parents: [idIn(one), idIn(other)],
      },
    ]);
    const agreed = await now(world);
    expect(agreed.quarantine).toMatchObject([{ settled: 'released', disputed: false }]);
    expect(scoreOf(agreed)).toBe(10_500);
  });

  it('agree where they decide equally', async () => {
    const [world, j1] = await beginWithTwoDesks();
    const odd = await j1.seal([novelty(10.5)]);
    await world.hq.seal([settleQuarantine(idIn(odd), 'left-out', 'a slip')]);
    await world.second.seal([settleQuarantine(idIn(odd), 'left-out', 'out of range')]);
    expect((await now(world)).quarantine).toMatchObject([{ settled: 'left-out', disputed: false }]);
  });

  it('make a new conflict by resolving one differently', async () => {
    const { world, versions } = await settledConflict();
    await world.second.seal([resolveConflict(noveltyKey, 7000, versions, 'she called')]);
    const state = await now(world);
    expect(state.hard[0]?.alternatives.map(({ value }) => value).toSorted()).toEqual([6000, 7000]);
  });
});

describe('a late version after a resolution', () => {
  it('is shown again as a conflict, and nothing is lost', async () => {
    const { world, j1, resolution } = await settledConflict();
    const late = await j1.seal([{ ...novelty(8), parents: [idIn(j1.segments[1])] }]);
    const state = await now(world);
    expect(versionsOf(state).toSorted()).toEqual([idIn(resolution), idIn(late)].toSorted());
  });
});

describe('a settled fork', () => {
  it('opens again with a third branch, and stays settled while the known ones go on', async () => {
    const [world, j1] = await beginWithTwoDesks();
    const [second, third] = [j1.copy(), j1.copy()];
    await j1.seal([novelty(3)]);
    await second.seal([novelty(3), novelty(3, '2')]);
    expect((await now(world, second)).forks[0]?.heads).toEqual(endsOf(j1, second).toSorted());
    await world.hq.seal([settleFork(j1.log, 'a loan', endsOf(j1, second))]);
    await second.seal([novelty(5, '2')]);
    expect((await now(world, second)).counts.fork).toBe(0);
    await third.seal([novelty(4, '3')]);
    const opened = await now(world, second, third);
    expect(opened.counts.fork).toBe(1);
    await world.hq.seal([settleFork(j1.log, 'and a third', opened.forks[0]?.heads)]);
    expect((await now(world, second, third)).counts.fork).toBe(0);
  });

  it('opens again when a settled branch was copied once more', async () => {
    const [world, j1] = await beginWithTwoDesks();
    const second = j1.copy();
    await j1.seal([novelty(3)]);
    await second.seal([novelty(3), novelty(3, '2')]);
    await world.hq.seal([settleFork(j1.log, 'a loan', endsOf(j1, second))]);
    const third = second.copy();
    await second.seal([novelty(5, '2')]);
    await third.seal([novelty(4, '2')]);
    expect((await now(world, second, third)).counts.fork).toBe(1);
  });

  it('stays settled for good where headquarters took note of the log as a whole', async () => {
    const [world, j1] = await beginWithTwoDesks();
    const [second, third] = [j1.copy(), j1.copy()];
    await j1.seal([novelty(3)]);
    await second.seal([novelty(3), novelty(3, '2')]);
    await world.hq.seal([settleFork(j1.log, 'a training laptop')]);
    await third.seal([novelty(4)]);
    expect((await now(world, second, third)).forks).toMatchObject([{ settled: true }]);
  });
});
