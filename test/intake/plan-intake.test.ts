import { describe, expect, test } from 'vitest';
import { parseSubmission } from '../../shared/contest/submission-schema.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { findHeader, guessMapping } from '../../shared/intake/guess-mapping.ts';
import { intakeFields } from '../../shared/intake/intake-fields.ts';
import { checkDigit } from '../../shared/intake/identity-number.ts';
import { planIntake, type IntakePlan } from '../../shared/intake/plan-intake.ts';
import { choiceKey, type IntakeChoices } from '../../shared/intake/read-cell.ts';
import type { Cell, Table } from '../../shared/intake/table.ts';
import { casesOf } from '../long/count-cases.ts';

const settings = settingsFromTemplate('expo', { season: '2026', demo: false });
const header = [
  '№',
  'Название',
  'Номинация',
  'Регион',
  'Заявитель',
  'БИН',
  'Бюджет',
  'Описание',
  'Степень готовности',
];
const bin = `05054000123${checkDigit('05054000123') ?? ''}`;
const row: readonly Cell[] = [
  '147',
  'Солнечный дом',
  'Жасыл химия және қалдықтар',
  'Павлодарская обл.',
  'ТОО «Күн»',
  bin,
  '3 500 000',
  'Два предложения.',
  'Идея',
];

interface Given {
  readonly rows: readonly (readonly Cell[])[];
  readonly existing?: readonly Submission[];
  readonly choices?: IntakeChoices;
  readonly merged?: readonly string[];
}

function plan({ rows, existing = [], choices, merged = [] }: Given): IntakePlan {
  const table: Table = { sheet: '', rows: [header, ...rows], merged: new Set(merged) };
  const fields = intakeFields(settings);
  return planIntake({
    table,
    header: findHeader(table, fields),
    mapping: guessMapping(header, fields),
    settings,
    existing: new Map(existing.map((submission) => [submission.id, submission])),
    ...(choices === undefined ? {} : { choices }),
  });
}

const changed = (column: number, cell: Cell): readonly Cell[] =>
  row.map((old, index) => (index === column ? cell : old));

const only = (given: Given) => {
  const [first] = plan(given).rows;
  if (first === undefined) throw new Error('no row');
  return first;
};

describe('a good row', () => {
  test('becomes a submission that a file may hold', () => {
    const planned = only({ rows: [row] });
    const expected: Submission = {
      id: '147',
      title: 'Солнечный дом',
      language: 'ru',
      applicant: 'ТОО «Күн»',
      nomination: 'chemistry-waste',
      region: 'KZ-55',
      town: '',
      summary: 'Два предложения.',
      bin,
      budget: 3_500_000,
      contacts: '',
      answers: { readiness: 'idea' },
      eligibility: { admitted: true, reason: '' },
    };
    expect(planned).toMatchObject({ row: 2, status: 'new', submission: expected, faults: [] });
    expect(parseSubmission(planned.submission)).toEqual({ ok: true, value: expected });
  });

  test('without a number gets the next free one, in the order of the table', () => {
    const result = plan({
      rows: [changed(0, null), changed(0, '12'), changed(0, '')].map((cells, index) =>
        cells.map((cell, column) => (column === 1 ? `Жоба ${index}` : cell)),
      ),
      existing: [
        { ...(only({ rows: [row] }).submission as Submission), id: '200', title: 'Басқа' },
      ],
    });
    expect(result.rows.map(({ submission }) => submission?.id)).toEqual(['201', '12', '202']);
  });

  test('the language is told by the letters', () => {
    const titles = ['Күн үйі', 'Солнечный дом', 'Solar house'];
    expect(
      plan({
        rows: titles.map((title, index) => changed(1, title).with(0, String(index)).with(7, null)),
      }).rows.map(({ submission }) => submission?.language),
    ).toEqual(['kk', 'ru', 'en']);
  });
});

