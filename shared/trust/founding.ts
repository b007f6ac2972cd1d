import { z } from '../basics/zod.ts';

import { bytesToBase64url, concatBytes, sha256, utf8ToBytes } from '../basics/bytes.ts';
import type { Action } from '../contest/action.ts';
import type { ContestId, PublicKeyId, Value } from '../log/operation.ts';
import { encodeValue } from '../log/value-codec.ts';

export const foundingKind = 'contest.found';

/** How a contest trusts keys: how many roots must agree, and whether a ticket is enough. */
export interface TrustRules {
  /** How many root keys must agree on a statement about people and keys. */
  readonly threshold: 1 | 2;
  /** `ticket`: an invitation's ticket is enough; `confirmed`: a person confirms each key after comparing fingerprints. */
  readonly confirmation: 'ticket' | 'confirmed';
}

/** The trust anchor of a contest: its root keys, randomness that makes the contest unique, and its rules of trust. */
export interface Founding extends Partial<TrustRules> {
  readonly rootKeys: readonly Uint8Array[];
  readonly salt: Uint8Array;
}

const plainSchema = z.strictObject({
  rootKeys: z
    .array(z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32))
    .min(1)
    .max(8),
  salt: z.instanceof(Uint8Array).refine((bytes) => bytes.length === 16),
});

const differentKeys = (keys: readonly Uint8Array[]): number =>
  new Set(keys.map((key) => bytesToBase64url(key))).size;

/** Nothing could ever be agreed by more root keys than there are. */
const ruledSchema = plainSchema
  .extend({
    threshold: z.union([z.literal(1), z.literal(2)]),
    confirmation: z.enum(['ticket', 'confirmed']),
  })
  .refine(({ rootKeys, threshold }) => differentKeys(rootKeys) >= threshold);

const domain = utf8ToBytes('qazylar contest identity 1\n');

/** A contest's id is the hash of what founded it, so nobody can give it other root keys later. */
export const contestIdOf = (value: Value): ContestId =>
  bytesToBase64url(sha256(concatBytes(domain, encodeValue(value)))) as ContestId;

/** Founds a contest; without rules of trust in the first form, which means one root and tickets. */
export const foundContest = ({ rootKeys, salt, threshold, confirmation }: Founding): Action => ({
  kind: foundingKind,
  key: 'founding',
  value:
    threshold === undefined && confirmation === undefined
      ? { rootKeys, salt }
      : {
          rootKeys,
          salt,
          threshold: threshold ?? 1,
          confirmation: confirmation ?? 'ticket',
        },
});

/** True for a founding value in the first form, which named no rules of trust. */
export const isPlainFounding = (value: Value): boolean => plainSchema.safeParse(value).success;

/** True for a founding value that names its rules of trust. */
export const isRuledFounding = (value: Value): boolean => ruledSchema.safeParse(value).success;

/** What a contest was founded on. */
export interface FoundedTrust extends TrustRules {
  readonly rootKeys: readonly PublicKeyId[];
}

/** Root keys and rules named by a founding value; null unless the value is the one that the contest id was made of. */
export function foundedTrust(contest: ContestId, value: Value): FoundedTrust | null {
  const parsed = z.union([ruledSchema, plainSchema]).safeParse(value);
  if (!parsed.success || contestIdOf(value) !== contest) return null;
  const rules: TrustRules =
    'threshold' in parsed.data
      ? {
          threshold: parsed.data.threshold,
          confirmation: parsed.data.confirmation,
        }
      : { threshold: 1, confirmation: 'ticket' };
  const rootKeys = parsed.data.rootKeys.map((key) => bytesToBase64url(key) as PublicKeyId);
  return { rootKeys, ...rules };
}
