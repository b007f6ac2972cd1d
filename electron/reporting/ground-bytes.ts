import { createHash } from 'node:crypto';

import { present } from '../../shared/basics/assert.ts';
import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { type Id, isId } from '../../shared/contest/contest.ts';
import type { OperationId, PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import type { Ground, GroundEntry, SubmissionFacts, SubmissionGround } from './ground.ts';

/*
 * The ground as bytes: a mark, the size of the list of blocks, the list, the blocks. The list has for each block its size
 * and the first half of its SHA-256; the SHA-256 of the list is what the database says the ground is. The first block is
 * always read; what is about an application or a juror is in a block that its name tells, so that a run reads little of a
 * large contest and knows that nothing of what it reads was changed. A block is frames of a name and a value. What was found
 * of applications, and the entries about jurors, are in the first half of the other blocks; the entries about applications,
 * which are many times longer and seldom needed, in the second.
 */

const mark = utf8ToBytes('qazylar ground 4\n');
const sizeBytes = 4;
const hashBytes = 16;
const placeBytes = sizeBytes + hashBytes;
/** Groups in a block, on the average. */
const blockGroups = 64;
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

/** The number of the block that holds a group among those of its half, from 0: FNV-1a of its name. */
function blockOf(name: string, blocks: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1)
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % blocks;
}

/**
 * What was found of an application, in the form that is read most quickly: there may be thousands in a run. A sign for
 * admitted, and a line for each stage with its name and its jurors. A stage that is no id has no sheets that a run names.
 */
const factsBytes = ({ admitted, jurors }: SubmissionFacts): Uint8Array => {
  const stages = [...jurors].filter(([stage]) => isId(stage));
  const lines = stages.map(([stage, ids]) => [stage, ...ids].join(' '));
  return utf8ToBytes([admitted ? '+' : '-', ...lines].join('\n'));
};

/** Enrolments and signers, a line each; there is one for nearly every juror. */
const headBytes = ({ proven, signers }: Pick<Ground, 'proven' | 'signers'>): Uint8Array =>
  utf8ToBytes(
    [...[...proven].toSorted(), ...[...signers].map((pair) => pair.join(' '))].join('\n'),
  );

/** The ground as bytes, and the hash by which the database knows it: 64 hex digits. */
export function encodeGround(ground: Ground): {
  readonly bytes: Uint8Array;
  readonly hash: string;
} {
  const { proven, signers, always, submissions, people } = ground;
  const count = Math.ceil((submissions.size + people.size) / blockGroups);
  const pieces: Uint8Array[][] = Array.from({ length: 1 + 2 * count }, () => []);
  pieces[0]?.push(...frame('', headBytes({ proven, signers })), ...frames(always));
  const put = (half: number, name: string, bytes: Uint8Array): void => {
    pieces[1 + half * count + blockOf(name, count)]?.push(...frame(name, bytes));
  };
  for (const [id, { facts, entries }] of submissions) {
    put(0, submissionName(id), factsBytes(facts));
    put(1, submissionName(id), Buffer.concat(frames(entries ?? [])));
  }
  for (const [id, entries] of people) put(0, personName(id), Buffer.concat(frames(entries)));
  const blocks = pieces.map((each) => Buffer.concat(each));
  return bound(blocks, Buffer.concat(blocks.flatMap(placeOf)));
}

/** The line of the list that a block has. */
const placeOf = (block: Uint8Array): readonly Uint8Array[] => [
  sizeOf(block.length),
  sha256(block).subarray(0, hashBytes),
];

/** Blocks with their list in front. */
const bound = (blocks: readonly Uint8Array[], list: Uint8Array) => ({
  bytes: Buffer.concat([mark, sizeOf(list.length), list, ...blocks]),
  hash: sha256(list).toString('hex'),
});

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

