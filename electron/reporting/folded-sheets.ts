import { present } from '../../shared/basics/assert.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import type { FoldedSheets } from '../../shared/merge/folded-sheets.ts';
import { SheetTable } from '../../shared/merge/sheet-table.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import type { Sheet } from '../../shared/scoring/sheet.ts';

/** Every sheet of a state one at a time, in no order: none is kept, so that two million take no memory. */
export function* sheetsOneByOne({ sources }: FoldedSheets): Iterable<Sheet> {
  const { tables, judged, blanks, assigned } = sources;
  for (const { data, index } of tables) {
    // A table keeps the sheets that it made; this one is dropped with them.
    const passing = new SheetTable(data, index);
    for (let row = 0; row < data.submissions.length; row += 1) yield passing.sheetAt(row);
  }
  yield* judged.values();
  const byJuror = groupBy(tables, ({ data }) => `${data.stage}/${data.juror}`);
  for (const [place, jurors] of assigned) {
    const [stage = '', submission = ''] = place.split('/');
    const blank = blanks.get(stage);
    if (blank === undefined) continue;
    for (const juror of jurors) {
      if (judged.has(sheetKey(stage, submission, juror))) continue;
      const own = byJuror.get(`${stage}/${juror}`) ?? [];
      if (own.every((table) => table.rowOf(submission) < 0)) yield { ...blank, submission, juror };
    }
  }
}

/** Some sheets of a state by their names. */
export function* sheetsNamed(sheets: FoldedSheets, names: ReadonlySet<string>): Iterable<Sheet> {
  const { tables, judged, blanks, assigned } = sheets.sources;
  const byJuror = groupBy(tables, ({ data }) => `${data.stage}/${data.juror}`);
  for (const name of names) {
    const known = judged.get(name);
    if (known !== undefined) {
      yield known;
      continue;
    }
    const [stage = '', submission = '', juror = ''] = name.split('/');
    const table = (byJuror.get(`${stage}/${juror}`) ?? []).find(
      (each) => each.rowOf(submission) >= 0,
    );
    if (table !== undefined) yield table.sheetAt(table.rowOf(submission));
    else if (blanks.has(stage) && assigned.get(`${stage}/${submission}`)?.includes(juror) === true)
      yield { ...present(blanks.get(stage), 'stage is scored'), submission, juror };
  }
}
