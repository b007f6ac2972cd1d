import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { err } from '../../shared/basics/result.ts';
import { openEncrypted, recipientOf } from '../../shared/bundle/encrypted-file.ts';
import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { MailboxPorts, OutgoingLetter } from '../../shared/exchange/exchange-session.ts';
import { exchange, type ExchangeReport } from '../../shared/exchange/mailbox.ts';
import type { MailboxStore } from '../../shared/exchange/mailbox-store.ts';
import { carriedTo, headquartersFiles, retryRefused } from '../../shared/exchange/memory.ts';
import { fewCases } from '../builders/few-cases.ts';
import { casesOf, isLong } from '../long/count-cases.ts';
import {
  DiskKeeper,
  type Faults,
  faultyStore,
  Killed,
  noFaults,
  SharedPlace,
} from './faulty-store.ts';
import { Insider, lyingEnd } from './insider.ts';
import { bytesBy, numbersFrom, type TestMailbox, testMailbox } from './participant.ts';

vi.setConfig({ testTimeout: isLong ? 1_200_000 : 60_000 });

const reader = new Uint8Array(32).fill(3);
let mailbox: TestMailbox;
beforeAll(async () => {
  mailbox = await testMailbox();
});

/** A laptop with words, which are records, and names of files of so many bytes. */
class Laptop {
  readonly words = new Set<string>();
  readonly files = new Map<string, number>();
  /** Names of files that some record names. */
  readonly named = new Set<string>();
  /** Words and files in the order in which they came. */
  readonly came: string[] = [];
  keeper = new DiskKeeper();
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = numbersFrom(seed);
  }

  async *#outgoing(
    known: (audience: string) => ReadonlySet<string>,
    audience: string,
  ): AsyncIterable<OutgoingLetter> {
    const there = known(audience);
    const letter = async (content: string, size: number): Promise<OutgoingLetter> => ({
      audience,
      file: utf8ToBytes(content.padEnd(size)),
      contents: [content],
      operations: 1,
      readers: [await recipientOf(reader)],
    });
    if (carriedTo(audience) === 'files') {
      for (const [name, size] of this.files) if (!there.has(name)) yield await letter(name, size);
    } else for (const word of this.words) if (!there.has(word)) yield await letter(word, 0);
  }

  exchange(store: MailboxStore, more: Partial<MailboxPorts> = {}): Promise<ExchangeReport> {
    const audiences = ['headquarters', headquartersFiles];
    return exchange(this.keeper.memory, {
      store,
      keeper: this.keeper,
      keys: mailbox.keys,
      random: bytesBy(this.#random),
      reads: audiences,
      writes: audiences,
      outgoing: (known, carried) =>
        this.#outgoing(known, carried === 'files' ? headquartersFiles : 'headquarters'),
      lost: async (known) =>
        new Set([...this.named].filter((name) => known.has(name) && !this.files.has(name))),
      take: async ({ audience, bytes }) => {
        const plain = await openEncrypted(bytes, [reader]);
        if (!plain.ok) return { type: 'refused', reason: plain.error.type };
        const content = new TextDecoder().decode(plain.value).trim();
        if (carriedTo(audience) === 'files') this.files.set(content, plain.value.length);
        else this.words.add(content);
        this.came.push(content);
        return { type: 'taken', contents: [content], operations: 1 };
      },
      ...more,
    });
  }
}

const objectsFor = (place: SharedPlace, audience: string): readonly string[] =>
  [...place.files.keys()].filter((name) => name.startsWith(`${mailbox.keys.folderOf(audience)}/`));

