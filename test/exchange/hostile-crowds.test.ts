import { describe, expect, it, vi } from 'vitest';

import { err } from '../../shared/basics/result.ts';
import type { MailboxStore } from '../../shared/exchange/mailbox-store.ts';
import type { LaneEnd } from '../../shared/exchange/memory.ts';
import { nameOfObject } from '../../shared/exchange/object.ts';
import { faultyStore, SharedPlace } from './faulty-store.ts';
import type { Participant } from './participant.ts';
import { desk, hq, insiderOf, region, server, sorted } from './one-mailbox.ts';

vi.setConfig({ testTimeout: 30_000 });

const awaitedAtMost = 4;
const words = ['a', 'b', 'c'];

/** Lays objects that each name one before them which never was, and an index that names these before all others. */
async function crowd(place: SharedPlace, count: number): Promise<void> {
  const insider = insiderOf(place);
  const ends: LaneEnd[] = [];
  for (let at = 0; at < count; at += 1) {
    const lane = at.toString(16).padStart(32, '0');
    const previous = nameOfObject(new Uint8Array([at]));
    const piece = { part: 0, of: 2, file: 'cd'.repeat(32), bytes: new Uint8Array(1) };
    const head = await insider.lay(hq, { lane, seq: 1, previous, ...piece });
    ends.push({ audience: hq, lane, seq: 1, head });
  }
  await insider.rewrite((lanes) => [...ends, ...lanes]);
}

/** The line after which so many objects came. */
function cutAfter(store: MailboxStore, objects: number): MailboxStore {
  let left = objects;
  return {
    ...store,
    read: async (name, how) => {
      if (left === 0) return err({ type: 'ExchangeUnreachable' });
      if (!name.startsWith('qz1/index-')) left -= 1;
      return store.read(name, how);
    },
  };
}

/** Somebody reads a mailbox in which three new letters follow each other, and more is named than can be awaited. */
async function crowdedMailbox(): Promise<{ reader: Participant; line: MailboxStore }> {
  const place = new SharedPlace();
  const line = faultyStore(place, server);
  const [sender, reader] = [region('02', 1), desk(2)];
  await reader.exchange(line);
  for (const word of words) {
    sender.words.add(word);
    await sender.exchange(line);
  }
  await crowd(place, 9);
  return { reader, line };
}

describe('somebody with a card who names more than can be awaited', () => {
  it('keeps no earlier letter back, and is asked about once', async () => {
    const { reader, line } = await crowdedMailbox();
    const report = await reader.exchange(line, { awaitedAtMost });
    expect(sorted(reader.words)).toEqual(words);
    expect(report).toMatchObject({ stopped: null, waiting: 0 });
    await reader.exchange(line, { awaitedAtMost });
    expect((await reader.exchange(line, { awaitedAtMost })).requests).toBe(1);
  });

  it('keeps none back where the line was cut meanwhile', async () => {
    const { reader, line } = await crowdedMailbox();
    const cut = await reader.exchange(cutAfter(line, 12), { awaitedAtMost });
    expect(cut.stopped).toEqual({ type: 'ExchangeUnreachable' });
    expect(sorted(reader.words)).toEqual(['c']);
    expect(await reader.exchange(line, { awaitedAtMost })).toMatchObject({ waiting: 0 });
    expect(sorted(reader.words)).toEqual(words);
  });
});
