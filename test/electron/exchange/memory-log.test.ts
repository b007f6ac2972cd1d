import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MemoryLog } from '../../../electron/exchange/memory-log.ts';
import { type MailboxKeys, mailboxKeys } from '../../../shared/exchange/mailbox-keys.ts';
import {
  audienceIn,
  emptyMemory,
  type MailboxMemory,
  withAudience,
} from '../../../shared/exchange/memory.ts';

let folder = '';
let keys: MailboxKeys;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memory-log-'));
  keys = await mailboxKeys(new Uint8Array(32).fill(7));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened(): Promise<MemoryLog> {
  const log = await MemoryLog.open(folder, keys);
  if (!log.ok) throw new Error(log.error.type);
  return log.value;
}

const name = (number: number): string => number.toString(16).padStart(64, '0');

/** One letter more, on its way out. */
function withLetter(memory: MailboxMemory, number: number): MailboxMemory {
  const each = audienceIn(memory, 'headquarters');
  const letter = { objects: [name(number)], contents: [`content ${number}`] };
  return {
    ...withAudience(memory, { ...each, letters: [...each.letters, letter] }),
    outbox: [{ name: name(number), audience: 'headquarters', written: false }],
  };
}

/** The log's file, with some letters remembered one after another. */
async function written(count: number): Promise<{
  readonly file: string;
  readonly memories: readonly MailboxMemory[];
}> {
  const log = await opened();
  const memories = [emptyMemory];
  for (let number = 1; number <= count; number += 1) {
    memories.push(withLetter(log.memory, number));
    await log.remember(memories.at(-1) ?? emptyMemory);
  }
  const [only = ''] = await readdir(folder);
  return { file: join(folder, only), memories };
}

describe('the log of a memory', () => {
  it('holds what was remembered last, and only what changed is appended', async () => {
    const { file, memories } = await written(200);
    expect((await opened()).memory).toEqual(memories.at(-1));
    const lines = (await readFile(file, 'utf8')).split('\n').slice(2, -1);
    // A letter, one object in the outbox and one gone from it: whatever is remembered already.
    for (const line of lines) expect(line.length).toBeLessThan(500);
    expect((await readFile(file)).length).toBeLessThan(200 * 500);
  });

  it('cut off anywhere holds what was remembered until then, and goes on', async () => {
    const { file, memories } = await written(4);
    const whole = await readFile(file);
    const text = JSON.stringify(memories);
    for (let length = 0; length < whole.length; length += 7) {
      await writeFile(file, whole.subarray(0, length));
      const log = await opened();
      expect(text).toContain(JSON.stringify(log.memory));
      await log.remember(withLetter(log.memory, 99));
      expect((await opened()).memory).toEqual(log.memory);
    }
  });

  it('takes over what an early version kept in one piece, and removes that', async () => {
    const memory = withLetter(withLetter(emptyMemory, 1), 2);
    const { file } = await written(1);
    const before = file.replace(/log$/, 'json');
    await rm(file);
    await writeFile(before, JSON.stringify(memory));
    const log = await opened();
    expect(log.memory).toEqual(memory);
    await log.remember(withLetter(memory, 3));
    expect((await opened()).memory).toEqual(withLetter(memory, 3));
    expect(await readdir(folder)).toEqual([expect.stringMatching(/\.log$/)]);
  });

  it('is written anew once it is several times what it holds', async () => {
    const log = await opened();
    let memory = emptyMemory;
    for (let number = 1; number <= 40; number += 1) {
      const letters = [{ objects: [name(number)], contents: ['x'.repeat(200).repeat(1)] }];
      const many = Array.from({ length: 50 }, () => letters[0]?.contents[0] ?? '');
      memory = withAudience(memory, {
        ...audienceIn(memory, 'headquarters'),
        letters: [{ objects: [name(number)], contents: many }],
      });
      await log.remember(memory);
    }
    const [only = ''] = await readdir(folder);
    expect((await readFile(join(folder, only))).length).toBeLessThan(280 * 1024);
    expect((await opened()).memory).toEqual(memory);
  });

  it('is left alone where a later program wrote it', async () => {
    const { file } = await written(1);
    const { createHash } = await import('node:crypto');
    const head = '{"qazylar":"mailbox memory","v":3,"more":true}';
    const sum = createHash('sha256').update(head).digest('hex').slice(0, 16);
    const later = `${sum} ${head}\nwonders\n`;
    await writeFile(file, later);
    expect(await MemoryLog.open(folder, keys)).toEqual({
      ok: false,
      error: { type: 'StoreNewer', file },
    });
    expect(await readFile(file, 'utf8')).toBe(later);
  });
});
