import { err, ok } from '../../shared/basics/result.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import { findHeader, guessMapping } from '../../shared/intake/guess-mapping.ts';
import { headingsFingerprint } from '../../shared/intake/headings-fingerprint.ts';
import { intakeFields } from '../../shared/intake/intake-fields.ts';
import { planIntake, type PlannedRow } from '../../shared/intake/plan-intake.ts';
import { readWorkbook } from '../../shared/intake/read-table.ts';
import { refusedWorkbook } from '../../shared/intake/refused-workbook.ts';
import { cellText, type Table } from '../../shared/intake/table.ts';
import type {
  OpenedSheet,
  OpenInput,
  PlanInput,
  PlanSummary,
  RowFilter,
  TableAnswer,
  TableProgress,
  TableRequest,
} from './table-messages.ts';

const sampleRows = 3;
/** Rows among which remembered headings are looked for. */
const headerRows = 20;

const noTable: Table = { sheet: '', rows: [], merged: new Set() };

function remembered(table: Table, header: number, { remembered: kept }: OpenInput) {
  const source = headingsFingerprint(table.rows[header] ?? []);
  return kept.find((each) => each.source === source) ?? null;
}

/** The row of a source that is remembered, else the one that looks most like headings. */
function headerOf(table: Table, input: OpenInput): number {
  const rows = Math.min(headerRows, table.rows.length);
  for (let row = 0; row < rows; row++) if (remembered(table, row, input) !== null) return row;
  return findHeader(table, intakeFields(input.settings));
}

function describeSheet(table: Table, input: OpenInput, given?: number): OpenedSheet {
  const fields = intakeFields(input.settings);
  const header = given ?? headerOf(table, input);
  const heading = table.rows[header] ?? [];
  const below = table.rows.slice(header + 1, header + 1 + sampleRows);
  const width = Math.max(heading.length, ...below.map((row) => row.length));
  const known = remembered(table, header, input);
  // A form that was changed since has no place for what it no longer asks.
  const kept = Object.entries(known?.mapping ?? {}).filter(
    ([field, column]) => column < width && fields.some(({ id }) => id === field),
  );
  return {
    name: table.sheet,
    hidden: table.hidden === true,
    rows: Math.max(0, table.rows.length - header - 1),
    header,
    columns: Array.from({ length: width }, (_, column) => ({
      heading: cellText(heading[column]),
      samples: below.map((row) => cellText(row[column])).filter((text) => text !== ''),
    })),
    mapping: known === null ? guessMapping(heading, fields) : Object.fromEntries(kept),
    source: headingsFingerprint(heading),
    remembered: known,
  };
}

const fits = (row: PlannedRow, filter: RowFilter): boolean =>
  filter === 'all' ||
  (filter === 'warned' ? row.status === 'new' && row.warnings.length > 0 : row.status === filter);

/** Progress is told as often as a person sees it move. Milliseconds. */
const tellEvery = 100;

/**
 * What the worker of tables keeps and does: the file opened last and its plan stay here, and cross the border page by
 * page. `now` is a clock that only grows.
 */
export class TableDesk {
  readonly #tell: (progress: TableProgress) => void;
  readonly #now: () => number;
  #tables: readonly Table[] = [];
  #existing = new Map<Id, Submission>();
  #planned: PlanInput | null = null;
  #rows: readonly PlannedRow[] = [];
  #told = -Infinity;
  readonly #filtered = new Map<RowFilter, readonly PlannedRow[]>();

  constructor(tell: (progress: TableProgress) => void, now: () => number) {
    this.#tell = tell;
    this.#now = now;
  }

  async answer(request: TableRequest): Promise<TableAnswer> {
    switch (request.type) {
      case 'open': {
        const workbook = readWorkbook(request.bytes, request.text, this.#progress('read'));
        if (!workbook.ok) return { type: 'opened', result: err(workbook.error) };
        this.#tables = workbook.value.tables;
        const sheets = this.#tables.map((table) => describeSheet(table, request));
        return { type: 'opened', result: ok({ sheets, text: workbook.value.text }) };
      }
      case 'describe': {
        const table = this.#tables[request.sheet] ?? noTable;
        return { type: 'described', sheet: describeSheet(table, request, request.header) };
      }
      case 'existing':
        if (request.first) this.#existing = new Map();
        for (const submission of request.submissions) this.#existing.set(submission.id, submission);
        return { type: 'known' };
      case 'plan':
        return { type: 'planned', plan: this.#plan(request.input) };
      case 'page': {
        const rows = this.#fitting(request.filter).slice(
          request.from,
          request.from + request.count,
        );
        return { type: 'page', rows };
      }
      case 'fresh': {
        const rows = this.#fitting('new').slice(request.from, request.from + request.count);
        const submissions = rows.flatMap(({ submission }) => submission ?? []);
        return { type: 'fresh', submissions };
      }
      case 'refused': {
        const { sheet, header } = this.#planned ?? { sheet: 0, header: 0 };
        const table = this.#tables[sheet] ?? noTable;
        const refused = this.#fitting('faulty');
        return {
          type: 'refused',
          bytes: await refusedWorkbook(table, header, refused, request.words),
        };
      }
      case 'rows': {
        const workbook = readWorkbook(request.bytes);
        if (!workbook.ok) return { type: 'rows', result: err(workbook.error) };
        const [first] = workbook.value.tables;
        return { type: 'rows', result: ok((first?.rows ?? []).map((row) => row.map(cellText))) };
      }
    }
  }

  #plan(input: PlanInput): PlanSummary {
    const { sheet, ...rest } = input;
    const { rows, ...summary } = planIntake({
      ...rest,
      table: this.#tables[sheet] ?? noTable,
      existing: this.#existing,
      tell: this.#progress('plan'),
    });
    this.#planned = input;
    this.#rows = rows;
    this.#filtered.clear();
    return summary;
  }

  #fitting(filter: RowFilter): readonly PlannedRow[] {
    const known = this.#filtered.get(filter);
    if (known !== undefined) return known;
    const rows = this.#rows.filter((row) => fits(row, filter));
    this.#filtered.set(filter, rows);
    return rows;
  }

  #progress(step: TableProgress['step']): (done: number, total: number) => void {
    return (done, total) => {
      if (this.#now() - this.#told < tellEvery) return;
      this.#told = this.#now();
      this.#tell({ step, done, total });
    };
  }
}
