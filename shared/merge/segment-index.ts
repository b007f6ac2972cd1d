import type { Segment } from '../log/segment.ts';
import { scoreKinds, sheetKey } from '../scoring/score-operations.ts';
import type { SheetRef } from '../scoring/sheet.ts';
import { kindRule } from './kinds.ts';

/** What the rows of a segment do to sheets. */
export type Entry = 'score' | 'comment' | 'hand-in';

/** Rows of one segment that enter something on one sheet, in the order of the log. */
export interface SheetRows {
  readonly segment: Segment;
  readonly sheet: SheetRef;
  readonly rows: readonly number[];
  /** What each kind in the segment's list does to sheets; null for what does nothing, or is newer than this program. */
  readonly entries: readonly (Entry | null)[];
}

/** Rows of a segment by sheet, and those that are about anything else or are out of form. */
export interface SegmentIndex {
  readonly sheets: ReadonlyMap<string, SheetRows>;
  readonly others: readonly number[];
}

const entryKinds: ReadonlyMap<string, readonly [entry: Entry, prefix: string, parts: number]> =
  new Map([
    [scoreKinds.score, ['score', 'score', 5]],
    [scoreKinds.comment, ['comment', 'comment', 5]],
    [scoreKinds.handIn, ['hand-in', 'sheet', 4]],
  ]);

/** Sorts the rows of a segment by the sheet their key names, without making operations of them. */
export function indexSegment(segment: Segment): SegmentIndex {
  const { kinds, kind, keyStarts, keyWords, words, values } = segment.columns;
  const forms = kinds.map(([name, version]) =>
    kindRule({ kind: name, version }) === null ? undefined : entryKinds.get(name),
  );
  const entries = forms.map((form) => form?.[0] ?? null);
  const sheets = new Map<string, SheetRows & { readonly rows: number[] }>();
  const others: number[] = [];
  let [stage, submission, juror] = [-1, -1, -1];
  let last: number[] = others;
  for (let row = 0; row < kind.length; row += 1) {
    const form = forms[kind[row] ?? 0];
    const start = keyStarts[row] ?? 0;
    const parts = (keyStarts[row + 1] ?? 0) - start;
    if (form === undefined || parts !== form[2] || words[keyWords[start] ?? 0] !== form[1]) {
      others.push(row);
      values.keep(row);
      continue;
    }
    const [first = 0, second = 0, third = 0] = [
      keyWords[start + 1],
      keyWords[start + 2],
      keyWords[start + 3],
    ];
    if (first !== stage || second !== submission || third !== juror) {
      [stage, submission, juror] = [first, second, third];
      const sheet = {
        stage: words[first] ?? '',
        submission: words[second] ?? '',
        juror: words[third] ?? '',
      };
      const name = sheetKey(sheet.stage, sheet.submission, sheet.juror);
      const known = sheets.get(name) ?? { segment, sheet, rows: [], entries };
      sheets.set(name, known);
      last = known.rows;
    }
    last.push(row);
  }
  return { sheets, others };
}
