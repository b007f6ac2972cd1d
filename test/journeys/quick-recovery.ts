import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';

import { newRecoveryCode } from '../../shared/bundle/recovery-copy.ts';
import type { Recovery } from './key-tasks.ts';

/**
 * Writes a recovery copy into a folder as the program does, but with next to no work behind its code: it is not what a
 * journey is about.
 */
export async function quickRecovery(folder: string, keyFile: Uint8Array): Promise<Recovery> {
  const code = newRecoveryCode(new Uint8Array(40).map((_, at) => at));
  const encrypter = new Encrypter();
  encrypter.setPassphrase(code);
  encrypter.setScryptWorkFactor(4);
  const copy = join(folder, 'recovery.age');
  writeFileSync(copy, await encrypter.encrypt(keyFile));
  return { copy, code };
}
