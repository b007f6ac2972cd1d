import { deflateSync, inflateSync } from 'fflate';

import { concatBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import { readCodes, writeCodes } from '../../shared/bundle/codes.ts';
import { writeZip, type ZipEntry } from '../../shared/bundle/zip.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';
import type { Value } from '../../shared/log/operation.ts';
import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';
import { entriesOf, manifestText } from '../bundle/craft-bundle.ts';
import { type Draw, mutateBytes, mutateValue, pick } from './mutate.ts';

/**
 * Whose word stands behind a mutant: nobody's (nothing was signed again, or a stranger signed in the owner's name), a
 * stranger's under the own name, or the owner's own.
 */
export type Authority = 'nobody' | 'stranger' | 'owner';

export interface Mutant {
  readonly target: 'segment' | 'bundle' | 'encrypted' | 'codes';
  readonly bytes: Uint8Array;
  readonly authority: Authority;
  readonly how: string;
}

/** Good files that mutants are made of, and who could sign. */
export interface Originals {
  readonly segments: readonly Uint8Array[];
  readonly bundle: Uint8Array;
  readonly encrypted: Uint8Array;
  /** What codes carry, put together. */
  readonly transfer: Uint8Array;
  readonly owner: SigningKey;
  readonly stranger: SigningKey;
}

type Fields = { readonly [key: string]: Value };

const valueOf = (bytes: Uint8Array): Value => {
  const value = decodeValue(bytes);
  if (!value.ok) throw new Error('an original is well-formed');
  return value.value;
};

const segmentDomain = utf8ToBytes('qazylar segment signature 1\n');
const manifestDomain = utf8ToBytes('qazylar manifest signature 1\n');

/** One of the ways in which a mutant may be signed. */
interface Signing {
  readonly authority: Authority;
  readonly key: SigningKey | null;
  /** True where the key is named in the file as well. */
  readonly named: boolean;
}

function signings({ owner, stranger }: Originals): readonly Signing[] {
  return [
    { authority: 'nobody', key: null, named: false },
    { authority: 'nobody', key: stranger, named: false },
    { authority: 'stranger', key: stranger, named: true },
    { authority: 'owner', key: owner, named: true },
  ];
}

/** A segment changed inside, with sizes and hashes that are right again, signed or not. */
async function craftedSegment(
  original: Uint8Array,
  signing: Signing,
  draw: Draw,
): Promise<{ readonly bytes: Uint8Array; readonly how: string }> {
  const [headerBytes, signature, packed] = valueOf(original) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const header = valueOf(headerBytes) as Fields;
  const where = pick(draw, ['header', 'content', 'content', 'column', 'outer'] as const);
  let [newPacked, changed] = [packed, header];
  if (where === 'content' || where === 'column') {
    const plain = inflateRaw(packed);
    const content =
      where === 'content'
        ? encodeValue(mutateValue(valueOf(plain), draw))
        : mutateBytes(plain, draw).bytes;
    newPacked = deflateSync(content, { level: 6 });
    changed = { ...header, content: sha256(newPacked), size: content.length };
  } else if (where === 'header') {
    const mutated = mutateValue(header, draw);
    changed = typeof mutated === 'object' && mutated !== null ? (mutated as Fields) : header;
  }
  if (signing.named && signing.key !== null)
    changed = { ...changed, signer: signing.key.publicKey };
  const signed = encodeValue(changed);
  const newSignature =
    signing.key === null ? signature : await signing.key.sign(concatBytes(segmentDomain, signed));
  const parts: Value = [signed, newSignature, newPacked];
  const outer = where === 'outer' ? mutateValue(parts, draw) : parts;
  return { bytes: encodeValue(outer), how: `segment ${where}` };
}

const inflateRaw = (packed: Uint8Array): Uint8Array => {
  // fflate's inflateSync reads a raw stream, as a segment's content is.
  return inflateSync(packed);
};

function changeEntries(entries: readonly ZipEntry[], draw: Draw): readonly ZipEntry[] {
  const at = draw(entries.length);
  const entry = present(entries[at], 'an entry');
  const other = present(entries[draw(entries.length)], 'an entry');
  switch (draw(6)) {
    case 0:
      return entries.toSpliced(at, 1);
    case 1:
      return entries.toSpliced(at, 0, other);
    case 2:
      return entries.with(at, { ...entry, bytes: other.bytes });
    case 3: {
      const name = pick(draw, [
        'a',
        '../a',
        'segments/',
        `${entry.name}x`,
        'attachments/00',
        'receipt.cbor',
      ]);
      return entries.with(at, { ...entry, name });
    }
    case 4:
      return entries.toReversed();
    default:
      return entries.with(at, { ...entry, bytes: mutateBytes(entry.bytes, draw).bytes });
  }
}

/** A container changed inside: entries, the manifest's fields, or a segment; with every CRC and hash right again. */
async function craftedBundle(
  originals: Originals,
  signing: Signing,
  draw: Draw,
): Promise<{ readonly bytes: Uint8Array; readonly how: string }> {
  const entries = entriesOf(originals.bundle);
  const where = pick(draw, ['entries', 'manifest', 'segment'] as const);
  const [readme, manifestEntry, signature, ...body] = entries;
  const manifestBytes = present(manifestEntry, 'a manifest').bytes;
  let fields = JSON.parse(new TextDecoder().decode(manifestBytes)) as Fields;
  let rest: readonly ZipEntry[] = body;
  if (where === 'entries') rest = changeEntries(body, draw);
  if (where === 'segment') {
    const at = draw(body.length);
    const entry = present(body[at], 'a segment');
    const crafted = await craftedSegment(
      entry.bytes,
      pick(draw, signings(originals).slice(0, 3)),
      draw,
    );
    rest = body.with(at, { ...entry, bytes: crafted.bytes });
  }
  const listed = [present(readme, 'a README'), ...rest].map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    sha256: toHex(sha256(bytes)),
  }));
  const isRefixed = draw(4) > 0;
  if (isRefixed) fields = { ...fields, entries: listed };
  if (where === 'manifest') {
    const mutated = mutateValue(fields, draw);
    fields = typeof mutated === 'object' && mutated !== null ? (mutated as Fields) : fields;
  }
  if (signing.named && signing.key !== null) {
    const publicKey = Buffer.from(signing.key.publicKey).toString('base64url');
    fields = { ...fields, sender: { ...(fields['sender'] as Fields), publicKey } };
  }
  const manifest =
    draw(6) === 0 && where === 'manifest'
      ? mutateBytes(manifestBytes, draw).bytes
      : utf8ToBytes(manifestText(fields));
  const signed =
    signing.key === null
      ? present(signature, 'a signature').bytes
      : await signing.key.sign(concatBytes(manifestDomain, manifest));
  const all = [
    present(readme, 'a README'),
    { name: 'manifest.json', bytes: manifest },
    { name: 'manifest.sig', bytes: signed },
    ...rest,
  ];
  return { bytes: writeZip(all), how: `bundle ${where}` };
}

