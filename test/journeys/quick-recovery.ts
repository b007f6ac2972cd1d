import { Encrypter } from 'age-encryption';

/** A recovery copy as the program writes it, but with next to no work behind its code: it is not what a journey is about. */
export async function quickRecoveryCopy(keyFile: Uint8Array, code: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(code);
  encrypter.setScryptWorkFactor(4);
  return encrypter.encrypt(keyFile);
}
