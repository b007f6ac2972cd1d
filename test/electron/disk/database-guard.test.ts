import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { guardDatabase } from '../../../electron/disk/database-guard.ts';

const name = 'app_qazylar_0.indexeddb.leveldb';
let home = '';
let folder = '';

const current = (text: string): void => writeFileSync(join(folder, 'CURRENT'), text);
const isThere = (): boolean => existsSync(folder);
const isAside = (): boolean => existsSync(join(home, 'IndexedDB set aside', name, 'CURRENT'));

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'qazylar-guard-'));
  folder = join(home, 'IndexedDB', name);
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(home, 'journal'));
  writeFileSync(join(home, 'journal', 'journal-000001.qzj'), 'x');
  writeFileSync(join(folder, 'MANIFEST-000001'), 'x');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('a database that Chromium would never open again', () => {
  test.each(['MANIFEST-000003\n', 'MANIFEST-00000q\n', 'MANIFEST-000001', '', '\u0000\u0000'])(
    'is put aside: its first file says %j',
    (text) => {
      current(text);
      guardDatabase(home, home);
      expect([isThere(), isAside()]).toEqual([false, true]);
      // Once more, in the place of the one before.
      mkdirSync(folder);
      current(text);
      guardDatabase(home, home);
      expect([isThere(), isAside()]).toEqual([false, true]);
    },
  );

  test('stays where no journal could make it anew', () => {
    current('MANIFEST-000003\n');
    rmSync(join(home, 'journal', 'journal-000001.qzj'));
    guardDatabase(home, home);
    rmSync(join(home, 'journal'), { recursive: true });
    guardDatabase(home, home);
    expect([isThere(), isAside()]).toEqual([true, false]);
  });

  test('is no whole one, none that begins anew by itself, and none that is not there', () => {
    current('MANIFEST-000001\n');
    guardDatabase(home, home);
    expect(isThere()).toBe(true);
    rmSync(join(folder, 'CURRENT'));
    guardDatabase(home, home);
    expect(isThere()).toBe(true);
    rmSync(join(home, 'IndexedDB'), { recursive: true });
    guardDatabase(home, home);
    expect(existsSync(join(home, 'IndexedDB set aside'))).toBe(false);
  });
});
