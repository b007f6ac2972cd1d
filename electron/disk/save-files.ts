import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { HostFile, SaveError } from '../../shared/host/host-table.ts';
import type { DiskFolder } from './disk-folder.ts';
import { nodeFolder } from './node-folder.ts';
import { putVerified } from './put-file.ts';

/**
 * Saves a file where the person said: whole and read back, or not at all. A folder of the test's own may stand for the
 * one on the disk.
 */
export async function saveVerified(
  path: string,
  bytes: Uint8Array,
  folder: DiskFolder = nodeFolder(dirname(path), 'existing'),
): Promise<Result<void, SaveError>> {
  const name = parse(path).base;
  const draft = `.${randomBytes(6).toString('hex')}.part`;
  const put = await putVerified(folder, { name, draft, bytes });
  if (put.ok) return put;
  const type = put.error.type === 'unverified' ? 'SaveUnverified' : 'SaveFailed';
  return err({ type, details: { name } });
}

/** Saves each file into a folder under its own name, or under `name (2)` where that is taken; stops at the first failure. */
export async function saveIntoFolder(
  folder: string,
  files: readonly HostFile[],
): Promise<Result<readonly string[], SaveError>> {
  const names: string[] = [];
  for (const file of files) {
    const name = await freeName(file.name, (taken) =>
      access(join(folder, taken)).then(
        () => true,
        () => false,
      ),
    );
    const saved = await saveVerified(join(folder, name), file.bytes);
    if (!saved.ok) return saved;
    names.push(name);
  }
  return ok(names);
}

/** The name itself, or `name (2)`, `name (3)` where it is taken. */
export async function freeName(
  wanted: string,
  isTaken: (name: string) => Promise<boolean>,
): Promise<string> {
  const { name, ext } = parse(wanted);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? wanted : `${name} (${number})${ext}`;
    if (!(await isTaken(candidate))) return candidate;
  }
}
