import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as hash } from '@noble/hashes/sha2.js';

import { concatBytes, sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import { recipientOf } from '../bundle/encrypted-file.ts';
import type { Audience } from './memory.ts';

const encryptionDomain = utf8ToBytes('qazylar mailbox encryption 1\n');
const tagDomain = utf8ToBytes('qazylar mailbox tag 1\n');

/** Name of the replaceable object. */
export const indexName = 'qz1/index';

/** What follows from a mailbox's secret. */
export interface MailboxKeys {
  /** X25519 secret that opens every object. */
  readonly identity: Uint8Array;
  /** X25519 public key to which every object is encrypted. */
  readonly recipient: Uint8Array;
  /** Folder of an audience's objects, without the place: `qz1/<16 hex digits>`. */
  readonly folderOf: (audience: Audience) => string;
}

/** Keys of the mailbox with a secret of 32 bytes. */
export async function mailboxKeys(secret: Uint8Array): Promise<MailboxKeys> {
  const identity = sha256(concatBytes(encryptionDomain, secret));
  return {
    identity,
    recipient: await recipientOf(identity),
    folderOf: (audience) => {
      const tag = hmac(hash, secret, concatBytes(tagDomain, utf8ToBytes(audience)));
      return `qz1/${toHex(tag.subarray(0, 8))}`;
    },
  };
}