describe('a bad cell', () => {
  const cases: readonly (readonly [string, number, Cell, string, object])[] = [
    ['a title that is missing', 1, null, 'title', { type: 'Missing' }],
    ['a title of spaces', 1, ' \t ', 'title', { type: 'Missing' }],
    ['a title of hidden letters', 1, '\u200B\u202E', 'title', { type: 'Missing' }],
    ['a title without end', 1, 'Ж'.repeat(4000), 'title', { type: 'TooLong', limit: 500 }],
    ['a nomination nobody knows', 2, 'Кино', 'nomination', { type: 'NominationUnknown' }],
    ['a nomination that is missing', 2, null, 'nomination', { type: 'Missing' }],
    ['a region nobody knows', 3, 'Атлантида', 'region', { type: 'RegionUnknown' }],
    ['a region that came later', 3, 'область Ұлытау', 'region', { type: 'RegionUnknown' }],
    [
      'an error of the spreadsheet',
      6,
      { error: '#REF!' },
      'budget',
      { type: 'CellError', code: '#REF!' },
    ],
    ['a formula nobody worked out', 1, { formula: 'A1&B1' }, 'title', { type: 'FormulaEmpty' }],
    ['letters of another encoding', 1, 'РЎРѕР»РЅРµС‡РЅС‹Р№', 'title', { type: 'LettersBroken' }],
    ['letters read as Latin ones', 1, 'Ð¡Ð¾Ð»Ð½Ðµ', 'title', { type: 'LettersBroken' }],
    [
      'a letter that could not be read',
      4,
      'ТОО «К\uFFFDн»',
      'applicant',
      { type: 'LettersBroken' },
    ],
    ['a number with letters of Cyrillic', 0, 'Ж-12', 'id', { type: 'IdInvalid' }],
    ['the number __proto__', 0, '__proto__', 'id', { type: 'IdInvalid' }],
    ['an exponent for money', 6, '1E5', 'budget', { type: 'MoneyInvalid' }],
    ['a fraction of a tenge', 6, { number: '0.5' }, 'budget', { type: 'MoneyTiyn' }],
    ['money below zero', 6, { number: '-5' }, 'budget', { type: 'MoneyInvalid' }],
    ['an option nobody offers', 8, 'Скоро', 'readiness', { type: 'OptionUnknown' }],
  ];
  test.each(cases)(
    '%s keeps the row out and says where',
    (_what, ...[column, cell, field, fault]) => {
      const planned = only({ rows: [changed(column, cell)] });
      expect(planned).toMatchObject({ status: 'faulty', submission: null });
      expect(planned.faults).toEqual([{ ...fault, field, column }]);
    },
  );

  test('one row tells all its faults, other rows are not touched', () => {
    const result = plan({ rows: [changed(1, null).with(6, 'x').with(0, '1').with(5, null), row] });
    expect(result.rows[0]?.faults.map((fault) => fault.type)).toEqual(['Missing', 'MoneyInvalid']);
    expect(result.counts).toEqual({ new: 1, known: 0, faulty: 1, warned: 0 });
  });

  test('a region that does not take part is named', () => {
    const table: Table = { sheet: '', rows: [header, row], merged: new Set() };
    const result = planIntake({
      table,
      header: 0,
      mapping: guessMapping(header, intakeFields(settings)),
      settings: { ...settings, regions: ['KZ-75'] },
      existing: new Map(),
    });
    expect(result.rows[0]?.faults).toEqual([
      { type: 'RegionElsewhere', region: 'KZ-55', field: 'region', column: 3 },
    ]);
  });

  test('a column that is missing is told once for the table', () => {
    const table: Table = { sheet: '', rows: [['Название'], ['Проект']], merged: new Set() };
    const result = planIntake({
      table,
      header: 0,
      mapping: { title: 0 },
      settings,
      existing: new Map(),
    });
    expect(result.missingColumns).toEqual(['nomination', 'region']);
    expect(result.rows[0]?.faults.map(({ field, column }) => [field, column])).toEqual([
      ['nomination', null],
      ['region', null],
    ]);
  });
});

