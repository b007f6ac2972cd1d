import { base64urlToBytes, bytesToBase64url, concatBytes, sha256, toHex } from '../basics/bytes.ts';
import { present } from '../basics/assert.ts';
import { groupBy } from '../basics/group-by.ts';
import { ok, type Result } from '../basics/result.ts';
import { digestWith, type SigningKey, type VerifySignature } from '../log/ed25519.ts';
import type { LogId, SegmentId } from '../log/operation.ts';
import {
  decodeProved,
  type ProvedSegment,
  proveSegment,
  type Segment,
  type SegmentError,
} from '../log/segment.ts';
import { equalValues } from '../log/value-codec.ts';
import { type ByteSource, sourceOf } from './byte-source.ts';
import type { PlacedEntry } from './container.ts';
import { bundleFormat, encodeManifest, type Manifest, manifestDomain } from './manifest.ts';
import { type ContainerError, damaged, openContainer, readEntry } from './proved-container.ts';
import { readmeText } from './readme-text.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** Payloads beside segments that a kind may carry; each is one CBOR value, parsed by its own module. */
export const payloadNames = ['invitation.cbor', 'receipt.cbor', 'results.cbor'] as const;

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

export type BundleError = ContainerError | SegmentError;

const segmentName = (id: SegmentId): string =>
  `segments/${toHex(present(base64urlToBytes(id), 'segment ids are base64url'))}.seg`;

/** Items in the order of a text that each of them has for itself. */
function sortedBy<Item>(items: Iterable<Item>, textOf: (item: Item) => string): readonly Item[] {
  const byText = new Map(Array.from(items, (item) => [textOf(item), item]));
  return [...byText.keys()]
    .toSorted()
    .map((text) => present(byText.get(text), 'the text is of an item'));
}

/** The last segment of every branch of every log, in the order of their ids. */
export function versionVector(
  segments: readonly Pick<Segment, 'id' | 'header'>[],
): Manifest['logs'] {
  const continued = new Set(segments.map(({ header }) => header.previous));
  const heads = segments.filter(({ id }) => !continued.has(id));
  const logs = groupBy(heads, ({ header }) => header.log);
  return sortedBy(logs, ([log]) => log).map(([log, own]) => ({
    log,
    heads: sortedBy(own, ({ id }) => id).map(({ id, header }) => ({
      head: id,
      sequence: header.lastSequence,
    })),
  }));
}

const segmentCounts = (segments: readonly Pick<Segment, 'header'>[]) => ({
  segments: segments.length,
  commits: segments.reduce(
    (sum, { header }) => sum + header.lastSequence - header.firstSequence + 1,
    0,
  ),
  operations: segments.reduce((sum, { header }) => sum + header.operations, 0),
});

/** What goes into a bundle, before counts, hashes and signature are added. */
export interface BundleContent {
  readonly manifest: Pick<
    Manifest,
    'kind' | 'contest' | 'title' | 'demo' | 'recipients' | 'created'
  > & {
    readonly sender: Omit<Manifest['sender'], 'publicKey'>;
  };
  readonly segments: readonly Segment[];
  readonly attachments?: ReadonlyMap<string, Uint8Array>;
  readonly payloads?: ReadonlyMap<PayloadName, Uint8Array>;
}

/** Writes and signs a bundle; the same content, clock and key give the same bytes everywhere. */
export async function writeBundle(content: BundleContent, key: SigningKey): Promise<Uint8Array> {
  // The same segment may have come from several files; it is written once.
  const segments = [...new Map(content.segments.map((segment) => [segment.id, segment])).values()];
  const attachments = [...(content.attachments ?? new Map<string, Uint8Array>())];
  const payloads = [...(content.payloads ?? new Map<PayloadName, Uint8Array>())];
  const items: ZipEntry[] = [
    ...payloads.map(([name, bytes]) => ({ name, bytes })),
    ...segments.map(({ id, bytes }) => ({ name: segmentName(id), bytes })),
    ...attachments.map(([hash, bytes]) => ({
      name: `attachments/${hash}`,
      bytes,
    })),
  ];
  const body = sortedBy(items, ({ name }) => name);
  const readme: ZipEntry = {
    name: 'README.txt',
    bytes: readmeText(content.manifest),
  };
  const manifest: Manifest = {
    ...content.manifest,
    format: bundleFormat,
    sender: {
      ...content.manifest.sender,
      publicKey: bytesToBase64url(key.publicKey) as Manifest['sender']['publicKey'],
    },
    logs: versionVector(segments),
    counts: {
      segments: segments.length,
      commits: segments.reduce((sum, segment) => sum + segment.columns.commits.clock.length, 0),
      operations: segments.reduce((sum, segment) => sum + segment.header.operations, 0),
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
    { name: 'manifest.json', bytes: manifestBytes },
    { name: 'manifest.sig', bytes: signature },
    ...body,
  ]);
}

/** One part of a bundle behind its manifest, checked by itself. */
export type BundlePart =
  | { readonly segment: Segment }
  | { readonly attachment: string; readonly bytes: Uint8Array }
  | { readonly payload: PayloadName; readonly bytes: Uint8Array };

const segmentPattern = /^segments\/[0-9a-f]{64}\.seg$/;
const attachmentPattern = /^attachments\/([0-9a-f]{64})$/;
const isPayload = (name: string): name is PayloadName =>
  (payloadNames as readonly string[]).includes(name);

