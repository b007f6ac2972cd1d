import {
  base64urlToBytes,
  bytesToBase64url,
  concatBytes,
  sha256,
  toHex,
} from "../basics/bytes.ts";
import { present } from "../basics/assert.ts";
import { err, ok, type Result } from "../basics/result.ts";
import type { SigningKey, VerifySignature } from "../log/ed25519.ts";
import type { LogId, SegmentId } from "../log/operation.ts";
import {
  openSegment,
  type Segment,
  type SegmentError,
} from "../log/segment.ts";
import { equalValues } from "../log/value-codec.ts";
import {
  bundleFormat,
  decodeManifest,
  encodeManifest,
  type Manifest,
  manifestDomain,
} from "./manifest.ts";
import { readmeText } from "./readme-text.ts";
import {
  hasZipEnd,
  looksLikeZip,
  readZip,
  writeZip,
  type ZipEntry,
} from "./zip.ts";

/** Largest bundle that is read: 512 MiB. */
export const bundleLimit = 512 * 1024 * 1024;
const maxEntries = 65_000;

/** Payloads beside segments that a kind may carry; each is one CBOR value, parsed by its own module. */
export const payloadNames = [
  "invitation.cbor",
  "receipt.cbor",
  "results.cbor",
] as const;

export type PayloadName = (typeof payloadNames)[number];

