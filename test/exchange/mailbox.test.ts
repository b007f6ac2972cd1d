import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { sealIndex } from '../../shared/exchange/mailbox-index.ts';
import { fewCases } from '../builders/few-cases.ts';
import { casesOf, isLong } from '../long/count-cases.ts';
import { emptyMemory, retryRefused } from '../../shared/exchange/memory.ts';
import { nameOfObject, objectLimit, sealObject } from '../../shared/exchange/object.ts';
import {
  DiskKeeper,
  type Faults,
  faultyStore,
  Killed,
  noFaults,
  SharedPlace,
} from './faulty-store.ts';
import { numbersFrom, Participant, type TestMailbox, testMailbox } from './participant.ts';

// Hundreds of exchanges, on a machine that may be busy with more.
vi.setConfig({ testTimeout: isLong ? 1_200_000 : 60_000 });

let mailbox: TestMailbox;
beforeAll(async () => {
  mailbox = await testMailbox();
});

const server = { lists: false, checks: true };
const oldServer = { lists: false, checks: false };
const folder = { lists: true, checks: true };
const manners = [
  ['a folder', folder],
  ['a server', server],
  ['a server that checks no condition', oldServer],
] as const;

const desk = (seed: number): Participant =>
  new Participant(mailbox, { reads: ['headquarters'], random: numbersFrom(seed) });
const region = (code: string, seed: number): Participant =>
  new Participant(mailbox, { reads: [`region/${code}`], random: numbersFrom(seed) });

const sorted = (words: Iterable<string>): readonly string[] => [...words].toSorted();
const objectsIn = (place: SharedPlace): readonly string[] =>
  [...place.files.keys()].filter((name) => name !== mailbox.keys.indexName);

