import { createHash, randomBytes } from 'node:crypto';
import { access, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '../shared/basics/result.ts';
import type { HostFile, SaveError } from '../shared/host/host-table.ts';

/** Errors of a rename that pass by themselves on Windows, where a virus scanner may hold the file for a moment. */
const passingErrors = new Set(['EPERM', 'EBUSY', 'EACCES']);
const renameTries = 6;

type ReadBack = (path: string) => Promise<Uint8Array>;

/**
 * Writes a file so that it is there whole or not at all: beside its place, flushed, renamed, the folder flushed; then
 * reads it back and compares. Nothing is left behind after a failure.
 */
export async function saveVerified(
  path: string,
  bytes: Uint8Array,
  readBack: ReadBack = readFile,
): Promise<Result<void, SaveError>> {
  const name = parse(path).base;
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`);
  try {
    await writeFlushed(draft, bytes);
    if (digest(await readBack(draft)) !== digest(bytes)) {
      await rm(draft, { force: true });
      return err({ type: 'SaveUnverified', details: { name } });
    }
    await renamePatiently(draft, path);
    await flushFolder(dirname(path));
    return ok(undefined);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
    return err({ type: 'SaveFailed', details: { name } });
  }
}

/** Saves each file into a folder under its own name, or under `name (2)` where that is taken; stops at the first failure. */
export async function saveIntoFolder(
  folder: string,
  files: readonly HostFile[],
): Promise<Result<readonly string[], SaveError>> {
  const names: string[] = [];
  for (const file of files) {
    const name = await freeName(folder, file.name);
    const saved = await saveVerified(join(folder, name), file.bytes);
    if (!saved.ok) return saved;
    names.push(name);
  }
  return ok(names);
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (tries === renameTries || !passingErrors.has(errorCode(error))) throw error;
      await wait(50 * 2 ** tries);
    }
  }
}

/** Makes the new name itself durable; Windows and some sticks offer no way to, which is no failure. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    return;
  }
}

async function freeName(folder: string, wanted: string): Promise<string> {
  const { name, ext } = parse(wanted);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? wanted : `${name} (${number})${ext}`;
    const taken = await access(join(folder, candidate)).then(
      () => true,
      () => false,
    );
    if (!taken) return candidate;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
