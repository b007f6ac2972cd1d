import { groupBy } from '../basics/group-by.ts';
import type { Operation, OperationId } from '../log/operation.ts';
import type { Directory } from './key-holders.ts';
import { type DirectorySource, replacedWaiting, type RootStatements } from './root-statements.ts';
import { judgeActor, overreaches } from './rules.ts';
import type { QuarantineReason } from './state.ts';

/** True for what says whom files are encrypted to, a resolution of that included. */
export const isRecipientList = ({ key }: Pick<Operation, 'key'>): boolean =>
  key.startsWith('recipient/');

/** What root keys have to agree on, beside people and keys: whom files are encrypted to. */
export interface RecipientLists {
  /** Lists that count only once another root key approves them. */
  readonly unapproved: ReadonlySet<OperationId>;
  /** Those of them that only wait for that. */
  readonly waiting: readonly Operation[];
  /** Unapproved lists that one in force replaced: neither admitted nor kept aside. */
  readonly replaced: ReadonlySet<OperationId>;
  /** The first root's lists that hold until roots have agreed on one of that key for the first time. */
  readonly provisional: readonly Operation[];
}

/**
 * Judges lists of recipients where two roots must agree: a list of which one root knows stands beside the one in force,
 * and files stay encrypted to the latter. Before roots ever agreed on a key's list, the first root that the founding
 * names speaks alone, since files travel before the second one has opened the contest.
 */
export function judgeRecipientLists(
  { operations, known, told }: DirectorySource,
  root: RootStatements,
  directory: Directory,
): RecipientLists {
  const lists = root.trust.threshold < 2 ? [] : operations.filter(isRecipientList);
  const [first] = root.trust.rootKeys;
  const isAllowed = (list: Operation): boolean =>
    judgeActor(list, directory) === null && !overreaches(list, directory, known);
  const agreed = (list: Operation): boolean => {
    const behind = new Set(root.approvals.get(list.id));
    if (root.roots.has(list.signer)) behind.add(list.signer);
    return told.has(list.id) || behind.size >= root.trust.threshold;
  };
  const verdicts = new Map<OperationId, QuarantineReason | null>();
  const unapproved = new Set<OperationId>();
  const provisional: Operation[] = [];
  const standing = lists.filter(({ id }) => !directory.withdrawn.has(id));
  for (const versions of groupBy(standing, ({ key }) => key).values()) {
    const settled = versions.some((list) => agreed(list) && isAllowed(list));
    for (const list of versions) {
      const alone = !settled && list.signer === first;
      const waits = !agreed(list) && !alone;
      if (waits) unapproved.add(list.id);
      if (!isAllowed(list)) continue;
      verdicts.set(list.id, waits ? 'unapproved' : null);
      if (!waits && !agreed(list)) provisional.push(list);
    }
  }
  const replaced = replacedWaiting(standing, verdicts);
  return {
    unapproved,
    waiting: standing.filter(({ id }) => verdicts.get(id) === 'unapproved' && !replaced.has(id)),
    replaced,
    provisional,
  };
}
