import { groupBy } from '../basics/group-by.ts';
import type { Operation, OperationId } from '../log/operation.ts';

/**
 * Heads per key: admitted operations minus what admitted operations on the same key supersede, in the order of their
 * ids. Operations that are not admitted supersede nothing; what is protected from an operation stays beside it.
 */
export function headsByKey(
  admitted: readonly Operation[],
  isProtected: (operation: Operation, parent: OperationId) => boolean = () => false,
): Map<string, readonly Operation[]> {
  const keyOf = new Map(admitted.map((operation) => [operation.id, operation.key]));
  const superseded = new Set<OperationId>();
  for (const operation of admitted) {
    for (const parent of operation.parents) {
      if (keyOf.get(parent) === operation.key && !isProtected(operation, parent))
        superseded.add(parent);
    }
  }
  const heads = admitted.filter(({ id }) => !superseded.has(id));
  const grouped = groupBy(heads, ({ key }) => key);
  for (const group of grouped.values()) group.sort((a, b) => (a.id < b.id ? -1 : 1));
  return grouped;
}

/** Heads of one kind of key: what follows the key's first part, and the versions that stand. */
export type KeyedHeads = readonly (readonly [rest: string, versions: readonly Operation[]])[];

/** Heads by the first part of their keys, so that each kind is looked for once and not among fifty thousand others. */
export function headsByPrefix(
  heads: ReadonlyMap<string, readonly Operation[]>,
): (prefix: string) => KeyedHeads {
  const parts = new Map<string, (readonly [string, readonly Operation[]])[]>();
  for (const [key, versions] of heads) {
    const stroke = key.indexOf('/');
    const prefix = stroke < 0 ? key : key.slice(0, stroke);
    const entry = [key.slice(prefix.length + 1), versions] as const;
    const part = parts.get(prefix);
    if (part === undefined) parts.set(prefix, [entry]);
    else part.push(entry);
  }
  return (prefix) => parts.get(prefix) ?? [];
}

/** The same in the order of the keys. */
export function inOrder(heads: KeyedHeads): KeyedHeads {
  const byRest = new Map(heads);
  // Names alone are put in order many times faster than entries with a comparison of one's own.
  return [...byRest.keys()].toSorted().map((rest) => [rest, byRest.get(rest) ?? []] as const);
}
