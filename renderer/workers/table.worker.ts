import { err, ok } from '../../shared/basics/result.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import { findHeader, guessMapping } from '../../shared/intake/guess-mapping.ts';
import { intakeFields } from '../../shared/intake/intake-fields.ts';
import { planIntake } from '../../shared/intake/plan-intake.ts';
import { readWorkbook } from '../../shared/intake/read-table.ts';
import { cellText, type Table } from '../../shared/intake/table.ts';
import type { OpenedSheet, TableAnswer, TableRequest } from './table-messages.ts';

/** Sheets of the file opened last; they stay here, so that a large table crosses the border only as a plan. */
let tables: readonly Table[] = [];

const sampleRows = 3;

const noTable: Table = { sheet: '', rows: [], merged: new Set() };

function describeSheet(table: Table, settings: ContestSettings, given?: number): OpenedSheet {
  const fields = intakeFields(settings);
  const header = given ?? findHeader(table, fields);
  const heading = table.rows[header] ?? [];
  const below = table.rows.slice(header + 1, header + 1 + sampleRows);
  const width = Math.max(heading.length, ...below.map((row) => row.length));
  return {
    name: table.sheet,
    rows: table.rows.length - header - 1,
    header,
    columns: Array.from({ length: width }, (_, column) => ({
      heading: cellText(heading[column]),
      samples: below.map((row) => cellText(row[column])).filter((text) => text !== ''),
    })),
    mapping: guessMapping(heading, fields),
  };
}

async function answer(request: TableRequest): Promise<TableAnswer> {
  switch (request.type) {
    case 'open': {
      const workbook = readWorkbook(request.bytes);
      if (!workbook.ok) return { type: 'opened', result: err(workbook.error) };
      tables = workbook.value.tables;
      const sheets = tables.map((table) => describeSheet(table, request.settings));
      return { type: 'opened', result: ok({ sheets, text: workbook.value.text }) };
    }
    case 'describe': {
      const { sheet, header, settings } = request;
      const table = tables[sheet] ?? noTable;
      return { type: 'described', sheet: describeSheet(table, settings, header) };
    }
    case 'plan': {
      const { sheet, ...input } = request.input;
      return { type: 'planned', plan: planIntake({ ...input, table: tables[sheet] ?? noTable }) };
    }
    case 'rows': {
      const workbook = readWorkbook(request.bytes);
      if (!workbook.ok) return { type: 'rows', result: err(workbook.error) };
      const [first] = workbook.value.tables;
      return { type: 'rows', result: ok((first?.rows ?? []).map((row) => row.map(cellText))) };
    }
  }
}

const send = (message: TableAnswer): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<TableRequest>) => {
  void answer(data).then(send);
});
