import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { makeFolder, writeDurably } from '../disk/durable-files.ts';
import { decodeGround, encodeGround, type Ground, groundHash } from './ground.ts';

const folderName = 'reporting';

const fileOf = (folder: string, hash: string): string => join(folder, folderName, `${hash}.ground`);

/** Keeps the ground beside the archive under its hash, which it answers with. */
export async function writeGround(folder: string, ground: Ground): Promise<string> {
  const bytes = encodeGround(ground);
  const hash = groundHash(bytes);
  await makeFolder(join(folder, folderName));
  await writeDurably(fileOf(folder, hash), bytes);
  return hash;
}

/** Reads the ground of a hash; null where it is not here, or is not what its name says. */
export async function readGround(folder: string, hash: string): Promise<Ground | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const bytes = await readFile(fileOf(folder, hash)).catch(() => null);
  return bytes === null || groundHash(bytes) !== hash ? null : decodeGround(bytes);
}

/** Removes the ground that nothing names any more. */
export const forgetGround = (folder: string, hash: string): Promise<void> =>
  /^[0-9a-f]{64}$/.test(hash) ? rm(fileOf(folder, hash), { force: true }) : Promise.resolve();
