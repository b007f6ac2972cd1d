import { createHash } from 'node:crypto';
import { z } from '../../shared/basics/zod.ts';

import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Operation, OperationId, SegmentId, Value } from '../../shared/log/operation.ts';
import { operationId } from '../../shared/log/operation-id.ts';
import { operationAt } from '../../shared/log/read-log.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import type { SegmentIndex } from '../../shared/merge/segment-index.ts';

/**
 * What sheets are judged on, without the sheets: every operation about anything else, by the segment that holds it, and
 * the enrolments whose tickets were checked. Everything of it comes from the archive and can be made anew.
 */
export interface Ground {
  readonly proven: ReadonlySet<OperationId>;
  /** What the operations are about, by segment; each is read when it is asked for. */
  readonly entries: readonly GroundEntry[];
}

export interface GroundEntry {
  readonly segment: SegmentId;
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** The fields of an operation in an entry, in their order. */
type StoredFields = readonly [
  kind: string,
  version: number,
  value: Value,
  parents: readonly OperationId[],
  basis: OperationId | null,
  reason: string,
  sequence: number,
  ordinal: number,
  author: string,
  wallClock: number,
];

/** The hash of the whole has shown that it is what `groundOf` wrote, so nobody looks at each of two hundred thousand fields. */
const storedFields = z.custom<StoredFields>(
  (fields) => Array.isArray(fields) && fields.length === 10,
);

const entryOf = (segment: SegmentId, operation: Operation): GroundEntry => {
  const { kind, version, key, value, parents, basis, reason } = operation;
  const { sequence, ordinal, author, wallClock } = operation;
  const fields = [
    kind,
    version,
    value,
    parents,
    basis,
    reason,
    sequence,
    ordinal,
    author,
    wallClock,
  ];
  return { segment, key, bytes: encodeValue(fields) };
};

/** What segments add to the ground. */
export const groundOf = (
  indexes: Iterable<SegmentIndex>,
  segments: ReadonlyMap<SegmentId, Segment>,
): readonly GroundEntry[] =>
  [...indexes].flatMap(({ segment, alone, referring }) =>
    [...alone, ...referring.map((row) => operationAt(segment, row, segments))].map((operation) =>
      entryOf(segment.id, operation),
    ),
  );

/** The operation of an entry; throws for one that was not written by `groundOf`. */
export function operationOf(
  { segment, key, bytes }: GroundEntry,
  { header }: Pick<Segment, 'header'>,
): Operation {
  const decoded = decodeValue(bytes);
  if (!decoded.ok) throw new Error('an entry of the ground is a value');
  const stored = storedFields.parse(decoded.value);
  const [kind, version, value, parents, basis, reason, sequence, ordinal, author, wallClock] =
    stored;
  return {
    kind,
    version,
    key,
    value,
    parents,
    basis,
    reason,
    id: operationId(segment, ordinal),
    log: header.log,
    signer: header.signer,
    sequence,
    ordinal,
    author,
    wallClock,
  };
}

/** The one application that an operation is about and that nothing else depends on; null for all others. */
function aboutSubmission(key: string): Id | null {
  if (key.startsWith('submission/')) return key.slice('submission/'.length);
  if (key.startsWith('assignment/')) return key.slice(key.lastIndexOf('/') + 1);
  return key.startsWith('document/') ? (key.split('/')[1] ?? null) : null;
}

/**
 * What verdicts on sheets of some applications rest on. Blocked applications stay, since their names are covered; where
 * anything has to be approved by a second root, everything stays.
 */
export function groundFor(
  { entries }: Ground,
  submissions: ReadonlySet<Id>,
): readonly GroundEntry[] {
  if (entries.some(({ key }) => key.startsWith('approval/'))) return entries;
  const blocked = new Set(
    entries.flatMap(({ key }) =>
      key.startsWith('block/submission/') ? [key.slice('block/submission/'.length)] : [],
    ),
  );
  return entries.filter(({ key }) => {
    const about = aboutSubmission(key);
    return about === null || submissions.has(about) || blocked.has(about);
  });
}

const sizeOf = (number: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
};

const frame = (name: string, bytes: Uint8Array): readonly Uint8Array[] => {
  const key = utf8ToBytes(name);
  return [sizeOf(key.length), sizeOf(bytes.length), key, bytes];
};

/** The ground as bytes: frames of a name and a value, the enrolments first. */
export const encodeGround = ({ proven, entries }: Ground): Uint8Array =>
  Buffer.concat([
    ...frame('', encodeValue([...proven].toSorted())),
    ...entries.flatMap(({ segment, key, bytes }) => frame(`${segment} ${key}`, bytes)),
  ]);

/** Reads what `encodeGround` wrote, which its hash has shown. */
export function decodeGround(bytes: Uint8Array): Ground {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: GroundEntry[] = [];
  let proven: ReadonlySet<OperationId> = new Set();
  let at = 0;
  while (at < bytes.length) {
    const keyEnd = at + 8 + view.getUint32(at);
    const end = keyEnd + view.getUint32(at + 4);
    const name = text.toString('utf8', at + 8, keyEnd);
    const value = bytes.subarray(keyEnd, end);
    const space = name.indexOf(' ');
    if (space > 0) {
      entries.push({
        segment: name.slice(0, space) as SegmentId,
        key: name.slice(space + 1),
        bytes: value,
      });
    } else {
      const ids = decodeValue(value);
      proven = new Set(z.array(z.string()).parse(ids.ok ? ids.value : null) as OperationId[]);
    }
    at = end;
  }
  return { proven, entries };
}

/** SHA-256 as 64 hex digits: what the database says the ground is. */
export const groundHash = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
