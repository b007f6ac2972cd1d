import { beforeAll, expect, it } from 'vitest';

import { encodePadded, isSealedSize } from '../../shared/exchange/padding.ts';
import { sealValue } from '../../shared/exchange/sealed-value.ts';
import { faultyStore, SharedPlace } from './faulty-store.ts';
import { numbersFrom, Participant, type TestMailbox, testMailbox } from './participant.ts';

let mailbox: TestMailbox;
beforeAll(async () => {
  mailbox = await testMailbox();
});

const desk = (seed: number): Participant =>
  new Participant(mailbox, { reads: ['headquarters'], random: numbersFrom(seed) });

it('knows a sealed value by its size from a piece of one', async () => {
  for (const length of [0, 1, 300, 5000, 65_536, 65_537, 131_000, 190_000]) {
    const fields = { v: 1, bytes: new Uint8Array(length) };
    expect(encodePadded(fields).length % 512).toBe(0);
    const { length: size } = await sealValue(fields, mailbox.keys);
    expect(isSealedSize(size)).toBe(true);
    for (const cut of [1, 16, 200, 511]) expect(isSealedSize(size - cut)).toBe(false);
  }
  for (const size of [0, 1, 184, 200, 700]) expect(isSealedSize(size)).toBe(false);
});

it.each([
  ['a folder', { lists: true, checks: true }],
  ['a server', { lists: false, checks: true }],
])('sends again what %s kept but half of, once', async (_, how) => {
  const place = new SharedPlace();
  const [writer, late] = [desk(1), desk(2)];
  writer.words.add('a');
  await writer.exchange(faultyStore(place, how));
  writer.words.add('b');
  await writer.exchange(faultyStore(place, how));
  const object = [...place.files.keys()].find((name) => name !== mailbox.keys.indexName) ?? '';
  const bytes = place.files.get(object) ?? new Uint8Array();
  place.put(object, bytes.slice(0, 700));
  const early = await late.exchange(faultyStore(place, how));
  expect(early.waiting).toBe(1);
  const noticed = await writer.exchange(faultyStore(place, how), { lookThrough: true });
  expect(noticed).toMatchObject({ told: { lost: 1 }, sent: { operations: 1 } });
  const again = await writer.exchange(faultyStore(place, how), { lookThrough: true });
  expect(again).toMatchObject({ told: { lost: 0 }, sent: { objects: 0 } });
  await late.exchange(faultyStore(place, how));
  expect([...late.words].toSorted()).toEqual(['a', 'b']);
});

it('believes an object of another size that is whole', async () => {
  const place = new SharedPlace();
  const how = { lists: true, checks: true };
  const writer = desk(1);
  writer.words.add('a');
  await writer.exchange(faultyStore(place, how));
  const listed = faultyStore(place, how);
  const odd: typeof listed = {
    ...listed,
    list: async (folder) => {
      const found = await listed.list(folder);
      return found.ok
        ? { ok: true, value: found.value.map((file) => ({ ...file, size: file.size - 5 })) }
        : found;
    },
  };
  expect(await writer.exchange(odd)).toMatchObject({ told: { lost: 0 }, sent: { objects: 0 } });
});

it('fetches what stands in place of an object once, and the object as soon as it is there', async () => {
  const place = new SharedPlace();
  const how = { lists: false, checks: true };
  const [writer, late] = [desk(1), desk(2)];
  writer.words.add('long '.repeat(20_000));
  await writer.exchange(faultyStore(place, how));
  const object = [...place.files.keys()].find((name) => name !== mailbox.keys.indexName) ?? '';
  const bytes = place.files.get(object) ?? new Uint8Array();
  const half = bytes.slice(0, bytes.length / 2);
  place.put(object, half);
  const first = await late.exchange(faultyStore(place, how));
  expect(first.waiting).toBe(1);
  expect(first.bytesIn).toBeGreaterThan(half.length);
  const again = await late.exchange(faultyStore(place, how));
  expect(again).toMatchObject({ waiting: 1, told: { damaged: 1 }, bytesIn: 0 });
  place.put(object, bytes.slice(0, bytes.length - 1));
  const other = await late.exchange(faultyStore(place, how));
  expect(other.bytesIn).toBe(bytes.length - 1);
  place.put(object, bytes);
  expect(await late.exchange(faultyStore(place, how))).toMatchObject({ waiting: 0 });
  expect([...late.words]).toEqual([...writer.words]);
});
