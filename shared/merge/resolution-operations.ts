import type { Action } from '../contest/action.ts';
import type { LogId, OperationId, Value } from '../log/operation.ts';

/** Kinds of operations by which a person settles what merging cannot; only headquarters may make them. */
export const resolutionKinds = {
  resolve: 'conflict.resolve',
  quarantine: 'quarantine.settle',
  fork: 'fork.settle',
  key: 'key.confirm',
} as const;

/** Picks or edits the value of a key in conflict; names every version it replaces. */
export const resolveConflict = (
  key: string,
  value: Value,
  parents: readonly OperationId[],
  reason: string,
): Action => ({ kind: resolutionKinds.resolve, key, value, parents, reason });

/** Releases a quarantined operation so that it counts, or leaves it out for good. */
export const settleQuarantine = (
  operation: OperationId,
  outcome: 'released' | 'left-out',
  reason: string,
): Action => ({
  kind: resolutionKinds.quarantine,
  key: `quarantine/${operation}`,
  value: outcome,
  reason,
});

/** Takes note that an installation was copied; both branches stay, their differences are settled one by one. */
export const settleFork = (log: LogId, reason: string): Action => ({
  kind: resolutionKinds.fork,
  key: `fork/${log}`,
  value: true,
  reason,
});
