import { createHash } from 'node:crypto';
import { z } from '../../shared/basics/zod.ts';

import { present } from '../../shared/basics/assert.ts';
import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { OperationId, PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import type { Ground, GroundEntry, SubmissionFacts, SubmissionGround } from './ground.ts';

/*
 * The ground as bytes: a mark, the size of the list of blocks, the list, the blocks. The list has for each block its size
 * and the first half of its SHA-256; the SHA-256 of the list is what the database says the ground is. The first block is
 * always read; what is about an application or a juror is in a block that its name tells, so that a run reads little of a
 * large contest and knows that nothing of what it reads was changed. A block is frames of a name and a value: two for each
 * group, its name with what was found, and one without a name around its entries, which are read when they are asked for.
 */

const mark = utf8ToBytes('qazylar ground 3\n');
const sizeBytes = 4;
const hashBytes = 16;
const placeBytes = sizeBytes + hashBytes;
/** Groups in a block, on the average. */
const blockGroups = 4;
/** Unwanted bytes between two wanted blocks that are read rather than asked around. */
const readThrough = 65_536;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const sizeOf = (number: number): Uint8Array => {
  const bytes = new Uint8Array(sizeBytes);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
};

/** A frame of a name and a value. */
const frame = (name: string, bytes: Uint8Array): readonly Uint8Array[] => {
  const key = utf8ToBytes(name);
  return [sizeOf(key.length), sizeOf(bytes.length), key, bytes];
};

const frames = (entries: readonly GroundEntry[]): readonly Uint8Array[] =>
  entries.flatMap(({ segment, key, bytes }) => frame(`${segment} ${key}`, bytes));

const submissionName = (id: Id): string => `submission/${id}`;
const personName = (id: Id): string => `person/${id}`;

/** The number of the block that holds a group, from 1: FNV-1a of its name. */
function blockOf(name: string, blocks: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1)
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return 1 + ((hash >>> 0) % blocks);
}

/** What was found of an application, in the form that is read most quickly: there may be thousands in a run. */
const factsBytes = ({ admitted, jurors }: SubmissionFacts): Uint8Array =>
  utf8ToBytes(JSON.stringify([admitted, [...jurors]]));

const noBytes = new Uint8Array();

/** The ground as bytes, and the hash by which the database knows it: 64 hex digits. */
export function encodeGround(ground: Ground): {
  readonly bytes: Uint8Array;
  readonly hash: string;
} {
  const { proven, signers, always, submissions, people } = ground;
  const count = Math.ceil((submissions.size + people.size) / blockGroups);
  const pieces: Uint8Array[][] = Array.from({ length: count + 1 }, () => []);
  const head = [[...proven].toSorted(), [...signers].map(([signer, person]) => [signer, person])];
  pieces[0]?.push(...frame('', encodeValue(head)), ...frames(always));
  const put = (name: string, facts: Uint8Array, entries: readonly GroundEntry[]): void => {
    const body = Buffer.concat(frames(entries));
    pieces[blockOf(name, count)]?.push(...frame(name, facts), ...frame('', body));
  };
  for (const [id, { facts, entries }] of submissions)
    put(submissionName(id), factsBytes(facts), entries());
  for (const [id, entries] of people) put(personName(id), noBytes, entries);
  const blocks = pieces.map((each) => Buffer.concat(each));
  const list = Buffer.concat(
    blocks.flatMap((block) => [sizeOf(block.length), sha256(block).subarray(0, hashBytes)]),
  );
  return {
    bytes: Buffer.concat([mark, sizeOf(list.length), list, ...blocks]),
    hash: sha256(list).toString('hex'),
  };
}

/** Reads so many bytes from a place on; fewer where the file ends. */
export type ReadAt = (place: number, size: number) => Promise<Buffer>;

interface Block {
  readonly place: number;
  readonly size: number;
  readonly hash: Uint8Array;
}

/** The blocks of a ground that is known by a hash; null where it is another one. */
async function readList(hash: string, readAt: ReadAt): Promise<readonly Block[] | null> {
  const head = await readAt(0, mark.length + sizeBytes);
  if (head.length < mark.length + sizeBytes || !head.subarray(0, mark.length).equals(mark))
    return null;
  const size = head.readUInt32BE(mark.length);
  const list = await readAt(head.length, size);
  if (sha256(list).toString('hex') !== hash) return null;
  const blocks: Block[] = [];
  let place = head.length + size;
  for (let at = 0; at < list.length; at += placeBytes) {
    const length = list.readUInt32BE(at);
    blocks.push({ place, size: length, hash: list.subarray(at + sizeBytes, at + placeBytes) });
    place += length;
  }
  return blocks;
}

/** Blocks that lie so near to each other that they are read at once. */
function spansOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const spans: Block[][] = [];
  let end = -Infinity;
  for (const block of blocks) {
    if (block.place - end > readThrough) spans.push([block]);
    else spans.at(-1)?.push(block);
    end = block.place + block.size;
  }
  return spans;
}