describe.each(manners)('a mailbox in %s', (_, how) => {
  it('brings what one has to another, once', async () => {
    const place = new SharedPlace();
    const [coordinator, headquarters] = [region('02', 1), desk(2)];
    coordinator.words.add('a sheet');
    const sent = await coordinator.exchange(faultyStore(place, how));
    expect(sent).toMatchObject({ stopped: null, sent: { objects: 1, operations: 1 } });
    const taken = await headquarters.exchange(faultyStore(place, how));
    expect(taken).toMatchObject({
      stopped: null,
      taken: { objects: 1, operations: 1, letters: 1 },
      sent: { objects: 0 },
      waiting: 0,
    });
    expect(sorted(headquarters.words)).toEqual(['a sheet']);
    expect(objectsIn(place)).toHaveLength(1);
  });

  it('asks once where nothing is new, and writes nothing', async () => {
    const place = new SharedPlace();
    const [one, other] = [desk(1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, how));
    await other.exchange(faultyStore(place, how));
    await one.exchange(faultyStore(place, how));
    const writes = one.keeper.writes;
    const again = await one.exchange(faultyStore(place, how));
    expect(again).toMatchObject({ stopped: null, requests: 1, bytesIn: 0, bytesOut: 0 });
    expect(one.keeper.writes).toBe(writes);
    expect(one.keeper.objects.size).toBe(0);
  });

  it('puts a letter that cannot be read aside, once, and takes the others', async () => {
    const place = new SharedPlace();
    const [one, other, headquarters] = [region('02', 1), region('03', 2), desk(3)];
    one.words.add('poison');
    other.words.add('a sheet');
    await one.exchange(faultyStore(place, how));
    await other.exchange(faultyStore(place, how));
    const first = await headquarters.exchange(faultyStore(place, how));
    expect(first.refused).toEqual([
      expect.objectContaining({ audience: 'headquarters', reason: 'BundleDamaged' }),
    ]);
    expect(sorted(headquarters.words)).toEqual(['a sheet']);
    const second = await headquarters.exchange(faultyStore(place, how));
    expect(second).toMatchObject({ refused: [], taken: { objects: 0 } });
    await headquarters.keeper.remember(retryRefused(headquarters.keeper.memory));
    const third = await headquarters.exchange(faultyStore(place, how));
    expect(third.refused).toHaveLength(1);
  });

  it('sends again what the store lost', async () => {
    const place = new SharedPlace();
    const [one, other, late] = [desk(1), desk(2), desk(3)];
    one.words.add('a');
    await one.exchange(faultyStore(place, how));
    await other.exchange(faultyStore(place, how));
    const before = new Map(place.files);
    one.words.add('b');
    await one.exchange(faultyStore(place, how));
    place.files.clear();
    for (const [name, bytes] of before) place.files.set(name, bytes);
    const back = await one.exchange(faultyStore(place, how));
    expect(back).toMatchObject({ stopped: null, told: { lost: 1 }, sent: { operations: 1 } });
    await late.exchange(faultyStore(place, how));
    expect(sorted(late.words)).toEqual(['a', 'b']);
    place.files.clear();
    expect((await other.exchange(faultyStore(place, how))).told.lost).toBeGreaterThan(0);
    const anew = desk(4);
    await anew.exchange(faultyStore(place, how));
    expect(anew.words).toContain('a');
  });

  it('cuts a long letter into pieces and puts them together, however often the line is cut', async () => {
    const place = new SharedPlace();
    const [one, other] = [desk(1), desk(2)];
    const random = numbersFrom(7);
    one.words.add('long');
    one.ballast = Array.from({ length: 60_000 }, () => random().toString(36)).join('');
    const faults: Faults = { ...noFaults, random, cut: 0.2, unanswered: 0.1, half: 0.1 };
    for (let tries = 0; tries < 60; tries += 1) await one.exchange(faultyStore(place, how, faults));
    expect(one.keeper.memory.outbox).toEqual([]);
    expect(objectsIn(place).length).toBe(Math.ceil(one.ballast.length / (192 * 1024)));
    for (let tries = 0; tries < 60; tries += 1)
      await other.exchange(faultyStore(place, how, faults));
    expect(other.ballast).toBe(one.ballast);
    expect(other.keeper.objects.size).toBe(0);
  });

  it('stops where the person says so and goes on from there', async () => {
    const place = new SharedPlace();
    const [one, other] = [desk(1), desk(2)];
    one.words.add('a');
    const stopped = await one.exchange(faultyStore(place, how), { goOn: () => false });
    expect(stopped).toMatchObject({ stopped: { type: 'ExchangeCancelled' }, requests: 0 });
    await one.exchange(faultyStore(place, how));
    await other.exchange(faultyStore(place, how));
    expect(other.words).toContain('a');
  });

  it('ends with what the store says', async () => {
    const place = new SharedPlace();
    const one = desk(1);
    one.words.add('a');
    const cut = faultyStore(place, how, { ...noFaults, cut: 1 });
    expect((await one.exchange(cut)).stopped).toEqual({ type: 'ExchangeUnreachable' });
    expect(place.files.size).toBe(0);
  });

  it('keeps each audience from the others, and says nothing to who has no key', async () => {
    const place = new SharedPlace();
    const marker = 'MARKER planted in a sheet';
    const [one, other, headquarters] = [region('02', 1), region('03', 2), desk(3)];
    one.words.add(marker);
    await one.exchange(faultyStore(place, how));
    await other.exchange(faultyStore(place, how), { lookThrough: true });
    await headquarters.exchange(faultyStore(place, how));
    expect(headquarters.words).toContain(marker);
    expect(other.words.size).toBe(0);
    const stored = place.history.map((bytes) => Buffer.from(bytes).toString('latin1')).join('');
    for (const word of ['MARKER', 'headquarters', 'region', 'lane'])
      expect(stored).not.toContain(word);
  });

  it('loses nothing whenever the line is cut, the power goes, or a file is half or twice there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = numbersFrom(seed);
        const faults: Faults = {
          random,
          cut: 0.08,
          unanswered: 0.05,
          half: 0.05,
          conflict: 0.05,
          kill: 0.04,
          lostUpdate: how.checks ? 0 : 0.2,
        };
        const place = new SharedPlace();
        const desks = [desk(seed + 1), desk(seed + 2)];
        const all = [...desks, region('02', seed + 3), region('03', seed + 4)];
        for (const each of all) each.keeper = new DiskKeeper(faults);
        for (let turn = 0; turn < 24; turn += 1) {
          const who = all[Math.floor(random() * all.length)];
          who?.words.add(`word ${turn}`);
          await who?.exchange(faultyStore(place, how, faults)).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
        }
        const words = new Set(all.flatMap((each) => [...each.words]));
        for (const each of all) {
          const calm = new DiskKeeper();
          await calm.remember(each.keeper.memory);
          for (const [name, bytes] of each.keeper.objects) await calm.keep(name, bytes);
          each.keeper = calm;
        }
        for (const each of [...all, ...all, ...all]) await each.exchange(faultyStore(place, how));
        for (const each of desks) expect(sorted(each.words)).toEqual(sorted(words));
        for (const each of all) {
          const last = await each.exchange(faultyStore(place, how));
          expect(last).toMatchObject({
            stopped: null,
            waiting: 0,
            sent: { objects: 0 },
          });
          expect(last.requests).toBeLessThanOrEqual(how.lists ? 40 : 1);
        }
      }),
      { numRuns: fewCases ? 1 : casesOf(2, 200) },
    );
  });
});

