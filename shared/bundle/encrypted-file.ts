import { present } from '../basics/assert.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { type AgeHeaderError, looksEncrypted, scanAgeHeader } from './age-header.ts';
import { fromBech32, toBech32 } from './bech32.ts';

export { looksEncrypted };

/** Largest encrypted file that is read: a bundle of 512 MiB, and what encryption adds. */
export const encryptedLimit = 513 * 1024 * 1024;

export type EncryptedFileError =
  | AgeHeaderError
  | { readonly type: 'FileTooLarge' }
  /** None of the keys is among those the file was encrypted to. */
  | { readonly type: 'BundleNotForThisKey' };

/** A quarter of what a contest's worker would read at every start, for what most starts never do. */
const ageLibrary = () => import('age-encryption');

const secretPrefix = 'age-secret-key-';
const publicPrefix = 'age';

/** An X25519 secret (32 bytes) as age writes it: `AGE-SECRET-KEY-1…`. */
export const ageSecretKey = (secret: Uint8Array): string =>
  toBech32(secretPrefix, secret).toUpperCase();

/** An X25519 public key (32 bytes) as age writes it: `age1…`. */
export const agePublicKey = (publicKey: Uint8Array): string => toBech32(publicPrefix, publicKey);

/** The secret in a text `AGE-SECRET-KEY-1…`; null for anything else. */
export function secretOfAgeKey(text: string): Uint8Array | null {
  if (text !== text.toUpperCase()) return null;
  const secret = fromBech32(secretPrefix, text.toLowerCase());
  return secret?.length === 32 ? secret : null;
}

/** The public key (32 bytes) to which a file is encrypted that this secret shall open. */
export async function recipientOf(secret: Uint8Array): Promise<Uint8Array> {
  const { identityToRecipient } = await ageLibrary();
  const text = await identityToRecipient(ageSecretKey(secret));
  return present(fromBech32(publicPrefix, text), 'age writes a recipient in Bech32');
}

/** What encryption adds at most to a file for so many recipients, given the size allowed in the end. */
export function plainLimit(limit: number, recipients: number): number {
  const header = 128 + 128 * recipients;
  const chunks = Math.ceil(limit / 65_536);
  return limit - header - 16 * chunks;
}

/** Encrypts a file to 1–16 public keys; any one of their secrets opens it, and Debian's `age` does. */
export async function encryptFile(
  bytes: Uint8Array,
  recipients: readonly Uint8Array[],
): Promise<Uint8Array> {
  const { Encrypter } = await ageLibrary();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(agePublicKey(recipient));
  return encrypter.encrypt(bytes);
}

/** Decrypts after the header was scanned; tells a key that does not fit from a file that was changed. */
async function decrypt(
  bytes: Uint8Array,
  identities: readonly Uint8Array[],
): Promise<Result<Uint8Array, EncryptedFileError>> {
  const { Decrypter } = await ageLibrary();
  const decrypter = new Decrypter();
  for (const secret of identities) decrypter.addIdentity(ageSecretKey(secret));
  let strange = false;
  // Identities are asked in turn, so this one is asked only when no secret fitted.
  decrypter.addIdentity({
    unwrapFileKey: () => {
      strange = true;
      return null;
    },
  });
  try {
    return ok(await decrypter.decrypt(bytes));
  } catch {
    // The library throws for every kind of damage: malformed lines, a wrong code of the header, a wrong chunk.
    return err(
      strange
        ? { type: 'BundleNotForThisKey' }
        : { type: 'BundleDamaged', part: 'encrypted-content' },
    );
  }
}

/**
 * Opens an age file with any of some X25519 secrets. The header is bounded before any key is tried, and a file under
 * a passphrase is refused: no bundle is, and its work factor is the sender's choice.
 */
export async function openEncrypted(
  bytes: Uint8Array,
  identities: readonly Uint8Array[],
): Promise<Result<Uint8Array, EncryptedFileError>> {
  if (bytes.length > encryptedLimit) return err({ type: 'FileTooLarge' });
  const stanzas = scanAgeHeader(bytes);
  if (!stanzas.ok) return stanzas;
  if (stanzas.value.some(([type]) => type === 'scrypt'))
    return err({ type: 'EncryptionUnsupported' });
  return decrypt(bytes, identities);
}
