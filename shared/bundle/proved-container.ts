import { base64urlToBytes, concatBytes } from '../basics/bytes.ts';
import { present } from '../basics/assert.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { VerifySignature } from '../log/ed25519.ts';
import { looksEncrypted } from './age-header.ts';
import type { ByteSource } from './byte-source.ts';
import { type PlacedEntry, scanContainer } from './container.ts';
import { decodeManifest, type Manifest, manifestDomain } from './manifest.ts';
import { endLength, hasZipEnd, looksLikeZip } from './zip.ts';

/** Largest bundle that is read: 512 MiB. */
export const bundleLimit = 512 * 1024 * 1024;

/** Why a file is refused before the content of its body is looked at. */
export type ContainerError =
  | { readonly type: 'FileEmpty' }
  | { readonly type: 'FileTooLarge' }
  | { readonly type: 'NotABundle' }
  | { readonly type: 'BundleEncrypted' }
  | { readonly type: 'BundleTooNew' }
  | { readonly type: 'BundleTruncated' }
  | { readonly type: 'BundleDamaged'; readonly part: string }
  | { readonly type: 'BundleSignature' };

/** Says by its size, first and last bytes what a file is, before anything of it is parsed. */
async function recognise(source: ByteSource): Promise<ContainerError | null> {
  if (source.size === 0) return { type: 'FileEmpty' };
  if (source.size > bundleLimit) return { type: 'FileTooLarge' };
  const first = await source.read(0, 64);
  if (looksEncrypted(first)) return { type: 'BundleEncrypted' };
  if (!looksLikeZip(first)) return { type: 'NotABundle' };
  const last = await source.read(Math.max(0, source.size - endLength), source.size);
  return hasZipEnd(last) ? null : { type: 'BundleTruncated' };
}

/** What is not as it was written: the container, the manifest, the list of entries, or an entry by name. */
export const damaged = (part: string) => err({ type: 'BundleDamaged', part } as const);

export const readEntry = (source: ByteSource, { from, to }: PlacedEntry): Promise<Uint8Array> =>
  source.read(from, to);

/** Parses a manifest and proves its signature. */
async function proveManifest(
  bytes: Uint8Array,
  signature: Uint8Array,
  verify: VerifySignature,
): Promise<Result<Manifest, ContainerError>> {
  const manifest = decodeManifest(bytes);
  if (manifest === 'too-new') return err({ type: 'BundleTooNew' });
  if (manifest === null) return damaged('manifest.json');
  const publicKey = present(
    base64urlToBytes(manifest.sender.publicKey),
    'the schema checked the key',
  );
  const proved = await verify(publicKey, concatBytes(manifestDomain, bytes), signature);
  return proved ? ok(manifest) : err({ type: 'BundleSignature' });
}

/** The part of a file that is not what the manifest says of it; null where all are. */
function differingPart(manifest: Manifest, listed: readonly PlacedEntry[]): string | null {
  const [, ...body] = listed;
  const inOrder = body.every(({ name }, index) => (body[index - 1]?.name ?? '') < name);
  if (!inOrder || listed.length !== manifest.entries.length) return 'entries';
  const wrong = listed.find((entry, index) => {
    const claim = present(manifest.entries[index], 'as many are claimed');
    return (
      claim.name !== entry.name ||
      claim.size !== entry.to - entry.from ||
      claim.sha256 !== entry.sha256
    );
  });
  return wrong?.name ?? null;
}

interface OpenedContainer {
  readonly manifest: Manifest;
  readonly body: readonly PlacedEntry[];
}

const firstNames = ['README.txt', 'manifest.json', 'manifest.sig'] as const;
const beginsAsBundle = (
  entries: readonly PlacedEntry[],
): entries is readonly [PlacedEntry, PlacedEntry, PlacedEntry, ...PlacedEntry[]] =>
  firstNames.every((name, index) => entries[index]?.name === name);

/** Manifest and body of a container, with the manifest's signature proved and every entry's hash checked. */
export async function openContainer(
  source: ByteSource,
  verify: VerifySignature,
): Promise<Result<OpenedContainer, ContainerError>> {
  const refused = await recognise(source);
  if (refused !== null) return err(refused);
  const entries = await scanContainer(source, verify);
  if (entries === null) return damaged('container');
  if (!beginsAsBundle(entries)) return err({ type: 'NotABundle' });
  const [readme, manifestEntry, signature, ...body] = entries;
  const manifest = await proveManifest(
    await readEntry(source, manifestEntry),
    await readEntry(source, signature),
    verify,
  );
  if (!manifest.ok) return manifest;
  const differing = differingPart(manifest.value, [readme, ...body]);
  return differing === null ? ok({ manifest: manifest.value, body }) : damaged(differing);
}
