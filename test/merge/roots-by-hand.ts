import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { Operation, OperationId, PublicKeyId } from '../../shared/log/operation.ts';
import type { DirectorySource } from '../../shared/merge/root-statements.ts';
import { contestIdOf, foundContest, type TrustRules } from '../../shared/trust/founding.ts';
import { personOf, seedOf } from '../builders/contest-builder.ts';
import { type Headed, operationOf, type Said, segmentsBy } from './by-hand.ts';

/** A public key in plain sight: nothing by hand is ever signed. */
export const keyOf = (seed: number): PublicKeyId => bytesToBase64url(seedOf(seed)) as PublicKeyId;

/** The three root keys of a contest by hand. */
export const roots: readonly PublicKeyId[] = [1, 2, 3].map(keyOf);
const [firstRoot = '', secondRoot = ''] = roots;

/** An id as actions take it. */
export const idBy = (word: string): OperationId => word as OperationId;

/** What the first root says. */
export const one = (id: string, action: Action | Said, more: Said = {}): Said => ({
  signer: firstRoot,
  ...action,
  id,
  ...more,
});
/** What the second root says. */
export const two = (id: string, action: Action | Said, more: Said = {}): Said =>
  one(id, action, { signer: secondRoot, ...more });

/** Ticket, key and enrolment of a person: key 21 is enrolled by ticket 11. */
export const enrolled = (seed: number, person: string, ticket: number): Said => ({
  id: `e${seed}.0`,
  kind: 'key.enrol',
  key: `key/${keyOf(seed)}`,
  signer: keyOf(seed),
  value: { person, ticket: seedOf(ticket), proof: new Uint8Array(64) },
});

export const person = (
  id: string,
  role: Person['role'],
  ticket: number,
  region: string | null = 'KZ-10',
): Person => personOf(id, role, region, seedOf(ticket));

/** What a contest by hand is made of. */
export interface Grown {
  readonly said: readonly Said[];
  readonly threshold?: TrustRules['threshold'];
  readonly told?: readonly string[];
  readonly segments?: readonly Headed[];
  /** How the founding itself is told; the first root says it in `f.0`. */
  readonly founding?: Said;
  /** What is known beside what the directory is folded from: scores, settlements. */
  readonly beside?: readonly Said[];
}

/** A contest of three roots by hand: everything it says, in the order of ids. */
export function sourceOf({
  said,
  threshold = 2,
  told = [],
  segments = [],
  founding = {},
  beside = [],
}: Grown): DirectorySource & { readonly operations: readonly Operation[] } {
  const founds = foundContest({
    rootKeys: [1, 2, 3].map(seedOf),
    salt: new Uint8Array(16),
    threshold,
    confirmation: 'ticket',
  });
  const operations = [one('f.0', founds, { version: 2, ...founding }), ...said]
    .map(operationOf)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const all = [...operations, ...beside.map(operationOf)];
  return {
    contest: contestIdOf(founds.value),
    operations,
    known: new Map(all.map((operation) => [operation.id, operation])),
    proven: new Set(operations.filter(({ kind }) => kind === 'key.enrol').map(({ id }) => id)),
    segments: segmentsBy(...segments),
    told: new Set(told.map(idBy)),
    self: null,
  };
}
