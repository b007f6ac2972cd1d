import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { present } from '../../../shared/basics/assert.ts';
import { putVerified } from '../../../electron/disk/put-file.ts';
import { createSecondFolder } from '../../../electron/snapshots/second-folder.ts';

let home: string;
let stick: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'second-'));
  stick = join(home, 'stick');
  await mkdir(stick);
});

afterEach(() => rm(home, { recursive: true, force: true }));

const file = { name: 'a.qzs', draft: 'a.part', bytes: Uint8Array.of(1) };

test('nothing is chosen at first, and a choice is remembered until it is taken back', async () => {
  expect(await createSecondFolder(home).chosen()).toBeNull();
  expect(await createSecondFolder(home).disk()).toBeNull();
  expect(await createSecondFolder(home).choose(stick)).toBe(true);
  expect(await createSecondFolder(home).chosen()).toBe(stick);
  await createSecondFolder(home).choose(null);
  expect(await createSecondFolder(home).chosen()).toBeNull();
});

test('two computers have a folder each on one stick, and each the same one every time', async () => {
  for (const computer of ['a', 'b', 'a']) {
    const own = join(home, computer);
    await mkdir(own, { recursive: true });
    const second = createSecondFolder(own);
    if ((await second.chosen()) === null) await second.choose(stick);
    const folder = present(await second.disk(), 'a folder was chosen');
    await folder.make();
    expect((await putVerified(folder, file)).ok).toBe(true);
  }
  expect(await readdir(stick)).toEqual([
    expect.stringMatching(/^Qazylar [0-9a-f]{8}$/),
    expect.stringMatching(/^Qazylar [0-9a-f]{8}$/),
  ]);
});

test('nothing is made in the place of a stick that was pulled', async () => {
  const second = createSecondFolder(home);
  await second.choose(stick);
  await rm(stick, { recursive: true });
  const folder = present(await second.disk(), 'a folder was chosen');
  await expect(folder.make()).rejects.toThrow('ENOENT');
  expect(await readdir(home)).toEqual(['second-folder.json']);
});

test.each(['', '{', '[]', '{"folder":7,"tag":"00000000"}', '{"folder":"/x","tag":"../.."}'])(
  'settings that say %j choose nothing, and can be chosen again',
  async (text) => {
    await writeFile(join(home, 'second-folder.json'), text);
    expect(await createSecondFolder(home).chosen()).toBeNull();
    await createSecondFolder(home).choose(stick);
    expect(await createSecondFolder(home).chosen()).toBe(stick);
  },
);

test('a choice that cannot be remembered is none', async () => {
  expect(await createSecondFolder(join(home, 'missing', 'folder')).choose(stick)).toBe(false);
});
