import { packIntegers } from '../log/columns.ts';
import type { Operation, SegmentId } from '../log/operation.ts';
import { operationAt } from '../log/read-log.ts';
import { keyAt } from '../log/segment-content.ts';
import type { Segment } from '../log/segment.ts';
import { segmentOf } from './log-chains.ts';
import type { PlainTable } from './plain-table.ts';
import { type PlainSheets, runsOf, type SheetRow } from './plain-sheets.ts';
import { sheetPath } from './key-parts.ts';
import { rowsOf, type SegmentIndex } from './segment-index.ts';

type Heads = ReadonlyMap<string, readonly Operation[]>;

/** What a fold remembers, so that the next one need not do again what has not changed. */
export interface FoldMemory {
  readonly indexes: ReadonlyMap<SegmentId, SegmentIndex>;
  readonly plain: PlainSheets;
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

  private packedIn(home: string): Uint8Array {
    const marks = this.marks.get(home);
    if (marks !== undefined && !this.elsewhere.has(home))
      return packMarks(marks, this.segments.get(home as SegmentId)?.header.firstOrdinal ?? 0);
    const ordinals = this.ordinalsIn(home);
    return packIntegers(ordinals.map((ordinal, index) => ordinal - (ordinals[index - 1] ?? 0)));
  }

  /** For each home of at least one head, in the order of their names, what is made of its ordinals. */
  private byHome<T extends { readonly length: number }>(
    make: (home: string) => T,
  ): readonly (readonly [home: string, ordinals: T])[] {
    const homes = new Set([...this.marks.keys(), ...this.elsewhere.keys()]);
    return [...homes]
      .toSorted()
      .map((home) => [home, make(home)] as const)
      .filter(([, ordinals]) => ordinals.length > 0);
  }

  /** Homes of at least one head in the order of their names, ordinals rising. */
  sorted(): readonly (readonly [home: string, ordinals: readonly number[]])[] {
    return this.byHome((home) => this.ordinalsIn(home));
  }

  /** The same, with each ordinal as the difference from the one before, as `packIntegers` writes them. */
  packed(): readonly (readonly [home: string, ordinals: Uint8Array])[] {
    return this.byHome((home) => this.packedIn(home));
  }
}

/** Ordinals of the rows that are marked, as `packIntegers` writes their differences: half a million need no list. */
function packMarks(marks: Uint8Array, first: number): Uint8Array {
  // A difference never takes more bytes than rows, but for that of the first row from nothing: up to eight.
  const bytes = new Uint8Array(marks.length + 8);
  let [at, before] = [0, 0];
  for (let row = 0; row < marks.length; row += 1) {
    if (marks[row] !== 1) continue;
    let rest = 2 * (first + row - before);
    before = first + row;
    while (rest >= 128) {
      bytes[at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    bytes[at++] = rest;
  }
  return bytes.subarray(0, at);
}

/** Operations that stand on a plain sheet, by segment and row. */
function* standingRows(place: SheetRow): Iterable<readonly [segment: Segment, row: number]> {
  const { replaced } = place.plain;
  for (const { index, number } of runsOf(place)) {
    const { firstOrdinal } = index.segment.header;
    for (const row of rowsOf(index, number))
      if (!replaced.has(firstOrdinal + row)) yield [index.segment, row];
  }
}

/** Marks the rows of a plain table's sheets that stand. */
function markRows(places: HeadPlaces, { source, sheets, replaced }: PlainTable): void {
  const { runs } = source;
  const all = source.indexes.map((index) => ({ index, marks: places.rowsOf(index.segment) }));
  for (const sheet of sheets) {
    for (let run = runs.starts[sheet] ?? 0; run < (runs.starts[sheet + 1] ?? 0); run += 1) {
      const here = all[runs.segment[run] ?? 0];
      if (here === undefined) continue;
      const { order, starts } = here.index;
      const number = runs.number[run] ?? 0;
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at += 1) here.marks[order[at] ?? 0] = 1;
    }
  }
  if (replaced.size === 0) return;
  for (const { index, marks } of all)
    for (let row = 0; row < marks.length; row += 1)
      if (replaced.has(index.segment.header.firstOrdinal + row)) marks[row] = 0;
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
    const place =
      path === null ? null : this.memory.plain.rowOf(path.stage, path.submission, path.juror);
    return place === null ? this.judged.get(key) : this.plainHeads(place, key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  private plainHeads(place: SheetRow, key: string): readonly Operation[] | undefined {
    for (const [segment, row] of standingRows(place))
      if (keyAt(segment.columns, row) === key) return [operationAt(segment, row, this.segments)];
    return undefined;
  }

  /** Where all heads are recorded. */
  places(): HeadPlaces {
    const places = new HeadPlaces(this.judged, this.segments);
    for (const plain of this.memory.plain.tables.values()) markRows(places, plain);
    return places;
  }

  /** All heads at once, for the few that go through all of them. */
  private all(): Heads {
    if (this.whole !== null) return this.whole;
    const whole = new Map(this.judged);
    for (const plain of this.memory.plain.tables.values()) {
      for (let row = 0; row < plain.sheets.length; row += 1) {
        for (const [segment, at] of standingRows({ plain, row })) {
          const operation = operationAt(segment, at, this.segments);
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