/** Texts of codes, some of them misread; what they come to, or null where they come to nothing. */
export function throughCodes(segments: readonly Uint8Array[], draw: Draw): Uint8Array | null {
  const texts = writeCodes(segments) ?? [];
  const changed = texts.map((text) => {
    if (draw(3) > 0) return text;
    const at = draw(text.length);
    const letter = pick(draw, [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:QZ']);
    return pick(draw, [
      text.slice(0, at) + letter + text.slice(at + 1),
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + letter + text.slice(at),
      text.toLowerCase(),
    ]);
  });
  const order = draw(2) === 0 ? changed : changed.toReversed();
  const [transfer] = readCodes([...order, ...changed.slice(0, draw(2))]).transfers;
  return transfer?.state.status === 'whole' ? transfer.state.bytes : null;
}

/** Mutant number so-and-so of the originals. */
export async function mutantOf(originals: Originals, draw: Draw): Promise<Mutant> {
  const signing = pick(draw, signings(originals));
  const segment = pick(draw, originals.segments);
  const kind = draw(20);
  if (kind < 5) return { target: 'segment', authority: 'nobody', ...mutateBytes(segment, draw) };
  if (kind < 10) {
    const crafted = await craftedSegment(segment, signing, draw);
    return { target: 'segment', authority: signing.authority, ...crafted };
  }
  if (kind < 13)
    return { target: 'bundle', authority: 'nobody', ...mutateBytes(originals.bundle, draw) };
  if (kind < 18) {
    const crafted = await craftedBundle(originals, signing, draw);
    return { target: 'bundle', authority: signing.authority, ...crafted };
  }
  if (kind < 19)
    return { target: 'encrypted', authority: 'nobody', ...mutateBytes(originals.encrypted, draw) };
  if (draw(2) === 0)
    return { target: 'codes', authority: 'nobody', ...mutateBytes(originals.transfer, draw) };
  const misread = throughCodes(originals.segments, draw);
  return {
    target: 'codes',
    authority: 'nobody',
    bytes: misread ?? new Uint8Array(0),
    how: 'codes misread',
  };
}
