import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createPlaceMark } from '../../../electron/disk/place-mark.ts';

let home = '';
let folder = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'qazylar-place-'));
  folder = mkdtempSync(join(home, 'profile-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const isCopied = (path = folder): Promise<boolean> => createPlaceMark(path).isCopied();

describe('a folder with a mark of its place', () => {
  test('is no copy, today or later, and not where it was moved or given another name', async () => {
    expect(await isCopied()).toBe(false);
    expect(await isCopied()).toBe(false);
    renameSync(folder, join(home, 'moved'));
    expect(await isCopied(join(home, 'moved'))).toBe(false);
  });

  test('is one elsewhere until it is settled there, and stays none where it was', async () => {
    await isCopied();
    const copy = join(home, 'copy');
    cpSync(folder, copy, { recursive: true });
    expect(await isCopied(copy)).toBe(true);
    expect(await isCopied(copy)).toBe(true);
    await createPlaceMark(copy).settle();
    expect(await isCopied(copy)).toBe(false);
    expect(await isCopied()).toBe(false);
  });

  test('is taken for none where the mark cannot be read', async () => {
    await isCopied();
    for (const text of ['', '{', '{"folder":7}', 'null']) {
      writeFileSync(join(folder, 'place.json'), text);
      expect(await isCopied()).toBe(false);
      expect(await isCopied()).toBe(false);
    }
  });

  test('that is not there is none', async () => {
    expect(await isCopied(join(home, 'nowhere'))).toBe(false);
  });
});