/** What was found of an application, with those of its jurors who are asked for: a panel is many times longer. */
function factsOf({ value }: Frame, asked: ReadonlySet<Id>): SubmissionFacts {
  const [sign, ...lines] = value.toString('latin1').split('\n');
  const jurors = new Map<Id, readonly Id[]>();
  for (const line of lines) {
    const [stage = ''] = line.split(' ', 1);
    const ended = `${line} `;
    const named = Array.from(asked).filter((juror) => ended.includes(` ${juror} `));
    if (named.length > 0) jurors.set(stage, named);
  }
  return { admitted: sign === '+', jurors };
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

/** Whose verdicts are asked for: applications, people, and the signers of what is said of them. */
export interface GroundQuestion {
  /** Each with the jurors whose sheets of it are asked for: others are not among its facts. */
  readonly submissions: ReadonlyMap<Id, ReadonlySet<Id>>;
  readonly people: ReadonlySet<Id>;
  /** Asked when all else is read, with what verdicts always rest on: it may take time to know them. */
  readonly signers: (always: readonly GroundEntry[]) => Promise<ReadonlySet<PublicKeyId>>;
  /** Applications of which more is asked than what was found: the entries. */
  readonly judged: ReadonlySet<Id>;
}

type Head = Pick<Ground, 'proven' | 'signers' | 'always'>;

function headOf(block: Buffer): Head {
  const [first, ...entries] = framesIn(block);
  const proven = new Set<OperationId>();
  const signers = new Map<PublicKeyId, Id>();
  for (const line of present(first, 'the first block has a head').value.toString().split('\n')) {
    const space = line.indexOf(' ');
    if (space >= 0) signers.set(line.slice(0, space) as PublicKeyId, line.slice(space + 1));
    else if (line !== '') proven.add(line as OperationId);
  }
  return { proven, signers, always: entries.map(entryOf) };
}

/**
 * Reads what verdicts on some sheets rest on, out of the ground that a hash names: what they always rest on, and what is
 * asked for. Null where the bytes are not, or no longer, that ground.
 */
export async function readGroundFor(
  hash: string,
  readAt: ReadAt,
  asked: GroundQuestion,
): Promise<Ground | null> {
  const list = await readList(hash, readAt);
  const [first] = list === null ? [] : ((await readBlocks(list.slice(0, 1), readAt)) ?? []);
  if (list === null || first === undefined) return null;
  const head = headOf(first);
  const read = async (half: number, names: ReadonlySet<string>) => {
    const count = (list.length - 1) / 2;
    const numbers = new Set(Array.from(names, (name) => 1 + half * count + blockOf(name, count)));
    const wanted = list.filter((_, number) => numbers.has(number));
    const blocks = await readBlocks(wanted, readAt);
    return (
      blocks?.flatMap((block) => [...framesIn(block)].filter(({ name }) => names.has(name))) ?? null
    );
  };
  const named = new Set([
    ...Array.from(asked.submissions.keys(), submissionName),
    ...Array.from(asked.people, personName),
  ]);
  const found = await read(0, named);
  const judged = await read(1, new Set(Array.from(asked.judged, submissionName)));
  const owners = Array.from(await asked.signers(head.always), (signer) =>
    personName(head.signers.get(signer) ?? ''),
  );
  const more = await read(0, new Set(owners.filter((name) => !named.has(name))));
  if (found === null || judged === null || more === null) return null;
  const entries = new Map(judged.map(({ name, value }) => [name, entriesIn(value)]));
  const submissions = new Map<Id, SubmissionGround>();
  const people = new Map<Id, readonly GroundEntry[]>();
  for (const each of [...found, ...more]) {
    const id = each.name.slice(each.name.indexOf('/') + 1);
    if (each.name === personName(id)) people.set(id, entriesIn(each.value));
    else {
      const facts = factsOf(each, asked.submissions.get(id) ?? new Set());
      submissions.set(id, { facts, entries: entries.get(each.name) ?? null });
    }
  }
  return { ...head, submissions, people };
}

/** A key of somebody that was new to a ground in which the person is. */
export interface EnrolledPerson {
  readonly person: Id;
  readonly signer: PublicKeyId;
  readonly entry: GroundEntry;
  /** The enrolment, where its ticket was checked and has signed it; null where it has not. */
  readonly proven: OperationId | null;
}

/** A ground with more keys of its people; null where the bytes are not the ground of the hash. Other blocks stay as they are. */
export async function encodeEnrolled(
  { hash, bytes }: { readonly hash: string; readonly bytes: Buffer },
  enrolled: readonly EnrolledPerson[],
): Promise<{ readonly bytes: Uint8Array; readonly hash: string } | null> {
  const readAt: ReadAt = (place, size) => Promise.resolve(bytes.subarray(place, place + size));
  const list = await readList(hash, readAt);
  if (list === null) return null;
  const count = (list.length - 1) / 2;
  const numberOf = ({ person }: EnrolledPerson): number => 1 + blockOf(personName(person), count);
  const changed = [0, ...new Set(enrolled.map(numberOf))].toSorted((a, b) => a - b);
  const read = await readBlocks(
    list.filter((_, number) => changed.includes(number)),
    readAt,
  );
  if (read === null) return null;
  const blocks: Uint8Array[] = list.map(({ place, size }) => bytes.subarray(place, place + size));
  const places = list.map(({ size, hash: half }) => [sizeOf(size), half]);
  for (const [at, number] of changed.entries()) {
    const block = read[at] ?? Buffer.alloc(0);
    const own = enrolled.filter((each) => number === 0 || numberOf(each) === number);
    const made = Buffer.concat(number === 0 ? headWith(block, own) : groupsWith(block, own));
    blocks[number] = made;
    places[number] = [...placeOf(made)];
  }
  return bound(blocks, Buffer.concat(places.flat()));
}

/** The first block with more enrolments. */
function headWith(block: Buffer, enrolled: readonly EnrolledPerson[]): readonly Uint8Array[] {
  const { proven, signers, always } = headOf(block);
  const more = headBytes({
    proven: new Set([...proven, ...enrolled.flatMap((each) => each.proven ?? [])]),
    signers: new Map([
      ...signers,
      ...enrolled.map(({ signer, person }) => [signer, person] as const),
    ]),
  });
  return [...frame('', more), ...frames(always)];
}

/** A block with more entries in its groups. */
const groupsWith = (block: Buffer, enrolled: readonly EnrolledPerson[]): readonly Uint8Array[] =>
  [...framesIn(block)].flatMap(({ name, value }) => {
    const own = enrolled.filter(({ person }) => personName(person) === name);
    return frame(name, Buffer.concat([value, ...frames(own.map(({ entry }) => entry))]));
  });
