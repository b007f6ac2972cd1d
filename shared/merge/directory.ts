import { concatBytes, fingerprint, utf8ToBytes } from '../basics/bytes.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { Person } from '../contest/people.ts';
import type { Operation, OperationId, PublicKeyId } from '../log/operation.ts';
import { enrolmentKind } from '../trust/enrolment.ts';
import { foundingKind } from '../trust/founding.ts';
import { keyKinds } from '../trust/key-operations.ts';
import { headsByKey } from './heads.ts';
import { isBeyondCut } from './key-cuts.ts';
import {
  type Directory,
  foldLogs,
  foldRights,
  type HolderSource,
  standings,
  validClaims,
} from './key-holders.ts';
import { kindRule } from './kinds.ts';
import { parsedPerson } from './parsed-values.ts';
import { judgeRecipientLists } from './recipient-lists.ts';
import { resolutionKinds } from './resolution-operations.ts';
import {
  type DirectorySource,
  foldRootStatements,
  type RootStatements,
  withdrawalTarget,
  withdrawsOther,
} from './root-statements.ts';
import { judgeActor, overreaches, signerOf } from './rules.ts';
import type { DirectorySummary, KeyHolder, QuarantineReason } from './state.ts';

/** Id of the person behind a contest's root keys. */
export const headquartersId: Id = 'headquarters';

/** The directory with the verdicts on its own stratum, which cannot be released: headquarters says it anew. */
export interface FoldedDirectory extends Directory {
  readonly admitted: readonly Operation[];
  readonly quarantined: readonly {
    readonly operation: Operation;
    readonly reason: QuarantineReason;
  }[];
  readonly summary: DirectorySummary;
}

function foldPeople(heads: ReadonlyMap<string, readonly Operation[]>): Map<Id, Person> {
  const people = new Map<Id, Person>();
  for (const { value } of [...heads.values()].flatMap((versions) => versions.slice(0, 1))) {
    // What is in force has the form that its key asks for, so that only a person's key holds a person.
    const parsed = parsedPerson(value);
    if (parsed.ok) people.set(parsed.value.id, parsed.value);
  }
  return people;
}

/** Puts enrolled keys and root keys side by side. */
function foldKeys(
  source: HolderSource,
  root: RootStatements,
  rights: ReadonlyMap<PublicKeyId, readonly Id[]>,
): Map<PublicKeyId, KeyHolder> {
  const more = (publicKey: PublicKeyId): Pick<KeyHolder, 'stages' | 'cuts' | 'logs'> => ({
    stages: rights.get(publicKey) ?? null,
    cuts: root.revoked.get(publicKey)?.cuts ?? null,
    logs: [],
  });
  const keys = new Map<PublicKeyId, KeyHolder>(
    standings(source).map((holder) => [holder.publicKey, { ...holder, ...more(holder.publicKey) }]),
  );
  for (const publicKey of root.roots) {
    keys.set(publicKey, {
      publicKey,
      person: headquartersId,
      role: 'headquarters',
      state: root.revoked.has(publicKey) ? 'revoked' : 'active',
      confirmed: true,
      ...more(publicKey),
    });
  }
  return keys;
}

/** Why an enrolment gives its key no authority, or only a contested one; null for one that stands. */
function judgeEnrolment(operation: Operation, directory: Directory): QuarantineReason | null {
  const holder = signerOf(operation, directory);
  // A refused key had its answer: its enrolment is no open question.
  if (typeof holder === 'string') return holder === 'role' ? null : holder;
  return isBeyondCut(operation, directory.revoked) ? 'revoked' : null;
}

/** Judges what enrolled keys say in the directory's stratum: coordinators' confirmations and new logs, mostly. */
function judgeEnrolled(
  operation: Operation,
  directory: Directory,
  { known }: DirectorySource,
): QuarantineReason | null {
  const reason = judgeActor(operation, directory);
  if (reason !== null) return reason;
  const target = withdrawalTarget(operation, known);
  if (target !== null && isDirectoryKind(target)) return 'role';
  const beyond = overreaches(operation, directory, known) || withdrawsOther(operation, known);
  return beyond ? 'authority' : null;
}

const domain = utf8ToBytes('qazylar directory 1\n');

/** Two groups of five digits over the ids of the statements in force. */
const codeOf = (ids: readonly OperationId[]): string =>
  fingerprint(concatBytes(domain, utf8ToBytes(ids.join('\n'))))
    .split(' ')
    .slice(0, 2)
    .join(' ');

/** The summary but for statements that are not in force, or only for the time being. */
function summarise(
  root: RootStatements,
  admitted: readonly Operation[],
): Omit<DirectorySummary, 'waiting' | 'provisional'> {
  const { trust, mutualRevocation } = root;
  const statements = admitted.filter(
    ({ kind }) => kind !== keyKinds.continuation && kind !== resolutionKinds.withdraw,
  );
  const ids = [...new Set(statements.map(({ id }) => id))].toSorted();
  return {
    version: ids.length,
    code: codeOf(ids),
    threshold: trust.threshold,
    confirmation: trust.confirmation,
    rootKeys: trust.rootKeys,
    mutualRevocation,
  };
}