describe.each([
  ['a folder', { lists: true, checks: true }],
  ['a server', { lists: false, checks: true }],
] as const)('files in %s', (_, how) => {
  it('let records come and go between any two portions of them', async () => {
    const place = new SharedPlace();
    const [one, other] = [new Laptop(1), new Laptop(2)];
    for (let file = 0; file < 2; file += 1) one.files.set(`file ${file}`, 800_000);
    one.words.add('a record');
    const slow = faultyStore(place, how);
    let writes = 0;
    await one.exchange({
      ...slow,
      write: (name, bytes, when) => {
        writes += 1;
        // Somebody enters a score while the files are on their way.
        if (writes === 8) one.words.add('a late record');
        return slow.write(name, bytes, when);
      },
    });
    // Over a line it is asked for again after each portion, in a folder nothing takes long.
    expect(objectsFor(place, 'headquarters')).toHaveLength(how.lists ? 1 : 2);
    await one.exchange(faultyStore(place, how));
    await other.exchange(faultyStore(place, how));
    expect(new Set(other.came.slice(0, 2))).toEqual(new Set(['a record', 'a late record']));
    expect(other.files.size).toBe(2);
  });

  it('that a laptop lost come again, also to whoever sent them, and nothing else does', async () => {
    const place = new SharedPlace();
    const [one, other] = [new Laptop(1), new Laptop(2)];
    for (const name of ['long', 'short', 'gone'])
      one.files.set(name, name === 'long' ? 300_000 : 900);
    await one.exchange(faultyStore(place, how));
    await other.exchange(faultyStore(place, how));
    const before = objectsFor(place, headquartersFiles);
    for (const each of [one, other]) {
      for (const name of each.files.keys()) each.named.add(name);
      each.files.delete('long');
      const { told, sent, taken } = await each.exchange(faultyStore(place, how));
      expect([told.copied, sent.objects, taken.letters]).toEqual([false, 0, 1]);
      expect([...each.files]).toContainEqual(['long', 300_000]);
    }
    expect(objectsFor(place, headquartersFiles)).toEqual(before);
    // What the store has lost as well is asked for, and keeps nothing back.
    for (const { objects } of other.keeper.memory.audiences.flatMap(({ letters }) => letters))
      if (objects.length === 1)
        place.files.delete(`${mailbox.keys.folderOf(headquartersFiles)}/${objects[0]}`);
    for (const name of ['long', 'short']) other.files.delete(name);
    const late = await other.exchange(faultyStore(place, how));
    expect(late.stopped).toBeNull();
    expect(other.files.has('long')).toBe(true);
    expect((await other.exchange(faultyStore(place, how))).requests).toBe(2);
  });

  it('that were lost and are not taken are asked for a few at a time, and those that are refused once', async () => {
    const place = new SharedPlace();
    const laptop = new Laptop(1);
    const all = Array.from({ length: 5 }, (_, at) => `file ${at}`);
    for (const name of all) {
      laptop.files.set(name, 900);
      laptop.named.add(name);
    }
    await laptop.exchange(faultyStore(place, how));
    laptop.files.clear();
    const objectsOf = async (take: MailboxPorts['take']): Promise<number> =>
      (await laptop.exchange(faultyStore(place, how), { take })).taken.objects;
    for (let turn = 0; turn < 3; turn += 1)
      expect(await objectsOf(async () => ({ type: 'later' }))).toBe(2);
    const refuse: MailboxPorts['take'] = async () => ({ type: 'refused', reason: 'BundleTooNew' });
    const asked: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) asked.push(await objectsOf(refuse));
    expect(asked).toEqual([2, 2, 1, 0, 0]);
    const quiet = await laptop.exchange(faultyStore(place, how));
    expect([quiet.requests, quiet.sent.objects]).toEqual([how.lists ? 2 : 1, 0]);
    expect(laptop.keeper.memory.audiences.flatMap(({ refused }) => refused)).toHaveLength(5);
    // The program was brought up to date.
    await laptop.keeper.remember(retryRefused(laptop.keeper.memory));
    const { taken, waiting } = await laptop.exchange(faultyStore(place, how));
    expect([taken.letters, waiting]).toEqual([5, 0]);
    expect([...laptop.files.keys()].toSorted()).toEqual(all);
  });

  it('are there once each, wherever the line is cut and the power goes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = numbersFrom(seed);
        const faults: Faults = { ...noFaults, random, cut: 0.06, unanswered: 0.04, kill: 0.03 };
        const place = new SharedPlace();
        const laptops = [new Laptop(seed + 1), new Laptop(seed + 2)];
        for (const each of laptops) each.keeper = new DiskKeeper(faults);
        for (let turn = 0; turn < 12; turn += 1) {
          const who = laptops[turn % 2];
          if (turn < 3) who?.files.set(`file ${turn}`, 250_000);
          who?.words.add(`word ${turn}`);
          await who?.exchange(faultyStore(place, how, faults)).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
        }
        for (const each of laptops) {
          const calm = new DiskKeeper();
          await calm.remember(each.keeper.memory);
          for (const [name, bytes] of each.keeper.objects) await calm.keep(name, bytes);
          each.keeper = calm;
        }
        for (const each of [...laptops, ...laptops]) await each.exchange(faultyStore(place, how));
        for (const each of laptops) expect([each.files.size, each.words.size]).toEqual([3, 12]);
        // Of 250,000 bytes there are two objects, and no file has a second copy.
        expect(objectsFor(place, headquartersFiles)).toHaveLength(6);
      }),
      { numRuns: fewCases ? 1 : casesOf(1, 100) },
    );
  });
});

it('that a store lost are sent again, also where the line was cut once the new index was known', async () => {
  const place = new SharedPlace();
  const server = { lists: false, checks: true };
  const [one, other] = [new Laptop(1), new Laptop(2)];
  one.words.add('a record');
  await one.exchange(faultyStore(place, server));
  const early = [...place.files];
  one.files.set('a file', 1000);
  await one.exchange(faultyStore(place, server));
  // The store was set back to a copy of itself.
  place.files.clear();
  for (const [name, bytes] of early) place.files.set(name, bytes);
  const line = faultyStore(place, server);
  let isCut = false;
  await one.exchange({
    ...line,
    read: async (name, how) =>
      isCut ? err({ type: 'ExchangeUnreachable' }) : line.read(name, how),
    list: async (name) => (isCut ? err({ type: 'ExchangeUnreachable' }) : line.list(name)),
    write: async (name, bytes, when) => {
      const written = await line.write(name, bytes, when);
      isCut ||= name === mailbox.keys.indexName;
      return isCut ? err({ type: 'ExchangeUnreachable' }) : written;
    },
  });
  await one.exchange(faultyStore(place, server));
  await one.exchange(faultyStore(place, server));
  await other.exchange(faultyStore(place, server));
  expect([...other.files.keys()]).toEqual(['a file']);
});

it('keep no record back that came while they were on their way, whatever an index names beside it', async () => {
  const place = new SharedPlace();
  const server = { lists: false, checks: true };
  const [one, other] = [new Laptop(1), new Laptop(2)];
  for (let file = 0; file < 2; file += 1) one.files.set(`file ${file}`, 800_000);
  one.words.add('a record');
  const line = faultyStore(place, server);
  let writes = 0;
  await one.exchange({
    ...line,
    write: async (name, bytes, when) => {
      writes += 1;
      if (writes === 8) {
        other.words.add('a late record');
        await other.exchange(faultyStore(place, server));
        await new Insider(place, mailbox.keys).rewrite((lanes) => [
          ...Array.from({ length: 8 }, (_, number) => lyingEnd(number)),
          ...lanes,
        ]);
      }
      return line.write(name, bytes, when);
    },
  });
  expect(one.came).toContain('a late record');
});
