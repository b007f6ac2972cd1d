import { z } from '../basics/zod.ts';
import type { Action } from './action.ts';
import type { Id } from './contest.ts';
import { contestKinds } from './contest-operations.ts';
import { count, text } from './schema-parts.ts';

export const documentKinds = ['pdf', 'image', 'text', 'video'] as const;

/** What a document is shown as. The bytes of a `video` are a still picture of the film, which does not travel itself. */
export type DocumentKind = (typeof documentKinds)[number];

/** One document (құжат, документ) of an application; its bytes travel and rest under their hash. */
export interface SubmissionDocument {
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly hash: string;
  /** The file's name without its folder, at most 255 UTF-16 units. */
  readonly name: string;
  readonly kind: DocumentKind;
  /** In bytes. */
  readonly size: number;
  /** Place in the application's list, from 0. */
  readonly at: number;
}

export const documentLimits = {
  /** Bytes of one document. */
  bytes: 50 * 1024 * 1024,
  perSubmission: 40,
  name: 255,
} as const;

/** True for the SHA-256 of a document as it is written in keys and in bundles. */
export const isDocumentHash = (hash: string): boolean => /^[0-9a-f]{64}$/.test(hash);

/** Adds a document to an application, or says anew what it is called and where in the list it stands. */
export const setDocument = (
  submission: Id,
  { hash, name, kind, size, at }: SubmissionDocument,
): Action => ({
  kind: contestKinds.document,
  key: `document/${submission}/${hash}`,
  value: { name, kind, size, at },
});

/** Takes a document off an application; the bytes stay where they have arrived. */
export const removeDocument = (submission: Id, hash: string): Action => ({
  kind: contestKinds.document,
  key: `document/${submission}/${hash}`,
  value: false,
});

const documentSchema = z.strictObject({
  name: text(documentLimits.name).min(1),
  kind: z.enum(documentKinds),
  size: count(1, documentLimits.bytes),
  at: count(0, 1_000_000),
});

/** What an operation says of a document; null = taken off, undefined if malformed. */
export function parseDocument(value: unknown): Omit<SubmissionDocument, 'hash'> | null | undefined {
  if (value === false) return null;
  const parsed = documentSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The order of an application's documents. */
export const compareDocuments = (a: SubmissionDocument, b: SubmissionDocument): number =>
  a.at - b.at || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.hash < b.hash ? -1 : 1);