describe('a mailbox on a server', () => {
  it('finds what the index never named by looking through', async () => {
    const place = new SharedPlace();
    const [one, other] = [desk(1), desk(2)];
    await other.exchange(faultyStore(place, server));
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    place.files.delete(mailbox.keys.indexName);
    await other.exchange(faultyStore(place, server));
    expect(other.words.size).toBe(0);
    await other.exchange(faultyStore(place, server), { lookThrough: true });
    expect(sorted(other.words)).toEqual(['a']);
    // Whoever comes for the first time looks through by itself.
    place.files.delete(mailbox.keys.indexName);
    const late = desk(3);
    await late.exchange(faultyStore(place, server));
    expect(sorted(late.words)).toEqual(['a']);
  });

  it('has its index made anew where that was deleted, damaged or made huge', async () => {
    for (const bytes of [null, utf8ToBytes('no index'), new Uint8Array(2 * 1024 * 1024)]) {
      const place = new SharedPlace();
      const [one, other] = [desk(1), desk(2)];
      one.words.add('a');
      await one.exchange(faultyStore(place, server));
      if (bytes === null) place.files.delete(mailbox.keys.indexName);
      else place.put(mailbox.keys.indexName, bytes);
      const repaired = await one.exchange(faultyStore(place, server));
      expect(repaired).toMatchObject({
        stopped: null,
        told: { indexDamaged: bytes !== null, lost: 0 },
        sent: { objects: 0 },
      });
      await other.exchange(faultyStore(place, server));
      expect(other.words).toContain('a');
    }
  });

  it('puts the lanes of others back as well where an update of the index was lost', async () => {
    const place = new SharedPlace();
    const [one, other, late] = [desk(1), desk(2), desk(3)];
    one.words.add('a');
    await one.exchange(faultyStore(place, oldServer));
    const early = place.files.get(mailbox.keys.indexName);
    other.words.add('b');
    await other.exchange(faultyStore(place, oldServer));
    await one.exchange(faultyStore(place, oldServer));
    if (early !== undefined) place.put(mailbox.keys.indexName, early);
    expect((await one.exchange(faultyStore(place, oldServer))).told.lost).toBe(0);
    await late.exchange(faultyStore(place, oldServer));
    expect(sorted(late.words)).toEqual(['a', 'b']);
  });

  it('tells an installation that was copied, and loses nothing of either', async () => {
    const place = new SharedPlace();
    const [one, copy, headquarters] = [desk(1), desk(2), desk(3)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    await copy.keeper.remember(one.keeper.memory);
    copy.words.add('a').add('of the copy');
    one.words.add('of the first');
    await one.exchange(faultyStore(place, server));
    const told = await copy.exchange(faultyStore(place, server));
    expect(told.told.copied).toBe(true);
    expect((await one.exchange(faultyStore(place, server))).told.copied).toBe(false);
    await headquarters.exchange(faultyStore(place, server));
    expect(sorted(headquarters.words)).toEqual(['a', 'of the copy', 'of the first']);
    expect((await copy.exchange(faultyStore(place, server))).told.copied).toBe(false);
  });

  it('waits for what is named and not there yet, without asking for it more than twice', async () => {
    const place = new SharedPlace();
    const [one, other] = [desk(1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const [hidden = ''] = objectsIn(place);
    const bytes = place.files.get(hidden) ?? new Uint8Array();
    place.files.delete(hidden);
    one.words.add('b');
    await one.exchange(faultyStore(place, server));
    const early = await other.exchange(faultyStore(place, server));
    expect(early).toMatchObject({ stopped: null, waiting: 1 });
    expect(sorted(other.words)).toEqual(['b']);
    expect((await other.exchange(faultyStore(place, server))).requests).toBeLessThanOrEqual(3);
    place.put(hidden, bytes);
    expect(await other.exchange(faultyStore(place, server))).toMatchObject({ waiting: 0 });
    expect(sorted(other.words)).toEqual(['a', 'b']);
  });

  it('holds everything of those who exchange at the same moment', async () => {
    for (const how of [server, oldServer]) {
      const place = new SharedPlace();
      const all = [1, 2, 3, 4, 5].map(desk);
      for (const [index, each] of all.entries()) each.words.add(`word ${index}`);
      await Promise.all(all.map((each) => each.exchange(faultyStore(place, how))));
      for (const each of [...all, ...all, ...all]) await each.exchange(faultyStore(place, how));
      for (const each of all) {
        expect(each.words.size).toBe(all.length);
        expect((await each.exchange(faultyStore(place, how))).requests).toBe(1);
      }
    }
  });

  it('brings what is there, whatever an index names that never was', async () => {
    const place = new SharedPlace();
    const [one, other] = [desk(1), desk(2)];
    const ends = Array.from({ length: 30 }, (_, index) => ({
      audience: 'headquarters',
      lane: index.toString(16).padStart(32, '0'),
      seq: Number.MAX_SAFE_INTEGER,
      head: nameOfObject(Uint8Array.of(index)),
    }));
    place.put(mailbox.keys.indexName, await sealIndex(ends, mailbox.keys));
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const report = await other.exchange(faultyStore(place, server));
    expect(report).toMatchObject({ stopped: null, waiting: 0 });
    expect(report.requests).toBeLessThan(15);
    expect(sorted(other.words)).toEqual(['a']);
    expect((await other.exchange(faultyStore(place, server))).requests).toBe(1);
  });

  it('begins another lane where its index names an end of the own one that it never had', async () => {
    const place = new SharedPlace();
    const [one, other] = [desk(1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    const lanes = one.keeper.memory.index?.lanes ?? [];
    const forged = lanes.map((end) => ({ ...end, seq: 1_000_000, head: 'ab'.repeat(32) }));
    place.put(mailbox.keys.indexName, await sealIndex(forged, mailbox.keys));
    one.words.add('b');
    expect((await one.exchange(faultyStore(place, server))).told.copied).toBe(true);
    await other.exchange(faultyStore(place, server));
    expect(sorted(other.words)).toEqual(['a', 'b']);
  });
});

describe('a mailbox in a folder', () => {
  it('takes an object from a copy that the folder’s program made of it', async () => {
    const place = new SharedPlace();
    const [one, other] = [desk(1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, folder));
    const [name = ''] = objectsIn(place);
    const bytes = place.files.get(name) ?? new Uint8Array();
    place.put(`${name} (conflicted copy)`, bytes);
    place.put(name, bytes.slice(0, 100));
    const report = await other.exchange(faultyStore(place, folder));
    expect(report.told.damaged).toBe(1);
    expect(sorted(other.words)).toEqual(['a']);
    // It is put right for all others.
    expect(nameOfObject(place.files.get(name) ?? new Uint8Array())).toBe(name.slice(-64));
    expect(await other.exchange(faultyStore(place, folder))).toMatchObject({
      taken: { objects: 0 },
      told: { lost: 0, damaged: 0 },
    });
  });

  it('is not stopped by what strangers lay into it', async () => {
    const place = new SharedPlace();
    const [one, other] = [desk(1), desk(2)];
    one.words.add('a');
    await one.exchange(faultyStore(place, folder));
    const at = `${mailbox.keys.folderOf('headquarters')}/`;
    const strange = utf8ToBytes('age-encryption.org/v1\n-> X25519 nothing\n');
    place.put(at + nameOfObject(strange), strange);
    place.put(at + 'f'.repeat(64), new Uint8Array(objectLimit + 1));
    place.put(at + 'e'.repeat(64), utf8ToBytes('not what the name says'));
    place.put(`${at}.stfolder`, new Uint8Array());
    place.put(`${at}${'d'.repeat(64)}.tmp`, utf8ToBytes('half'));
    const cut = await sealObject(
      {
        lane: '0'.repeat(32),
        seq: 0,
        previous: null,
        part: 0,
        of: 1,
        file: '0'.repeat(64),
        bytes: utf8ToBytes('a letter whose hash is another'),
      },
      mailbox.keys,
    );
    place.put(at + nameOfObject(cut), cut);
    const report = await other.exchange(faultyStore(place, folder));
    expect(report.stopped).toBeNull();
    expect(report.told.damaged).toBe(2);
    expect(report.refused.map(({ reason }) => reason).toSorted()).toEqual([
      'LetterDamaged',
      'ObjectDamaged',
    ]);
    expect(sorted(other.words)).toEqual(['a']);
  });
});

describe('a memory', () => {
  it('may be lost: nothing is, and what is there is taken again', async () => {
    const place = new SharedPlace();
    const one = desk(1);
    one.words.add('a');
    await one.exchange(faultyStore(place, server));
    await one.keeper.remember(emptyMemory);
    const report = await one.exchange(faultyStore(place, server));
    expect(report).toMatchObject({ stopped: null, taken: { letters: 1 }, sent: { objects: 0 } });
  });
});
