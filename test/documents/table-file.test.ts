import { readSheet } from 'read-excel-file/universal';
import { expect, test } from 'vitest';

import { tableCsv, tableXlsx } from '../../shared/documents/table-file.ts';

const table = {
  title: 'Өтінімдер [1]/2',
  columns: [
    { title: '№', width: 8, numeric: false },
    { title: 'Атауы', width: 40, numeric: false },
    { title: 'Сома', width: 12, numeric: true },
  ],
  rows: [
    ['007', '=1+1', '3500000'],
    ['55-12', '@cmd "a"', ''],
    ['', '+7 701', '12'],
  ],
};

test('a workbook holds the shown cells, text as text and figures as figures', async () => {
  const bytes = await tableXlsx(table);
  const rows = await readSheet(bytes.buffer as ArrayBuffer);
  expect(rows).toEqual([
    ['№', 'Атауы', 'Сома'],
    ['007', '=1+1', 3500000],
    ['55-12', '@cmd "a"', null],
    [null, '+7 701', 12],
  ]);
});

test('a CSV file marks what could be taken for a formula', () => {
  expect(tableCsv(table)).toBe(
    '\ufeff"№";"Атауы";"Сома"\r\n"007";"\'=1+1";"3500000"\r\n"55-12";"\'@cmd ""a""";""\r\n"";"\'+7 701";"12"\r\n',
  );
});
