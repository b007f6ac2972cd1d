import { Buffer } from 'node:buffer';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { languages, type Language } from '../../shared/basics/localized.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { RememberedColumns } from '../../shared/contest/remembered-columns.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { checkDigit } from '../../shared/intake/identity-number.ts';
import { intakeFields } from '../../shared/intake/intake-fields.ts';
import type { IntakeTerms, PlannedRow } from '../../shared/intake/plan-intake.ts';
import { faultLine, type RefusedWords } from '../../shared/intake/refused-workbook.ts';
import { cellText, columnLetters } from '../../shared/intake/table.ts';
import { readWorkbook } from '../../shared/intake/read-table.ts';
import { TableDesk } from '../../renderer/workers/table-desk.ts';
import type {
  OpenedSheet,
  TableAnswer,
  TableRequest,
} from '../../renderer/workers/table-messages.ts';
import en from '../../locales/en/intake.json' with { type: 'json' };
import kk from '../../locales/kk/intake.json' with { type: 'json' };
import ru from '../../locales/ru/intake.json' with { type: 'json' };
import { buildWorkbook, type BuiltSheet } from './build-workbook.ts';

const settings = {
  ...settingsFromTemplate('expo', { season: '2026', demo: false }),
  deadlines: [
    {
      id: 'intake',
      title: { kk: '', ru: '', en: '' },
      stage: null,
      offsetDays: null,
      date: '2026-05-31',
    },
  ],
};

const header = [
  '№',
  'Название',
  'Номинация',
  'Регион',
  'Заявитель',
  'БИН',
  'Бюджет',
  'Дата подачи',
];
const bin = `05054000123${checkDigit('05054000123') ?? ''}`;
type BuiltCell = BuiltSheet['rows'][number][number];

const row = (number: number): readonly BuiltCell[] => [
  String(number),
  `Жел қондырғысы ${number}`,
  'Жасыл химия және қалдықтар',
  'Павлодарская обл.',
  'ТОО «Күн»',
  null,
  '3 500 000',
  '13.05.2026',
];

/** Two good rows around one with a cell of its own. */
const around = (column: number, cell: BuiltCell): BuiltSheet => ({
  name: '1',
  rows: [header, row(1), row(2).with(column, cell), row(3)],
});

const textsOf = ({ faults, otherRow, otherSubmission }: typeof en): RefusedWords['texts'] => ({
  ...Object.fromEntries(Object.entries(faults).map(([type, text]) => [`faults.${type}`, text])),
  otherRow,
  otherSubmission,
});

const texts: Readonly<Record<Language, RefusedWords['texts']>> = {
  kk: textsOf(kk),
  ru: textsOf(ru),
  en: textsOf(en),
};

const wordsIn = (language: Language): RefusedWords => ({
  language,
  settings,
  texts: texts[language],
  fields: Object.fromEntries(intakeFields(settings).map(({ id }) => [id, id])),
});

type Answer<Type extends TableAnswer['type']> = Extract<TableAnswer, { type: Type }>;

/** A desk of tables as the window asks it, without the worker around it. */
class Asked {
  readonly desk = new TableDesk(
    () => undefined,
    () => 0,
  );

  async ask<Type extends TableAnswer['type']>(request: TableRequest, type: Type) {
    const answer = await this.desk.answer(request);
    if (answer.type !== type) throw new Error(answer.type);
    return answer as Answer<Type>;
  }

  async open(bytes: Uint8Array, remembered: readonly RememberedColumns[] = []) {
    const { result } = await this.ask({ type: 'open', bytes, settings, remembered }, 'opened');
    if (!result.ok) throw new Error(result.error.type);
    return result.value;
  }

  async plan(sheet: OpenedSheet, at = 0, terms?: IntakeTerms) {
    const { header: from, mapping } = sheet;
    const input = { sheet: at, header: from, mapping, settings, ...(terms ? { terms } : {}) };
    const { plan } = await this.ask({ type: 'plan', input }, 'planned');
    const page = { type: 'page', filter: 'all', from: 0, count: 1000 } as const;
    return { plan, rows: (await this.ask(page, 'page')).rows };
  }

