import { present } from '../basics/assert.ts';
import { base64urlToBytes } from '../basics/bytes.ts';
import type { Action } from '../contest/action.ts';
import type { Id, RegionCode } from '../contest/contest.ts';
import type { LogId, OperationId, PublicKeyId } from '../log/operation.ts';
import type { Continuation, LogCut } from './key-schema.ts';

/** Kinds of operations by which the key directory grows; most of them only headquarters' root keys may make. */
export const keyKinds = {
  confirm: 'key.confirm',
  revoke: 'key.revoke',
  rights: 'key.rights',
  approve: 'directory.approve',
  continuation: 'log.continue',
  recipients: 'recipient.set',
} as const;

const raw = (id: string): Uint8Array => present(base64urlToBytes(id), 'ids are base64url');

/** Says that a person compared the fingerprint: headquarters, or the coordinator of the juror's region. */
export const confirmKey = (publicKey: PublicKeyId, reason = ''): Action => ({
  kind: keyKinds.confirm,
  key: `key-state/${publicKey}`,
  value: 'confirmed',
  reason,
});

/** Says that a key is not the person's; never undone, the person enrols again with a new key. */
export const refuseKey = (publicKey: PublicKeyId, reason: string): Action => ({
  kind: keyKinds.confirm,
  key: `key-state/${publicKey}`,
  value: 'refused',
  reason,
});

/**
 * Revokes a key: only what its logs hold up to the cuts counts, and without cuts nothing. Never undone; of several
 * revocations only what all of them accept counts.
 */
export const revokeKey = (
  publicKey: PublicKeyId,
  cuts: readonly LogCut[],
  reason: string,
): Action => ({
  kind: keyKinds.revoke,
  key: `key-revocation/${publicKey}`,
  value: {
    cuts: cuts.map(({ log, sequence, head }) => ({
      log: raw(log),
      sequence,
      head: raw(head),
    })),
  },
  reason,
});

/** Limits a key to some stages; null lifts the limit. */
export const setKeyRights = (
  publicKey: PublicKeyId,
  stages: readonly Id[] | null,
  reason = '',
): Action => ({
  kind: keyKinds.rights,
  key: `key-rights/${publicKey}`,
  value: { stages },
  reason,
});

/** The second root's word on a statement of the first one. */
export const approveStatement = (statement: OperationId): Action => ({
  kind: keyKinds.approve,
  key: `approval/${statement}`,
  value: true,
});

/** First operation of a log that goes on from another one: after a restored backup or a copied profile. */
export const continueLog = (log: LogId, from: Continuation): Action => ({
  kind: keyKinds.continuation,
  key: `log/${log}`,
  value: {
    previous: raw(from.previous),
    head: from.head === null ? null : raw(from.head),
    cause: from.cause,
  },
});

/** Whom files are encrypted to: headquarters or a region, 1–8 public X25519 keys of 32 bytes. */
export const setRecipients = (
  whom: 'headquarters' | RegionCode,
  publicKeys: readonly Uint8Array[],
): Action => ({
  kind: keyKinds.recipients,
  key: `recipient/${whom}`,
  value: [...publicKeys],
});
