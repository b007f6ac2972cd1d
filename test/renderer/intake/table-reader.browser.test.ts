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

const input = { settings, remembered: [] };

async function openAndPlan(bytes: Uint8Array, tables = startReader()) {
  const opened = present(await tables.open(bytes, input), 'not stopped');
  if (!opened.ok) throw new Error(opened.error.type);
  const sheet = present(opened.value.sheets[0], 'a sheet');
  const { header, mapping } = sheet;
  const plan = await tables.plan({ sheet: 0, header, mapping, settings }, new Map());
  return { sheet, plan };
}

const manyRows = (count: number): Uint8Array =>
  strToU8(
    [
      heading.join(';'),
      ...Array.from({ length: count }, (_, row) => `${row + 1};Жоба ${row + 1};efficiency;KZ-55`),
    ].join('\n'),
  );

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
    expect(plan?.counts).toEqual({ new: 1, known: 0, faulty: 1, warned: 0 });
  });

  test('the window answers while 50,000 rows are planned', async () => {
    let answered = 0;
    const timer = setInterval(() => (answered += 1), 10);
    const { plan } = await openAndPlan(manyRows(50_000));
    clearInterval(timer);
    expect(plan?.counts.new).toBe(50_000);
    // Planning in the window itself, it would have had a turn or two.
    expect(answered).toBeGreaterThan(10);
    expect(await reader?.page('new', 49_999, 100)).toHaveLength(1);
    expect(await reader?.fresh(0, 500)).toHaveLength(500);
  }, 60_000);

  test('planning tells how far it is, can be stopped, and begins anew afterwards', async () => {
    const steps: string[] = [];
    reader = createTableReader(({ step }) => {
      steps.push(step);
      if (step === 'plan') reader?.stop();
    });
    const { plan } = await openAndPlan(manyRows(20_000), reader);
    expect(plan).toBeNull();
    expect(steps.at(-1)).toBe('plan');
    const again = createTableReader();
    reader = again;
    await again.open(manyRows(3), input);
    again.stop();
    const request = { sheet: 0, header: 0, mapping: { title: 1, nomination: 2 }, settings };
    expect((await again.plan(request, new Map()))?.counts).toMatchObject({ faulty: 3 });
  }, 60_000);

  test('a file that is no table is told by name, and the next one is read', async () => {
    const tables = startReader();
    const refused = await tables.open(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), input);
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
