import { concatBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { writeZip, type ZipEntry } from '../../shared/bundle/zip.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';

const fromUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Entries of a good bundle, by its local headers. */
export function entriesOf(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (view.getUint32(at, true) === 0x04034b50) {
    const start = at + 30 + view.getUint16(at + 26, true);
    const end = start + view.getUint32(at + 22, true);
    entries.push({
      name: fromUtf8(bytes.subarray(at + 30, start)),
      bytes: bytes.subarray(start, end),
    });
    at = end;
  }
  return entries;
}

/** Sorted keys, two spaces, a line feed: the form of a manifest, for any JSON. */
export function manifestText(json: unknown): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => [key, sorted(item)]),
    );
  };
  return `${JSON.stringify(sorted(json), null, 2)}\n`;
}

export interface BundleCraft {
  /** Changes of the manifest's fields. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Changes of the manifest's text, after the fields. */
  readonly text?: (manifest: string) => string;
  /** Changes of the manifest's bytes, last of all. */
  readonly bytes?: (manifest: Uint8Array) => Uint8Array;
  /** Changes of the entries behind manifest and signature; the list of entries in the manifest follows them. */
  readonly body?: (entries: readonly ZipEntry[]) => readonly ZipEntry[];
  readonly readme?: Uint8Array;
}

/** Makes a bundle anew with some things wrong, and signs it, so that nothing else is wrong. */
export async function recraft(
  good: Uint8Array,
  key: SigningKey,
  craft: BundleCraft,
): Promise<Uint8Array> {
  const [readme, manifestEntry, , ...rest] = entriesOf(good);
  if (readme === undefined || manifestEntry === undefined) throw new Error('not a bundle');
  const first = { name: 'README.txt', bytes: craft.readme ?? readme.bytes };
  const body = craft.body?.(rest) ?? rest;
  const entries = [first, ...body].map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    sha256: toHex(sha256(bytes)),
  }));
  const json = JSON.parse(fromUtf8(manifestEntry.bytes)) as Record<string, unknown>;
  const text = manifestText({ ...json, entries, ...craft.fields });
  const plain = utf8ToBytes(craft.text?.(text) ?? text);
  const manifest = craft.bytes?.(plain) ?? plain;
  const signature = await key.sign(
    concatBytes(utf8ToBytes('qazylar manifest signature 1\n'), manifest),
  );
  return writeZip([
    first,
    { name: 'manifest.json', bytes: manifest },
    { name: 'manifest.sig', bytes: signature },
    ...body,
  ]);
}
