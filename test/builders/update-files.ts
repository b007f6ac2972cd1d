import { randomBytes } from 'node:crypto';

import { ed25519 } from '../../electron/node-proofs.ts';
import { bytesToBase64url, concatBytes, sha256 } from '../../shared/basics/bytes.ts';
import {
  encodeUpdateHead,
  encodeUpdateHeader,
  updateMessage,
  type UpdateHeader,
} from '../../shared/host/update-file.ts';
import { releaseKeyId } from '../../shared/host/update-judgement.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';

/** A release key of the test's own; the program's are nowhere here. */
export const newReleaseKey = (): Promise<SigningKey> => ed25519.keyFromSeed(randomBytes(32));

/** What `release-keys.json` says where these keys are taken. */
export const keysFile = (keys: readonly SigningKey[], revoked: readonly SigningKey[] = []) => ({
  keys: keys.map(({ publicKey }) => bytesToBase64url(publicKey)),
  revoked: revoked.map(({ publicKey }) => releaseKeyId(publicKey)),
});

/** The whole of an update file, signed by that key; what is not said is as it should be. */
export async function updateFile(
  key: SigningKey,
  payload: Uint8Array,
  said: Partial<UpdateHeader> = {},
): Promise<Uint8Array> {
  const headerBytes = encodeUpdateHeader({
    format: 1,
    version: '0.2.0',
    from: '0.1.0',
    platform: 'linux-deb',
    size: payload.length,
    sha256: sha256(payload),
    notes: {
      kk: 'Басып шығару тездеді.',
      ru: 'Печать стала быстрее.',
      en: 'Printing became faster.',
    },
    key: releaseKeyId(key.publicKey),
    ...said,
  });
  const signature = await key.sign(updateMessage(headerBytes));
  return concatBytes(encodeUpdateHead(headerBytes, signature), payload);
}
