import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DiskFolder } from '../../../electron/disk/disk-folder.ts';
import { nodeFolder } from '../../../electron/disk/node-folder.ts';
import { saveIntoFolder, saveVerified } from '../../../electron/disk/save-files.ts';
import { systemError } from '../../builders/simulated-disk.ts';

const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
let folder: string;

/** The folder on the disk, which gives back other bytes than it took. */
const reading = (change: (bytes: Uint8Array) => Promise<Uint8Array>): DiskFolder => {
  const real = nodeFolder(folder);
  return { ...real, read: async (name) => change((await real.read(name)) ?? new Uint8Array(0)) };
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'save-files-'));
});

afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

test('a saved file holds every byte and leaves no draft beside it', async () => {
  expect(await saveVerified(join(folder, 'a.qzb'), bytes)).toEqual({ ok: true, value: undefined });
  expect(new Uint8Array(await readFile(join(folder, 'a.qzb')))).toEqual(bytes);
  expect(await readdir(folder)).toEqual(['a.qzb']);
});

test('a file that reads back differently is refused, and the file that was there stays', async () => {
  await writeFile(join(folder, 'a.qzb'), 'before');
  const spoilt = reading(async (back) => {
    back[69_999] = (back[69_999] ?? 0) ^ 1;
    return back;
  });
  const saved = await saveVerified(join(folder, 'a.qzb'), bytes, spoilt);
  expect(saved).toEqual({
    ok: false,
    error: { type: 'SaveUnverified', details: { name: 'a.qzb' } },
  });
  expect(await readdir(folder)).toEqual(['a.qzb']);
  expect(await readFile(join(folder, 'a.qzb'), 'utf8')).toBe('before');
});

test('a folder that is gone is a failure with the name of the file', async () => {
  const saved = await saveVerified(join(folder, 'stick', 'a.qzb'), bytes);
  expect(saved).toEqual({ ok: false, error: { type: 'SaveFailed', details: { name: 'a.qzb' } } });
});

test('a read error while comparing leaves nothing behind', async () => {
  const pulled = reading(() => Promise.reject(systemError('EIO')));
  const saved = await saveVerified(join(folder, 'a.qzb'), bytes, pulled);
  expect(saved).toEqual({ ok: false, error: { type: 'SaveFailed', details: { name: 'a.qzb' } } });
  expect(await readdir(folder)).toEqual([]);
});

test('files that are there already keep their bytes; the new ones get a number', async () => {
  const file = { name: 'juror.qzb', bytes: Uint8Array.of(1) };
  expect(await saveIntoFolder(folder, [file])).toEqual({ ok: true, value: ['juror.qzb'] });
  const again = await saveIntoFolder(folder, [{ ...file, bytes: Uint8Array.of(2) }, file]);
  expect(again).toEqual({ ok: true, value: ['juror (2).qzb', 'juror (3).qzb'] });
  expect(new Uint8Array(await readFile(join(folder, 'juror.qzb')))).toEqual(Uint8Array.of(1));
});
