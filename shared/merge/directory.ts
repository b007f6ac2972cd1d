import { groupBy } from '../basics/group-by.ts';
import { contestKinds } from '../contest/contest-operations.ts';
import type { Id } from '../contest/contest.ts';
import { parsePerson } from '../contest/person-schema.ts';
import type { Person } from '../contest/people.ts';
import { equalBytes } from '../basics/bytes.ts';
import type { ContestId, Operation, OperationId, PublicKeyId } from '../log/operation.ts';
import { enrolmentKind, parseEnrolment } from '../trust/enrolment.ts';
import { foundingKind, rootKeysOf } from '../trust/founding.ts';
import { headsByKey } from './heads.ts';
import { isWellFormed } from './kinds.ts';
import { resolutionKinds } from './resolution-operations.ts';
import type { KeyHolder } from './state.ts';

/** Id of the person behind a contest's root keys. */
export const headquartersId: Id = 'headquarters';

/** Who holds which key: the first stratum, on which every verdict rests. */
export interface Directory {
  readonly keys: ReadonlyMap<PublicKeyId, KeyHolder>;
  readonly people: ReadonlyMap<Id, Person>;
  readonly rootKeys: ReadonlySet<PublicKeyId>;
  /** Admitted heads of the directory's own keys. */
  readonly heads: ReadonlyMap<string, readonly Operation[]>;
}

interface Claim {
  readonly operation: Operation;
  readonly person: Id;
}

/** Enrolments whose proof holds and whose ticket is the one headquarters put beside the person. */
function validClaims(
  operations: readonly Operation[],
  people: ReadonlyMap<Id, Person>,
  proven: ReadonlySet<OperationId>,
): Claim[] {
  return operations.flatMap((operation) => {
    if (operation.kind !== enrolmentKind || !proven.has(operation.id)) return [];
    const claim = parseEnrolment(operation.value);
    const ticket = claim === null ? undefined : people.get(claim.person)?.ticket;
    if (claim === null || ticket === undefined || ticket === null) return [];
    return equalBytes(ticket, claim.ticket) && operation.key === `key/${operation.signer}`
      ? [{ operation, person: claim.person }]
      : [];
  });
}

/** What headquarters ever said of a key; a refusal is never undone, a person enrols again with a new key. */
function keyStatement(
  statements: ReadonlyMap<string, readonly Operation[]>,
  key: PublicKeyId,
): 'confirmed' | 'refused' | null {
  const said = statements.get(`key-state/${key}`) ?? [];
  if (said.length === 0) return null;
  return said.every(({ value }) => value === 'confirmed') ? 'confirmed' : 'refused';
}

/** One ticket enrols one key; a second key stays contested, with the first, until headquarters confirms. */
function holders(
  claims: readonly Claim[],
  people: ReadonlyMap<Id, Person>,
  statements: ReadonlyMap<string, readonly Operation[]>,
): KeyHolder[] {
  const keysByPerson = groupBy(claims, ({ person }) => person);
  const personsByKey = groupBy(claims, ({ operation }) => operation.signer);
  return [...personsByKey].flatMap(([publicKey, own]) => {
    const person = own.map((claim) => claim.person).toSorted()[0] ?? '';
    const role = people.get(person)?.role;
    if (role === undefined) return [];
    const statement = keyStatement(statements, publicKey);
    const rivals = new Set(
      (keysByPerson.get(person) ?? []).map(({ operation }) => operation.signer),
    );
    const standing = [...rivals].filter((rival) => keyStatement(statements, rival) !== 'refused');
    const alone = standing.length <= 1 && new Set(own.map((claim) => claim.person)).size === 1;
    const state =
      statement === 'refused'
        ? 'refused'
        : statement === 'confirmed' || alone
          ? 'active'
          : 'contested';
    return [{ publicKey, person, role, state }];
  });
}

/** Folds the first stratum: root keys from the founding operation, people, and the keys they enrolled. */
export function foldDirectory(
  contest: ContestId,
  operations: readonly Operation[],
  proven: ReadonlySet<OperationId>,
): Directory {
  const rootKeys = new Set(
    operations
      .filter(({ kind }) => kind === foundingKind)
      .flatMap(({ value, signer }) => {
        const keys = rootKeysOf(contest, value);
        return keys.includes(signer) ? keys : [];
      }),
  );
  const byRoot = operations.filter(
    (operation) =>
      rootKeys.has(operation.signer) &&
      (operation.kind === contestKinds.person ||
        operation.kind === resolutionKinds.key ||
        (operation.kind === resolutionKinds.resolve && operation.key.startsWith('person/'))) &&
      isWellFormed(operation),
  );
  const heads = headsByKey(byRoot);
  const statements = groupBy(byRoot, ({ key }) => key);
  const people = new Map<Id, Person>();
  for (const [key, versions] of heads) {
    const parsed = parsePerson(versions[0]?.value ?? null);
    if (key.startsWith('person/') && parsed.ok) people.set(parsed.value.id, parsed.value);
  }
  const keys = new Map<PublicKeyId, KeyHolder>(
    holders(validClaims(operations, people, proven), people, statements).map((holder) => [
      holder.publicKey,
      holder,
    ]),
  );
  for (const publicKey of rootKeys) {
    keys.set(publicKey, {
      publicKey,
      person: headquartersId,
      role: 'headquarters',
      state: 'active',
    });
  }
  return { keys, people, rootKeys, heads };
}
