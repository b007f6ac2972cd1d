import type { ContestId, Operation, OperationId, PublicKeyId } from '../log/operation.ts';
import { contestKinds } from '../contest/contest-operations.ts';
import { groupBy } from '../basics/group-by.ts';
import { enrolmentKind } from '../trust/enrolment.ts';
import { foundedTrust, type FoundedTrust, foundingKind } from '../trust/founding.ts';
import { keyKinds } from '../trust/key-operations.ts';
import { foldRevocations, isBeyondCut, type Revoked } from './key-cuts.ts';
import { isWellFormed } from './kinds.ts';
import type { Chained } from './log-chains.ts';
import { resolutionKinds } from './resolution-operations.ts';
import type { QuarantineReason } from './state.ts';

/** Any known operation by its id. */
export interface KnownOperations {
  readonly get: (id: OperationId) => Operation | undefined;
}

/** What the key directory is folded from. */
export interface DirectorySource {
  readonly contest: ContestId;
  /** Operations in the order of ids; all but the stratum `directory` and lists of recipients are passed over. */
  readonly operations: readonly Operation[];
  readonly known: KnownOperations;
  /** Enrolments whose ticket signature was checked. */
  readonly proven: ReadonlySet<OperationId>;
  readonly segments: Chained;
  /** Facts of an invitation: headquarters' word as a whole, so nobody has to approve them again. */
  readonly told: ReadonlySet<OperationId>;
  readonly self: PublicKeyId | null;
}

/** What root keys said, judged: the ground on which all other verdicts stand. */
export interface RootStatements {
  readonly trust: FoundedTrust;
  readonly roots: ReadonlySet<PublicKeyId>;
  readonly revoked: ReadonlyMap<PublicKeyId, Revoked>;
  readonly mutualRevocation: boolean;
  /** Verdicts on operations that root keys signed; null for one in force, none for what one in force replaced. */
  readonly verdicts: ReadonlyMap<OperationId, QuarantineReason | null>;
  readonly inForce: readonly Operation[];
  /** Root keys whose approval of an operation is in force, by the operation's id. */
  readonly approvals: ReadonlyMap<string, ReadonlySet<PublicKeyId>>;
  /** Settlements that root keys took back. */
  readonly withdrawn: ReadonlySet<OperationId>;
}

const settling: ReadonlySet<string> = new Set([
  resolutionKinds.resolve,
  resolutionKinds.quarantine,
  resolutionKinds.fork,
]);

/** What a withdrawal takes back, where it is known and can be taken back at all. */
export function withdrawalTarget(operation: Operation, known: KnownOperations): Operation | null {
  if (operation.kind !== resolutionKinds.withdraw) return null;
  const target = known.get(operation.key.slice('withdrawal/'.length) as OperationId);
  return target !== undefined && settling.has(target.kind) ? target : null;
}

/** True for a withdrawal of what is known and is no settlement. */
export const withdrawsOther = (operation: Operation, known: KnownOperations): boolean =>
  operation.kind === resolutionKinds.withdraw &&
  known.get(operation.key.slice('withdrawal/'.length) as OperationId) !== undefined &&
  withdrawalTarget(operation, known) === null;

/** Statements that give authority: in a contest with two roots they hold once the other root approved them. */
const givesAuthority = ({ kind, value }: Operation): boolean =>
  kind === contestKinds.person ||
  kind === resolutionKinds.resolve ||
  kind === keyKinds.rights ||
  (kind === keyKinds.confirm && value !== 'refused');

/** Root keys and rules of the founding that made this contest; no roots while it is not here. */
function foldFounding({ contest, operations }: DirectorySource): FoundedTrust {
  for (const operation of operations) {
    if (operation.kind !== foundingKind || !isWellFormed(operation)) continue;
    const trust = foundedTrust(contest, operation.value);
    if (trust?.rootKeys.includes(operation.signer) === true) return trust;
  }
  return { rootKeys: [], threshold: 1, confirmation: 'ticket' };
}

