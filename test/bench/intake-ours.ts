import { findDuplicates } from '../../shared/intake/find-duplicates.ts';
import { findHeader, guessMapping } from '../../shared/intake/guess-mapping.ts';
import { intakeFields } from '../../shared/intake/intake-fields.ts';
import { planIntake } from '../../shared/intake/plan-intake.ts';
import { readWorkbook } from '../../shared/intake/read-table.ts';
import { intakeCsv, intakeRows, intakeSettings, intakeXlsx } from './intake-rows.ts';

/**
 * Reads and plans 50,000 applications of a workbook or a text file, and looks for those among them that may be one.
 * Prints one line of JSON: seconds by part, the peak of memory in bytes, bytes of the file, rows by what became of them.
 */

const count = Number(process.argv[2] ?? '50000');
const format = process.argv[3] === 'csv' ? 'csv' : 'xlsx';
const rows = intakeRows(count);
const bytes = format === 'csv' ? intakeCsv(rows) : intakeXlsx(rows);
const seconds: Record<string, number> = {};

let start = performance.now();
const took = (part: string): void => {
  seconds[part] = (performance.now() - start) / 1000;
  start = performance.now();
};

const workbook = readWorkbook(bytes);
took('read');
const table = workbook.ok ? workbook.value.tables[0] : undefined;
if (table === undefined) throw new Error('the file was not read');
const fields = intakeFields(intakeSettings);
const header = findHeader(table, fields);
const plan = planIntake({
  table,
  header,
  mapping: guessMapping(table.rows[header] ?? [], fields),
  settings: intakeSettings,
  existing: new Map(),
});
took('plan');
const pairs = findDuplicates(plan.rows.flatMap(({ submission }) => submission ?? [])).length;
took('duplicates');
process.stdout.write(
  `${JSON.stringify({ seconds, peak: process.resourceUsage().maxRSS * 1024, size: bytes.length, pairs, ...plan.counts })}\n`,
);
