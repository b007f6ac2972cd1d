import { createHash } from 'node:crypto';
import { crc32, inflateRawSync } from 'node:zlib';
import { ed25519 } from '@noble/curves/ed25519.js';
import { decode } from 'cborg';

/**
 * A reader written from shared/bundle/README.md and from other libraries, without a line of the product: what both
 * read the same is what the page says. It reads good files; refusing bad ones is tested elsewhere.
 */

export interface PlainOperation {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly key: string;
  readonly value: unknown;
  readonly parents: readonly string[];
  readonly basis: string | null;
  readonly reason: string;
  readonly author: string;
  readonly wallClock: number;
  readonly log: string;
  readonly signer: string;
  readonly sequence: number;
  readonly ordinal: number;
}

const must = (condition: boolean, what: string): void => {
  if (!condition) throw new Error(what);
};

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const name64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const isSigned = (
  domain: string,
  bytes: Uint8Array,
  signature: Uint8Array,
  key: Uint8Array,
): boolean =>
  ed25519.verify(signature, Buffer.concat([Buffer.from(domain), bytes]), key, { zip215: false });

/** Section 1: entries by the local headers, each with its CRC-32. */
function readEntries(file: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  let at = 0;
  while (file.readUInt32LE(at) === 0x04034b50) {
    const [crc, size, nameLength] = [
      file.readUInt32LE(at + 14),
      file.readUInt32LE(at + 22),
      file.readUInt16LE(at + 26),
    ];
    const start = at + 30 + nameLength;
    const bytes = file.subarray(start, start + size);
    must(crc32(bytes) === crc, 'CRC-32');
    entries.set(file.toString('ascii', at + 30, start), bytes);
    at = start + size;
  }
  return entries;
}

/** Section 4: a column of zig-zag LEB128 integers. */
function integers(column: Uint8Array): number[] {
  const values: number[] = [];
  let [value, shift] = [0n, 0n];
  for (const byte of column) {
    value |= BigInt(byte & 127) << shift;
    shift += 7n;
    if (byte >= 128) continue;
    values.push(Number(value % 2n === 0n ? value / 2n : -(value + 1n) / 2n));
    [value, shift] = [0n, 0n];
  }
  return values;
}

interface Header {
  readonly contest: Uint8Array;
  readonly log: Uint8Array;
  readonly signer: Uint8Array;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly firstOrdinal: number;
  readonly operations: number;
  readonly previous: Uint8Array | null;
  readonly content: Uint8Array;
  readonly size: number;
}

type Reference = number | [Uint8Array, number];

interface Content {
  readonly authors: string[];
  readonly words: string[];
  readonly kinds: [string, number][];
  readonly commits: Record<'author' | 'clock' | 'size', Uint8Array> & { readonly count: number };
  readonly operations: Record<'kind' | 'keyLength' | 'key', Uint8Array>;
  readonly values: unknown[];
  readonly parents: [number, Reference[]][];
  readonly basis: [number, Reference][];
  readonly reasons: [number, string][];
}

interface PlainSegment {
  readonly id: string;
  readonly header: Header;
  readonly content: Content;
}

function readSegment(bytes: Uint8Array): PlainSegment {
  const [header, signature, packed] = decode(bytes) as [Uint8Array, Uint8Array, Uint8Array];
  const fields = decode(header) as Header;
  must(
    isSigned('qazylar segment signature 1\n', header, signature, fields.signer),
    'signature of a segment',
  );
  must(sha256(packed).equals(fields.content), 'hash of the content');
  const content = inflateRawSync(packed);
  must(content.length === fields.size, 'declared size');
  return {
    id: name64(sha256('qazylar segment identity 1\n', header)),
    header: fields,
    content: decode(content) as Content,
  };
}

/** Section 5: identity, and references along the log. */
function readOperations(
  segment: PlainSegment,
  all: ReadonlyMap<string, PlainSegment>,
): PlainOperation[] {
  const { header, content } = segment;
  const named = (reference: Reference): string[] => {
    if (typeof reference !== 'number') return [`${name64(reference[0])}.${reference[1]}`];
    let home: PlainSegment | undefined = segment;
    while (home !== undefined && home.header.firstOrdinal > reference) {
      home = home.header.previous === null ? undefined : all.get(name64(home.header.previous));
    }
    return home === undefined ? [] : [`${home.id}.${reference}`];
  };
  const [kinds, lengths, words] = [
    content.operations.kind,
    content.operations.keyLength,
    content.operations.key,
  ].map(integers);
  const [authors, clocks, sizes] = [
    content.commits.author,
    content.commits.clock,
    content.commits.size,
  ].map(integers);
  const [parents, basis, reasons] = [
    new Map(content.parents),
    new Map(content.basis),
    new Map(content.reasons),
  ];
  const operations: PlainOperation[] = [];
  let [row, word, clock] = [0, 0, 0];
  for (let commit = 0; commit < content.commits.count; commit += 1) {
    clock += clocks?.[commit] ?? 0;
    for (let left = sizes?.[commit] ?? 0; left > 0; left -= 1) {
      const [kind, version] = content.kinds[kinds?.[row] ?? -1] ?? ['', 0];
      const parts = words?.slice(word, word + (lengths?.[row] ?? 0)) ?? [];
      const permission = basis.get(row);
      operations.push({
        id: `${segment.id}.${header.firstOrdinal + row}`,
        kind,
        version,
        key: parts.map((part) => content.words[part]).join('/'),
        value: content.values[row],
        parents: (parents.get(row) ?? []).flatMap(named),
        basis: permission === undefined ? null : (named(permission)[0] ?? null),
        reason: reasons.get(row) ?? '',
        author: content.authors[authors?.[commit] ?? -1] ?? '',
        wallClock: clock,
        log: name64(header.log),
        signer: name64(header.signer),
        sequence: header.firstSequence + commit,
        ordinal: header.firstOrdinal + row,
      });
      word += parts.length;
      row += 1;
    }
  }
  must(row === header.operations, 'number of operations');
  return operations;
}

