import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { renamePatiently } from '../../../electron/disk/durable-files.ts';
import { nodeFolder } from '../../../electron/disk/node-folder.ts';
import { createQueue } from '../../../electron/disk/queue.ts';
import { systemError } from '../../builders/simulated-disk.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'folder-'));
});

afterEach(() => rm(home, { recursive: true, force: true }));

test('a folder that is missing is empty, and is made when asked', async () => {
  const folder = nodeFolder(join(home, 'a', 'b'));
  expect(await folder.list()).toEqual([]);
  expect(await folder.read('x')).toBeNull();
  expect(await folder.facts('x')).toBeNull();
  await folder.remove('x');
  await folder.make();
  await folder.make();
  await folder.sync();
  expect(await readdir(join(home, 'a'))).toEqual(['b']);
});

test('inside of what exists only one folder is made', async () => {
  await expect(nodeFolder(join(home, 'a', 'b'), 'existing').make()).rejects.toThrow('ENOENT');
  await nodeFolder(join(home, 'a'), 'existing').make();
  await nodeFolder(join(home, 'a'), 'existing').make();
  expect(await readdir(home)).toEqual(['a']);
});

test('a file is written at places, cut, and keeps what it had when it is opened again', async () => {
  const folder = nodeFolder(home);
  const fresh = await folder.open('x', 'fresh');
  await fresh.write(Uint8Array.of(1, 2, 3), 2);
  await fresh.sync();
  await fresh.close();
  expect(await folder.read('x')).toEqual(Uint8Array.of(0, 0, 1, 2, 3));
  const opened = await folder.open('x', 'existing');
  await opened.write(Uint8Array.of(9), 0);
  await opened.truncate(3);
  await opened.close();
  expect(new Uint8Array(await readFile(join(home, 'x')))).toEqual(Uint8Array.of(9, 0, 1));
  expect(await folder.facts('x')).toMatchObject({ size: 3 });
  await (await folder.open('x', 'fresh')).close();
  expect(await folder.facts('x')).toMatchObject({ size: 0 });
  await expect(folder.open('y', 'existing')).rejects.toThrow('ENOENT');
});

test('a rename that will never succeed is refused at once; one that may, after a while', async () => {
  await expect(renamePatiently(join(home, 'a'), join(home, 'b'))).rejects.toThrow('ENOENT');
  await writeFile(join(home, 'a'), 'a');
  await renamePatiently(join(home, 'a'), join(home, 'b'));
  expect(await readdir(home)).toEqual(['b']);
});

test.each(['EPERM', 'EBUSY', 'EACCES'])('a rename waits for %s to pass', async (code) => {
  let tries = 0;
  const rename = async (): Promise<void> => {
    tries += 1;
    if (tries < 4) throw systemError(code);
  };
  await renamePatiently('a', 'b', { rename, wait: async () => undefined });
  expect(tries).toBe(4);
});

test('a rename does not wait for ever', async () => {
  const waits: number[] = [];
  const rename = () => Promise.reject(systemError('EBUSY'));
  const wait = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
  };
  await expect(renamePatiently('a', 'b', { rename, wait })).rejects.toThrow('EBUSY');
  expect(waits).toEqual([100, 200, 400, 800, 1600]);
});

test('a queue goes on after what failed in it', async () => {
  const queue = createQueue();
  const done: number[] = [];
  const failing = queue.run(() => Promise.reject(new Error('no')));
  const after = queue.run(async () => done.push(1));
  expect(queue.isIdle()).toBe(false);
  await expect(failing).rejects.toThrow('no');
  await after;
  await queue.settled();
  expect(queue.isIdle()).toBe(true);
  expect(done).toEqual([1]);
});