/** A bundle whose every byte has been checked. */
export interface Bundle {
  readonly manifest: Manifest;
  readonly segments: readonly Segment[];
  /** Attachments by the SHA-256 (hex) of their bytes. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  readonly payloads: ReadonlyMap<PayloadName, Uint8Array>;
  readonly size: number;
}

export type BundleError =
  | { readonly type: "FileEmpty" }
  | { readonly type: "FileTooLarge" }
  | { readonly type: "NotABundle" }
  | { readonly type: "BundleEncrypted" }
  | { readonly type: "BundleTooNew" }
  | { readonly type: "BundleTruncated" }
  | { readonly type: "BundleDamaged"; readonly part: string }
  | { readonly type: "BundleSignature" }
  | SegmentError;

const segmentName = (id: SegmentId): string =>
  `segments/${toHex(present(base64urlToBytes(id), "segment ids are base64url"))}.seg`;

/** The last segment of every branch of every log, in the order of their ids. */
export function versionVector(
  segments: readonly Pick<Segment, "id" | "header">[],
): Manifest["logs"] {
  const continued = new Set(segments.map(({ header }) => header.previous));
  const heads = segments.filter(({ id }) => !continued.has(id));
  const logs = [...new Set(heads.map(({ header }) => header.log))].toSorted();
  return logs.map((log) => ({
    log,
    heads: heads
      .filter(({ header }) => header.log === log)
      .map(({ id, header }) => ({ head: id, sequence: header.lastSequence }))
      .toSorted((a, b) => (a.head < b.head ? -1 : 1)),
  }));
}

/** What goes into a bundle, before counts, hashes and signature are added. */
export interface BundleContent {
  readonly manifest: Pick<
    Manifest,
    "kind" | "contest" | "title" | "demo" | "recipients" | "created"
  > & {
    readonly sender: Omit<Manifest["sender"], "publicKey">;
  };
  readonly segments: readonly Segment[];
  readonly attachments?: ReadonlyMap<string, Uint8Array>;
  readonly payloads?: ReadonlyMap<PayloadName, Uint8Array>;
}

/** Writes and signs a bundle; the same content, clock and key give the same bytes everywhere. */
export async function writeBundle(
  content: BundleContent,
  key: SigningKey,
): Promise<Uint8Array> {
  // The same segment may have come from several files; it is written once.
  const segments = [
    ...new Map(
      content.segments.map((segment) => [segment.id, segment]),
    ).values(),
  ];
  const attachments = [
    ...(content.attachments ?? new Map<string, Uint8Array>()),
  ];
  const payloads = [
    ...(content.payloads ?? new Map<PayloadName, Uint8Array>()),
  ];
  const body: ZipEntry[] = [
    ...payloads.map(([name, bytes]) => ({ name, bytes })),
    ...segments.map(({ id, bytes }) => ({ name: segmentName(id), bytes })),
    ...attachments.map(([hash, bytes]) => ({
      name: `attachments/${hash}`,
      bytes,
    })),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const readme: ZipEntry = {
    name: "README.txt",
    bytes: readmeText(content.manifest),
  };
  const manifest: Manifest = {
    ...content.manifest,
    format: bundleFormat,
    sender: {
      ...content.manifest.sender,
      publicKey: bytesToBase64url(
        key.publicKey,
      ) as Manifest["sender"]["publicKey"],
    },
    logs: versionVector(segments),
    counts: {
      segments: segments.length,
      commits: segments.reduce(
        (sum, segment) => sum + segment.commits.length,
        0,
      ),
      operations: segments.reduce(
        (sum, segment) => sum + segment.header.operations,
        0,
      ),
      attachments: attachments.length,
    },
    features: [],
    entries: [readme, ...body].map(({ name, bytes }) => ({
      name,
      size: bytes.length,
      sha256: toHex(sha256(bytes)),
    })),
  };
  const manifestBytes = encodeManifest(manifest);
  const signature = await key.sign(concatBytes(manifestDomain, manifestBytes));
  return writeZip([
    readme,
    { name: "manifest.json", bytes: manifestBytes },
    { name: "manifest.sig", bytes: signature },
    ...body,
  ]);
}

const ageMagic = "age-encryption.org/";

/** Says by the first bytes what a file is, before anything of it is parsed. */
function recognise(bytes: Uint8Array): BundleError | null {
  if (bytes.length === 0) return { type: "FileEmpty" };
  if (bytes.length > bundleLimit) return { type: "FileTooLarge" };
  if (String.fromCharCode(...bytes.subarray(0, ageMagic.length)) === ageMagic)
    return { type: "BundleEncrypted" };
  if (!looksLikeZip(bytes)) return { type: "NotABundle" };
  if (!hasZipEnd(bytes)) return { type: "BundleTruncated" };
  return null;
}

/** Manifest and body of a container, with the manifest's signature proved and every entry's hash checked. */
async function openContainer(
  bytes: Uint8Array,
  verify: VerifySignature,
): Promise<
  Result<
    { readonly manifest: Manifest; readonly body: readonly ZipEntry[] },
    BundleError
  >
> {
  const refused = recognise(bytes);
  if (refused !== null) return err(refused);
  const entries = readZip(bytes, maxEntries);
  if (entries === null)
    return err({ type: "BundleDamaged", part: "container" });
  const [readme, manifestEntry, signature, ...body] = entries;
  if (
    readme?.name !== "README.txt" ||
    manifestEntry?.name !== "manifest.json" ||
    signature?.name !== "manifest.sig"
  ) {
    return err({ type: "NotABundle" });
  }
  const manifest = decodeManifest(manifestEntry.bytes, []);
  if (manifest === "too-new") return err({ type: "BundleTooNew" });
  if (manifest === null)
    return err({ type: "BundleDamaged", part: "manifest.json" });
  const publicKey = present(
    base64urlToBytes(manifest.sender.publicKey),
    "the schema checked the key",
  );
  if (
    !(await verify(
      publicKey,
      concatBytes(manifestDomain, manifestEntry.bytes),
      signature.bytes,
    ))
  ) {
    return err({ type: "BundleSignature" });
  }
  const listed = [readme, ...body];
  const inOrder = body.every(
    ({ name }, index) => index === 0 || (body[index - 1]?.name ?? "") < name,
  );
  if (!inOrder || listed.length !== manifest.entries.length)
    return err({ type: "BundleDamaged", part: "entries" });
  for (const [index, entry] of listed.entries()) {
    const claim = manifest.entries[index];
    if (
      claim?.name !== entry.name ||
      claim.size !== entry.bytes.length ||
      claim.sha256 !== toHex(sha256(entry.bytes))
    ) {
      return err({ type: "BundleDamaged", part: entry.name });
    }
  }
  return ok({ manifest, body });
}

const segmentPattern = /^segments\/[0-9a-f]{64}\.seg$/;
const attachmentPattern = /^attachments\/([0-9a-f]{64})$/;
const isPayload = (name: string): name is PayloadName =>
  (payloadNames as readonly string[]).includes(name);

/** Opens one entry behind the manifest; names the format does not know refuse the file. */
async function openEntry(
  entry: ZipEntry,
  manifest: Manifest,
  verify: VerifySignature,
): Promise<
  Result<
    | Segment
    | { readonly attachment: string }
    | { readonly payload: PayloadName },
    BundleError
  >
> {
  if (isPayload(entry.name)) return ok({ payload: entry.name });
  const attachment = attachmentPattern.exec(entry.name)?.[1];
  if (attachment !== undefined && attachment === toHex(sha256(entry.bytes)))
    return ok({ attachment });
  if (!segmentPattern.test(entry.name))
    return err({ type: "BundleDamaged", part: entry.name });
  const segment = await openSegment(entry.bytes, verify);
  if (!segment.ok) return segment;
  if (
    segmentName(segment.value.id) !== entry.name ||
    segment.value.header.contest !== manifest.contest
  ) {
    return err({ type: "BundleDamaged", part: entry.name });
  }
  return segment;
}

/**
 * Opens a bundle completely: magic and size, container byte for byte, manifest, signature, hash of each entry, then
 * every segment with its own signature. Any single changed byte refuses the whole file; nothing is written by reading.
 */
export async function openBundle(
  bytes: Uint8Array,
  verify: VerifySignature,
): Promise<Result<Bundle, BundleError>> {
  const container = await openContainer(bytes, verify);
  if (!container.ok) return container;
  const { manifest, body } = container.value;
  const segments: Segment[] = [];
  const attachments = new Map<string, Uint8Array>();
  const payloads = new Map<PayloadName, Uint8Array>();
  for (const entry of body) {
    const opened = await openEntry(entry, manifest, verify);
    if (!opened.ok) return opened;
    if ("payload" in opened.value)
      payloads.set(opened.value.payload, entry.bytes);
    else if ("attachment" in opened.value)
      attachments.set(opened.value.attachment, entry.bytes);
    else segments.push(opened.value);
  }
  const counts = {
    segments: segments.length,
    commits: segments.reduce((sum, segment) => sum + segment.commits.length, 0),
    operations: segments.reduce(
      (sum, segment) => sum + segment.header.operations,
      0,
    ),
    attachments: attachments.size,
  };
  if (
    !equalValues(manifest.counts, counts) ||
    !equalValues(manifest.logs, versionVector(segments))
  ) {
    return err({ type: "BundleDamaged", part: "counts" });
  }
  return ok({ manifest, segments, attachments, payloads, size: bytes.length });
}

/** Logs named in a manifest, one row per head: what `inspect` prints. */
export const logHeads = (
  manifest: Manifest,
): readonly {
  readonly log: LogId;
  readonly sequence: number;
  readonly head: SegmentId;
}[] =>
  manifest.logs.flatMap(({ log, heads }) =>
    heads.map(({ head, sequence }) => ({ log, sequence, head })),
  );
