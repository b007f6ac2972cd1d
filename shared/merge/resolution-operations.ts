import { present } from '../basics/assert.ts';
import { base64urlToBytes } from '../basics/bytes.ts';
import type { Action } from '../contest/action.ts';
import type { LogId, OperationId, SegmentId, Value } from '../log/operation.ts';
import { keyKinds } from '../trust/key-operations.ts';

/** Kinds of operations by which a person settles what merging cannot; only headquarters may make them. */
export const resolutionKinds = {
  resolve: 'conflict.resolve',
  quarantine: 'quarantine.settle',
  fork: 'fork.settle',
  withdraw: 'settlement.withdraw',
  key: keyKinds.confirm,
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

/**
 * Takes note that an installation was copied; all branches stay, their differences are settled one by one. `heads` are
 * the last segments of its branches (`Fork.heads`): another branch opens the item again. Without them every branch of
 * the log is taken note of, present and future.
 */
export const settleFork = (log: LogId, reason: string, heads?: readonly SegmentId[]): Action => ({
  kind: resolutionKinds.fork,
  key: `fork/${log}`,
  value:
    heads === undefined
      ? true
      : heads.map((head) => present(base64urlToBytes(head), 'ids are base64url')),
  reason,
});

/** Takes back a resolution or settlement: what it settled is open again. It is never withdrawn itself. */
export const withdrawSettlement = (settlement: OperationId, reason: string): Action => ({
  kind: resolutionKinds.withdraw,
  key: `withdrawal/${settlement}`,
  value: true,
  reason,
});
