import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { LockedSecret } from './contest-store.ts';
import { packSecrets, type Secrets, unpackSecrets } from './secrets.ts';

/** Work of a guess: OWASP's floor for PBKDF2-SHA-256. */
export const passphraseIterations = 600_000;
/** Shortest passphrase that is taken, in characters. */
export const shortestPassphrase = 8;

/** Secrets that were opened, and how to lock others in their place without asking for the passphrase again. */
export interface OpenSecrets {
  readonly secrets: Secrets;
  readonly relock: (secrets: Secrets) => Promise<LockedSecret>;
}

async function passphraseKey(
  passphrase: string,
  salt: Uint8Array,
  iterations: number,
): Promise<CryptoKey> {
  // The same word may be typed composed or decomposed, depending on the keyboard.
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

type PassphraseLock = LockedSecret & { readonly lock: 'passphrase' };

async function sealUnder(
  key: CryptoKey,
  lock: Pick<PassphraseLock, 'iterations' | 'salt'>,
  secrets: Secrets,
): Promise<PassphraseLock> {
  // A random nonce each time: a counter would be used twice by a copied profile.
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce },
    key,
    new Uint8Array(packSecrets(secrets)),
  );
  return { lock: 'passphrase', ...lock, nonce, sealed: new Uint8Array(sealed) };
}

/** Locks secrets under a new passphrase. */
export async function lockSecrets(
  secrets: Secrets,
  passphrase: string,
): Promise<{ readonly locked: LockedSecret; readonly opened: OpenSecrets }> {
  const lock = {
    iterations: passphraseIterations,
    salt: crypto.getRandomValues(new Uint8Array(16)),
  };
  const key = await passphraseKey(passphrase, lock.salt, lock.iterations);
  return {
    locked: await sealUnder(key, lock, secrets),
    opened: { secrets, relock: (next) => sealUnder(key, lock, next) },
  };
}

/** Secrets of a practice contest, in the open. */
export const openly = (
  secrets: Secrets,
): { readonly locked: LockedSecret; readonly opened: OpenSecrets } => ({
  locked: { lock: 'none', seed: packSecrets(secrets) },
  opened: { secrets, relock: async (next) => ({ lock: 'none', seed: packSecrets(next) }) },
});

type PassphraseWrong = { readonly type: 'PassphraseWrong' };

/** Opens locked secrets; a wrong passphrase and a changed record look the same, and both are refused. */
export async function openSecrets(
  locked: LockedSecret,
  passphrase: string,
): Promise<Result<OpenSecrets, PassphraseWrong>> {
  if (locked.lock === 'none') {
    const secrets = unpackSecrets(locked.seed);
    return secrets === null ? err({ type: 'PassphraseWrong' }) : ok(openly(secrets).opened);
  }
  const { iterations, salt } = locked;
  try {
    const key = await passphraseKey(passphrase, salt, iterations);
    const packed = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: new Uint8Array(locked.nonce) },
      key,
      new Uint8Array(locked.sealed),
    );
    const secrets = unpackSecrets(new Uint8Array(packed));
    if (secrets === null) return err({ type: 'PassphraseWrong' });
    return ok({ secrets, relock: (next) => sealUnder(key, { iterations, salt }, next) });
  } catch {
    return err({ type: 'PassphraseWrong' });
  }
}
