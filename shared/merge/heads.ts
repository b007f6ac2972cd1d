import { groupBy } from '../basics/group-by.ts';
import type { Operation, OperationId } from '../log/operation.ts';

/**
 * Heads per key: admitted operations minus what admitted operations on the same key supersede, in the order of their
 * ids. Operations that are not admitted supersede nothing.
 */
export function headsByKey(admitted: readonly Operation[]): Map<string, readonly Operation[]> {
  const keyOf = new Map(admitted.map((operation) => [operation.id, operation.key]));
  const superseded = new Set<OperationId>();
  for (const { parents, key } of admitted) {
    for (const parent of parents) if (keyOf.get(parent) === key) superseded.add(parent);
  }
  const heads = admitted.filter(({ id }) => !superseded.has(id));
  const grouped = groupBy(heads, ({ key }) => key);
  for (const group of grouped.values()) group.sort((a, b) => (a.id < b.id ? -1 : 1));
  return grouped;
}
