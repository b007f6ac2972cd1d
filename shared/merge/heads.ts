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
