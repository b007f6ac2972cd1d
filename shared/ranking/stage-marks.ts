import type { Milli } from '../basics/points.ts';
import { milliToRational, type Rational } from '../basics/rational.ts';
import type { Id, Stage } from '../contest/contest.ts';
import { FoldedSheets } from '../merge/folded-sheets.ts';
import type { SheetTable } from '../merge/sheet-table.ts';
import type { ContestState } from '../merge/state.ts';
import type { Sheet } from '../scoring/sheet.ts';
import type { Mark, SheetMarks } from './ranking.ts';

type Sheets = ContestState['sheets'];

/** True for a sheet whose marks are ranked. */
export const takesPart = (sheet: Sheet): boolean => sheet.counted && sheet.status !== 'recused';

/** Scores as exact fractions, equal ones the same object. */
function exactScores(): (score: number) => Rational {
  const known = new Map<number, Rational>();
  return (score) => {
    let exact = known.get(score);
    if (exact === undefined) {
      exact = milliToRational(score as Milli);
      known.set(score, exact);
    }
    return exact;
  };
}

/** The scores of sheets as exact marks, equal ones the same object; "cannot judge" is no mark. */
export function marksOf(sheets: readonly Sheet[]): readonly Mark[] {
  const exact = exactScores();
  return sheets.flatMap(({ submission, juror, scores }) =>
    Object.entries(scores).flatMap(([criterion, score]) =>
      score === 'cannot-judge' ? [] : [{ submission, juror, criterion, score: exact(score) }],
    ),
  );
}

/** Tables never change, and a late file changes few of them: marks of the others are the same objects as before. */
const tableMarks = new WeakMap<SheetTable, readonly SheetMarks[]>();

/** Marks of the sheets of a table that were handed in; `names` are the criteria of the stage. */
function marksOfTable(
  table: SheetTable,
  { names, exact }: { readonly names: readonly Id[]; readonly exact: (score: number) => Rational },
): readonly SheetMarks[] {
  const { juror, submissions } = table.data;
  const listed = table.index.criteria.map(({ id }) => id);
  const criteria = listed.every((id, place) => id === names[place]) ? names : listed;
  return submissions.flatMap((submission, row) =>
    table.isHandedIn(row)
      ? [{ submission, juror, criteria, scores: table.mapScores(row, exact) }]
      : [],
  );
}

/** Marks of a stage's sheets that count, straight from their columns where they stand in tables. */
export function sheetMarks(
  sheets: Sheets,
  { id: stage, criteria }: Stage,
  takesPartIn: (submission: Id) => boolean,
): readonly SheetMarks[] {
  const exact = exactScores();
  const names = criteria.map(({ id }) => id);
  const marks: SheetMarks[] = [];
  const folded = sheets instanceof FoldedSheets ? sheets.sources : null;
  for (const table of folded?.tables ?? []) {
    if (table.data.stage !== stage) continue;
    const known = tableMarks.get(table) ?? marksOfTable(table, { names, exact });
    tableMarks.set(table, known);
    for (const mark of known) if (takesPartIn(mark.submission)) marks.push(mark);
  }
  for (const sheet of folded === null ? sheets.values() : folded.judged.values()) {
    const { submission, juror, scores } = sheet;
    if (sheet.stage !== stage || !takesPart(sheet) || !takesPartIn(submission)) continue;
    const given = names.map((id) => {
      const score = scores[id];
      return score === undefined || score === 'cannot-judge' ? null : exact(score);
    });
    marks.push({ submission, juror, criteria: names, scores: given });
  }
  return marks;
}

/** Sheets of the stages that are wanted, in no order: quicker than going through all. */
export function sheetsOfStages(sheets: Sheets, isWanted: (stage: Id) => boolean): readonly Sheet[] {
  if (!(sheets instanceof FoldedSheets))
    return [...sheets.values()].filter(({ stage }) => isWanted(stage));
  const { tables, judged } = sheets.sources;
  return [
    ...tables
      .filter(({ data }) => isWanted(data.stage))
      .flatMap((table) => table.data.submissions.map((_, row) => table.sheetAt(row))),
    ...[...judged.values()].filter(({ stage }) => isWanted(stage)),
  ];
}
