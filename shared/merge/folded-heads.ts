import type { Operation, SegmentId } from '../log/operation.ts';
import { operationAt } from '../log/read-log.ts';
import { keyAt } from '../log/segment-content.ts';
import type { Segment } from '../log/segment.ts';
import { sheetKey } from '../scoring/score-operations.ts';
import { segmentOf } from './log-chains.ts';
import type { PlainSheet } from './plain-sheet.ts';
import { sheetPath } from './rules.ts';
import type { SegmentIndex } from './segment-index.ts';

type Heads = ReadonlyMap<string, readonly Operation[]>;

/** What a fold remembers, so that the next one need not do again what has not changed. */
export interface FoldMemory {
  readonly indexes: ReadonlyMap<SegmentId, SegmentIndex>;
  readonly plain: ReadonlyMap<string, PlainSheet>;
}

/** Ordinals of heads by the segment, or the own unsealed log, that they are recorded in. */
export class HeadPlaces {
  private readonly byHome = new Map<string, number[]>();

  constructor(heads: Heads) {
    for (const operations of heads.values()) {
      for (const { id, ordinal } of operations) this.ordinalsIn(segmentOf(id)).push(ordinal);
    }
  }

  /** The list of one home, to add to. */
  ordinalsIn(home: string): number[] {
    const known = this.byHome.get(home);
    if (known !== undefined) return known;
    const ordinals: number[] = [];
    this.byHome.set(home, ordinals);
    return ordinals;
  }

  /** Homes of at least one head in the order of their names, ordinals rising. */
  sorted(): readonly (readonly [home: string, ordinals: readonly number[]])[] {
    return [...this.byHome]
      .filter(([, ordinals]) => ordinals.length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([home, ordinals]) => [home, [...Float64Array.from(ordinals).sort()]]);
  }
}

/**
 * Heads of every key. Those of plain sheets are made into operations when somebody asks: few ever do, and they are
 * nearly all there are.
 */
export class FoldedHeads implements Heads {
  /** Heads of everything but plain sheets. */
  readonly judged: Heads;
  readonly memory: FoldMemory;
  private readonly segments: ReadonlyMap<SegmentId, Segment>;
  private whole: Heads | null = null;

  constructor(judged: Heads, memory: FoldMemory, segments: ReadonlyMap<SegmentId, Segment>) {
    this.judged = judged;
    this.memory = memory;
    this.segments = segments;
  }

  get(key: string): readonly Operation[] | undefined {
    const path = sheetPath(key);
    const plain =
      path === null
        ? undefined
        : this.memory.plain.get(sheetKey(path.stage, path.submission, path.juror));
    return plain === undefined ? this.judged.get(key) : this.plainHeads(plain, key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  private plainHeads(plain: PlainSheet, key: string): readonly Operation[] | undefined {
    for (const { segment, rows } of plain.runs) {
      const { firstOrdinal } = segment.header;
      const row = rows.find(
        (each) => !plain.replaced.has(firstOrdinal + each) && keyAt(segment.columns, each) === key,
      );
      if (row !== undefined) return [operationAt(segment, row, this.segments)];
    }
    return undefined;
  }

  /** Where all heads are recorded. */
  places(): HeadPlaces {
    const places = new HeadPlaces(this.judged);
    for (const { runs, replaced } of this.memory.plain.values()) {
      for (const { segment, rows } of runs) {
        const ordinals = places.ordinalsIn(segment.id);
        for (const row of rows) {
          const ordinal = segment.header.firstOrdinal + row;
          if (!replaced.has(ordinal)) ordinals.push(ordinal);
        }
      }
    }
    return places;
  }

  /** All heads at once, for the few that go through all of them. */
  private all(): Heads {
    if (this.whole !== null) return this.whole;
    const whole = new Map(this.judged);
    for (const { runs, replaced } of this.memory.plain.values()) {
      for (const { segment, rows } of runs) {
        for (const row of rows) {
          if (replaced.has(segment.header.firstOrdinal + row)) continue;
          const operation = operationAt(segment, row, this.segments);
          whole.set(operation.key, [operation]);
        }
      }
    }
    this.whole = whole;
    return whole;
  }

  get size(): number {
    return this.all().size;
  }

  keys(): MapIterator<string> {
    return this.all().keys();
  }

  values(): MapIterator<readonly Operation[]> {
    return this.all().values();
  }

  entries(): MapIterator<[string, readonly Operation[]]> {
    return this.all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, readonly Operation[]]> {
    return this.all()[Symbol.iterator]();
  }

  forEach(visit: (heads: readonly Operation[], key: string, map: Heads) => void): void {
    for (const [key, heads] of this.all()) visit(heads, key, this);
  }
}
