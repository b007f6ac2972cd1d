import { Buffer } from 'node:buffer';
import { strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../shared/intake/read-table.ts';
import { cellText, type Cell, type TableError } from '../../shared/intake/table.ts';

const readRows = async (bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> => {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.type);
  return read.value.tables[0]?.rows ?? [];
};

const texts = (rows: readonly (readonly Cell[])[]) => rows.map((row) => row.map(cellText));

/** Writes a workbook, then lets a test change the XML of its first sheet as other programs would write it. */
async function workbook(
  data: SheetData,
  change: (sheet: string) => string = (sheet) => sheet,
): Promise<Uint8Array> {
  const buffer = await writeXlsxFile(data).toBuffer();
  const parts = unzipSync(new Uint8Array(buffer));
  const path = 'xl/worksheets/sheet1.xml';
  const sheet = Buffer.from(parts[path] ?? []).toString('utf8');
  return zipSync({ ...parts, [path]: strToU8(change(sheet)) });
}

const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from([...text], (letter) => {
    const code = letter.charCodeAt(0);
    if (code < 0x80) return code;
    if (letter === '№') return 0xb9;
    if (letter === 'і') return 0xb3;
    return code - 0x410 + 0xc0;
  });

const utf16 = (text: string, lowFirst: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(lowFirst ? bytes : bytes.swap16());
};

describe('CSV', () => {
  test.each([
    ['UTF-8', strToU8('№;Атауы\n1;Қайта өңдеу\n')],
    ['UTF-8 with a mark', strToU8('\uFEFF№;Атауы\r\n1;Қайта өңдеу')],
    ['UTF-16, low byte first', utf16('№;Атауы\n1;Қайта өңдеу', true)],
    ['UTF-16, high byte first', utf16('№;Атауы\n1;Қайта өңдеу', false)],
    ['UTF-16 without a mark', utf16('№;Атауы\n1;Қайта өңдеу', true).subarray(2)],
    ['tabs', strToU8('№\tАтауы\n1\tҚайта өңдеу')],
    ['commas', strToU8('№,Атауы\n1,"Қайта өңдеу"')],
  ])('is read as %s', async (_what, bytes) => {
    expect(await readRows(bytes)).toEqual([
      ['№', 'Атауы'],
      ['1', 'Қайта өңдеу'],
    ]);
  });

  test('windows-1251 is told by bytes that UTF-8 forbids', async () => {
    const read = readWorkbook(windows1251('№;Название\n1;Солнечный дом, г. Орал'));
    expect(read).toMatchObject({
      ok: true,
      value: { text: { encoding: 'windows-1251', delimiter: ';' } },
    });
    expect(await readRows(windows1251('№;Название\n1;Рiка и озера'))).toEqual([
      ['№', 'Название'],
      ['1', 'Рiка и озера'],
    ]);
  });

  test('quotes hold delimiters, line breaks and quotes', async () => {
    expect(await readRows(strToU8('a;b\n"x;\r\n""y""";z\n;\n'))).toEqual([
      ['a', 'b'],
      ['x;\r\n"y"', 'z'],
      [null, null],
    ]);
  });

  test('a quote that never closes is a letter', async () => {
    expect(await readRows(strToU8('a;b\n"Күн;2\n3;4'))).toEqual([
      ['a', 'b'],
      ['"Күн', '2'],
      ['3', '4'],
    ]);
  });

  test('nothing is taken for a number', async () => {
    expect(await readRows(strToU8('00123;1E5;=1+1;1,5\n7;8;9;10'))).toEqual([
      ['00123', '1E5', '=1+1', '1,5'],
      ['7', '8', '9', '10'],
    ]);
  });

  test('50,000 rows are read within seconds', async () => {
    const bytes = strToU8('a;b;c\n'.repeat(50_000));
    expect(await readRows(bytes)).toHaveLength(50_000);
  });
});

describe('XLSX', () => {
  test('texts, numbers and dates keep what they are', async () => {
    const bytes = await workbook([
      [{ value: '00123' }, { value: 'Әлеуметтік жоба' }, { value: 1e21 }],
      [
        { value: 3_500_000, type: Number },
        { value: 7.5, type: Number },
        { value: new Date('2026-05-13T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
      ],
      [{ value: '1E5' }, null, { value: true, type: Boolean }],
    ]);
    const rows = await readRows(bytes);
    expect(rows[0]?.slice(0, 2)).toEqual(['00123', 'Әлеуметтік жоба']);
    expect(rows[1]).toEqual([{ number: '3500000' }, { number: '7.5' }, { date: '2026-05-13' }]);
    expect(texts(rows).slice(1)).toEqual([
      ['3500000', '7.5', '13.05.2026'],
      ['1E5', '', 'TRUE'],
    ]);
  });

  test('a formula is its last value, an error is told by its code', async () => {
    const bytes = await workbook([[{ value: 'X' }, { value: 'Y' }, { value: 'Z' }]], (sheet) =>
      sheet
        .replace(
          /<c r="A1"[^>]*>.*?<\/c>/,
          '<c r="A1" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c>',
        )
        .replace(/<c r="B1"[^>]*>.*?<\/c>/, '<c r="B1"><f>1+1</f><v>2</v></c>')
        .replace(/<c r="C1"[^>]*>.*?<\/c>/, '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    );
    expect(texts(await readRows(bytes))[0]?.slice(0, 2)).toEqual(['ab', '2']);
    expect((await readRows(bytes))[0]?.[2]).toEqual({ error: '#DIV/0!' });
  });

  test('every cell of a merged range has its value and is known to be merged', async () => {
    const bytes = await workbook(
      [
        [{ value: 'a' }, { value: 'b' }],
        [{ value: '1' }, { value: 'Жасыл химия' }],
        [{ value: '2' }, null],
        [{ value: '3' }, null],
      ],
      (sheet) =>
        sheet.replace(
          '</sheetData>',
          '</sheetData><mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>',
        ),
    );
    const read = readWorkbook(bytes);
    if (!read.ok) throw new Error(read.error.type);
    const [table] = read.value.tables;
    expect(texts(table?.rows ?? []).map((row) => row[1])).toEqual([
      'b',
      'Жасыл химия',
      'Жасыл химия',
      'Жасыл химия',
    ]);
    expect(table?.merged).toEqual(new Set(['2,1', '3,1']));
  });
});

describe('files that are no tables', () => {
  /** An archive whose directory declares another unpacked size than it has. */
  const declaring = (size: number): Uint8Array => {
    const bytes = zipSync({ 'xl/workbook.xml': new Uint8Array(100_000) }, { level: 9 });
    const at = bytes.findIndex(
      (_, index) =>
        bytes[index] === 0x50 &&
        bytes[index + 1] === 0x4b &&
        bytes[index + 2] === 1 &&
        bytes[index + 3] === 2,
    );
    new DataView(bytes.buffer).setUint32(bytes.byteOffset + at + 24, size, true);
    return bytes;
  };
  const cases: readonly (readonly [string, () => Uint8Array, TableError['type']])[] = [
    ['nothing', () => new Uint8Array(), 'TableEmpty'],
    ['separators only', () => strToU8(';;;\n;;;\n'), 'TableEmpty'],
    [
      'an old .xls or a locked workbook',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0),
      'TableOldFormat',
    ],
    ['a cut archive', () => Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0), 'TableUnreadable'],
    ['an archive that is no workbook', () => zipSync({ 'a.txt': strToU8('a') }), 'TableUnreadable'],
    ['a picture', () => Uint8Array.of(0x89, 0x50, 0, 0, 1, 0, 0, 7, 9), 'TableNotText'],
    ['an archive that unpacks to 300 MB', () => declaring(300_000_000), 'TableTooLarge'],
    ['an archive that lies about its size', () => declaring(10), 'TableUnreadable'],
    ['more columns than any form has', () => strToU8('a;'.repeat(600)), 'TableTooLarge'],
  ];
  test.each(cases)('%s is refused by name', async (_what, bytes, type) => {
    expect(readWorkbook(bytes())).toMatchObject({ ok: false, error: { type } });
  });
});
