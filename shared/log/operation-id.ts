import { assert } from '../basics/assert.ts';
import type { LogId, OperationId, SegmentId } from './operation.ts';

/** The name of an operation: its segment, or the log of one that is not signed yet, and its number in the log. */
export function operationId(segment: SegmentId | `~${LogId}`, ordinal: number): OperationId {
  assert(ordinal >= 0, 'ordinals count from 0');
  return `${segment}.${ordinal}` as OperationId;
}
