import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createRecentFiles, type RecentFiles } from '../../../electron/files/recent-files.ts';

let home: string;
let system: string[];
const recentAt = (folder: string): RecentFiles =>
  createRecentFiles(folder, {
    add: (path) => void system.push(path),
    clear: () => void system.splice(0),
  });

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recent-'));
  system = [];
});
afterEach(() => rm(home, { recursive: true, force: true }));

const named = async (recent: RecentFiles): Promise<readonly string[]> =>
  (await recent.list()).map(({ name }) => name);

describe('recent files', () => {
  test('are the last ten, newest first, each once, over restarts, without their paths', async () => {
    const recent = recentAt(home);
    for (let number = 1; number <= 12; number += 1)
      await recent.add(join(home, `${number}.qzb`), 'saved', number);
    await recent.add(join(home, '5.qzb'), 'opened', 50);
    const after = recentAt(home);
    expect(await named(after)).toEqual(
      ['5', '12', '11', '10', '9', '8', '7', '6', '4', '3'].map((name) => `${name}.qzb`),
    );
    const [first] = await after.list();
    expect(first).toEqual({
      token: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      name: '5.qzb',
      how: 'opened',
      at: 50,
    });
    expect(system).toContain(join(home, '12.qzb'));
  });

  test('are contest files alone', async () => {
    const recent = recentAt(home);
    await recent.add(join(home, 'registry.xlsx'), 'opened', 1);
    expect(await recent.list()).toEqual([]);
    expect(system).toEqual([]);
  });

  test('open by a token of this run, and one that is gone says so and stays listed', async () => {
    const recent = recentAt(home);
    await writeFile(join(home, 'a.qzb'), 'a');
    await recent.add(join(home, 'a.qzb'), 'saved', 1);
    const [listed] = await recent.list();
    const token = listed?.token ?? '';
    expect(await recent.open(token, 2)).toEqual({
      ok: true,
      value: { name: 'a.qzb', bytes: new TextEncoder().encode('a') },
    });
    expect(await recent.list()).toMatchObject([{ token, how: 'opened', at: 2 }]);
    await rm(join(home, 'a.qzb'));
    expect(await recent.open(token, 3)).toEqual({ ok: false, error: { type: 'RecentGone' } });
    expect(await named(recent)).toEqual(['a.qzb']);
    await writeFile(join(home, 'a.qzb'), 'a');
    const gone = { ok: false, error: { type: 'RecentGone' } };
    expect(await recentAt(home).open(token, 4)).toEqual(gone);
    expect(await recent.open('0'.repeat(32), 4)).toEqual(gone);
  });

  test('are forgotten here and in the system’s list', async () => {
    const recent = recentAt(home);
    await recent.add(join(home, 'a.qzb'), 'saved', 1);
    const [listed] = await recent.list();
    await recent.forget();
    expect(await recent.list()).toEqual([]);
    expect(system).toEqual([]);
    expect(await recent.open(listed?.token ?? '', 2)).toMatchObject({ ok: false });
    expect(await readFile(join(home, 'recent-files.json'), 'utf8')).not.toContain('a.qzb');
  });

  test.each(['not JSON', '{"files":[{"path":1}]}', '[]'])(
    'of a list that reads %s are none, and the next one is remembered',
    async (text) => {
      await writeFile(join(home, 'recent-files.json'), text);
      const recent = recentAt(home);
      expect(await recent.list()).toEqual([]);
      await recent.add(join(home, 'a.qzb'), 'saved', 1);
      expect(await named(recent)).toEqual(['a.qzb']);
    },
  );
});
