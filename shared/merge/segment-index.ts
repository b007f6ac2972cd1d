import type { Operation } from '../log/operation.ts';
import { operationAt } from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { scoreKinds, sheetKey } from '../scoring/score-operations.ts';
import type { SheetRef } from '../scoring/sheet.ts';
import { kindRule } from './kinds.ts';

/** What the rows of a segment do to sheets. */
export type Entry = 'score' | 'comment' | 'hand-in';

/** Rows of one segment that enter something on one sheet: `order[start]` up to but not including `order[end]`. */
export interface SheetRows {
  readonly segment: Segment;
  readonly sheet: SheetRef;
  /** Rows of the segment by sheet, those of one sheet in the order of the log; one list for all its sheets. */
  readonly order: Int32Array;
  readonly start: number;
  readonly end: number;
  /** What each kind in the segment's list does to sheets; null for what does nothing, or is newer than this program. */
  readonly entries: readonly (Entry | null)[];
}

/** Rows of a segment by sheet, and those that are about anything else or are out of form. */
export interface SegmentIndex {
  readonly sheets: ReadonlyMap<string, SheetRows>;
  /** Operations of others that name no operation: nothing that arrives changes them. */
  readonly alone: readonly Operation[];
  /** Rows of others that name an operation, which may arrive later. */
  readonly referring: readonly number[];
}

const entryKinds: ReadonlyMap<string, readonly [entry: Entry, prefix: string, parts: number]> =
  new Map([
    [scoreKinds.score, ['score', 'score', 5]],
    [scoreKinds.comment, ['comment', 'comment', 5]],
    [scoreKinds.handIn, ['hand-in', 'sheet', 4]],
  ]);

type Form = readonly [entry: Entry, prefix: string, parts: number] | undefined;

const formsOf = ({ columns }: Segment): readonly Form[] =>
  columns.kinds.map(([name, version]) =>
    kindRule({ kind: name, version }) === null ? undefined : entryKinds.get(name),
  );

/** Numbers the sheets of a segment in the order of their first rows. */
class SheetNumbers {
  readonly sheets: SheetRef[] = [];
  readonly names: string[] = [];
  private readonly byName = new Map<string, number>();
  /** By the word of the submission: the sheet it was last named with, and the other two words of that. */
  private readonly recent: Int32Array;
  private readonly others: (readonly [stage: number, juror: number])[] = [];
  private readonly words: readonly string[];

  constructor(words: readonly string[]) {
    this.words = words;
    this.recent = new Int32Array(words.length).fill(-1);
  }

  /** The number of the sheet whose key has these words. */
  numberOf(stage: number, submission: number, juror: number): number {
    const recent = this.recent[submission] ?? -1;
    const [stageBefore, jurorBefore] = this.others[recent] ?? [-1, -1];
    if (stageBefore === stage && jurorBefore === juror) return recent;
    const { words } = this;
    const sheet = {
      stage: words[stage] ?? '',
      submission: words[submission] ?? '',
      juror: words[juror] ?? '',
    };
    const name = sheetKey(sheet.stage, sheet.submission, sheet.juror);
    // A list of words may say the same word twice: names decide.
    const number = this.byName.get(name) ?? this.sheets.length;
    if (number === this.sheets.length) {
      this.byName.set(name, number);
      this.sheets.push(sheet);
      this.names.push(name);
      this.others.push([stage, juror]);
      this.recent[submission] = number;
    }
    return number;
  }
}

/** Rows of a segment that are about anything but the entries of a sheet. */
class OtherRows {
  readonly alone: Operation[] = [];
  readonly referring: number[] = [];
  private readonly segment: Segment;

  constructor(segment: Segment) {
    this.segment = segment;
  }

  add(row: number): void {
    const { parents, basis, values } = this.segment.columns;
    if (parents.has(row) || basis.has(row)) {
      values.keep(row);
      this.referring.push(row);
    } else this.alone.push(operationAt(this.segment, row, new Map()));
  }
}

/** Sorts the rows of a segment by the sheet their key names, without making operations of those. */
export function indexSegment(segment: Segment): SegmentIndex {
  const { kind, keyStarts, keyWords, words } = segment.columns;
  const forms = formsOf(segment);
  const numbers = new SheetNumbers(words);
  const numberOfRow = new Int32Array(kind.length);
  const others = new OtherRows(segment);
  for (let row = 0; row < kind.length; row += 1) {
    const form = forms[kind[row] ?? 0];
    const start = keyStarts[row] ?? 0;
    const parts = (keyStarts[row + 1] ?? 0) - start;
    if (form === undefined || parts !== form[2] || words[keyWords[start] ?? 0] !== form[1]) {
      others.add(row);
      numberOfRow[row] = -1;
      continue;
    }
    numberOfRow[row] = numbers.numberOf(
      keyWords[start + 1] ?? 0,
      keyWords[start + 2] ?? 0,
      keyWords[start + 3] ?? 0,
    );
  }
  const { alone, referring } = others;
  return { sheets: rowsBySheet(segment, numbers, numberOfRow, forms), alone, referring };
}

/** Rows with the same number side by side. */
function rowsBySheet(
  segment: Segment,
  { sheets, names }: SheetNumbers,
  numberOfRow: Int32Array,
  forms: readonly Form[],
): ReadonlyMap<string, SheetRows> {
  const starts = new Int32Array(sheets.length + 1);
  for (const number of numberOfRow) {
    if (number >= 0) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  }
  for (let number = 0; number < sheets.length; number += 1)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const order = new Int32Array(starts.at(-1) ?? 0);
  const filled = starts.slice();
  for (let row = 0; row < numberOfRow.length; row += 1) {
    const number = numberOfRow[row] ?? -1;
    if (number < 0) continue;
    const at = filled[number] ?? 0;
    order[at] = row;
    filled[number] = at + 1;
  }
  const entries = forms.map((form) => form?.[0] ?? null);
  const bySheet = new Map<string, SheetRows>();
  for (const [number, sheet] of sheets.entries()) {
    const [start = 0, end = 0] = [starts[number], starts[number + 1]];
    bySheet.set(names[number] ?? '', {
      segment,
      sheet,
      order,
      start,
      end,
      entries,
    });
  }
  return bySheet;
}