describe('a doubtful cell', () => {
  const cases: readonly (readonly [string, number, Cell, object])[] = [
    [
      'a wrong check digit',
      5,
      `${bin.slice(0, 11)}${(Number(bin[11]) + 1) % 10}`,
      { type: 'IdentityCheckDigit' },
    ],
    ['zeros a spreadsheet dropped', 5, { number: bin.slice(1) }, { type: 'IdentityPadded' }],
    ['11 digits as text', 5, '05034000123', { type: 'IdentityLength', digits: 11 }],
    ['13 digits', 5, '0503400012345', { type: 'IdentityLength', digits: 13 }],
    ['31 February', 5, '850231300123', { type: 'IdentityDate' }],
    ['a century that has not come', 5, '850513900123', { type: 'IdentityCentury' }],
    ['a letter among the digits', 5, '85051330O123', { type: 'IdentitySigns' }],
    ['a Kazakh letter lost on the way', 1, 'Жа?а жоба', { type: 'LettersLost' }],
    ['hidden letters', 1, 'Солнечный\u202E дом', { type: 'HiddenRemoved' }],
    ['a Latin i in a Kazakh word', 1, 'Әдiлет', { type: 'AlphabetsMixed', suggestion: 'Әділет' }],
    [
      'a shortened nomination',
      2,
      'Зелёная химия',
      { type: 'NominationGuessed', nomination: 'chemistry-waste' },
    ],
  ];
  test.each(cases)('%s is imported with a warning', (_what, column, cell, warning) => {
    const planned = only({ rows: [changed(column, cell)] });
    expect(planned.status).toBe('new');
    expect(planned.warnings).toContainEqual(expect.objectContaining({ ...warning, column }));
  });

  test.each(['05034000123', '0503400012345', '850231300123', '850513900123', '85051330O123'])(
    'an ИИН or БИН that cannot be one (%s) is kept as it was written',
    (written) => {
      const { submission } = only({ rows: [changed(5, written)] });
      expect(submission?.bin).toBe(written);
      expect(parseSubmission(submission).ok).toBe(true);
    },
  );

  test('a question at the end of a word is no lost letter', () => {
    expect(only({ rows: [changed(1, 'Жел қайда? Күн қайда')] }).warnings).toEqual([]);
  });

  test('a cell of a merged range is told', () => {
    expect(only({ rows: [row], merged: ['1,2'] }).warnings).toEqual([
      { type: 'CellMerged', field: 'nomination', column: 2 },
    ]);
  });
});

describe('texts of spreadsheets', () => {
  test.each<readonly [string, number, Cell, keyof Submission, string | number]>([
    ['00123 stays a text', 0, '00123', 'id', '00123'],
    ['1E5 stays a text', 4, '1E5', 'applicant', '1E5'],
    ['a number in a field of text keeps its digits', 4, { number: '1.5E3' }, 'applicant', '1500'],
    [
      'a date in a field of text is shown as people write it',
      4,
      { date: '2026-05-13' },
      'applicant',
      '13.05.2026',
    ],
    ['a sum that is a number', 6, { number: '3500' }, 'budget', 3500],
    ['a number with its sign', 0, '№ 2016/147', 'id', '2016-147'],
    ['markup is text', 1, '<img src=x onerror=…>', 'title', '<img src=x onerror=…>'],
    ['placeholders are text', 1, '{{x}} $t(key)', 'title', '{{x}} $t(key)'],
    ['a formula that was typed as text is text', 4, '=1+1', 'applicant', '=1+1'],
    ['line breaks in a title become spaces', 1, 'Күн\nүйі', 'title', 'Күн үйі'],
    ['line breaks in a summary stay', 7, 'Бір\r\nЕкі', 'summary', 'Бір\nЕкі'],
    ['NFD becomes NFC', 4, 'Кои\u0306', 'applicant', 'Кой'],
  ])('%s', (_what, ...[column, cell, field, expected]) => {
    expect(only({ rows: [changed(column, cell)] }).submission?.[field]).toBe(expected);
  });
});