  async import(): Promise<readonly Submission[]> {
    return (await this.ask({ type: 'fresh', from: 0, count: 1000 }, 'fresh')).submissions;
  }
}

async function planned(bytes: Uint8Array) {
  const asked = new Asked();
  const file = await asked.open(bytes);
  return { asked, file, ...(await asked.plan(present(file.sheets[0], 'a sheet'))) };
}

/** Faults and warnings by the cell as the spreadsheet names it. */
const cellsOf = (rows: readonly PlannedRow[], part: 'faults' | 'warnings'): readonly string[] =>
  rows.flatMap((each) =>
    each[part].map(
      ({ type, column }) => `${column === null ? '?' : columnLetters(column)}${each.row} ${type}`,
    ),
  );

describe('a bad cell of a workbook', () => {
  const formula = (xml: string): BuiltCell => ({ xml: `<c>${xml}</c>` });
  test.each<readonly [string, number, BuiltCell, string]>([
    ['an error', 6, { xml: '<c t="e"><f>#REF!*2</f><v>#REF!</v></c>' }, 'G3 CellError'],
    ['a formula nobody worked out', 6, formula('<f>SUM(A1:A2)</f>'), 'G3 FormulaEmpty'],
    ['one with an empty value', 6, formula('<f>1+1</f><v></v>'), 'G3 FormulaEmpty'],
    ['1E5 as text', 6, '1E5', 'G3 MoneyInvalid'],
    ['words for a sum', 6, 'көп', 'G3 MoneyInvalid'],
    ['a comma that may mean two things', 6, '3,500', 'G3 MoneyAmbiguous'],
    ['a day that never was', 7, '31.02.2026', 'H3 DateInvalid'],
    ['a year for a day', 7, { xml: '<c><v>2026</v></c>' }, 'H3 DateInvalid'],
    ['a title that is missing', 1, null, 'B3 Missing'],
    ['a nomination nobody knows', 2, 'Кино', 'C3 NominationUnknown'],
    ['a region nobody knows', 3, 'Атлантида', 'D3 RegionUnknown'],
    ['letters of another encoding', 1, 'РЎРѕР»РЅРµС‡РЅС‹Р№ РґРѕРј', 'B3 LettersBroken'],
    ['a number that is taken', 0, '1', 'A3 IdRepeated'],
    ['a title without end', 1, 'Ж'.repeat(4000), 'B3 TooLong'],
  ])(
    '%s is told by its place in three languages, and the good rows can come in',
    async (...given) => {
      const [, column, cell, fault] = given;
      const { asked, plan, rows } = await planned(buildWorkbook([around(column, cell)]));
      expect(cellsOf(rows, 'faults')).toEqual([fault]);
      expect(plan.counts).toMatchObject({ new: 2, faulty: 1 });
      expect((await asked.import()).map(({ id }) => id)).toEqual(['1', '3']);
      const faulty = present(rows[1]?.faults[0], 'a fault');
      const lines = languages.map((language) => faultLine(faulty, wordsIn(language)));
      expect(new Set(lines).size).toBe(3);
      for (const line of lines) {
        expect(line).toMatch(/^[A-H] \(\w+\): \S.{10}/);
        expect(line).not.toMatch(/\{\{|undefined/);
      }
    },
  );

  test.each<readonly [string, number, BuiltCell, string | number]>([
    ['a formula is its last value', 1, formula('<f>A1</f><v>7</v>'), '7'],
    [
      'a formula of text is its text',
      1,
      { xml: '<c t="str"><f>A1&amp;B1</f><v>Күн &amp; жел</v></c>' },
      'Күн & жел',
    ],
    ['00123 keeps its zeros', 1, '00123', '00123'],
    ['1E5 in a text stays so', 1, '1E5', '1E5'],
    ['a date as text', 7, '5.3.2026', '2026-03-05'],
    ['a date with its time', 7, '05.03.2026 14:33:10', '2026-03-05'],
    ['a date as a number', 7, { xml: '<c s="1"><v>46086</v></c>' }, '2026-03-05'],
    ['a date in a format of its own', 7, { xml: '<c s="2"><v>46086.75</v></c>' }, '2026-03-05'],
    ['a date whose format was lost', 7, { xml: '<c><v>46086</v></c>' }, '2026-03-05'],
    ['a sum as a number', 6, { xml: '<c s="3"><v>3500000</v></c>' }, 3_500_000],
  ])('%s', async (_what, ...[column, cell, expected]) => {
    const { asked } = await planned(buildWorkbook([around(column, cell)]));
    const { title, received, budget } = present((await asked.import())[1], 'the second');
    expect(column === 1 ? title : column === 7 ? received : budget).toBe(expected);
  });

  test('days are counted from 1904 where the workbook says so', async () => {
    const sheet = around(7, { xml: '<c s="1"><v>44624</v></c>' });
    const { asked } = await planned(buildWorkbook([sheet], { date1904: true }));
    expect((await asked.import())[1]?.received).toBe('2026-03-05');
  });

  test.each([
    ['11 digits', '05034000123', 'IdentityLength'],
    ['13 digits', '0503400012345', 'IdentityLength'],
    ['31 February', '850231300123', 'IdentityDate'],
    ['a century that has not come', '850513900123', 'IdentityCentury'],
    [
      'a wrong check digit',
      `${bin.slice(0, 11)}${(Number(bin[11]) + 1) % 10}`,
      'IdentityCheckDigit',
    ],
  ])('an ИИН or БИН with %s warns and never blocks', async (_what, written, type) => {
    const { asked, rows } = await planned(buildWorkbook([around(5, written)]));
    expect(cellsOf(rows, 'faults')).toEqual([]);
    expect(cellsOf(rows, 'warnings')).toEqual([`F3 ${type}`]);
    expect((await asked.import())[1]?.bin).toBe(written);
  });

  test('a correct БИН has no remark', async () => {
    const { rows } = await planned(buildWorkbook([around(5, bin)]));
    expect(cellsOf(rows, 'warnings')).toEqual([]);
  });

  test('what came after the deadline is marked and comes in', async () => {
    const { rows, plan } = await planned(buildWorkbook([around(7, '01.06.2026')]));
    expect(cellsOf(rows, 'warnings')).toEqual(['H3 ReceivedLate']);
    expect(plan.counts.new).toBe(3);
  });
});

describe('a bad sheet', () => {
  test('the same row twice comes in once', async () => {
    const again = row(1).with(0, '2').with(1, ' ЖЕЛ қондырғысы  1');
    const { rows } = await planned(buildWorkbook([{ name: '1', rows: [header, row(1), again] }]));
    expect(cellsOf(rows, 'faults')).toEqual(['B3 RowRepeated']);
  });

  test('a column that is missing is told, and no row comes in', async () => {
    const rows = [header, row(1), row(2)].map((cells) => cells.toSpliced(2, 1));
    const { plan } = await planned(buildWorkbook([{ name: '1', rows }]));
    expect(plan.missingColumns).toEqual(['nomination']);
    expect(plan.counts).toMatchObject({ new: 0, faulty: 2 });
  });

  test('a title over the table is passed over, and a region that stands for many rows is each one’s', async () => {
    const sheet: BuiltSheet = {
      name: '1',
      rows: [
        ['Өтінімдер тізімі', null, null],
        header,
        row(1),
        row(2).with(3, null),
        row(3).with(3, null),
      ],
      merged: ['A1:H1', 'D3:D5'],
    };
    const { file, rows, asked } = await planned(buildWorkbook([sheet]));
    expect(file.sheets[0]?.header).toBe(1);
    expect(cellsOf(rows, 'warnings')).toEqual(['D4 CellMerged', 'D5 CellMerged']);
    expect((await asked.import()).map(({ region }) => region)).toEqual(['KZ-55', 'KZ-55', 'KZ-55']);
  });

  test('a heading across the rows is told as a row that lacks everything', async () => {
    const sheet: BuiltSheet = {
      name: '1',
      rows: [header, row(1), ['Жел энергиясы', null, null, null], row(2)],
      merged: ['A3:H3'],
    };
    const { rows } = await planned(buildWorkbook([sheet]));
    expect(rows.map(({ status }) => status)).toEqual(['new', 'faulty', 'new']);
  });

  test('rows the spreadsheet hides come in with a remark', async () => {
    const { rows } = await planned(
      buildWorkbook([{ name: '1', rows: [header, row(1), row(2)], hiddenRows: [3] }]),
    );
    expect(cellsOf(rows, 'warnings')).toEqual(['B3 RowHidden']);
  });

  test('of several sheets each can be chosen, hidden ones last', async () => {
    const asked = new Asked();
    const file = await asked.open(
      buildWorkbook([
        { name: 'Черновик', rows: [header, row(7)], state: 'hidden' },
        { name: 'Өтінімдер & "2026"', rows: [header, row(1), row(2)] },
        { name: 'Бос', rows: [] },
      ]),
    );
    expect(file.sheets.map(({ name, hidden, rows }) => [name, hidden, rows])).toEqual([
      ['Өтінімдер & "2026"', false, 2],
      ['Черновик', true, 1],
    ]);
    const second = await asked.plan(present(file.sheets[1], 'the hidden one'), 1);
    expect(second.rows[0]?.submission?.id).toBe('7');
  });
});

describe('a text file', () => {
  const lines = [header, row(1), row(2)].map((cells) =>
    cells.map((cell) => (typeof cell === 'string' ? cell : '')),
  );
  const text = (delimiter: string) => lines.map((cells) => cells.join(delimiter)).join('\r\n');
  const utf16 = (content: string, mark: boolean, lowFirst: boolean): Uint8Array => {
    const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${content}`, 'utf16le');
    return new Uint8Array(lowFirst ? bytes : bytes.swap16());
  };
  test.each<readonly [string, Uint8Array]>(
    [';', ',', '\t'].flatMap((delimiter) => [
      [`UTF-8, ${delimiter}`, strToU8(text(delimiter))] as const,
      [`UTF-8 with a mark, ${delimiter}`, strToU8(`\uFEFF${text(delimiter)}`)] as const,
      [`UTF-16 LE, ${delimiter}`, utf16(text(delimiter), true, true)] as const,
      [`UTF-16 BE, ${delimiter}`, utf16(text(delimiter), true, false)] as const,
      [`UTF-16 LE without a mark, ${delimiter}`, utf16(text(delimiter), false, true)] as const,
      [`UTF-16 BE without a mark, ${delimiter}`, utf16(text(delimiter), false, false)] as const,
    ]),
  )('in %s comes in whole', async (_what, bytes) => {
    const { plan, asked } = await planned(bytes);
    expect(plan.counts).toEqual({ new: 2, known: 0, faulty: 0, warned: 0 });
    expect((await asked.import())[0]?.title).toBe('Жел қондырғысы 1');
  });

  test('a wrong encoding can be put right by a person', async () => {
    const broken = strToU8(`\uFEFF${text(';')}`);
    const asked = new Asked();
    const request = { type: 'open', bytes: broken, settings, remembered: [] } as const;
    const opened = await asked.ask({ ...request, text: { encoding: 'windows-1251' } }, 'opened');
    expect(opened.result).toMatchObject({
      ok: true,
      value: { text: { encoding: 'windows-1251' } },
    });
    const put = await asked.ask({ ...request, text: { encoding: 'utf-8' } }, 'opened');
    expect(put.result.ok && put.result.value.sheets[0]?.columns[1]?.heading).toBe('Название');
  });

  test('letters that an earlier program broke are told by the cell', async () => {
    const bytes = strToU8(text(';').replace('Жел қондырғысы 2', 'Р–РµР» Т›РѕРЅРґС‹СЂТ“С‹СЃС‹'));
    expect(cellsOf((await planned(bytes)).rows, 'faults')).toEqual(['B3 LettersBroken']);
  });
});

describe('the workbook of refused rows', () => {
  const badRow = row(2).with(6, 'көп').with(4, '=HYPERLINK("http://x")').with(1, '@SUM(1)');
  const rows = [header, row(1), badRow, row(3).with(2, 'Кино')].map((cells, index) => [
    ...cells,
    index === 0 ? 'Ескерту' : `+7 701 ${index}`,
  ]);

  async function refusedOf(language: Language) {
    const { asked } = await planned(buildWorkbook([{ name: '1', rows }]));
    const words = wordsIn(language);
    const { bytes } = await asked.ask({ type: 'refused', words }, 'refused');
    const read = readWorkbook(bytes);
    if (!read.ok) throw new Error(read.error.type);
    return { bytes, table: present(read.value.tables[0], 'a table') };
  }

  test.each(languages)(
    'holds only them, with every column and what is wrong, in %s',
    async (language) => {
      const { table } = await refusedOf(language);
      const [head = [], ...body] = table.rows.map((cells) => cells.map(cellText));
      expect(head.slice(0, 9)).toEqual([...header, 'Ескерту']);
      expect(body.map((cells) => cells.slice(0, 9))).toEqual(
        [rows[2], rows[3]].map((cells) => cells?.map((cell) => cell ?? '')),
      );
      expect(body[0]?.[9]).toMatch(/^G \(budget\): \S/);
      expect(body[1]?.[9]).toMatch(/^C \(nomination\): \S/);
    },
  );

  test('put right, it comes in with the columns that were remembered', async () => {
    const first = new Asked();
    const sheet = present(
      (await first.open(buildWorkbook([{ name: '1', rows }]))).sheets[0],
      'one',
    );
    const mapping = { ...sheet.mapping, contacts: 8 };
    const kept = [{ source: sheet.source, mapping, choices: { nominations: {}, regions: {} } }];
    const { table } = await refusedOf('kk');
    const corrected = table.rows.map((cells) =>
      cells.map((cell) => cellText(cell).replace('көп', '5').replace('Кино', 'efficiency')),
    );
    const asked = new Asked();
    const file = await asked.open(buildWorkbook([{ name: '1', rows: corrected }]), kept);
    const again = present(file.sheets[0], 'a sheet');
    expect(again.remembered).toEqual(kept[0]);
    expect(again.mapping).toEqual(mapping);
    await asked.plan(again);
    expect((await asked.import()).map(({ id, contacts }) => [id, contacts])).toEqual([
      ['2', '+7 701 2'],
      ['3', '+7 701 3'],
    ]);
  });

  test('of a workbook of refused rows names each fault once', async () => {
    const { bytes } = await refusedOf('ru');
    const { asked } = await planned(bytes);
    const again = await asked.ask({ type: 'refused', words: wordsIn('ru') }, 'refused');
    const read = readWorkbook(again.bytes);
    expect(read.ok && read.value.tables[0]?.rows[0]).toHaveLength(10);
  });
});

describe('a coordinator', () => {
  const terms: IntakeTerms = { region: 'KZ-55', admitted: false, received: null };
  const idsOf = (submissions: readonly Submission[]): readonly Id[] =>
    submissions.map(({ id }) => id);

  async function registered(rows: BuiltSheet['rows']) {
    const asked = new Asked();
    const file = await asked.open(buildWorkbook([{ name: '1', rows: [header, ...rows] }]));
    const { rows: plannedRows } = await asked.plan(present(file.sheets[0], 'a sheet'), 0, terms);
    return { rows: plannedRows, submissions: await asked.import() };
  }

  test('registers applications of the own region under its numbers, waiting for headquarters', async () => {
    const { submissions } = await registered([
      row(1).with(3, null),
      row(2).with(0, '55-7'),
      row(3).with(0, null),
    ]);
    expect(idsOf(submissions)).toEqual(['55-1', '55-7', '55-8']);
    for (const { region, eligibility } of submissions) {
      expect(region).toBe('KZ-55');
      expect(eligibility).toEqual({ admitted: false, reason: '' });
    }
  });

  test('is told of an application of another region', async () => {
    const { rows } = await registered([row(1).with(3, 'Алматы қаласы')]);
    expect(cellsOf(rows, 'faults')).toEqual(['D2 RegionNotOwn']);
  });
});
