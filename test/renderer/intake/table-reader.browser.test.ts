import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { present } from '../../../shared/basics/assert.ts';
import { createTableReader, type TableReader } from '../../../renderer/workers/table-reader.ts';
import { settingsFromTemplate } from '../../../shared/contest/templates.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });

let reader: TableReader | null = null;
const startReader = (): TableReader => (reader = createTableReader());
afterEach(() => {
  reader?.close();
  reader = null;
});

const heading = ['№', 'Название', 'Номинация', 'Регион'];

const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The least a workbook consists of: one sheet of texts. */
function workbook(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string, row: number, column: number) =>
    `<c r="${'ABCD'[column] ?? ''}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const lines = rows.map(
    (texts, row) =>
      `<row r="${row + 1}">${texts.map((text, column) => cell(text, row, column)).join('')}</row>`,
  );
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${officeDocument}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${officeDocument}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
    ),
  });
}

async function openAndPlan(bytes: Uint8Array) {
  const tables = startReader();
  const opened = await tables.open(bytes, settings);
  if (!opened.ok) throw new Error(opened.error.type);
  const sheet = present(opened.value.sheets[0], 'a sheet');
  const plan = await tables.plan({
    sheet: 0,
    header: sheet.header,
    mapping: sheet.mapping,
    settings,
    existing: new Map(),
  });
  return { sheet, plan };
}

describe('tables in the worker', () => {
  test('a workbook is read, mapped and planned', async () => {
    const { sheet, plan } = await openAndPlan(
      workbook([
        heading,
        ['1', 'Күн үйі', 'efficiency', 'Павлодар'],
        ['2', 'Жел үйі', 'кино', 'Павлодар'],
      ]),
    );
    expect(sheet.mapping).toEqual({ id: 0, title: 1, nomination: 2, region: 3 });
    expect(plan.counts).toEqual({ new: 1, known: 0, faulty: 1, warned: 0 });
  });

  test('the window answers while 50,000 rows are planned', async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, index) => `${index + 1};Жоба ${index + 1};efficiency;KZ-55`,
    );
    const bytes = strToU8([heading.join(';'), ...rows].join('\n'));
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 20);
    const { plan } = await openAndPlan(bytes);
    clearInterval(timer);
    expect(plan.counts.new).toBe(50_000);
    // Taking over the finished plan is the only thing the window has to do by itself.
    expect(longest).toBeLessThan(3000);
  }, 60_000);

  test('a file that is no table is told by name, and the next one is read', async () => {
    const tables = startReader();
    const refused = await tables.open(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), settings);
    expect(refused).toEqual({ ok: false, error: { type: 'TableOldFormat' } });
    const rows = await tables.rows(strToU8('Тегі;Аты\nКим;Аня'));
    expect(rows).toEqual({
      ok: true,
      value: [
        ['Тегі', 'Аты'],
        ['Ким', 'Аня'],
      ],
    });
  });
});
