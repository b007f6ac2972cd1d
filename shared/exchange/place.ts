import { z } from '../basics/zod.ts';

/** Where a mailbox lies. */
export interface ExchangePlace {
  readonly kind: 'folder' | 'webdav' | 's3';
  /** A folder's path on this computer, or an address that begins with `https:` (`http:` at home). */
  readonly address: string;
  /** Of object storage alone. */
  readonly bucket?: string;
  readonly region?: string;
  /** What every name in the bucket begins with, without a stroke at its end. */
  readonly prefix?: string;
}

/** What a store asks of whoever comes; for object storage the two halves of an access key. */
export interface ExchangeCredentials {
  readonly user: string;
  readonly password: string;
}

const parts = ['kind', 'address', 'bucket', 'region', 'prefix'] as const;

/** True where a chosen place is the one that a card names; a folder lies elsewhere on every computer. */
export const isPlaceOf = (card: ExchangePlace, place: ExchangePlace): boolean =>
  card.kind === 'folder'
    ? place.kind === 'folder'
    : parts.every((part) => card[part] === place[part]);

// No control characters: what is shown to a person in a dialog is what is used.
const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^\P{C}*$/u);

/** No person and password before the name of the computer, no fragment, no space. */
const httpAddress = line(2000).regex(/^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#\\]*)?$/);

/** Checks a place that came from a card, a settings file or a window. */
export const exchangePlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('folder'), address: line(4000) }),
  z.strictObject({ kind: z.literal('webdav'), address: httpAddress }),
  z.strictObject({
    kind: z.literal('s3'),
    address: httpAddress,
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    region: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .exactOptional(),
    prefix: z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/)
      .refine((text) => !text.split('/').some((part) => /^\.+$/.test(part)))
      .exactOptional(),
  }),
]);

/** Checks credentials that came from a card or a window. */
export const exchangeCredentialsSchema = z.strictObject({ user: line(500), password: line(1000) });

/** Names of a mailbox's files below its place: nothing else is ever written. */
export const mailboxName = /^qz1\/(?:index-[0-9a-f]{16}|[0-9a-f]{16}\/[0-9a-f]{64})$/;

/**
 * Names below a place that are read: a mailbox's own, and whatever a folder's program left beside its objects, which
 * may be a whole copy of one.
 */
export const readName =
  /^qz1\/(?:index-[0-9a-f]{16}|[0-9a-f]{16}\/(?!\.{1,2}$)[^/\\:*?"<>|\p{C}]{1,200})$/u;

/** Folders of a mailbox below its place. */
export const mailboxFolder = /^qz1(?:\/[0-9a-f]{16})?$/;
