import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { base64urlToBytes, toHex } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestId, SegmentId } from '../../shared/log/operation.ts';
import { openSegment, type Segment } from '../../shared/log/segment.ts';
import { type ArchiveFolderError, archiveContents, segmentFile } from '../archive-folder.ts';
import { ed25519 } from '../node-proofs.ts';

/** What an archive folder holds, by names alone: nothing was opened yet. */
export interface SegmentFiles {
  readonly contest: ContestId;
  readonly ids: ReadonlySet<SegmentId>;
}

/** By Node's own conversions, as a large archive has thousands. */
const idOf = (name: string): SegmentId =>
  Buffer.from(name.slice(0, 64), 'hex').toString('base64url') as SegmentId;

/** Reads the names of an archive's segments. */
export async function listSegments(
  folder: string,
): Promise<Result<SegmentFiles, ArchiveFolderError>> {
  const contents = await archiveContents(folder);
  if (!contents.ok) return contents;
  const { contest, names } = contents.value;
  return ok({ contest, ids: new Set(names.map(idOf)) });
}

/** Opens a segment of an archive and verifies it. */
export async function readSegment(
  folder: string,
  contest: ContestId,
  id: SegmentId,
): Promise<Result<Segment, ArchiveFolderError>> {
  const file = segmentFile(toHex(present(base64urlToBytes(id), 'segment ids are base64url')));
  const damaged = (reason: string) => err({ type: 'ArchiveDamaged', file, reason } as const);
  const bytes = await readFile(join(folder, file)).catch(() => null);
  if (bytes === null) return damaged('missing');
  const opened = await openSegment(new Uint8Array(bytes), ed25519.verify);
  if (!opened.ok) return damaged(opened.error.type);
  if (opened.value.id !== id) return damaged('name');
  if (opened.value.header.contest !== contest) return damaged('contest');
  return opened;
}

/** Opens some segments of an archive and verifies each. */
export async function readSegments(
  folder: string,
  contest: ContestId,
  ids: Iterable<SegmentId>,
): Promise<Result<ReadonlyMap<SegmentId, Segment>, ArchiveFolderError>> {
  const segments = new Map<SegmentId, Segment>();
  for (const id of ids) {
    const opened = await readSegment(folder, contest, id);
    if (!opened.ok) return opened;
    segments.set(id, opened.value);
  }
  return ok(segments);
}