/** A part whose hashes and signature hold; a segment's content was not looked at yet. */
type ProvedPart =
  | Exclude<BundlePart, { readonly segment: Segment }>
  | { readonly proved: ProvedSegment };

/** Proves one entry behind the manifest; names the format does not know refuse the file. */
async function provePart(
  entry: PlacedEntry,
  bytes: Uint8Array,
  verify: VerifySignature,
): Promise<Result<ProvedPart, BundleError>> {
  const { name } = entry;
  const attachment = attachmentPattern.exec(name)?.[1];
  if (isPayload(name) || attachment !== undefined) {
    // Read a second time since its hash was compared: a file on a disk may have changed meanwhile.
    const hash = toHex(await digestWith(verify, bytes));
    if (hash !== entry.sha256 || hash !== (attachment ?? hash)) return damaged(name);
    return ok(isPayload(name) ? { payload: name, bytes } : { attachment: hash, bytes });
  }
  if (!segmentPattern.test(name)) return damaged(name);
  const proved = await proveSegment(bytes, verify);
  return proved.ok ? ok({ proved: proved.value }) : proved;
}

/** Opens a part that was proved. */
async function openPart(
  { name }: PlacedEntry,
  part: ProvedPart,
  how: { readonly manifest: Manifest; readonly verify: VerifySignature },
): Promise<Result<BundlePart, BundleError>> {
  if (!('proved' in part)) return ok(part);
  const { manifest, verify } = how;
  const segment = await decodeProved(part.proved, verify);
  if (!segment.ok) return segment;
  const { id, header } = segment.value;
  if (segmentName(id) !== name || header.contest !== manifest.contest) return damaged(name);
  return ok({ segment: segment.value });
}

/** Bytes of parts that are proved ahead of the caller: enough for the host to be busy all the time. */
const provedAhead = 1 << 20;

/** Parts one after another, the next ones being proved while the caller is busy with the one before. */
async function* provedParts(
  source: ByteSource,
  body: readonly PlacedEntry[],
  verify: VerifySignature,
): AsyncGenerator<readonly [PlacedEntry, Result<ProvedPart, BundleError>]> {
  const begin = (entry: PlacedEntry) => {
    const proving = readEntry(source, entry).then((bytes) => provePart(entry, bytes, verify));
    // Where the caller leaves early nobody waits for this one; whoever does wait learns of its failure.
    proving.catch(() => undefined);
    return { entry, proving, size: entry.to - entry.from };
  };
  const begun: ReturnType<typeof begin>[] = [];
  let [next, ahead] = [0, 0];
  for (let done = 0; done < body.length; done += 1) {
    // At least one more than the caller is about to get, however large it is.
    while (next < body.length && (begun.length < 2 || ahead < provedAhead)) {
      const part = begin(present(body[next], 'there is an entry'));
      begun.push(part);
      ahead += part.size;
      next += 1;
    }
    const { entry, proving, size } = present(begun.shift(), 'one was begun');
    ahead -= size;
    yield [entry, await proving];
  }
}

/** What is known of a bundle whose parts were handed on one by one. */
export interface OpenedBundle {
  readonly manifest: Manifest;
  readonly size: number;
}

/**
 * Opens a bundle piece by piece, holding two parts, or as many as fill a mebibyte, in memory at most: magic and size,
 * container byte for byte, manifest, signature, hash of each entry, then every segment with its own signature. Any
 * single changed byte refuses the whole file. `visit` gets each part once it is checked; a later part may still refuse
 * the file, so nothing of it may be used before the result is there. Awaited, so that a slow visitor is not overrun;
 * what it throws is thrown on.
 */
export async function openBundleFrom(
  source: ByteSource,
  verify: VerifySignature,
  visit: (part: BundlePart) => void | Promise<void> = () => undefined,
): Promise<Result<OpenedBundle, BundleError>> {
  const container = await openContainer(source, verify);
  if (!container.ok) return container;
  const { manifest, body } = container.value;
  const segments: Pick<Segment, 'id' | 'header'>[] = [];
  let attachments = 0;
  for await (const [entry, proved] of provedParts(source, body, verify)) {
    const part = proved.ok ? await openPart(entry, proved.value, { manifest, verify }) : proved;
    if (!part.ok) return part;
    if ('segment' in part.value) {
      const { id, header } = part.value.segment;
      segments.push({ id, header });
    } else if ('attachment' in part.value) {
      attachments += 1;
    }
    await visit(part.value);
  }
  const counts = { ...segmentCounts(segments), attachments };
  if (
    !equalValues(manifest.counts, counts) ||
    !equalValues(manifest.logs, versionVector(segments))
  ) {
    return damaged('counts');
  }
  return ok({ manifest, size: source.size });
}

/** Opens a bundle that is in memory as a whole; the same checks as `openBundleFrom`. */
export async function openBundle(
  bytes: Uint8Array,
  verify: VerifySignature,
): Promise<Result<Bundle, BundleError>> {
  const segments: Segment[] = [];
  const attachments = new Map<string, Uint8Array>();
  const payloads = new Map<PayloadName, Uint8Array>();
  const opened = await openBundleFrom(sourceOf(bytes), verify, (part) => {
    if ('segment' in part) segments.push(part.segment);
    else if ('attachment' in part) attachments.set(part.attachment, part.bytes);
    else payloads.set(part.payload, part.bytes);
  });
  return opened.ok ? ok({ ...opened.value, segments, attachments, payloads }) : opened;
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
