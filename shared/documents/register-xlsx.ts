import { documentTexts } from '../results/document-texts.ts';
import { minutesTexts } from '../results/minutes-texts.ts';
import { placeless, type RegisterColumnId } from '../results/protocol-tables.ts';
import type { RegisterData, RegisterGroup, RegisterRow } from '../results/register.ts';
import { registerFileColumns } from './register-csv.ts';
import { type SheetColumn, type SheetValue, workbook, type WorkSheet } from './workbook.ts';

/** Characters wide. */
const widths: Readonly<Record<RegisterColumnId, number>> = {
  place: 8,
  number: 10,
  project: 60,
  applicant: 36,
  nomination: 36,
  region: 28,
  town: 20,
  score: 10,
  sheets: 10,
};

function valueOf(row: RegisterRow, id: RegisterColumnId): SheetValue {
  if (id === 'score') return { decimal: row.decimal };
  if (id === 'sheets') return { decimal: String(row.sheets) };
  return row[id];
}

const rowsOf = (
  rows: readonly RegisterRow[],
  ids: readonly RegisterColumnId[],
): WorkSheet['rows'] => rows.map((row) => ids.map((id) => valueOf(row, id)));

/** Whom quotas and the pass mark took in or passed over; no sheet where places alone decided. */
function selectionSheets(
  { language, selection }: RegisterData,
  lines: readonly string[],
): readonly WorkSheet[] {
  if (selection.rows.length === 0) return [];
  const { column } = documentTexts[language];
  const { column: own, register } = minutesTexts[language];
  const columns: readonly SheetColumn[] = [
    { title: column.place, width: widths.place },
    { title: column.number, width: widths.number },
    { title: column.project, width: widths.project },
    { title: own.listReason, width: 90 },
  ];
  return [
    {
      name: register.passedOver,
      lines: [...lines, selection.title],
      columns,
      rows: selection.rows.map(({ place, number, project, reason }) => [
        { decimal: String(place) },
        number,
        project,
        reason,
      ]),
    },
  ];
}

/**
 * The register as a workbook: the whole list, a sheet for each nomination, one by regions, one of quotas and whom they
 * passed over. Scores are numbers, the rest is text; `foot` stands below every printed page.
 */
export function registerXlsx(
  register: RegisterData,
  foot: readonly string[] = [],
): Promise<Uint8Array> {
  const { column, public: page } = documentTexts[register.language];
  const lines = [register.draftMark, register.embargoMark, register.contest, register.stage].filter(
    (line) => line !== null,
  );
  const ids = placeless(registerFileColumns, register);
  const columns = ids.map((id) => ({ title: column[id], width: widths[id] }));
  const sheet = (name: string, rows: WorkSheet['rows'], more: readonly string[]): WorkSheet => ({
    name,
    lines: [...lines, ...more],
    columns,
    rows,
  });
  const { byNomination, byRegion } = register;
  const grouped = (groups: readonly RegisterGroup[]): WorkSheet['rows'] =>
    groups.flatMap(({ title, rows }) => [[title], ...rowsOf(rows, ids)]);
  const all = [
    sheet(register.title, rowsOf(register.rows, ids), [register.title]),
    ...(byNomination.length < 2
      ? []
      : byNomination.map(({ title, rows }) => sheet(title, rowsOf(rows, ids), [title]))),
    ...(byRegion.length === 0 ? [] : [sheet(page.regions, grouped(byRegion), [page.regions])]),
    ...selectionSheets(register, lines),
  ];
  return workbook(all, foot);
}
