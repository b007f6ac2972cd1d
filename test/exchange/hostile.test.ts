import { beforeAll, describe, expect, it, vi } from 'vitest';

import { err, ok } from '../../shared/basics/result.ts';
import { indexLimit } from '../../shared/exchange/mailbox-index.ts';
import type { MailboxStore } from '../../shared/exchange/mailbox-store.ts';
import { emptyMemory } from '../../shared/exchange/memory.ts';
import { nameOfObject, pieceLimit } from '../../shared/exchange/object.ts';
import { sealValue } from '../../shared/exchange/sealed-value.ts';
import { faultyStore, SharedPlace } from './faulty-store.ts';
import { Insider, lyingEnd } from './insider.ts';
import { numbersFrom, Participant, type TestMailbox, testMailbox } from './participant.ts';

vi.setConfig({ testTimeout: 30_000 });

let mailbox: TestMailbox;
beforeAll(async () => {
  mailbox = await testMailbox();
});

const server = { lists: false, checks: true };
const folder = { lists: true, checks: true };
const hq = 'headquarters';

const desk = (seed: number): Participant =>
  new Participant(mailbox, { reads: [hq], random: numbersFrom(seed) });
const region = (code: string, seed: number): Participant =>
  new Participant(mailbox, { reads: [`region/${code}`], random: numbersFrom(seed) });
const sorted = (words: Iterable<string>): readonly string[] => [...words].toSorted();
const insiderOf = (place: SharedPlace): Insider => new Insider(place, mailbox.keys);

/** A text of so many pieces of a letter. */
const longText = (pieces: number): string => 'long '.repeat(((pieces - 0.5) * pieceLimit) / 5);