/**
 * Folds the first stratum: what root keys said, people, the keys they enrolled, then what coordinators confirmed. Each
 * step rests only on those before it.
 */
export function foldDirectory(source: DirectorySource): FoldedDirectory {
  const operations = source.operations.filter(isDirectoryKind);
  const root = foldRootStatements({ ...source, operations });
  const heads = headsByKey(root.inForce);
  const people = foldPeople(heads);
  const others = operations.filter(
    ({ kind, signer }) =>
      kind !== foundingKind && kind !== enrolmentKind && !root.roots.has(signer),
  );
  const held: HolderSource = {
    claims: validClaims(operations, people, source.proven),
    people,
    rules: root.trust,
    revoked: root.revoked,
    byRoots: groupBy(root.inForce, ({ key }) => key),
    byCoordinators: new Map(),
    self: source.self,
  };
  const rights = foldRights(heads);
  const ground: Directory = {
    keys: foldKeys(held, root, rights),
    people,
    rootKeys: root.roots,
    rules: root.trust,
    revoked: root.revoked,
    withdrawn: root.withdrawn,
    unapproved: new Set(
      [...root.verdicts].flatMap(([id, verdict]) => (verdict === 'unapproved' ? [id] : [])),
    ),
    replaced: new Set(),
    known: source.known,
  };
  const byCoordinators = groupBy(
    others.filter((operation) => judgeEnrolled(operation, ground, source) === null),
    ({ key }) => key,
  );
  const confirmed = { ...ground, keys: foldKeys({ ...held, byCoordinators }, root, rights) };
  const folded = conclude(confirmed, { source: { ...source, operations }, root, others });
  return withRecipientLists(folded, source, root);
}

/** The summary without statements that headquarters left out for good. */
export const openSummary = (
  { summary }: FoldedDirectory,
  settlements: ReadonlyMap<OperationId, string>,
): DirectorySummary => ({
  ...summary,
  waiting: summary.waiting.filter(({ id }) => settlements.get(id) !== 'left-out'),
});

function isDirectoryKind(operation: Operation): boolean {
  const rule = kindRule(operation);
  return operation.kind === resolutionKinds.resolve
    ? rule !== null && operation.key.startsWith('person/')
    : rule?.stratum === 'directory';
}

/** Verdicts on the stratum's own operations, and what follows from them. */
function conclude(
  directory: Directory,
  found: {
    readonly source: DirectorySource;
    readonly root: RootStatements;
    readonly others: readonly Operation[];
  },
): Omit<FoldedDirectory, 'summary'> {
  const { source, root, others } = found;
  const verdicts = new Map(root.verdicts);
  for (const operation of others)
    verdicts.set(operation.id, judgeEnrolled(operation, directory, source));
  const entrances = source.operations.flatMap((operation) => {
    const reason =
      operation.kind === enrolmentKind
        ? judgeEnrolment(operation, directory)
        : operation.kind === foundingKind && !root.roots.has(operation.signer)
          ? 'signer-unknown'
          : null;
    return reason === null ? [] : [{ operation, reason }];
  });
  const judged = source.operations.filter(({ id }) => !directory.withdrawn.has(id));
  const quarantined = judged.flatMap((operation) => {
    const reason = verdicts.get(operation.id) ?? null;
    return reason === null ? [] : [{ operation, reason }];
  });
  const admitted = judged.filter(({ id }) => verdicts.get(id) === null);
  const withdrawn = new Set([
    ...directory.withdrawn,
    ...admitted.flatMap((operation) => withdrawalTarget(operation, source.known)?.id ?? []),
  ]);
  const logs = foldLogs(source.segments, admitted);
  const keys = new Map(
    [...directory.keys].map(([publicKey, holder]) => [
      publicKey,
      { ...holder, logs: logs.get(publicKey) ?? holder.logs },
    ]),
  );
  return {
    ...directory,
    keys,
    withdrawn,
    admitted,
    quarantined: [...entrances, ...quarantined],
  };
}

/** Lists of recipients are the contest's, but which of them wait for another root is known here. */
function withRecipientLists(
  directory: Omit<FoldedDirectory, 'summary'>,
  source: DirectorySource,
  root: RootStatements,
): FoldedDirectory {
  const { unapproved, waiting, replaced, provisional } = judgeRecipientLists(
    source,
    root,
    directory,
  );
  const all = directory.quarantined
    .filter(({ reason }) => reason === 'unapproved')
    .map(({ operation }) => operation)
    .concat(waiting);
  return {
    ...directory,
    unapproved: new Set([...directory.unapproved, ...unapproved]),
    replaced,
    summary: {
      ...summarise(root, [...directory.admitted, ...foundings(source, root)]),
      waiting: all.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      provisional,
    },
  };
}

const foundings = ({ operations }: DirectorySource, root: RootStatements): readonly Operation[] =>
  operations.filter(
    (operation) =>
      operation.kind === foundingKind &&
      isDirectoryKind(operation) &&
      root.roots.has(operation.signer),
  );
