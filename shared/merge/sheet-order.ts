import type { Id } from '../contest/contest.ts';
import { sheetKey } from '../scoring/score-operations.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { SheetTable } from './sheet-table.ts';
import { sideBySide } from './side-by-side.ts';

/** What sheets are made from. */
export interface SheetSources {
  /** Sheets on which nothing is disputed: nearly all there are. */
  readonly tables: readonly SheetTable[];
  /** All others that anything was said of, by name. */
  readonly judged: ReadonlyMap<string, Sheet>;
  /** By scored stage: a sheet that nothing was said of. */
  readonly blanks: ReadonlyMap<Id, Sheet>;
  /** Jurors by `stage/submission`; those of stages that are not scored are passed over. */
  readonly assigned: ReadonlyMap<string, readonly Id[]>;
}

/** Rows of tables by submission, those of one submission in the order of jurors. */
interface RowsBySubmission {
  readonly tables: readonly SheetTable[];
  readonly numbers: ReadonlyMap<Id, number>;
  readonly starts: Int32Array;
  readonly table: Int32Array;
  readonly row: Int32Array;
}

const byJuror = ({ data: a }: SheetTable, { data: b }: SheetTable): number =>
  a.juror === b.juror ? 0 : a.juror < b.juror ? -1 : 1;

/** Puts the rows of each submission side by side: sixty thousand need no list and no map each. */
function rowsBySubmission(unordered: readonly SheetTable[]): RowsBySubmission {
  const tables = unordered.toSorted(byJuror);
  const numbers = new Map<Id, number>();
  const [number, table, row]: [number[], number[], number[]] = [[], [], []];
  for (const [index, { data }] of tables.entries()) {
    for (const [place, id] of data.submissions.entries()) {
      const known = numbers.get(id) ?? numbers.size;
      numbers.set(id, known);
      number.push(known);
      table.push(index);
      row.push(place);
    }
  }
  const { order, starts } = sideBySide(Int32Array.from(number), numbers.size);
  return {
    tables,
    numbers,
    starts,
    table: order.map((at) => table[at] ?? 0),
    row: order.map((at) => row[at] ?? 0),
  };
}

/** Sheets of a submission that stand in tables, in the order of jurors. */
function inTables({ tables, numbers, starts, table, row }: RowsBySubmission, id: Id): Sheet[] {
  const number = numbers.get(id);
  const sheets: Sheet[] = [];
  if (number === undefined) return sheets;
  for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at += 1) {
    const sheet = tables[table[at] ?? 0]?.sheetAt(row[at] ?? 0);
    if (sheet !== undefined) sheets.push(sheet);
  }
  return sheets;
}

/** What else there is at a place, in no table. */
interface Others {
  readonly judged: readonly Sheet[];
  readonly assigned: readonly Id[];
  readonly blank: Sheet;
}

/** All sheets of a submission, in the order of jurors; `sheets` are those of its tables. */
function completed(sheets: readonly Sheet[], submission: Id, others: Others): readonly Sheet[] {
  const { judged, assigned, blank } = others;
  // Nearly always everybody who is assigned has a sheet in a table, and nobody else has one.
  if (judged.length === 0 && sheets.length === assigned.length) return sheets;
  const found = new Map([...sheets, ...judged].map((sheet) => [sheet.juror, sheet]));
  for (const juror of assigned)
    if (!found.has(juror)) found.set(juror, { ...blank, submission, juror });
  return [...found.values()].toSorted((a, b) => (a.juror < b.juror ? -1 : 1));
}

/** Lists by stage, by the first part of a place's name, and then by submission. */
function byStage<T>(
  entries: Iterable<readonly [stage: Id, submission: Id, entry: T]>,
): ReadonlyMap<Id, ReadonlyMap<Id, readonly T[]>> {
  const stages = new Map<Id, Map<Id, T[]>>();
  for (const [stage, submission, entry] of entries) {
    const places = stages.get(stage) ?? new Map<Id, T[]>();
    stages.set(stage, places);
    const known = places.get(submission);
    if (known === undefined) places.set(submission, [entry]);
    else known.push(entry);
  }
  return stages;
}

const sortedWithStroke = (names: Iterable<string>): readonly string[] =>
  // With the stroke behind them: that is how names of sheets compare.
  [...names]
    .map((name) => `${name}/`)
    .toSorted()
    .map((name) => name.slice(0, -1));

/** Every sheet, in the order of stages, submissions and jurors. */
export function inOrder({
  tables,
  judged,
  blanks,
  assigned,
}: SheetSources): ReadonlyMap<string, Sheet> {
  const judgedBy = byStage(
    Array.from(judged.values(), (sheet) => [sheet.stage, sheet.submission, sheet] as const),
  );
  const assignedBy = byStage(
    Array.from(assigned, ([place, jurors]) => {
      const [stage = '', submission = ''] = place.split('/');
      return [stage, submission, jurors] as const;
    }),
  );
  const sheets = new Map<string, Sheet>();
  for (const stage of sortedWithStroke(blanks.keys())) {
    const blank = blanks.get(stage);
    if (blank === undefined) continue;
    const rows = rowsBySubmission(tables.filter(({ data }) => data.stage === stage));
    const here = assignedBy.get(stage);
    const disputed = judgedBy.get(stage);
    const places = new Set([
      ...rows.numbers.keys(),
      ...(here?.keys() ?? []),
      ...(disputed?.keys() ?? []),
    ]);
    for (const submission of sortedWithStroke(places)) {
      const others = {
        judged: disputed?.get(submission) ?? [],
        assigned: here?.get(submission)?.[0] ?? [],
        blank,
      };
      for (const sheet of completed(inTables(rows, submission), submission, others))
        sheets.set(sheetKey(stage, submission, sheet.juror), sheet);
    }
  }
  return sheets;
}
