import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '../shared/basics/zod.ts';

import { base64urlToBytes, sha256, toHex, utf8ToBytes } from '../shared/basics/bytes.ts';
import { present } from '../shared/basics/assert.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import type { ContestId, SegmentId } from '../shared/log/operation.ts';
import { openSegment, type Segment } from '../shared/log/segment.ts';
import { addSegments, type Archive, emptyArchive } from '../shared/merge/archive.ts';
import { foldContest } from '../shared/merge/fold.ts';
import { stateHash } from '../shared/merge/state-hash.ts';
import type { FoldedContest } from '../shared/merge/state.ts';
import { makeFolder, replaceDurably, syncFolder, writeDurably } from './disk/durable-files.ts';
import { ed25519 } from './node-proofs.ts';
import { type FolderUnreadable, folderUnreadable, isMissing } from './disk/system-errors.ts';

export type ArchiveFolderError =
  | { readonly type: 'NotAnArchive'; readonly folder: string }
  | { readonly type: 'ArchiveDamaged'; readonly file: string; readonly reason: string };

const pinName = 'archive.json';
/** One name of a segment a line: a segment that is lost is noticed, not taken for one that never came. */
const listName = 'segments.txt';
const pinSchema = z.strictObject({
  qazylar: z.literal('archive'),
  format: z.literal(1),
  contest: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

async function readPin(folder: string): Promise<Result<ContestId, ArchiveFolderError> | null> {
  let text: string;
  try {
    text = await readFile(join(folder, pinName), 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  try {
    const parsed = pinSchema.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data.contest as ContestId);
  } catch {
    // Not JSON: the same answer as for JSON of another form.
  }
  return err({ type: 'ArchiveDamaged', file: pinName, reason: 'pin' });
}

/** Names in a folder, or none where there is no folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const nameOf = (id: SegmentId): string =>
  `${toHex(present(base64urlToBytes(id), 'segment ids are base64url'))}.seg`;

/** Names of the segments that were written; empty in a folder of the time before there was a list. */
async function listedNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readFile(join(folder, listName), 'utf8'))
      .split('\n')
      .filter((name) => name !== '');
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Where an archive keeps a segment, by its name in hex digits. */
export const segmentFile = (hex: string): string => `segments/${hex}.seg`;

async function segmentNames(
  folder: string,
): Promise<Result<readonly string[], ArchiveFolderError>> {
  const names = new Set(await namesIn(join(folder, 'segments')));
  const lost = (await listedNames(folder)).find((name) => !names.has(name));
  if (lost !== undefined)
    return err({ type: 'ArchiveDamaged', file: `segments/${lost}`, reason: 'missing' });
  // A temporary file is what a crash left of a write that was never acknowledged.
  return ok([...names].filter((name) => name.endsWith('.seg')));
}

/** Whose contest an archive holds, and the names of its segments; nothing is opened. */
export async function archiveContents(
  folder: string,
): Promise<
  Result<{ readonly contest: ContestId; readonly names: readonly string[] }, ArchiveFolderError>
> {
  const pin = await readPin(folder);
  if (pin === null) return err({ type: 'NotAnArchive', folder });
  if (!pin.ok) return pin;
  const names = await segmentNames(folder);
  return names.ok ? ok({ contest: pin.value, names: names.value }) : names;
}

async function readSegments(folder: string): Promise<Result<Segment[], ArchiveFolderError>> {
  const segments: Segment[] = [];
  const names = await segmentNames(folder);
  if (!names.ok) return names;
  for (const name of names.value) {
    const opened = await openSegment(
      new Uint8Array(await readFile(join(folder, 'segments', name))),
      ed25519.verify,
    );
    if (!opened.ok) {
      return err({ type: 'ArchiveDamaged', file: `segments/${name}`, reason: opened.error.type });
    }
    segments.push(opened.value);
  }
  return ok(segments);
}

/** Reads a headquarters archive, checking every signature again; null where the folder is empty or missing. */
export async function loadArchive(
  folder: string,
): Promise<Result<Archive | null, ArchiveFolderError>> {
  const pin = await readPin(folder);
  if (pin === null) {
    return (await namesIn(folder)).length === 0 ? ok(null) : err({ type: 'NotAnArchive', folder });
  }
  if (!pin.ok) return pin;
  const segments = await readSegments(folder);
  if (!segments.ok) return segments;
  const stranger = segments.value.find(({ header }) => header.contest !== pin.value);
  if (stranger !== undefined)
    return err({ type: 'ArchiveDamaged', file: stranger.id, reason: 'contest' });
  return ok((await addSegments(emptyArchive(pin.value), segments.value, ed25519.verify)).archive);
}

/** Makes the folders, and says whose contest they hold before anything is in them. */
export async function prepareArchive(folder: string, contest: ContestId): Promise<void> {
  await makeFolder(join(folder, 'segments'));
  await makeFolder(join(folder, 'attachments'));
  // The pin comes first: a crash during the very first merge must not leave a folder that nobody recognises.
  const pin = { qazylar: 'archive', format: 1, contest };
  await writeDurably(join(folder, pinName), utf8ToBytes(`${JSON.stringify(pin, null, 2)}\n`));
  await syncFolder(folder);
}

/** Writes an attachment under its hash. */
export const storeAttachment = (folder: string, hash: string, bytes: Uint8Array): Promise<void> =>
  writeDurably(join(folder, 'attachments', hash), bytes);

/** Attachments of an archive that are here and are what their names say, of those that are named. */
export async function readAttachments(
  folder: string,
  hashes: Iterable<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const hash of hashes) {
    const bytes = await readFile(join(folder, 'attachments', hash)).catch(() => null);
    if (bytes !== null && toHex(sha256(bytes)) === hash) found.set(hash, new Uint8Array(bytes));
  }
  return found;
}

/** Writes new segments and then the list of all; what is already there is left alone. */
export async function storeInArchive(
  folder: string,
  { contest, segments }: Pick<Archive, 'contest' | 'segments'>,
  added: readonly Segment[],
): Promise<void> {
  await prepareArchive(folder, contest);
  for (const { id, bytes } of added)
    await writeDurably(join(folder, 'segments', nameOf(id)), bytes);
  await syncFolder(join(folder, 'segments'));
  await syncFolder(join(folder, 'attachments'));
  const names = [...segments.keys()].map(nameOf).toSorted();
  await replaceDurably(join(folder, listName), utf8ToBytes(`${names.join('\n')}\n`));
}

export interface ReadArchive {
  readonly archive: Archive;
  readonly state: FoldedContest;
  readonly stateHash: string;
}

async function tryToLoad(
  folder: string,
): Promise<Result<Archive | null, ArchiveFolderError | FolderUnreadable>> {
  try {
    return await loadArchive(folder);
  } catch (error) {
    return err(folderUnreadable(folder, error));
  }
}

/** Reads and folds an archive for commands that only look at it. */
export async function readArchive(
  folder: string,
): Promise<Result<ReadArchive, ArchiveFolderError | FolderUnreadable>> {
  const archive = await tryToLoad(folder);
  if (!archive.ok) return archive;
  if (archive.value === null) return err({ type: 'NotAnArchive', folder });
  const state = foldContest(archive.value);
  return ok({ archive: archive.value, state, stateHash: stateHash(state) });
}
