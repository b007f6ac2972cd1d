import { hexToBytes } from '@noble/hashes/utils.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { toHex } from '../../shared/basics/bytes.ts';
import { z } from '../../shared/basics/zod.ts';
import { openEncrypted } from '../../shared/bundle/encrypted-file.ts';
import { openCard } from '../../shared/exchange/card.ts';
import { exchange } from '../../shared/exchange/mailbox.ts';
import { openIndex } from '../../shared/exchange/mailbox-index.ts';
import { mailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import { emptyMemory, parseMemory } from '../../shared/exchange/memory.ts';
import { DiskKeeper, faultyStore, SharedPlace } from '../exchange/faulty-store.ts';

const vector = z
  .object({
    secret: z.string(),
    reader: z.string(),
    mailbox: z.object({
      identity: z.string(),
      recipient: z.string(),
      index: z.string(),
      folders: z.record(z.string(), z.string()),
    }),
    lanes: z.array(z.unknown()),
    memory: z.looseObject({ audiences: z.array(z.looseObject({})) }),
    files: z.record(z.string(), z.string()),
    index: z.string(),
    card: z.string(),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'mailbox-1.json'), 'utf8')));

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const reader = hexToBytes(vector.reader);

describe('a mailbox of format 1', () => {
  it('has the keys and folders that follow from its secret', async () => {
    const keys = await mailboxKeys(hexToBytes(vector.secret));
    expect(toHex(keys.identity)).toBe(vector.mailbox.identity);
    expect(toHex(keys.recipient)).toBe(vector.mailbox.recipient);
    expect(keys.indexName).toBe(vector.mailbox.index);
    for (const [audience, folder] of Object.entries(vector.mailbox.folders))
      expect(keys.folderOf(audience)).toBe(folder);
  });

  it('has an index and a memory that are read', async () => {
    const keys = await mailboxKeys(hexToBytes(vector.secret));
    expect(await openIndex(bytesOf(vector.index), keys)).toEqual({ ok: true, value: vector.lanes });
    // A memory of before halves were remembered is read as one without any.
    const audiences = vector.memory.audiences.map((each) => ({ ...each, halves: [] }));
    expect(parseMemory(vector.memory)).toEqual({
      ok: true,
      value: { ...vector.memory, audiences },
    });
  });

  it.each([true, false])('gives its letters, whether it lists (%s) or not', async (lists) => {
    const place = new SharedPlace();
    place.files.set(vector.mailbox.index, bytesOf(vector.index));
    for (const [name, bytes] of Object.entries(vector.files)) place.files.set(name, bytesOf(bytes));
    const letters: string[] = [];
    const report = await exchange(emptyMemory, {
      store: faultyStore(place, { lists, checks: true }),
      keeper: new DiskKeeper(),
      keys: await mailboxKeys(hexToBytes(vector.secret)),
      random: (length) => new Uint8Array(length),
      reads: ['region/KZ-10'],
      writes: [],
      outgoing: async function* () {
        // Nothing is sent.
      },
      take: async ({ bytes }) => {
        const plain = await openEncrypted(bytes, [reader]);
        if (!plain.ok) return { type: 'refused', reason: plain.error.type };
        letters.push(new TextDecoder().decode(plain.value));
        return { type: 'taken', contents: [], operations: 1 };
      },
    });
    expect(report).toMatchObject({ stopped: null, taken: { objects: 3, letters: 2 }, waiting: 0 });
    expect(letters).toEqual(['first letter', 'second letter '.repeat(20_000).slice(0, 200_000)]);
  });

  it('has a card that opens with its reader’s key', async () => {
    const card = await openCard(bytesOf(vector.card), [reader]);
    expect(card).toMatchObject({
      ok: true,
      value: {
        secret: hexToBytes(vector.secret),
        place: {
          kind: 's3',
          address: 'https://store.example',
          bucket: 'contest',
          prefix: 'season/2026',
        },
        credentials: { user: 'key', password: 'half' },
      },
    });
  });
});
