import { describe, expect, it, vi } from 'vitest';

import { emptyMemory } from '../../shared/exchange/memory.ts';
import { faultyStore, SharedPlace } from './faulty-store.ts';
import { desk, folder, hq, region, server, sorted } from './one-mailbox.ts';
import { numbersFrom, Participant, testMailbox } from './participant.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('an installation that was restored from a copy', () => {
  it('goes on beside what it wrote after the copy was made, and says so', async () => {
    for (const [how, isTold] of [
      [server, true],
      [folder, false],
    ] as const) {
      const place = new SharedPlace();
      const [one, other] = [region('02', 1), desk(2)];
      one.words.add('a');
      await one.exchange(faultyStore(place, how));
      const copy = one.keeper.memory;
      one.words.add('b');
      await one.exchange(faultyStore(place, how));
      one.words.delete('b');
      await one.keeper.remember(copy);
      one.words.add('c');
      expect((await one.exchange(faultyStore(place, how))).told.copied).toBe(isTold);
      await other.exchange(faultyStore(place, how));
      expect(sorted(other.words)).toEqual(['a', 'b', 'c']);
      expect((await one.exchange(faultyStore(place, how))).told.copied).toBe(false);
    }
  });
});

describe('two mailboxes in one place', () => {
  it('do not see each other', async () => {
    const place = new SharedPlace();
    const second = await testMailbox('secret of a second contest');
    const member = (seed: number): Participant =>
      new Participant(second, { reads: [hq], random: numbersFrom(seed) });
    const [one, other, three, four] = [desk(1), desk(2), member(3), member(4)];
    one.words.add('a');
    three.words.add('b');
    for (const each of [one, three, other, four, one, three, other, four]) {
      const { told } = await each.exchange(faultyStore(place, server), { lookThrough: true });
      expect(told).toEqual({
        copied: false,
        lost: 0,
        indexDamaged: false,
        indexTooNew: false,
        damaged: 0,
      });
    }
    expect([sorted(other.words), sorted(four.words)]).toEqual([['a'], ['b']]);
    for (const each of [one, other, three, four])
      expect((await each.exchange(faultyStore(place, server))).requests).toBe(1);
  });
});

describe('an exchange that moves to a new place with a new secret', () => {
  it('loses nothing, and leaves whoever has the old card behind', async () => {
    const [old, next] = [new SharedPlace(), new SharedPlace()];
    const renewed = await testMailbox('another secret of a mailbox');
    const all = [desk(1), region('02', 2), region('03', 3)];
    for (const [at, each] of all.entries()) {
      each.words.add(`word ${at}`);
      await each.exchange(faultyStore(old, server));
    }
    const [one, stolen] = [all[0], all[2]];
    await one?.exchange(faultyStore(old, server));
    for (const each of all.slice(0, 2)) {
      each.moveTo(renewed);
      await each.keeper.remember(emptyMemory);
      await each.exchange(faultyStore(next, server));
    }
    const late = new Participant(renewed, { reads: [hq], random: numbersFrom(9) });
    await late.exchange(faultyStore(next, server));
    expect(sorted(late.words)).toEqual(['word 0', 'word 1', 'word 2']);
    stolen?.words.add('by the thief');
    await stolen?.exchange(faultyStore(old, server));
    await late.exchange(faultyStore(next, server));
    expect(late.words).not.toContain('by the thief');
  });
});
