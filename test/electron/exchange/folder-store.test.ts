import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { utf8ToBytes } from '../../../shared/basics/bytes.ts';
import { madeError } from '../../../electron/disk/system-errors.ts';
import { errorOfFolder, folderStore } from '../../../electron/exchange/folder-store.ts';

const name = `qz1/0123456789abcdef/${'a'.repeat(64)}`;
const bytes = utf8ToBytes('an object');

let place = '';
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'mailbox-'));
});
afterEach(async () => {
  await chmod(place, 0o700).catch(() => null);
  await rm(place, { recursive: true, force: true });
});

const isRoot = process.getuid?.() === 0;

describe('a mailbox’s folder', () => {
  it('holds what was written, under its name alone', async () => {
    const store = folderStore(place);
    expect(await store.read(name)).toEqual({ ok: true, value: null });
    expect((await store.write(name, bytes, 'absent')).ok).toBe(true);
    expect(await store.read(name)).toEqual({ ok: true, value: { bytes, version: null } });
    expect(await store.list('qz1/0123456789abcdef')).toEqual({
      ok: true,
      value: [{ name: 'a'.repeat(64), size: bytes.length }],
    });
    expect(await readdir(join(place, 'qz1/0123456789abcdef'))).toEqual(['a'.repeat(64)]);
  });

  it('keeps the first of two, and replaces where it is told to', async () => {
    const store = folderStore(place);
    await store.write(name, bytes, 'absent');
    const second = utf8ToBytes('another');
    expect(await store.write(name, second, 'absent')).toEqual({ ok: true, value: 'refused' });
    expect(await store.read(name)).toMatchObject({ value: { bytes } });
    await store.write(name, second, 'any');
    expect(await store.read(name)).toMatchObject({ value: { bytes: second } });
  });

  it('lists nothing where no folder is, and reads no more than it is asked to', async () => {
    const store = folderStore(place);
    expect(await store.list('qz1/0123456789abcdef')).toEqual({ ok: true, value: [] });
    await store.write(name, bytes, 'absent');
    expect(await store.read(name, { limit: bytes.length - 1 })).toEqual({
      ok: false,
      error: { type: 'ExchangeUnexpected', status: 413 },
    });
    expect((await store.read(name, { limit: bytes.length })).ok).toBe(true);
  });

  it('is not made anew where it is gone', async () => {
    const store = folderStore(place);
    await rm(place, { recursive: true });
    const gone = { ok: false, error: { type: 'ExchangeNotFound' } };
    expect(await store.read(name)).toEqual(gone);
    expect(await store.write(name, bytes, 'absent')).toEqual(gone);
    expect(await store.list('qz1')).toEqual(gone);
    await writeFile(place, 'a file in its place');
    expect(await store.write(name, bytes, 'any')).toEqual(gone);
  });

  it('follows no link and opens no folder', async () => {
    await mkdir(join(place, 'qz1/0123456789abcdef'), { recursive: true });
    await writeFile(join(place, 'outside'), 'a secret');
    await symlink(join(place, 'outside'), join(place, name));
    await mkdir(join(place, `qz1/0123456789abcdef/${'b'.repeat(64)}`));
    const store = folderStore(place);
    expect(await store.read(name)).toEqual({ ok: true, value: null });
    expect(await store.read(`qz1/0123456789abcdef/${'b'.repeat(64)}`)).toEqual({
      ok: true,
      value: null,
    });
    expect(await store.list('qz1/0123456789abcdef')).toEqual({ ok: true, value: [] });
    await expect(store.read('qz1/../outside')).rejects.toThrow('names are below the place');
  });

  it.skipIf(isRoot)(
    'says so where it may only be read (as root everything may be written)',
    async () => {
      await chmod(place, 0o500);
      expect(await folderStore(place).write(name, bytes, 'absent')).toEqual({
        ok: false,
        error: { type: 'ExchangeDenied' },
      });
    },
  );

  it.each([
    ['ENOSPC', { type: 'ExchangeFull' }],
    ['EDQUOT', { type: 'ExchangeFull' }],
    ['EROFS', { type: 'ExchangeDenied' }],
    ['ENOENT', { type: 'ExchangeNotFound' }],
    ['ESTALE', { type: 'ExchangeUnreachable' }],
    ['ENOTDIR', { type: 'ExchangeUnexpected', status: 0 }],
  ])('tells %s of the system in words of an exchange', (code, error) => {
    expect(errorOfFolder(madeError(code, 'by a test'))).toEqual(error);
  });

  it('takes no bug for a failure of the disk', () => {
    expect(() => errorOfFolder(new TypeError('a bug'))).toThrow('a bug');
  });
});
