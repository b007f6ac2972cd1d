import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as hash } from '@noble/hashes/sha2.js';

import { concatBytes, sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import { recipientOf } from '../bundle/encrypted-file.ts';
import type { Audience } from './memory.ts';

const encryptionDomain = utf8ToBytes('qazylar mailbox encryption 1\n');
const tagDomain = utf8ToBytes('qazylar mailbox tag 1\n');
const indexDomain = utf8ToBytes('qazylar mailbox index 1\n');

/** What follows from a mailbox's secret. */
export interface MailboxKeys {
  /** X25519 secret that opens every object. */
  readonly identity: Uint8Array;
  /** X25519 public key to which every object is encrypted. */
  readonly recipient: Uint8Array;
  /**
   * Name of the replaceable object, without the place: `qz1/index-<16 hex digits>`. Each mailbox has its own, so that
   * several may lie in one place.
   */
  readonly indexName: string;
  /** Folder of an audience's objects, without the place: `qz1/<16 hex digits>`. */
  readonly folderOf: (audience: Audience) => string;
}

/** Keys of the mailbox with a secret of 32 bytes. */
export async function mailboxKeys(secret: Uint8Array): Promise<MailboxKeys> {
  const identity = sha256(concatBytes(encryptionDomain, secret));
  const tagOf = (...text: readonly Uint8Array[]): string =>
    toHex(hmac(hash, secret, concatBytes(...text)).subarray(0, 8));
  return {
    identity,
    recipient: await recipientOf(identity),
    indexName: `qz1/index-${tagOf(indexDomain)}`,
    folderOf: (audience) => `qz1/${tagOf(tagDomain, utf8ToBytes(audience))}`,
  };
}
