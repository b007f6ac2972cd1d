import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { nodeFolder } from '../../../electron/disk/node-folder.ts';
import type { JournalFile } from '../../../electron/journal/journal-file.ts';
import { sha256, utf8ToBytes } from '../../../shared/basics/bytes.ts';
import { journalOf } from '../../builders/journal-bytes.ts';
import { openJournal } from './open-journal.ts';

const [a, b, c] = ['Абай', 'Мұхтар', 'Ілияс'].map(utf8ToBytes) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const refusedAs = (reason: string) => ({
  ok: false,
  error: { type: 'JournalFailed', details: { reason } },
});

let home: string;
let folder: string;
let journal: JournalFile;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'journal-'));
  folder = join(home, 'journal');
  journal = again();
});

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  await rm(home, { recursive: true, force: true });
});

const opened: JournalFile[] = [];

/** The program, started once more. */
function again(): JournalFile {
  const started = openJournal(nodeFolder(folder));
  opened.push(started);
  return started;
}

const fileOf = (number: number): string => join(folder, `journal-00000${number}.qzj`);
const names = async (): Promise<readonly string[]> => (await readdir(folder)).toSorted();

/** Puts a file there that nothing of the program wrote. */
async function given(number: number, bytes: Uint8Array): Promise<void> {
  await nodeFolder(folder).make();
  await writeFile(fileOf(number), bytes);
}

describe('a journal on a real disk', () => {
  test('is empty before the first entry, and makes no file by being read', async () => {
    expect(await journal.read()).toEqual({
      entries: [],
      end: 'whole',
      written: 0,
      generation: '',
      size: 0,
    });
    expect(await readdir(home)).toEqual([]);
  });

  test('numbers entries in the order they came, also when they came at once', async () => {
    const places = await Promise.all([a, b, c].map((entry) => journal.append(entry)));
    expect(places).toEqual(
      [0, 1, 2].map((number) => ({
        ok: true,
        value: { number, generation: '01'.repeat(16), size: 64 * (number + 2) },
      })),
    );
    expect(await again().read()).toMatchObject({ entries: [a, b, c], end: 'whole', written: 3 });
    expect((await stat(fileOf(1))).size).toBe(256);
  });

  test('goes on after a start without having been read', async () => {
    await journal.append(a);
    expect(await again().append(b)).toMatchObject({ ok: true, value: { number: 1 } });
    expect((await again().read()).entries).toEqual([a, b]);
  });

  test('begins anew when it is replaced, and keeps the last two former ones', async () => {
    for (const entry of [a, b, c, a, b]) await journal.replace([entry, entry]);
    expect(await names()).toEqual([3, 4, 5].map((number) => `journal-00000${number}.qzj`));
    expect(await journal.append(c)).toMatchObject({ value: { number: 2 } });
    expect((await again().read()).entries).toEqual([b, b, c]);
  });

  test('takes an entry of many blocks', async () => {
    const large = new Uint8Array(300_001).map((_, index) => index % 253);
    await journal.append(a);
    expect(await journal.append(large)).toMatchObject({ ok: true });
    expect(await journal.append(b)).toMatchObject({ value: { number: 2 } });
    expect((await again().read()).entries).toEqual([a, large, b]);
  });

  test('says when nothing waits', async () => {
    const appended = journal.append(a);
    expect(journal.isIdle()).toBe(false);
    await journal.settled();
    expect(journal.isIdle()).toBe(true);
    expect((await appended).ok).toBe(true);
  });
});

describe('a torn end', () => {
  const { bytes, ends } = journalOf([a, b, new Uint8Array(200).fill(7)]);

  test('is left as it is by reading, and cut by the next entry', async () => {
    await given(1, bytes.subarray(0, bytes.length - 150));
    expect(await journal.read()).toMatchObject({ entries: [a, b], end: 'torn', written: 2 });
    expect((await stat(fileOf(1))).size).toBe(bytes.length - 150);
    expect(await journal.append(c)).toMatchObject({ value: { number: 2 } });
    expect(new Uint8Array(await readFile(fileOf(1)))).toEqual(journalOf([a, b, c]).bytes);
    expect(await again().read()).toMatchObject({ entries: [a, b, c], end: 'whole' });
  });

  test('of zeros is cut as well', async () => {
    const zeros = new Uint8Array(5000);
    zeros.set(bytes.subarray(0, ends[2]));
    await given(1, zeros);
    expect(await journal.read()).toMatchObject({ entries: [a, b], end: 'torn' });
    await journal.append(c);
    expect((await stat(fileOf(1))).size).toBe(journalOf([a, b, c]).bytes.length);
  });

  test('inside the fill of the last block is none', async () => {
    await given(1, bytes);
    await truncate(fileOf(1), bytes.length - 3);
    expect(await journal.read()).toMatchObject({ end: 'whole', written: 3 });
    await journal.append(c);
    expect(await again().read()).toMatchObject({ end: 'whole', written: 4 });
  });
});

describe('a damaged journal', () => {
  const { bytes } = journalOf([a, b, c]);
  const damaged = bytes.slice();
  damaged[70] = 1;

  test('is not written to, and says what is certain', async () => {
    await given(1, damaged);
    expect(await journal.read()).toMatchObject({ entries: [], end: 'damaged', written: 3 });
    expect(await journal.append(a)).toEqual(refusedAs('damaged'));
    expect(new Uint8Array(await readFile(fileOf(1)))).toEqual(damaged);
  });

  test('is kept aside for good when it is replaced', async () => {
    await given(1, damaged);
    for (const entry of [a, b, c, a]) expect((await journal.replace([entry])).ok).toBe(true);
    expect(await names()).toEqual([1, 3, 4, 5].map((number) => `journal-00000${number}.qzj`));
    expect(new Uint8Array(await readFile(fileOf(1)))).toEqual(damaged);
    expect(await journal.append(b)).toMatchObject({ value: { number: 1 } });
  });

  test('without a single byte is damaged, not empty', async () => {
    await given(1, new Uint8Array(0));
    expect(await journal.read()).toMatchObject({ entries: [], end: 'damaged' });
    expect(await journal.append(a)).toEqual(refusedAs('damaged'));
  });
});

test('a later program’s journal is neither read nor touched', async () => {
  const header = journalOf([]).bytes.slice();
  header[8] = 2;
  header.set(sha256(header.subarray(0, 56)).subarray(0, 8), 56);
  await given(1, journalOf([a]).bytes);
  await given(2, header);
  expect(await journal.read()).toMatchObject({ entries: [], end: 'newer' });
  expect(await journal.append(a)).toEqual(refusedAs('newer'));
  expect(await journal.replace([a])).toEqual(refusedAs('newer'));
  expect(await again().replace([a])).toEqual(refusedAs('newer'));
  expect(await names()).toEqual(['journal-000001.qzj', 'journal-000002.qzj']);
  expect(new Uint8Array(await readFile(fileOf(2)))).toEqual(header);
});

test('a journal that was taken away while the program ran is not written to, and can be made anew', async () => {
  await journal.append(a);
  await rm(folder, { recursive: true });
  expect(await journal.append(b)).toEqual(refusedAs('damaged'));
  expect(await journal.append(b)).toEqual(refusedAs('damaged'));
  expect(await journal.replace([a, b])).toMatchObject({ ok: true });
  expect(await journal.append(c)).toMatchObject({ ok: true, value: { number: 2 } });
  expect((await again().read()).entries).toEqual([a, b, c]);
});
