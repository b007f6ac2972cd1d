import type { OperationId, Value } from '../log/operation.ts';

/**
 * One operation as a task asks for it; the desk adds parents, author, place in the log and the signature.
 * `parents` is given only where exactly these versions are replaced (a resolution); otherwise every head that the
 * author may replace.
 */
export interface Action {
  readonly kind: string;
  readonly key: string;
  readonly value: Value;
  readonly reason?: string;
  readonly basis?: OperationId;
  readonly parents?: readonly OperationId[];
}
