import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

import { equalBytes } from '../../shared/basics/bytes.ts';

/** Bytes that are read at once: an installer never lies in memory as a whole. */
const pieceSize = 1024 * 1024;

/** How files are opened; tests put a disk behind it that is full. */
export type OpenFile = typeof open;

/** What is going on while bytes pass: each piece is told, and the work stops with the signal's own error. */
export interface Passing {
  readonly signal?: AbortSignal;
  /** Bytes that just passed. */
  readonly onPiece?: (bytes: number) => void;
}

/** Gives the pieces of a part of a file, until it or the file ends. */
async function* piecesOf(
  file: FileHandle,
  { at, size }: { readonly at: number; readonly size: number },
): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < size;) {
    const piece = new Uint8Array(Math.min(pieceSize, size - done));
    const { bytesRead } = await file.read(piece, 0, piece.length, at + done);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
    done += bytesRead;
  }
}

/**
 * Copies a part of an open file into a new one, in pieces, flushed; gives the SHA-256 of what passed. Rejects where
 * there already is something of that name: nothing is written through a link that somebody laid there.
 */
export async function copyPart(
  source: FileHandle,
  part: { readonly at: number; readonly size: number; readonly to: string },
  { signal, onPiece, openFile = open }: Passing & { readonly openFile?: OpenFile } = {},
): Promise<Uint8Array> {
  const hash = createHash('sha256');
  const target = await openFile(part.to, 'wx', 0o600);
  try {
    for await (const piece of piecesOf(source, part)) {
      signal?.throwIfAborted();
      hash.update(piece);
      for (let done = 0; done < piece.length;) {
        const { bytesWritten } = await target.write(piece, done, piece.length - done);
        done += bytesWritten;
      }
      onPiece?.(piece.length);
    }
    await target.sync();
  } finally {
    await target.close();
  }
  return hash.digest();
}

/** What a file has to be. */
export interface Expected {
  readonly size: number;
  /** 32 bytes. */
  readonly sha256: Uint8Array;
}

/** Reads a file again and says whether it is what was signed: a file itself and no link, of that size and hash. */
export async function isExpected(
  path: string,
  { size, sha256 }: Expected,
  { signal, onPiece }: Passing = {},
): Promise<boolean> {
  // Windows has only the first of these, and makes no such link without an administrator.
  const { O_RDONLY: reading, O_NOFOLLOW: noLink, O_NONBLOCK: noWaiting } = constants;
  const file = await open(path, reading | noLink | noWaiting);
  try {
    const facts = await file.stat();
    if (!facts.isFile() || facts.size !== size) return false;
    const hash = createHash('sha256');
    for await (const piece of piecesOf(file, { at: 0, size })) {
      signal?.throwIfAborted();
      hash.update(piece);
      onPiece?.(piece.length);
    }
    return equalBytes(hash.digest(), sha256);
  } finally {
    await file.close();
  }
}
