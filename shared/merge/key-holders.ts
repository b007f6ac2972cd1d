import { equalBytes } from '../basics/bytes.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { Person } from '../contest/people.ts';
import type { LogId, Operation, OperationId, PublicKeyId } from '../log/operation.ts';
import { enrolmentKind, parseEnrolment } from '../trust/enrolment.ts';
import type { TrustRules } from '../trust/founding.ts';
import { keyKinds } from '../trust/key-operations.ts';
import { parseContinuation, parseRights } from '../trust/key-schema.ts';
import { isBeyondCut, type Revoked } from './key-cuts.ts';
import { branchHeads, type Chained, logName } from './log-chains.ts';
import type { KnownOperations } from './root-statements.ts';
import type { KeyHolder, KeyLog } from './state.ts';

/** Who holds which key: the first stratum, on which every verdict rests. */
export interface Directory {
  readonly keys: ReadonlyMap<PublicKeyId, KeyHolder>;
  readonly people: ReadonlyMap<Id, Person>;
  readonly rootKeys: ReadonlySet<PublicKeyId>;
  readonly rules: TrustRules;
  /** What is left of keys that headquarters revoked. */
  readonly revoked: ReadonlyMap<PublicKeyId, Revoked>;
  /** Resolutions and settlements that headquarters took back: they count no more than if they were not here. */
  readonly withdrawn: ReadonlySet<OperationId>;
  /** Statements of one root, and lists of recipients, that wait for another root's approval. */
  readonly unapproved: ReadonlySet<OperationId>;
  /** Such lists that one in force replaced: they are nobody's question any more. */
  readonly replaced: ReadonlySet<OperationId>;
  /** What operations name in their keys. */
  readonly known: KnownOperations;
}

/** A key's claim to be a person's. */
export interface Claim {
  readonly operation: Operation;
  readonly person: Id;
}

/** Enrolments whose proof holds and whose ticket is the one headquarters put beside the person. */
export function validClaims(
  operations: readonly Operation[],
  people: ReadonlyMap<Id, Person>,
  proven: ReadonlySet<OperationId>,
): readonly Claim[] {
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

/** What keys are held on; statements are those in force. */
export interface HolderSource {
  readonly claims: readonly Claim[];
  readonly people: ReadonlyMap<Id, Person>;
  readonly rules: TrustRules;
  readonly revoked: ReadonlyMap<PublicKeyId, Revoked>;
  /** What root keys said, and what enrolled keys did, by operation key. */
  readonly byRoots: ReadonlyMap<string, readonly Operation[]>;
  readonly byCoordinators: ReadonlyMap<string, readonly Operation[]>;
  /** The installation's own key: on its own laptop it works before anybody could confirm it. */
  readonly self: PublicKeyId | null;
}

/**
 * What was ever said of a key: root keys' word stands before coordinators', and among equals the strictest holds. A
 * refusal is never undone by whom it came from; a person enrols again with a new key.
 */
function statementOn(
  key: PublicKeyId,
  ...sources: readonly HolderSource['byRoots'][]
): 'confirmed' | 'refused' | null {
  for (const statements of sources) {
    const said = statements.get(`key-state/${key}`) ?? [];
    if (said.length > 0)
      return said.every(({ value }) => value === 'confirmed') ? 'confirmed' : 'refused';
  }
  return null;
}

/** A holder without what is the same for root keys: stages, cuts and logs. */
type Standing = Pick<KeyHolder, 'publicKey' | 'person' | 'role' | 'state' | 'confirmed'>;

/**
 * Who holds which enrolled key. One ticket enrols one key: a second one stays contested, with the first, until
 * headquarters confirms or refuses. What a revoked key said beyond its cuts contests nothing, and a revocation is
 * headquarters' word on how far a key counts, so that rivals no longer contest it.
 */
export function standings(source: HolderSource): readonly Standing[] {
  const { claims, people, rules, revoked, byRoots, byCoordinators } = source;
  const standing = claims.filter(
    ({ operation }) =>
      !isBeyondCut(operation, revoked) && statementOn(operation.signer, byRoots) !== 'refused',
  );
  const keysByPerson = groupBy(standing, ({ person }) => person);
  return [...groupBy(claims, ({ operation }) => operation.signer)].flatMap(([publicKey, own]) => {
    const persons = [...new Set(own.map(({ person }) => person))].toSorted();
    const [person = ''] = persons;
    const role = people.get(person)?.role;
    if (role === undefined) return [];
    const isRevoked = revoked.has(publicKey);
    const byRoot = statementOn(publicKey, byRoots);
    const said = statementOn(publicKey, byRoots, byCoordinators);
    const hasRivals = (keysByPerson.get(person) ?? []).some(
      ({ operation }) => operation.signer !== publicKey,
    );
    const confirmed = said === 'confirmed';
    const isContested = byRoot !== 'confirmed' && (persons.length > 1 || (hasRivals && !isRevoked));
    const isWaiting = rules.confirmation === 'confirmed' && !confirmed && publicKey !== source.self;
    const state = stateOf({ refused: said === 'refused', isContested, isRevoked, isWaiting });
    return [{ publicKey, person, role, state, confirmed }];
  });
}

function stateOf(found: {
  readonly refused: boolean;
  readonly isContested: boolean;
  readonly isRevoked: boolean;
  readonly isWaiting: boolean;
}): KeyHolder['state'] {
  if (found.refused) return 'refused';
  if (found.isContested) return 'contested';
  if (found.isRevoked) return 'revoked';
  return found.isWaiting ? 'unconfirmed' : 'active';
}

/** Stages on which keys may act, by key; of several heads only the stages that all of them name. */
export function foldRights(
  heads: ReadonlyMap<string, readonly Operation[]>,
): ReadonlyMap<PublicKeyId, readonly Id[]> {
  const rights = new Map<PublicKeyId, readonly Id[]>();
  for (const [key, versions] of heads) {
    if (!key.startsWith('key-rights/')) continue;
    const lists = versions.flatMap(({ value }) => {
      const stages = parseRights(value);
      return stages === null || stages === undefined ? [] : [stages];
    });
    const [first, ...rest] = lists;
    if (first === undefined) continue;
    rights.set(
      key.slice('key-rights/'.length) as PublicKeyId,
      first.filter((stage) => rest.every((list) => list.includes(stage))),
    );
  }
  return rights;
}

/** Logs that each key signed, sorted by log, with the last segments of their branches. */
export function foldLogs(
  segments: Chained,
  admitted: readonly Operation[],
): ReadonlyMap<PublicKeyId, readonly KeyLog[]> {
  const previous = new Map<string, LogId>();
  for (const operation of admitted) {
    const from =
      operation.kind === keyKinds.continuation ? parseContinuation(operation.value) : undefined;
    const name = logName(operation);
    if (from !== undefined && !previous.has(name)) previous.set(name, from.previous);
  }
  const logs = new Map<PublicKeyId, KeyLog[]>();
  for (const name of [...branchHeads(segments)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const heads = name[1].flatMap((head) => segments.get(head) ?? []);
    const [first] = heads;
    if (first === undefined) continue;
    const { log, signer } = first.header;
    const own = logs.get(signer) ?? [];
    own.push({
      log,
      heads: heads.map(({ id, header }) => ({
        head: id,
        sequence: header.lastSequence,
        operations: header.firstOrdinal + header.operations,
      })),
      continues: previous.get(name[0]) ?? null,
    });
    logs.set(signer, own);
  }
  return logs;
}
