import { strFromU8, strToU8 } from 'fflate';

import { assert } from '../basics/assert.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { scanAgeHeader } from './age-header.ts';

export type RecoveryCopyError =
  /** Not 40 letters and digits of the code's alphabet. */
  | { readonly type: 'RecoveryCodeMalformed' }
  | { readonly type: 'RecoveryCodeWrong' }
  /** Not a file under a passphrase, or one that asks for more work than ours do. */
  | { readonly type: 'NotARecoveryCopy' }
  | { readonly type: 'RecoveryCopyDamaged' };

/** log2 of scrypt's work: about a second and 64 MiB; the code is too long to be guessed anyway. */
const workFactor = 16;
/** The words of a passphrase, with a work factor up to 18: what `age -p` writes is still read. */
const passphrase = /^scrypt [^ \n]* ([1-9]|1[0-8])( .*)?$/;
/** A key file takes less than 1 KB. */
const copyLimit = 64 * 1024;

/** 32 letters and digits, no two of which look alike; what looks like one of them is read as it. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const [groupCount, groupLength] = [8, 5];
const codeLength = groupCount * groupLength;
/** Bytes of randomness that a code is made of. */
export const recoveryCodeBytes = codeLength;

/** Letters people type for those of the code: Latin ones left out, and Cyrillic ones on the other keyboard layout. */
const meant: ReadonlyMap<string, string> = new Map(
  Object.entries({
    O: '0',
    I: '1',
    L: '1',
    '\u0410': 'A',
    '\u0412': 'B',
    '\u0421': 'C',
    '\u0415': 'E',
    '\u041d': 'H',
    '\u041a': 'K',
    '\u041c': 'M',
    '\u041e': '0',
    '\u0420': 'P',
    '\u0422': 'T',
    '\u0425': 'X',
    '\u0423': 'Y',
    '\u0406': '1',
  }),
);

const inGroups = (letters: string): string =>
  Array.from({ length: groupCount }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength),
  ).join('-');

/** A new code of 200 random bits in 8 groups of 5, given 40 random bytes: it is shown once and printed. */
export function newRecoveryCode(random: Uint8Array): string {
  assert(random.length === recoveryCodeBytes, 'a code takes 40 random bytes');
  return inGroups([...random].map((byte) => alphabet[byte & 31]).join(''));
}

/** A code as it was made, from what a person typed: small letters, spaces and look-alikes are forgiven. Null if none. */
export function readRecoveryCode(typed: string): string | null {
  const letters = [...typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '')].map(
    (letter) => meant.get(letter) ?? letter,
  );
  const known = letters.every((letter) => alphabet.includes(letter));
  return known && letters.length === codeLength ? inGroups(letters.join('')) : null;
}

/** The key file under the code, as an age file: `age -d` opens it too and asks for the code as it is printed. */
export async function writeRecoveryCopy(keyFile: string, code: string): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(code);
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter.encrypt(strToU8(keyFile));
}

/** True where the only recipient is a passphrase whose work is within the limit; nothing is computed before. */
function isCopy(bytes: Uint8Array): boolean {
  const stanzas = scanAgeHeader(bytes);
  if (!stanzas.ok) return false;
  return passphrase.test(stanzas.value.map((words) => words.join(' ')).join('\n'));
}

/** Opens a recovery copy with what a person typed; takes about a second. */
export async function openRecoveryCopy(
  bytes: Uint8Array,
  typed: string,
): Promise<Result<string, RecoveryCopyError>> {
  if (bytes.length > copyLimit || !isCopy(bytes)) return err({ type: 'NotARecoveryCopy' });
  const code = readRecoveryCode(typed);
  if (code === null) return err({ type: 'RecoveryCodeMalformed' });
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(code);
  let wrong = false;
  decrypter.addIdentity({
    unwrapFileKey: () => {
      wrong = true;
      return null;
    },
  });
  try {
    return ok(strFromU8(await decrypter.decrypt(bytes)));
  } catch {
    // Whatever is not the code's fault is damage: the library throws for both.
    return err({ type: wrong ? 'RecoveryCodeWrong' : 'RecoveryCopyDamaged' });
  }
}