interface Frame {
  readonly name: string;
  readonly value: Buffer;
}

function* framesIn(block: Buffer): Iterable<Frame> {
  let at = 0;
  while (at < block.length) {
    const keyEnd = at + 2 * sizeBytes + block.readUInt32BE(at);
    const end = keyEnd + block.readUInt32BE(at + sizeBytes);
    const name = block.toString('utf8', at + 2 * sizeBytes, keyEnd);
    yield { name, value: block.subarray(keyEnd, end) };
    at = end;
  }
}

const entryOf = ({ name, value }: Frame): GroundEntry => {
  const space = name.indexOf(' ');
  return {
    segment: name.slice(0, space) as SegmentId,
    key: name.slice(space + 1),
    bytes: value,
  };
};

const entriesIn = (body: Buffer): readonly GroundEntry[] => Array.from(framesIn(body), entryOf);

type StoredHead = readonly [
  proven: readonly OperationId[],
  signers: readonly (readonly [PublicKeyId, Id])[],
];

type StoredFacts = readonly [admitted: boolean, jurors: readonly (readonly [Id, readonly Id[]])[]];

/** The hash of a block has shown that it is what was written here, so nobody looks at each of many thousand ids. */
const isPair = (value: unknown): boolean => Array.isArray(value) && value.length === 2;
const storedHead = z.custom<StoredHead>(isPair);
const storedFacts = z.custom<StoredFacts>(isPair);

function factsOf({ value }: Frame): SubmissionFacts {
  const [admitted, jurors] = storedFacts.parse(JSON.parse(value.toString('utf8')));
  return { admitted, jurors: new Map(jurors) };
}

/** Reads blocks and checks each; null where one is not what the list says. */
async function readBlocks(
  wanted: readonly Block[],
  readAt: ReadAt,
): Promise<readonly Buffer[] | null> {
  const blocks: Buffer[] = [];
  for (const span of spansOf(wanted)) {
    const from = span[0]?.place ?? 0;
    const last = span.at(-1);
    const bytes = await readAt(from, (last?.place ?? 0) + (last?.size ?? 0) - from);
    for (const { place, size, hash } of span) {
      const block = bytes.subarray(place - from, place - from + size);
      if (!sha256(block).subarray(0, hashBytes).equals(hash)) return null;
      blocks.push(block);
    }
  }
  return blocks;
}

/** Groups of a block: what was found, and the entries as they stand there. */
function* groupsIn(block: Buffer): Iterable<{ readonly head: Frame; readonly body: Buffer }> {
  let head: Frame | null = null;
  for (const each of framesIn(block)) {
    if (head === null) head = each;
    else {
      yield { head, body: each.value };
      head = null;
    }
  }
}

/** Whose verdicts are asked for: applications, people, and the signers of what is said of them. */
export interface GroundQuestion {
  readonly submissions: ReadonlySet<Id>;
  readonly people: ReadonlySet<Id>;
  readonly signers: ReadonlySet<PublicKeyId>;
}

type Head = Pick<Ground, 'proven' | 'signers' | 'always'>;

function headOf(block: Buffer): Head {
  const [first, ...entries] = framesIn(block);
  const decoded = decodeValue(present(first, 'the first block has a head').value);
  const [proven, signers] = storedHead.parse(decoded.ok ? decoded.value : undefined);
  return {
    proven: new Set(proven),
    signers: new Map(signers),
    always: entries.map(entryOf),
  };
}

/**
 * Reads what verdicts on some sheets rest on, out of the ground that a hash names: what they always rest on, and what is
 * asked for once that is known. Null where the bytes are not, or no longer, that ground.
 */
export async function readGroundFor(
  hash: string,
  readAt: ReadAt,
  ask: (always: readonly GroundEntry[]) => GroundQuestion,
): Promise<Ground | null> {
  const list = await readList(hash, readAt);
  const [first] = list === null ? [] : ((await readBlocks(list.slice(0, 1), readAt)) ?? []);
  if (list === null || first === undefined) return null;
  const head = headOf(first);
  const asked = ask(head.always);
  const names = new Set([
    ...Array.from(asked.submissions, submissionName),
    ...Array.from(asked.people, personName),
    ...Array.from(asked.signers, (signer) => personName(head.signers.get(signer) ?? '')),
  ]);
  const numbers = new Set(Array.from(names, (name) => blockOf(name, list.length - 1)));
  const blocks = await readBlocks(
    list.filter((_, number) => numbers.has(number)),
    readAt,
  );
  if (blocks === null) return null;
  const submissions = new Map<Id, SubmissionGround>();
  const people = new Map<Id, readonly GroundEntry[]>();
  for (const block of blocks) {
    for (const { head: found, body } of groupsIn(block)) {
      if (!names.has(found.name)) continue;
      const id = found.name.slice(found.name.indexOf('/') + 1);
      if (found.name === personName(id)) people.set(id, entriesIn(body));
      else submissions.set(id, { facts: factsOf(found), entries: () => entriesIn(body) });
    }
  }
  return { ...head, submissions, people };
}
