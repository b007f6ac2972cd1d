import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { LockedSecret } from './contest-store.ts';

/** Work of a guess: OWASP's floor for PBKDF2-SHA-256. */
export const passphraseIterations = 600_000;
/** Shortest passphrase that is taken, in characters. */
export const shortestPassphrase = 8;

async function passphraseKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // The same word may be typed composed or decomposed, depending on the keyboard.
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** Locks a secret seed under a passphrase. */
export async function lockSecret(seed: Uint8Array, passphrase: string): Promise<LockedSecret> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await passphraseKey(passphrase, salt, passphraseIterations);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce },
    key,
    new Uint8Array(seed),
  );
  return {
    lock: 'passphrase',
    iterations: passphraseIterations,
    salt,
    nonce,
    sealed: new Uint8Array(sealed),
  };
}

/** Opens a locked secret; a wrong passphrase and a changed record look the same, and both are refused. */
export async function openSecret(
  secret: LockedSecret,
  passphrase: string,
): Promise<Result<Uint8Array, { readonly type: 'PassphraseWrong' }>> {
  if (secret.lock === 'none') return ok(secret.seed);
  try {
    const key = await passphraseKey(passphrase, new Uint8Array(secret.salt), secret.iterations);
    const seed = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: new Uint8Array(secret.nonce) },
      key,
      new Uint8Array(secret.sealed),
    );
    return ok(new Uint8Array(seed));
  } catch {
    return err({ type: 'PassphraseWrong' });
  }
}