describe('somebody with a card who means no good', () => {
  it('keeps no letter back by an object that claims its place, whichever comes first', async () => {
    for (const forgedFirst of [true, false]) {
      const place = new SharedPlace();
      const [one, other] = [region('02', 1), desk(2)];
      one.words.add('a sheet');
      await one.exchange(faultyStore(place, server));
      const insider = insiderOf(place);
      const [honest] = await insider.objects(hq);
      if (honest === undefined) throw new Error('a letter was sent');
      if (!forgedFirst) await other.exchange(faultyStore(place, server));
      const head = await insider.lay(hq, { ...honest, bytes: new Uint8Array(100) });
      await insider.rewrite((lanes) => [
        ...(forgedFirst ? lanes : []),
        { ...lyingEnd(0), seq: honest.seq, head },
        ...(forgedFirst ? [] : lanes),
      ]);
      const report = await other.exchange(faultyStore(place, server));
      expect(sorted(other.words)).toEqual(['a sheet']);
      expect(report.refused.map(({ reason }) => reason)).toEqual(['LetterDamaged']);
      expect(other.keeper.objects.size).toBe(0);
    }
  });

  it('keeps no long letter back by pieces that claim places in it', async () => {
    for (const claimed of [0, 1, 2]) {
      const place = new SharedPlace();
      const [one, other] = [region('02', 1), desk(2)];
      one.words.add('long');
      one.ballast = longText(3);
      await one.exchange(faultyStore(place, folder));
      const insider = insiderOf(place);
      const honest = await insider.objects(hq);
      const path = (name: string): string => `${mailbox.keys.folderOf(hq)}/${name}`;
      const mid = honest[claimed];
      expect(honest).toHaveLength(3);
      if (mid === undefined) throw new Error('a letter of three pieces was sent');
      await insider.lay(hq, { ...mid, bytes: new Uint8Array(1000) });
      // The honest piece comes last of all.
      const late = place.files.get(path(mid.name));
      place.files.delete(path(mid.name));
      expect((await other.exchange(faultyStore(place, folder))).stopped).toBeNull();
      expect(other.words.size).toBe(0);
      if (late !== undefined) place.files.set(path(mid.name), late);
      await other.exchange(faultyStore(place, folder));
      expect(sorted(other.words)).toEqual(['long']);
      expect(other.ballast).toBe(one.ballast);
    }
  });

  it('hides no lane by naming it for another audience, or with an earlier end', async () => {
    for (const lie of ['audience', 'later', 'same'] as const) {
      const place = new SharedPlace();
      const [one, other] = [region('02', 1), desk(2)];
      one.words.add('a');
      await one.exchange(faultyStore(place, server));
      const insider = insiderOf(place);
      const [early] = await insider.lanes();
      if (early === undefined) throw new Error('an index names the lane');
      one.words.add('b');
      await one.exchange(faultyStore(place, server));
      await insider.rewrite((lanes) =>
        lanes.map((end) => ({
          ...end,
          ...(lie === 'audience' ? { audience: 'region/03' } : { head: early.head }),
          ...(lie === 'same' ? {} : { seq: Number.MAX_SAFE_INTEGER }),
        })),
      );
      // Whoever sent it sees to it.
      await one.exchange(faultyStore(place, server));
      await other.exchange(faultyStore(place, server));
      expect(sorted(other.words), lie).toEqual(['a', 'b']);
    }
  });

  it('fills the index with lanes that never were, and what is there comes at once', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    await other.exchange(faultyStore(place, server));
    const insider = insiderOf(place);
    for (let round = 0; round < 3; round += 1) {
      await insider.rewrite((lanes) => [
        ...lanes,
        ...Array.from({ length: 600 }, (_, at) => lyingEnd(round * 600 + at)),
      ]);
      one.words.add(`word ${round}`);
      await one.exchange(faultyStore(place, server));
      const report = await other.exchange(faultyStore(place, server));
      expect(report).toMatchObject({ stopped: null, waiting: 0, told: { indexDamaged: true } });
      expect(report.requests).toBeLessThan(20);
      expect(other.words).toContain(`word ${round}`);
      // Whoever looked took out of the index what leads nowhere.
      expect((await insider.lanes()).length).toBeLessThan(5);
    }
    for (const each of [one, other, one, other]) await each.exchange(faultyStore(place, server));
    const last = await other.exchange(faultyStore(place, server));
    expect(last).toMatchObject({ requests: 1, bytesIn: 0 });
    expect(JSON.stringify(other.keeper.memory).length).toBeLessThan(5000);
  });

  it('makes nobody write an index that others cannot read', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), region('03', 2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const insider = insiderOf(place);
    const [honest] = await insider.lanes();
    await insider.rewrite((lanes) => [
      ...Array.from({ length: 10_000 - lanes.length }, (_, at) => lyingEnd(at, 'region/x')),
      ...lanes,
    ]);
    other.words.add('b');
    await other.exchange(faultyStore(place, server));
    expect(place.files.get(mailbox.keys.indexName)?.length).toBeLessThanOrEqual(indexLimit);
    await one.exchange(faultyStore(place, server));
    const late = desk(3);
    const report = await late.exchange(faultyStore(place, server));
    expect(report.told.indexDamaged).toBe(false);
    expect(await insider.lanes()).toContainEqual(honest);
    // Headquarters knows that there is no such region, and nobody carries its lanes about for ever.
    expect((await insider.lanes()).length).toBeLessThan(5);
    expect(sorted(late.words)).toEqual(['a', 'b']);
  });

  it('stops nobody by an index of a later form, which is told and made anew', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    await other.exchange(faultyStore(place, server));
    const later = await sealValue({ v: 2, more: [] }, mailbox.keys);
    for (const word of ['b', 'c']) {
      one.words.add(word);
      await one.exchange(faultyStore(place, server));
      place.put(mailbox.keys.indexName, later);
      const { stopped, told } = await other.exchange(faultyStore(place, server));
      expect({ stopped, told }).toMatchObject({
        stopped: null,
        told: { indexTooNew: true, lost: 0 },
      });
      // What lies there comes, though nothing names it any more.
      expect(other.words).toContain(word);
    }
    await one.exchange(faultyStore(place, server));
    expect((await insiderOf(place).lanes()).map(({ seq }) => seq)).toContain(2);
    const { told } = await desk(3).exchange(faultyStore(place, server));
    expect(told).toMatchObject({ indexTooNew: false, indexDamaged: false });
  });

  it('takes no room for ever with pieces of letters that never become whole', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    const insider = insiderOf(place);
    for (let at = 0; at < 60; at += 1)
      await insider.lay(hq, {
        lane: 'ab'.repeat(16),
        seq: 2 ** 53 - 1 - at * 2,
        previous: null,
        part: 0,
        of: 2,
        file: 'cd'.repeat(32),
        bytes: new Uint8Array(1),
      });
    one.words.add('a');
    await one.exchange(faultyStore(place, folder));
    const report = await other.exchange(faultyStore(place, folder), { piecesAtRest: 20 });
    expect(report.stopped).toBeNull();
    expect(sorted(other.words)).toEqual(['a']);
    expect(other.keeper.objects.size).toBeLessThanOrEqual(20);
    expect(report.refused.length).toBeGreaterThan(0);
    expect(await other.exchange(faultyStore(place, folder))).toMatchObject({
      taken: { objects: 0 },
    });
  });

  it('lays letters of one audience for another one, which puts them aside', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), region('03', 2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const [object] = await insiderOf(place).objects(hq);
    if (object === undefined) throw new Error('a letter was sent');
    await insiderOf(place).lay('region/03', object);
    const report = await other.exchange(faultyStore(place, server), { lookThrough: true });
    expect(report).toMatchObject({ stopped: null, taken: { letters: 0 } });
    expect(report.refused.map(({ reason }) => reason)).toEqual(['BundleNotForThisKey']);
    expect(other.words.size).toBe(0);
  });
});

