import type { Operation } from '../log/operation.ts';
import { operationAt } from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { scoreKinds } from '../scoring/score-operations.ts';
import { kindRule } from './kinds.ts';
import { sideBySide } from './side-by-side.ts';

/** What the rows of a segment do to sheets. */
export type Entry = 'score' | 'comment' | 'hand-in';

/** Rows of a segment by sheet, and those that are about anything else or are out of form. */
export interface SegmentIndex {
  readonly segment: Segment;
  /** By sheet, in the order of their first rows: the numbers of the words of its name, equal for equal words. */
  readonly sheets: {
    readonly stage: readonly number[];
    readonly submission: readonly number[];
    readonly juror: readonly number[];
  };
  /** Rows by sheet, those of one sheet in the order of the log: sheet n has `order[starts[n]]` to before `starts[n + 1]`. */
  readonly order: Int32Array;
  readonly starts: Int32Array;
  /** What each kind in the segment's list does to sheets; null for what does nothing, or is newer than this program. */
  readonly entries: readonly (Entry | null)[];
  /** Operations of others that name no operation: nothing that arrives changes them. */
  readonly alone: readonly Operation[];
  /** Rows of others that name an operation, which may arrive later. */
  readonly referring: readonly number[];
}

/** Rows of the sheet of a number. */
export const rowsOf = ({ order, starts }: SegmentIndex, number: number): Int32Array =>
  order.subarray(starts[number] ?? 0, starts[number + 1] ?? 0);

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

/** By the number of a word: the number it has first in the list, as a list may say the same word twice. */
function firstNumbers(words: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(words, (word, number) => {
    const first = numbers.get(word) ?? number;
    if (first === number) numbers.set(word, number);
    return first;
  });
}

/** Numbers the sheets of a segment in the order of their first rows. */
class SheetNumbers {
  readonly stage: number[] = [];
  readonly submission: number[] = [];
  readonly juror: number[] = [];
  /** Pairs of stage and juror, of which a segment has one nearly always. */
  private readonly pairs = new Map<number, number>();
  private readonly known = new Map<number, number>();
  private readonly first: Int32Array;
  /** By the word of the submission: the sheet it was last named with. */
  private readonly recent: Int32Array;

  constructor(words: readonly string[]) {
    this.first = firstNumbers(words);
    this.recent = new Int32Array(words.length).fill(-1);
  }

  /** The number of the sheet whose name has these words. */
  numberOf(stageWord: number, submissionWord: number, jurorWord: number): number {
    const stage = this.first[stageWord] ?? 0;
    const submission = this.first[submissionWord] ?? 0;
    const juror = this.first[jurorWord] ?? 0;
    const recent = this.recent[submission] ?? -1;
    if (recent >= 0 && this.stage[recent] === stage && this.juror[recent] === juror) return recent;
    // At most a million words: no product is beyond exact numbers.
    const size = this.first.length;
    const pairName = stage * size + juror;
    const pair = this.pairs.get(pairName) ?? this.pairs.size;
    this.pairs.set(pairName, pair);
    const name = pair * size + submission;
    const number = this.known.get(name) ?? this.stage.length;
    if (number === this.stage.length) {
      this.known.set(name, number);
      this.stage.push(stage);
      this.submission.push(submission);
      this.juror.push(juror);
    }
    this.recent[submission] = number;
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
  const sheets = new SheetNumbers(words);
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
    numberOfRow[row] = sheets.numberOf(
      keyWords[start + 1] ?? 0,
      keyWords[start + 2] ?? 0,
      keyWords[start + 3] ?? 0,
    );
  }
  const { stage, submission, juror } = sheets;
  const { order, starts } = sideBySide(numberOfRow, stage.length);
  return {
    segment,
    sheets: { stage, submission, juror },
    order,
    starts,
    entries: forms.map((form) => form?.[0] ?? null),
    alone: others.alone,
    referring: others.referring,
  };
}