describe('repetitions', () => {
  const stored = only({ rows: [row] }).submission as Submission;

  test('the same number twice is a fault of the second row', () => {
    const result = plan({ rows: [row, changed(1, 'Басқа жоба атауы').with(5, null)] });
    expect(result.rows.map(({ status }) => status)).toEqual(['new', 'faulty']);
    expect(result.rows[1]?.faults).toEqual([
      { type: 'IdRepeated', row: 2, field: 'id', column: 0 },
    ]);
  });

  test('the same row twice is told as such', () => {
    const result = plan({ rows: [changed(0, null), changed(0, null).with(1, ' солнечный  ДОМ ')] });
    expect(result.rows[1]?.faults).toEqual([
      { type: 'RowRepeated', other: { row: 2 }, field: 'title', column: 1 },
    ]);
  });

  test('a near-same title and the same БИН are warnings', () => {
    const result = plan({
      rows: [changed(1, 'Күн су қыздырғышы'), changed(1, 'Kun su qyzdyrgyshy').with(0, '148')],
    });
    expect(result.rows[1]?.status).toBe('new');
    expect(result.rows[1]?.warnings).toEqual([
      { type: 'TitleSimilar', other: { row: 2 }, field: 'title', column: 1 },
      { type: 'IdentityRepeated', other: { row: 2 }, field: 'bin', column: 5 },
    ]);
  });

  test('an applicant spelled otherwise is a warning, the same spelling is none', () => {
    const from = (number: string, title: string, applicant: string) =>
      changed(0, number).with(1, title).with(4, applicant).with(5, null);
    const result = plan({
      rows: [
        from('1', 'Жылыту қазандығы', 'ТОО «Ертіс Жарық»'),
        from('2', 'Биогаз для фермы', '«Yertis Zharyk» ЖШС'),
        from('3', 'Су сүзгісі', 'тоо ертіс жарық'),
      ],
    });
    expect(result.rows.map(({ warnings }) => warnings)).toEqual([
      [],
      [{ type: 'ApplicantSimilar', other: { row: 2 }, field: 'applicant', column: 4 }],
      [],
    ]);
  });

  test('a table that was imported before adds nothing', () => {
    expect(plan({ rows: [row], existing: [stored] }).counts).toEqual({
      new: 0,
      known: 1,
      faulty: 0,
      warned: 0,
    });
    expect(plan({ rows: [changed(0, null)], existing: [stored] }).rows[0]).toMatchObject({
      status: 'known',
      submission: stored,
    });
  });

  test('what headquarters decided about admission is no difference', () => {
    const refused = { ...stored, eligibility: { admitted: false, reason: 'Мерзімі өтті' } };
    expect(plan({ rows: [row], existing: [refused] }).rows[0]?.submission).toBe(refused);
  });

  test('a number in use with other content is a fault', () => {
    const result = plan({ rows: [changed(1, 'Мүлде басқа жоба')], existing: [stored] });
    expect(result.rows[0]?.faults).toEqual([{ type: 'IdTaken', field: 'id', column: 0 }]);
  });
});

describe('unknown texts', () => {
  test('are counted, and a choice settles every row that has them', () => {
    const rows = [
      changed(2, 'Кино'),
      changed(2, ' кино ').with(0, '2').with(1, 'Екінші жоба атауы'),
      changed(3, 'Атлантида').with(0, '3').with(1, 'Үшінші жоба атауы'),
    ];
    expect(plan({ rows }).unknown).toEqual([
      { field: 'nomination', text: ' кино ', key: choiceKey('Кино'), rows: 2 },
      { field: 'region', text: 'Атлантида', key: choiceKey('Атлантида'), rows: 1 },
    ]);
    const settled = plan({
      rows,
      choices: {
        nominations: { [choiceKey('кино')]: 'efficiency' },
        regions: { [choiceKey('Атлантида')]: 'KZ-75' },
      },
    });
    expect(
      settled.rows.map(({ submission }) => [submission?.nomination, submission?.region]),
    ).toEqual([
      ['efficiency', 'KZ-55'],
      ['efficiency', 'KZ-55'],
      ['chemistry-waste', 'KZ-75'],
    ]);
  });
});

describe('large tables', () => {
  test('empty rows and repeated headings are passed over, numbers of rows stay', () => {
    const result = plan({
      rows: [[], row, header, [null, ' '], changed(0, '148').with(1, 'Мүлде басқа жоба')],
    });
    expect(result.rows.map((planned) => planned.row)).toEqual([3, 6]);
  });

  test('tens of thousands of rows are planned within seconds', () => {
    const count = casesOf(20_000, 50_000);
    const rows = Array.from({ length: count }, (_, index) =>
      changed(0, String(index + 1)).with(1, `Жоба ${index}`),
    );
    const result = plan({ rows });
    expect(result.counts.new).toBe(count);
  }, 30_000);
});