/** True where root keys revoked each other, two of them or several in a circle: nobody can say who is right. */
function areMutual(revocations: readonly Operation[], roots: ReadonlySet<PublicKeyId>): boolean {
  let pairs = revocations
    .map(({ signer, key }) => ({ signer, revoked: key.slice('key-revocation/'.length) }))
    .filter(({ signer, revoked }) => signer !== revoked && roots.has(revoked as PublicKeyId));
  // Whoever revokes nobody is in no circle, and then neither is whoever revokes only such ones.
  for (let before = -1; before !== pairs.length;) {
    before = pairs.length;
    const revoking = new Set<string>(pairs.map(({ signer }) => signer));
    pairs = pairs.filter(({ revoked }) => revoking.has(revoked));
  }
  return pairs.length > 0;
}

/** Unapproved statements that one in force replaces, directly or through others: nobody has to answer them any more. */
export function replacedWaiting(
  statements: readonly Operation[],
  verdicts: ReadonlyMap<OperationId, QuarantineReason | null>,
): ReadonlySet<OperationId> {
  const byId = new Map(statements.map((operation) => [operation.id, operation]));
  const replaced = new Set<OperationId>();
  const replacing = statements.filter(({ id }) => verdicts.get(id) === null);
  for (let next = replacing.pop(); next !== undefined; next = replacing.pop()) {
    for (const parent of next.parents) {
      const statement = byId.get(parent);
      if (statement?.key !== next.key || verdicts.get(parent) !== 'unapproved') continue;
      if (replaced.has(parent)) continue;
      replaced.add(parent);
      replacing.push(statement);
    }
  }
  return replaced;
}

/** Who approved what, by the id of the operation approved. */
const foldApprovals = (said: readonly Operation[]): RootStatements['approvals'] =>
  new Map(
    [
      ...groupBy(
        said.filter(({ kind }) => kind === keyKinds.approve),
        ({ key }) => key.slice('approval/'.length),
      ),
    ].map(([id, own]) => [id, new Set(own.map(({ signer }) => signer))]),
  );

/** Judges what root keys said: form, cut, replaced operations, and approval by another root. */
export function foldRootStatements(source: DirectorySource): RootStatements {
  const trust = foldFounding(source);
  const roots = new Set(trust.rootKeys);
  const said = source.operations.filter(
    ({ signer, kind }) => roots.has(signer) && kind !== enrolmentKind && kind !== foundingKind,
  );
  const revocations = said.filter(
    (operation) => operation.kind === keyKinds.revoke && isWellFormed(operation),
  );
  const revoked = foldRevocations(revocations, source.segments);
  const overreaches = (operation: Operation): boolean =>
    withdrawsOther(operation, source.known) ||
    operation.parents.some((id) => {
      const parent = source.known.get(id);
      if (parent === undefined) return false;
      const mine = roots.has(parent.signer) || operation.kind === resolutionKinds.resolve;
      return parent.key !== operation.key || !mine;
    });
  const judge = (operation: Operation): QuarantineReason | null => {
    if (!isWellFormed(operation)) return 'value';
    // A revocation holds whoever was revoked by whom, and whatever it claims to replace: it only takes away.
    if (operation.kind === keyKinds.revoke) return null;
    if (operation.kind === keyKinds.continuation && operation.key !== `log/${operation.log}`)
      return 'role';
    if (isBeyondCut(operation, revoked)) return 'revoked';
    return overreaches(operation) ? 'authority' : null;
  };
  const verdicts = new Map(said.map((operation) => [operation.id, judge(operation)]));
  const plain = said.filter(({ id }) => verdicts.get(id) === null);
  const approvals = foldApprovals(plain);
  for (const operation of plain) {
    if (trust.threshold < 2 || !givesAuthority(operation) || source.told.has(operation.id))
      continue;
    const roots = [...(approvals.get(operation.id) ?? [])];
    if (roots.every((root) => root === operation.signer)) verdicts.set(operation.id, 'unapproved');
  }
  for (const id of replacedWaiting(plain, verdicts)) verdicts.delete(id);
  const withdrawn = new Set(
    plain.flatMap((operation) => withdrawalTarget(operation, source.known)?.id ?? []),
  );
  return {
    trust,
    roots,
    revoked,
    mutualRevocation: areMutual(revocations, roots),
    verdicts,
    approvals,
    inForce: plain.filter(({ id }) => verdicts.get(id) === null && !withdrawn.has(id)),
    withdrawn,
  };
}
