import { strFromU8, strToU8 } from 'fflate';
import { z } from '../basics/zod.ts';

import { base64urlToBytes, equalBytes, utf8ToBytes } from '../basics/bytes.ts';
import type { ContestId, LogId, PublicKeyId, SegmentId } from '../log/operation.ts';

/** What a bundle is for; `results` and `archive` are made by headquarters only. */
export const bundleKinds = [
  'invitation',
  'scores',
  'regional',
  'receipt',
  'results',
  'archive',
] as const;

export type BundleKind = (typeof bundleKinds)[number];

/** Version of the container; a reader refuses a newer one by name. */
export const bundleFormat = 1;

/** What a bundle says about itself, under its sender's signature. */
export interface Manifest {
  readonly format: typeof bundleFormat;
  readonly kind: BundleKind;
  readonly contest: ContestId;
  /** Title of the contest in three languages, for people who open the file by hand. */
  readonly title: {
    readonly kk: string;
    readonly ru: string;
    readonly en: string;
  };
  readonly demo: boolean;
  readonly sender: {
    readonly log: LogId;
    readonly publicKey: PublicKeyId;
    readonly person: string;
    readonly name: string;
    readonly role: 'headquarters' | 'coordinator' | 'juror';
  };
  /** Whom the file is for: person ids, or "headquarters". */
  readonly recipients: readonly string[];
  /** Sender's clock, milliseconds since 1970: shown, never decides. */
  readonly created: number;
  /** Version vector: for each log the last segment of every branch, and its last sequence number. */
  readonly logs: readonly {
    readonly log: LogId;
    readonly heads: readonly {
      readonly head: SegmentId;
      readonly sequence: number;
    }[];
  }[];
  readonly counts: {
    readonly segments: number;
    readonly commits: number;
    readonly operations: number;
    readonly attachments: number;
  };
  /** Names of features a reader must know; an unknown one refuses the file as too new. */
  readonly features: readonly string[];
  /** Every other entry except the signature, in the order of the container, with SHA-256 in hex. */
  readonly entries: readonly {
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
  }[];
}

/** What the sender's signature of a manifest covers, before the manifest's own bytes. */
export const manifestDomain = utf8ToBytes('qazylar manifest signature 1\n');

/** base64url of so many bytes, in the one form that they have. */
const encoded = (length: number) =>
  z.string().refine((id) => base64urlToBytes(id)?.length === length);
const id43 = encoded(32);
const logId = encoded(16).transform((id) => id as LogId);

/** Controls, direction marks and halves of pairs: windows show these texts before anything is merged. */
const harmful =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;
const shown = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((value) => !harmful.test(value));
const text = shown(1000);
const natural = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const manifestSchema = z.strictObject({
  format: z.literal(bundleFormat),
  kind: z.enum(bundleKinds),
  contest: id43.transform((id) => id as ContestId),
  title: z.strictObject({ kk: text, ru: text, en: text }),
  demo: z.boolean(),
  sender: z.strictObject({
    log: logId,
    publicKey: id43.transform((id) => id as PublicKeyId),
    person: shown(64),
    name: text,
    role: z.enum(['headquarters', 'coordinator', 'juror']),
  }),
  recipients: z.array(shown(64)).max(10_000),
  created: z.number().int().min(-8.64e15).max(8.64e15),
  logs: z.array(
    z.strictObject({
      log: logId,
      heads: z
        .array(
          z.strictObject({
            head: id43.transform((id) => id as SegmentId),
            sequence: natural,
          }),
        )
        .min(1),
    }),
  ),
  counts: z.strictObject({
    segments: natural,
    commits: natural,
    operations: natural,
    attachments: natural,
  }),
  features: z.array(z.string().max(64)).max(64),
  entries: z.array(
    z.strictObject({
      name: z.string().max(128),
      size: natural,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** Anything in a manifest; it holds no null. */
type Field = string | number | boolean | object | undefined;

/** Sorted keys, two spaces, final line feed: one manifest has exactly one form. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  const sorted = (value: Field): Field => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object') return value;
    const fields = new Map<string, Field>(Object.entries(value));
    return Object.fromEntries(
      [...fields.keys()].toSorted().map((key) => [key, sorted(fields.get(key))]),
    );
  };
  return strToU8(`${JSON.stringify(sorted(manifest), null, 2)}\n`);
}

/** Longest manifest: one that lists 65,000 entries takes half of it. */
const manifestLimit = 32 * 1024 * 1024;

const versionSchema = z.object({ format: z.number().int() });

/** Parses a manifest; "too-new" for a later format or a required feature, null for anything malformed. */
export function decodeManifest(bytes: Uint8Array): Manifest | 'too-new' | null {
  if (bytes.length > manifestLimit) return null;
  let json: unknown;
  try {
    json = JSON.parse(strFromU8(bytes));
  } catch {
    // Not JSON: refused below, as nothing at all is.
  }
  const version = versionSchema.safeParse(json);
  if (version.success && version.data.format > bundleFormat) return 'too-new';
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) return null;
  const manifest: Manifest = parsed.data;
  // This format has none yet.
  if (manifest.features.length > 0) return 'too-new';
  return equalBytes(encodeManifest(manifest), bytes) ? manifest : null;
}