export interface PlainBundle {
  readonly manifest: {
    readonly contest: string;
    readonly sender: { readonly publicKey: string };
    readonly entries: readonly {
      readonly name: string;
      readonly sha256: string;
      readonly size: number;
    }[];
  };
  readonly operations: readonly PlainOperation[];
}

/** Everything a file says, once every signature and hash has been checked. */
export function readPlainly(file: Uint8Array): PlainBundle {
  const entries = readEntries(Buffer.from(file));
  const bytes = entries.get('manifest.json') ?? Buffer.alloc(0);
  const manifest = JSON.parse(bytes.toString('utf8')) as PlainBundle['manifest'];
  const key = Buffer.from(manifest.sender.publicKey, 'base64url');
  const signature = entries.get('manifest.sig') ?? Buffer.alloc(0);
  must(
    isSigned('qazylar manifest signature 1\n', bytes, signature, key),
    'signature of the manifest',
  );
  const listed = [...entries].filter(([name]) => !name.startsWith('manifest.'));
  must(listed.length === manifest.entries.length, 'number of entries');
  for (const [index, [name, content]] of listed.entries()) {
    const claim = manifest.entries[index];
    must(claim?.name === name && claim.size === content.length, name);
    must(claim?.sha256 === sha256(content).toString('hex'), name);
  }
  const segments = new Map(
    [...entries]
      .filter(([name]) => name.endsWith('.seg'))
      .map(([name, content]) => {
        const segment = readSegment(content);
        must(name === `segments/${Buffer.from(segment.id, 'base64url').toString('hex')}.seg`, name);
        must(name64(segment.header.contest) === manifest.contest, 'contest of a segment');
        return [segment.id, segment];
      }),
  );
  return {
    manifest,
    operations: [...segments.values()].flatMap((segment) => readOperations(segment, segments)),
  };
}

const base45Letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** RFC 9285. */
function fromBase45(text: string): Buffer {
  const groups = text.match(/.{1,3}/g) ?? [];
  return Buffer.concat(
    groups.map((group) => {
      const value = [...group].reduceRight(
        (sum, letter) => sum * 45 + base45Letters.indexOf(letter),
        0,
      );
      return group.length === 3 ? Buffer.from([value >> 8, value & 255]) : Buffer.from([value]);
    }),
  );
}

/** Section 13: ids of the segments that codes of one hand-over carry, in whatever order the codes are read. */
export function readCodesPlainly(codes: readonly string[]): readonly string[] {
  const pieces = codes.map((code) => {
    const [, id = '', number = '', of = '', letters = ''] =
      /^QZ1\/(.{16})\/(\d+)-(\d+)\/(.*)$/.exec(code) ?? [];
    const bytes = fromBase45(letters);
    must(crc32(bytes.subarray(4)) === bytes.readUInt32BE(0), 'CRC-32 of a code');
    return { id, number: Number(number), of: Number(of), bytes: bytes.subarray(4) };
  });
  const ordered = pieces.toSorted((a, b) => a.number - b.number);
  must(
    ordered.every(({ number, of }, index) => number === index + 1 && of === pieces.length),
    'every code once',
  );
  const transfer = Buffer.concat(ordered.map(({ bytes }) => bytes));
  const id = sha256(transfer).toString('hex', 0, 8).toUpperCase();
  must(
    ordered.every((piece) => piece.id === id),
    'id of the hand-over',
  );
  must(transfer.toString('latin1', 0, 4) === 'QZT1', 'form of the hand-over');
  const segments = decode(inflateRawSync(transfer.subarray(4))) as Uint8Array[];
  return segments.map((segment) => readSegment(segment).id);
}

/** Section 12: what a key file says of its contest, and the seed of its root key. */
export function readKeyPlainly(text: string): { readonly contest: Buffer; readonly seed: Buffer } {
  const line = /^# qazylar (.*)$/m.exec(text)?.[1] ?? '';
  const { contest, seed } = JSON.parse(line) as { contest: string; seed: string };
  return { contest: Buffer.from(contest, 'base64url'), seed: Buffer.from(seed, 'base64url') };
}

/** Section 11: the secret that opens what is encrypted to headquarters, or to a region. */
export const secretPlainly = (
  { contest, seed }: ReturnType<typeof readKeyPlainly>,
  region: string | null,
): Buffer =>
  region === null
    ? sha256('qazylar headquarters encryption 1\n', seed, contest)
    : sha256('qazylar region encryption 1\n', seed, contest, region);
