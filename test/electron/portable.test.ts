import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { setupPortable } from '../../electron/portable.ts';
import { told } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

/** The program in a folder of its own, with that file beside it. */
function programBeside(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'qazylar Қазылар-'));
  writeFileSync(join(folder, file), '');
  told.home = join(folder, 'Qazylar.exe');
  return folder;
}

beforeEach(() => told.paths.clear());

describe('a program with the mark of a portable one beside it', () => {
  it('keeps its data beside itself, whatever letters the way there has', () => {
    const folder = programBeside('portable.txt');
    setupPortable();
    expect(told.paths.get('userData')).toBe(join(folder, 'data'));
  });

  it('is no other program: an installed one keeps its data where the system says', () => {
    const folder = programBeside('unins000.exe');
    expect(dirname(told.home)).toBe(folder);
    setupPortable();
    expect([...told.paths]).toEqual([]);
  });
});
