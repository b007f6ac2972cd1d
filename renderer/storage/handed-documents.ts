import { err, ok, type Result } from '../../shared/basics/result.ts';
import { contestKinds } from '../../shared/contest/contest-operations.ts';
import { parseDocument } from '../../shared/contest/document.ts';
import type { Operation } from '../../shared/log/operation.ts';
import type { DeskError } from './desk.ts';

const megabyte = 1024 * 1024;

/** Bounds of what is handed over with documents, in bytes: every laptop that opens it has to hold it in memory. */
export const handedLimits = {
  /** Invitations and archives are divided into files of this size. */
  oneFile: 400 * megabyte,
  /** Documents of everything that is written at once. */
  atOnce: 600 * megabyte,
} as const;

/** Documents by hash with their sizes. */
export type DocumentSizes = ReadonlyMap<string, number>;

/** Documents that an invitation's facts name: those of the juror's own applications, none for a coordinator. */
export function documentsNamed(facts: readonly Operation[]): DocumentSizes {
  return new Map(
    facts.flatMap(({ kind, key, value }) => {
      const document = kind === contestKinds.document ? parseDocument(value) : null;
      const hash = key.slice(key.lastIndexOf('/') + 1);
      return document === null || document === undefined ? [] : [[hash, document.size] as const];
    }),
  );
}

/** Bytes of some documents together. */
export const bytesOf = (documents: DocumentSizes): number =>
  [...documents.values()].reduce((sum, size) => sum + size, 0);

/** Says that something is more than a limit, with both in megabytes. */
export const tooLarge = (
  type: 'InvitationsTooLarge' | 'ArchiveTooLarge',
  size: number,
  limit: number,
): DeskError => ({
  type,
  details: { size: Math.ceil(size / megabyte), limit: limit / megabyte },
});

/** Refuses what is more than a limit. */
export const within = (
  type: 'ArchiveTooLarge',
  size: number,
  limit: number,
): Result<void, DeskError> => (size <= limit ? ok(undefined) : err(tooLarge(type, size, limit)));
