import { err, ok, type Result } from '../../shared/basics/result.ts';
import { openBundleFrom, type PayloadName } from '../../shared/bundle/bundle.ts';
import type { ByteSource } from '../../shared/bundle/byte-source.ts';
import { openTransfer } from '../../shared/bundle/codes.ts';
import { looksEncrypted, openEncrypted } from '../../shared/bundle/encrypted-file.ts';
import { fileCode } from '../../shared/bundle/file-code.ts';
import type { Manifest } from '../../shared/bundle/manifest.ts';
import type { VerifySignature } from '../../shared/log/ed25519.ts';
import type { ContestId, LogId, PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { present } from '../../shared/basics/assert.ts';
import type { DeskError, NamedFile } from './desk.ts';

/** A file whose every byte has been checked, whatever it is called: a bundle, or what QR codes carried. */
export interface OpenedFile {
  readonly name: string;
  /** Code of the bytes as they came; the same file under another name has the same one. */
  readonly code: string;
  readonly size: number;
  readonly encrypted: boolean;
  readonly kind: Manifest['kind'];
  readonly contest: ContestId;
  readonly demo: boolean;
  readonly sender: {
    readonly log: LogId;
    readonly publicKey: PublicKeyId;
    readonly name: string;
  };
  readonly recipients: readonly string[];
  readonly created: number;
  readonly logs: Manifest['logs'];
  readonly operations: number;
  /** Every segment in the file. */
  readonly contents: readonly SegmentId[];
  /** Those of them that were asked for. */
  readonly segments: readonly Segment[];
  readonly payloads: ReadonlyMap<PayloadName, Uint8Array>;
  /** Attachments that were asked for, by the hash that was checked. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

/** How a file is read. */
export interface FileReading {
  readonly verify: VerifySignature;
  /** X25519 secrets that may open it. */
  readonly identities: readonly Uint8Array[];
  /** False for segments that need not be kept in memory; all without it. */
  readonly wanted?: (id: SegmentId) => boolean;
  /** True for attachments to be kept in memory; none without it. */
  readonly wantedAttachment?: (hash: string) => boolean;
  /** Told of each part that was read, with its size; false stops the reading (`ImportCancelled`). */
  readonly goOn?: (bytes: number) => boolean;
}

/** The person stopped the reading of a file. */
class ReadingStopped extends Error {}

const transferMagic = 'QZT';

const looksLikeTransfer = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, transferMagic.length)) === transferMagic;

/** An error of the core as windows get it. */
export function deskError(error: { readonly type: string }): DeskError {
  const { type, ...rest } = error;
  const details = Object.entries(rest).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return details.length === 0 ? { type } : { type, details: Object.fromEntries(details) };
}

type Content = Omit<OpenedFile, 'name' | 'code' | 'size' | 'encrypted'>;

const wantedOf = (segments: readonly Segment[], { wanted }: FileReading): readonly Segment[] =>
  wanted === undefined ? segments : segments.filter(({ id }) => wanted(id));

async function readTransfer(
  bytes: Uint8Array,
  reading: FileReading,
): Promise<Result<Content, DeskError>> {
  const transfer = await openTransfer(bytes, reading.verify);
  if (!transfer.ok) return err(deskError(transfer.error));
  const { contest, segments } = transfer.value;
  const last = present(segments.at(-1), 'a transfer has at least one segment');
  const logs = [...new Set(segments.map(({ header }) => header.log))];
  return ok({
    kind: 'scores',
    contest,
    demo: false,
    sender: { log: last.header.log, publicKey: last.header.signer, name: '' },
    recipients: ['headquarters'],
    created: last.commits.at(-1)?.wallClock ?? 0,
    logs: logs.map((log) => ({ log, heads: [] })),
    operations: segments.reduce((sum, { header }) => sum + header.operations, 0),
    contents: segments.map(({ id }) => id),
    segments: wantedOf(segments, reading),
    payloads: new Map(),
    attachments: new Map(),
  });
}

/** Parts as copies: a view would keep the whole file in memory, and be stored with the whole file behind it. */
const copyingSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (from, to) => Promise.resolve(bytes.slice(from, to)),
});

async function readBundle(
  bytes: Uint8Array,
  reading: FileReading,
): Promise<Result<Content, DeskError>> {
  const contents: SegmentId[] = [];
  const segments: Segment[] = [];
  const payloads = new Map<PayloadName, Uint8Array>();
  const attachments = new Map<string, Uint8Array>();
  const bundle = await openBundleFrom(copyingSource(bytes), reading.verify, (part) => {
    if ('segment' in part) {
      const { segment } = part;
      contents.push(segment.id);
      if (reading.wanted?.(segment.id) !== false) segments.push(segment);
      if (reading.goOn?.(segment.bytes.length) === false) throw new ReadingStopped();
    } else if ('payload' in part) {
      payloads.set(part.payload, part.bytes);
    } else {
      const { attachment, bytes: content } = part;
      if (reading.wantedAttachment?.(attachment) === true) attachments.set(attachment, content);
      if (reading.goOn?.(content.length) === false) throw new ReadingStopped();
    }
  });
  if (!bundle.ok) return err(deskError(bundle.error));
  const { kind, contest, demo, sender, recipients, created, logs, counts } = bundle.value.manifest;
  return ok({
    kind,
    contest,
    demo,
    sender: { log: sender.log, publicKey: sender.publicKey, name: sender.name },
    recipients,
    created,
    logs,
    operations: counts.operations,
    contents,
    segments,
    payloads,
    attachments,
  });
}

const read = (bytes: Uint8Array, reading: FileReading): Promise<Result<Content, DeskError>> =>
  looksLikeTransfer(bytes) ? readTransfer(bytes, reading) : readBundle(bytes, reading);

/** Opens what is encrypted: to a region, and where it is one person's inside that, to that person as well. */
async function decrypted(
  bytes: Uint8Array,
  identities: readonly Uint8Array[],
): Promise<Result<Uint8Array, DeskError>> {
  const outer = await openEncrypted(bytes, identities);
  if (!outer.ok) return err(deskError(outer.error));
  if (!looksEncrypted(outer.value)) return outer;
  const inner = await openEncrypted(outer.value, identities);
  if (inner.ok) return inner;
  const isOthers = inner.error.type === 'BundleNotForThisKey';
  return err(isOthers ? { type: 'BundleNotForYou' } : deskError(inner.error));
}

/** Opens a file by its content alone; nothing is written by reading. */
export async function openFile(
  file: NamedFile,
  reading: FileReading,
): Promise<Result<OpenedFile, DeskError>> {
  const encrypted = looksEncrypted(file.bytes);
  if (encrypted && reading.identities.length === 0) return err({ type: 'BundleEncrypted' });
  const plain = encrypted ? await decrypted(file.bytes, reading.identities) : ok(file.bytes);
  if (!plain.ok) return plain;
  try {
    const content = await read(plain.value, reading);
    if (!content.ok) return content;
    const { name, bytes } = file;
    return ok({ name, code: fileCode(bytes), size: bytes.length, encrypted, ...content.value });
  } catch (error) {
    if (error instanceof ReadingStopped) return err({ type: 'ImportCancelled' });
    throw error;
  }
}
