import { groupBy } from '../../../shared/basics/group-by.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { PublicKeyId } from '../../../shared/log/operation.ts';
import type {
  ContestState,
  Fork,
  HardConflict,
  KeyHolder,
  QuarantinedOperation,
  QuarantineReason,
} from '../../../shared/merge/state.ts';

/** One thing that waits for a person's decision. */
export type ConflictItem =
  | { readonly type: 'hard'; readonly id: string; readonly conflict: HardConflict }
  | { readonly type: 'fork'; readonly id: string; readonly fork: Fork }
  | {
      /** Several keys were enrolled for one person: somebody has to say which is theirs. */
      readonly type: 'identity';
      readonly id: string;
      readonly person: Id;
      readonly keys: readonly (KeyHolder & { readonly waiting: number })[];
    }
  | {
      /** Operations of one signer that are kept aside for one reason: decided together or one by one. */
      readonly type: 'quarantine';
      readonly id: string;
      readonly reason: QuarantineReason;
      readonly signer: PublicKeyId;
      readonly person: Id | null;
      readonly operations: readonly QuarantinedOperation[];
    };

export type ConflictItemType = ConflictItem['type'];

/** In this order people work: who is who first, since it decides what else remains. */
export const itemTypes = [
  'identity',
  'hard',
  'fork',
  'quarantine',
] as const satisfies readonly ConflictItemType[];

const isContested = ({ state }: KeyHolder): boolean => state === 'contested';

function identityItems(state: ContestState): ConflictItem[] {
  const waiting = groupBy(state.quarantine, ({ operation }) => operation.signer);
  const byPerson = groupBy(state.keys.values(), ({ person }) => person);
  return [...byPerson]
    .filter(([, keys]) => keys.some(isContested))
    .map(([person, keys]) => ({
      type: 'identity',
      id: `identity/${person}`,
      person,
      keys: keys
        .filter(({ state: standing }) => standing !== 'refused')
        .map((key) => ({ ...key, waiting: waiting.get(key.publicKey)?.length ?? 0 }))
        .toSorted((a, b) => (a.publicKey < b.publicKey ? -1 : 1)),
    }));
}

function quarantineItems(state: ContestState): ConflictItem[] {
  const open = state.quarantine.filter(
    ({ settled, reason }) => settled === null && reason !== 'identity-contested',
  );
  return [...groupBy(open, ({ operation, reason }) => `${reason}/${operation.signer}`)].flatMap(
    ([name, operations]) => {
      const [first] = operations;
      if (first === undefined) return [];
      const { signer } = first.operation;
      return [
        {
          type: 'quarantine' as const,
          id: `quarantine/${name}`,
          reason: first.reason,
          signer,
          person: state.keys.get(signer)?.person ?? null,
          operations: operations.toSorted((a, b) => a.operation.ordinal - b.operation.ordinal),
        },
      ];
    },
  );
}

/** Everything that is open, in the order in which it is best settled; the order is stable between snapshots. */
export const openItems = (state: ContestState): readonly ConflictItem[] => [
  ...identityItems(state),
  ...state.hard.map((conflict): ConflictItem => ({
    type: 'hard',
    id: `hard/${conflict.key}`,
    conflict,
  })),
  ...state.forks
    .filter(({ settled }) => !settled)
    .map((fork): ConflictItem => ({ type: 'fork', id: `fork/${fork.log}`, fork })),
  ...quarantineItems(state),
];

/** The item to go on with when one is settled: the next in the list, else the one before it. */
export function itemAfter(items: readonly ConflictItem[], settled: string): string | null {
  const index = items.findIndex(({ id }) => id === settled);
  return (items[index + 1] ?? items[index - 1])?.id ?? null;
}

/** The item one step away in the list; null at its ends. */
export function neighbour(
  items: readonly ConflictItem[],
  current: string | null,
  step: 1 | -1,
): string | null {
  const index = items.findIndex(({ id }) => id === current);
  return items[index + step]?.id ?? null;
}
