import { open, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { makeFolder, replaceDurably } from '../disk/durable-files.ts';
import { isSystemError } from '../disk/system-errors.ts';
import type { Ground } from './ground.ts';
import {
  encodeEnrolled,
  encodeGround,
  type EnrolledPerson,
  type GroundQuestion,
  readGroundFor,
} from './ground-bytes.ts';

/** Where an archive keeps grounds. */
export const groundFolder = (folder: string): string => join(folder, 'reporting');

/** Schemas whose ground is kept beside one archive: what belongs to others is made anew when they come again. */
const mostSchemas = 8;

/** Whose ground it is: the archive's folder, and the random name that the schema has of its own. */
export interface GroundPlace {
  readonly folder: string;
  readonly exportId: string;
}

const isExportId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const fileOf = ({ folder, exportId }: GroundPlace, hash: string): string =>
  join(groundFolder(folder), `${exportId}-${hash}.ground`);

/** Keeps the ground beside the archive, and answers with the hash by which the database knows it. */
export async function writeGround(place: GroundPlace, ground: Ground): Promise<string> {
  const { bytes, hash } = encodeGround(ground);
  await makeFolder(groundFolder(place.folder));
  await replaceDurably(fileOf(place, hash), bytes);
  return hash;
}

/**
 * Reads what some sheets are judged on, out of the ground of a hash.
 * Null where the ground is not here, or is not what the database says.
 */
export async function readGround(
  place: GroundPlace,
  hash: string,
  asked: GroundQuestion,
): Promise<Ground | null> {
  if (!isExportId(place.exportId) || !isHash(hash)) return null;
  const file = fileOf(place, hash);
  try {
    const handle = await open(file, 'r');
    try {
      const { size: total } = await handle.stat();
      const readAt = async (from: number, size: number): Promise<Buffer> => {
        // No more than there is, whatever a damaged file says of itself.
        const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(size, total - from)));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      };
      return await readGroundFor(hash, readAt, asked);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return null;
  }
}

/**
 * Keeps a ground with more keys of its people beside the one it is made from, and answers with its hash; null where that
 * one is not what the database says.
 */
export async function extendGround(
  place: GroundPlace,
  hash: string,
  enrolled: readonly EnrolledPerson[],
): Promise<string | null> {
  const bytes = await readFile(fileOf(place, hash)).catch((error: unknown) => {
    if (!isSystemError(error)) throw error;
    return null;
  });
  const made = bytes === null ? null : await encodeEnrolled({ hash, bytes }, enrolled);
  if (made === null) return null;
  await replaceDurably(fileOf(place, made.hash), made.bytes);
  return made.hash;
}

interface UsedFile {
  readonly file: string;
  readonly name: string;
  /** When it was last needed, in milliseconds since 1970. */
  readonly used: number;
}

/** Files of grounds and what crashes left of them, the last needed first. */
async function groundFiles(folder: string): Promise<readonly UsedFile[]> {
  const names = (await readdir(folder)).filter((name) =>
    /^[0-9a-f]{32}-[0-9a-f]{64}\.ground/.test(name),
  );
  const files = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return { file, name, used: (await stat(file)).mtimeMs };
    }),
  );
  return files.toSorted((a, b) => b.used - a.used);
}

/** What a run that is under way elsewhere may have written and not yet named in its database stays for a day. */
const day = 86_400_000;

/**
 * Removes what no schema needs any more: the ground that this one had before, what crashes left of it, and the grounds of
 * schemas that were not brought up to date for longest, where there are more than eight. `now` is when this one's was needed.
 */
export async function keepGround(
  place: GroundPlace,
  { hash, before }: { readonly hash: string; readonly before: string },
  now: Date,
): Promise<void> {
  const folder = groundFolder(place.folder);
  const kept = fileOf(place, hash);
  try {
    await utimes(kept, now, now);
    const files = (await groundFiles(folder)).filter(({ file }) => file !== kept);
    const isOwn = ({ name }: UsedFile): boolean => name.startsWith(`${place.exportId}-`);
    const own = files.filter(
      (each) =>
        isOwn(each) && (each.file === fileOf(place, before) || now.getTime() - each.used > day),
    );
    const longest = files.filter((each) => !isOwn(each)).slice(mostSchemas - 1);
    for (const { file } of [...own, ...longest]) await rm(file, { force: true });
  } catch (error) {
    // What stays takes room and nothing else; the next run tries again.
    if (!isSystemError(error)) throw error;
  }
}
