import { z } from 'zod';

import { bytesToBase64url, concatBytes, sha256, utf8ToBytes } from '../basics/bytes.ts';
import type { Action } from '../contest/action.ts';
import type { ContestId, PublicKeyId, Value } from '../log/operation.ts';
import { encodeValue } from '../log/value-codec.ts';

export const foundingKind = 'contest.found';

/** The trust anchor of a contest: its root keys, and randomness that makes the contest unique. */
export interface Founding {
  readonly rootKeys: readonly Uint8Array[];
  readonly salt: Uint8Array;
}

const foundingSchema = z.strictObject({
  rootKeys: z
    .array(z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32))
    .min(1)
    .max(8),
  salt: z.instanceof(Uint8Array).refine((bytes) => bytes.length === 16),
});

const domain = utf8ToBytes('qazylar contest identity 1\n');

/** A contest's id is the hash of what founded it, so nobody can give it other root keys later. */
export const contestIdOf = (value: Value): ContestId =>
  bytesToBase64url(sha256(concatBytes(domain, encodeValue(value)))) as ContestId;

export const foundContest = (founding: Founding): Action => ({
  kind: foundingKind,
  key: 'founding',
  value: { rootKeys: founding.rootKeys, salt: founding.salt },
});

/** Root keys named by a founding value; empty unless the value is the one that the contest id was made of. */
export function rootKeysOf(contest: ContestId, value: Value): readonly PublicKeyId[] {
  const parsed = foundingSchema.safeParse(value);
  if (!parsed.success || contestIdOf(value) !== contest) return [];
  return parsed.data.rootKeys.map((key) => bytesToBase64url(key) as PublicKeyId);
}
