import type { Operation, OperationId, SegmentId } from '../log/operation.ts';
import { operationAt } from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { segmentOf } from './log-chains.ts';
import type { KnownOperations } from './root-statements.ts';

/**
 * Every operation by its id: those that were made already, and those that segments hold, each made when somebody asks
 * for it.
 */
export class LazyOperations implements KnownOperations {
  private readonly made: Map<OperationId, Operation>;
  private readonly segments: ReadonlyMap<SegmentId, Segment>;

  constructor(made: readonly Operation[], segments: ReadonlyMap<SegmentId, Segment>) {
    this.made = new Map(made.map((operation) => [operation.id, operation]));
    this.segments = segments;
  }

  get(id: OperationId): Operation | undefined {
    const known = this.made.get(id);
    if (known !== undefined) return known;
    const home = segmentOf(id);
    const segment = this.segments.get(home);
    if (segment === undefined) return undefined;
    const row = Number(id.slice(home.length + 1)) - segment.header.firstOrdinal;
    if (!(row >= 0 && row < segment.header.operations)) return undefined;
    const operation = operationAt(segment, row, this.segments);
    // Ids come out of keys, too, and only one way of writing a number is an id.
    if (operation.id !== id) return undefined;
    this.made.set(id, operation);
    return operation;
  }
}