describe('a store that lies', () => {
  const lying = (place: SharedPlace, lies: Partial<MailboxStore>): MailboxStore => ({
    ...faultyStore(place, server),
    ...lies,
  });

  it('lists files that are not there by the thousand, and is asked for few of them', async () => {
    const names = Array.from({ length: 20_000 }, (_, at) => ({
      name: at.toString(16).padStart(64, '0'),
      size: 1000,
    }));
    for (const how of [server, folder]) {
      const store = { ...lying(new SharedPlace(), { list: async () => ok(names) }), ...how };
      const report = await desk(2).exchange(store, { lookThrough: true });
      expect(report.stopped).toBeNull();
      expect(report.requests).toBeLessThan(300);
      expect(JSON.stringify(report.memory).length).toBeLessThan(50_000);
    }
    const more = Array.from({ length: 250_001 }, () => ({ name: 'a', size: 1 }));
    const endless = { ...lying(new SharedPlace(), { list: async () => ok(more) }), ...folder };
    expect(await desk(3).exchange(endless)).toMatchObject({
      requests: 1,
      stopped: { type: 'ExchangeUnexpected', status: 413 },
    });
  });

  it('cannot be listed, and is used by its index all the same', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const tooMany = async () => err({ type: 'ExchangeUnexpected', status: 413 } as const);
    const report = await other.exchange(lying(place, { list: tooMany }), { lookThrough: true });
    expect(report.stopped).toBeNull();
    expect(sorted(other.words)).toEqual(['a']);
    const list = async () => err({ type: 'ExchangeDenied' } as const);
    expect((await desk(3).exchange(lying(place, { list }))).stopped).toBeNull();
    expect((await desk(4).exchange({ ...lying(place, { list }), lists: true })).stopped).toEqual({
      type: 'ExchangeDenied',
    });
  });

  it('names versions that nobody can ask about, and is read without', async () => {
    for (const version of ['', 'x'.repeat(5000)]) {
      const place = new SharedPlace();
      const [one, other] = [region('02', 1), desk(2)];
      const honest = faultyStore(place, server);
      const store = lying(place, {
        read: async (name, how) => {
          expect(how?.known).toBeUndefined();
          const found = await honest.read(name, how);
          return found.ok && typeof found.value === 'object' && found.value !== null
            ? ok({ ...found.value, version })
            : found;
        },
        write: async (name, bytes, when) => {
          const written = await honest.write(name, bytes, when);
          return written.ok && written.value !== 'refused'
            ? ok({ ...written.value, version })
            : written;
        },
      });
      for (const word of ['a', 'b']) {
        one.words.add(word);
        expect((await one.exchange(store)).stopped).toBeNull();
        await other.exchange(store);
      }
      expect(sorted(other.words)).toEqual(['a', 'b']);
    }
  });

  it('leaves names out of its lists, and nothing is sent twice for that', async () => {
    const place = new SharedPlace();
    const one = desk(1);
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const list = async () => ok([]);
    const report = await one.exchange(lying(place, { list }), { lookThrough: true });
    expect(report).toMatchObject({ stopped: null, told: { lost: 0 }, sent: { objects: 0 } });
  });

  it('gives other bytes under every name, ten gigabytes of them, or an earlier index', async () => {
    const place = new SharedPlace();
    const [one, other] = [region('02', 1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const early = place.files.get(mailbox.keys.indexName) ?? new Uint8Array();
    one.words.add('b');
    await one.exchange(faultyStore(place, server));
    const honest = faultyStore(place, server);
    const lies: readonly MailboxStore['read'][] = [
      async () => ok({ bytes: early, version: '1' }),
      async (name, how) =>
        name === mailbox.keys.indexName
          ? honest.read(name, how)
          : err({ type: 'ExchangeUnexpected', status: 413 }),
      async (name, how) =>
        name === mailbox.keys.indexName
          ? ok({ bytes: early, version: nameOfObject(early) })
          : honest.read(name, how),
    ];
    for (const read of lies) {
      const report = await other.exchange(lying(place, { read }));
      expect([undefined, 'ExchangeBusy']).toContain(report.stopped?.type);
      expect(report.requests).toBeLessThan(30);
    }
    await other.exchange(honest);
    expect(sorted(other.words)).toEqual(['a', 'b']);
  });

  it('sets its index back, and every lane of it is put back at once', async () => {
    const place = new SharedPlace();
    const senders = Array.from({ length: 12 }, (_, at) => region(`${at}`, at + 1));
    for (const [at, each] of senders.entries()) {
      each.words.add(`word ${at}`);
      await each.exchange(faultyStore(place, server));
    }
    const one = desk(20);
    await one.exchange(faultyStore(place, server));
    place.files.delete(mailbox.keys.indexName);
    const report = await one.exchange(faultyStore(place, server));
    expect(report).toMatchObject({ stopped: null, told: { lost: 0 } });
    expect(report.requests).toBeLessThan(10);
    expect(await insiderOf(place).lanes()).toHaveLength(12);
  });

  it('was emptied, and whoever has something brings all of it again', async () => {
    for (const how of [server, folder]) {
      const place = new SharedPlace();
      const [one, other, late] = [desk(1), desk(2), desk(3)];
      for (const each of [one, other]) {
        each.words.add(each === one ? 'a' : 'b');
        await each.exchange(faultyStore(place, how));
      }
      await one.exchange(faultyStore(place, how));
      place.files.clear();
      expect((await one.exchange(faultyStore(place, how))).told.lost).toBe(2);
      await late.exchange(faultyStore(place, how));
      expect(sorted(late.words)).toEqual(['a', 'b']);
    }
  });
});

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
