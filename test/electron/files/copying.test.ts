import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  copyFiles,
  copyTarget,
  type CopyTarget,
  isSameFolder,
} from '../../../electron/files/copying.ts';
import { systemError } from '../../builders/simulated-disk.ts';

let stick: string;
beforeEach(async () => {
  stick = await mkdtemp(join(tmpdir(), 'stick-'));
});
afterEach(() => rm(stick, { recursive: true, force: true }));

const files = [
  { name: 'a.qzb', bytes: Uint8Array.of(1, 2, 3) },
  { name: 'b.qzb', bytes: Uint8Array.of(4, 5) },
];

/** The stick, on which opening the second file fails. */
const failing = (code: string, there = true): CopyTarget => {
  const target = copyTarget(stick);
  let opened = 0;
  return {
    ...target,
    isThere: async () => there,
    disk: {
      ...target.disk,
      open: async (name, how) => {
        opened += 1;
        if (opened === 2) throw systemError(code);
        return target.disk.open(name, how);
      },
    },
  };
};

describe('copying to a stick', () => {
  test('puts every byte there, beside what was there, and leaves no draft', async () => {
    await writeFile(join(stick, 'a.qzb'), 'before');
    expect(await copyFiles(copyTarget(stick), files)).toEqual({
      ok: true,
      value: ['a (2).qzb', 'b.qzb'],
    });
    expect((await readdir(stick)).toSorted()).toEqual(['a (2).qzb', 'a.qzb', 'b.qzb']);
    expect(new Uint8Array(await readFile(join(stick, 'a (2).qzb')))).toEqual(files[0]?.bytes);
    expect(await readFile(join(stick, 'a.qzb'), 'utf8')).toBe('before');
  });

  test.each([
    ['ENOSPC', 'StickFull'],
    ['EFBIG', 'StickFull'],
    ['EROFS', 'StickProtected'],
    ['EACCES', 'StickProtected'],
    ['EPERM', 'StickProtected'],
    ['EIO', 'StickPulledOut'],
    ['ENOENT', 'StickPulledOut'],
    ['ENODEV', 'StickPulledOut'],
    ['EMFILE', 'SaveFailed'],
  ])('that fails with %s is told as %s, and no half of it stays', async (code, type) => {
    expect(await copyFiles(failing(code), files)).toEqual({
      ok: false,
      error: { type, details: { name: 'b.qzb' } },
    });
    expect(await readdir(stick)).toEqual([]);
  });

  test('whose place went away was pulled out, whatever the error says', async () => {
    expect(await copyFiles(failing('EPERM', false), files)).toMatchObject({
      error: { type: 'StickPulledOut' },
    });
  });

  test('does not begin where there is no room for all', async () => {
    const full: CopyTarget = { ...copyTarget(stick), free: async () => 4 };
    expect(await copyFiles(full, files)).toEqual({
      ok: false,
      error: { type: 'StickFull', details: { name: 'a.qzb' } },
    });
    expect(await readdir(stick)).toEqual([]);
  });

  test('that reads back differently is refused', async () => {
    const target = copyTarget(stick);
    const spoilt: CopyTarget = {
      ...target,
      disk: { ...target.disk, read: async () => Uint8Array.of(9) },
    };
    expect(await copyFiles(spoilt, files)).toMatchObject({
      error: { type: 'SaveUnverified', details: { name: 'a.qzb' } },
    });
    expect(await readdir(stick)).toEqual([]);
  });

  test('knows the folder itself behind a link', async () => {
    await mkdir(join(stick, 'real'));
    await symlink(join(stick, 'real'), join(stick, 'link'));
    expect(await isSameFolder(join(stick, 'real'), join(stick, 'link'))).toBe(true);
    expect(await isSameFolder(join(stick, 'real'), stick)).toBe(false);
  });
});
