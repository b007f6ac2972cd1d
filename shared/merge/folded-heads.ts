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

type Segments = ReadonlyMap<SegmentId, Segment>;

/** Ordinals of heads by the segment, or the own unsealed log, that they are recorded in. */
export class HeadPlaces {
  private readonly segments: Segments;
  /** By segment that is here: 1 for each row with a head. */
  private readonly marks = new Map<string, Uint8Array>();
  /** Ordinals in what is not here: unsealed, or told in an invitation. */
  private readonly elsewhere = new Map<string, Set<number>>();

  constructor(heads: Heads, segments: Segments = new Map()) {
    this.segments = segments;
    for (const operations of heads.values())
      for (const operation of operations) this.add(operation);
  }

  private add({ id, ordinal }: Operation): void {
    const home = segmentOf(id);
    const segment = this.segments.get(home);
    const row = ordinal - (segment?.header.firstOrdinal ?? 0);
    if (segment !== undefined && row >= 0 && row < segment.header.operations) {
      this.rowsOf(segment)[row] = 1;
      return;
    }
    const known = this.elsewhere.get(home) ?? new Set();
    this.elsewhere.set(home, known.add(ordinal));
  }

  /** Marks of a segment's rows, to add to. */
  rowsOf({ id, header }: Segment): Uint8Array {
    const known = this.marks.get(id);
    if (known !== undefined) return known;
    const marks = new Uint8Array(header.operations);
    this.marks.set(id, marks);
    return marks;
  }

  private ordinalsIn(home: string): readonly number[] {
    const ordinals = [...(this.elsewhere.get(home) ?? [])];
    const first = this.segments.get(home as SegmentId)?.header.firstOrdinal ?? 0;
    const marks = this.marks.get(home) ?? new Uint8Array();
    for (let row = 0; row < marks.length; row += 1)
      if (marks[row] === 1) ordinals.push(first + row);
    return this.elsewhere.has(home) ? ordinals.toSorted((a, b) => a - b) : ordinals;
  }

  /** Homes of at least one head in the order of their names, ordinals rising. */
  sorted(): readonly (readonly [home: string, ordinals: readonly number[]])[] {
    const homes = new Set([...this.marks.keys(), ...this.elsewhere.keys()]);
    return [...homes]
      .toSorted()
      .map((home) => [home, this.ordinalsIn(home)] as const)
      .filter(([, ordinals]) => ordinals.length > 0);
  }
}

/** Takes back the marks of rows whose ordinals were replaced. */
function unmark(places: HeadPlaces, runs: PlainSheet['runs'], replaced: ReadonlySet<number>): void {
  for (const { segment, order, start, end } of runs) {
    const marks = places.rowsOf(segment);
    for (const row of order.subarray(start, end))
      if (replaced.has(segment.header.firstOrdinal + row)) marks[row] = 0;
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
  private readonly segments: Segments;
  private whole: Heads | null = null;

  constructor(judged: Heads, memory: FoldMemory, segments: Segments) {
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
    for (const { segment, order, start, end } of plain.runs) {
      const { firstOrdinal } = segment.header;
      const row = order
        .subarray(start, end)
        .find(
          (each) =>
            !plain.replaced.has(firstOrdinal + each) && keyAt(segment.columns, each) === key,
        );
      if (row !== undefined) return [operationAt(segment, row, this.segments)];
    }
    return undefined;
  }

  /** Where all heads are recorded. */
  places(): HeadPlaces {
    const places = new HeadPlaces(this.judged, this.segments);
    for (const { runs, replaced } of this.memory.plain.values()) {
      for (const { segment, order, start, end } of runs) {
        const marks = places.rowsOf(segment);
        for (let at = start; at < end; at += 1) marks[order[at] ?? 0] = 1;
      }
      if (replaced.size > 0) unmark(places, runs, replaced);
    }
    return places;
  }

  /** All heads at once, for the few that go through all of them. */
  private all(): Heads {
    if (this.whole !== null) return this.whole;
    const whole = new Map(this.judged);
    for (const { runs, replaced } of this.memory.plain.values()) {
      for (const { segment, order, start, end } of runs) {
        for (const row of order.subarray(start, end)) {
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
