import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import { documentKinds, type DocumentKind } from '../../shared/documents/document-kinds.ts';
import { createDocument } from '../../shared/documents/document-set.ts';
import { paperMakers } from '../../shared/documents/paper-documents.ts';
import { joinPaper } from '../../shared/documents/paper.ts';
import { registerCsv } from '../../shared/documents/register-csv.ts';
import { registerXlsx } from '../../shared/documents/register-xlsx.ts';
import { sheetNames, workbook } from '../../shared/documents/workbook.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { protocolData } from '../../shared/results/protocol.ts';
import { type RegisterData, registerData } from '../../shared/results/register.ts';
import { resultFingerprint, groupHex } from '../../shared/results/result-leaves.ts';
import {
  amendedVersions,
  decidedAppeal,
  decidedMeeting,
  decidedSettings,
  decidedState,
} from '../results/decided-contest.ts';
import { contestState, meeting, ranking, submission } from '../results/small-contest.ts';

const zipText = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

const kinds = Object.keys(paperMakers) as (keyof typeof paperMakers)[];
const pages = kinds.filter((kind) => kind.endsWith('.html'));

async function made(
  kind: DocumentKind,
  languages: readonly [Language, ...Language[]] = ['kk'],
  state: ContestState = decidedState(),
): Promise<Uint8Array> {
  const source = { state, ranking, meeting: decidedMeeting };
  const { bytes } = await createDocument(source, { kind, languages, withRegister: true }, []);
  return bytes;
}

const pageOf = async (...wanted: Parameters<typeof made>): Promise<string> =>
  strFromU8(await made(...wanted));

const { root } = resultFingerprint(decidedState(), ranking, decidedMeeting);

describe('every page of every paper', () => {
  test.each(pages)(
    'of %s carries the contest, the minutes, its number and the root',
    async (kind) => {
      const html = await pageOf(kind);
      const [, foot = ''] = /@bottom-left \{ content: (.*?); white-space/.exec(html) ?? [];
      const spelled = foot.replace(/\\([0-9a-f]+) /g, (_code, hex: string) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      );
      expect(spelled).toContain('«Жасыл болашақ» байқауы · №\u00a07 хаттама');
      expect(spelled).toContain(`Бақылау коды: ${groupHex(root)}`);
      expect(html).toContain('@bottom-right { content: "Бет " counter(page) " / " counter(pages)');
    },
  );

  test.each(['protocol.docx', 'register.docx'] as const)('of %s likewise', async (kind) => {
    const footer = zipText(await made(kind, ['kk', 'ru']), 'word/footer1.xml');
    expect(footer).toContain('>«Жасыл болашақ» байқауы · №\u00a07 хаттама<');
    expect(footer).toContain('>Конкурс «Зелёное будущее» · Протокол №\u00a07<');
    expect(footer).toContain(`>Бақылау коды: ${groupHex(root)}<`);
    expect([...footer.matchAll(/<w:instrText [^>]*>(\w+)</g)].map(([, field]) => field)).toEqual([
      'PAGE',
      'NUMPAGES',
      'PAGE',
      'NUMPAGES',
    ]);
  });

  test.each(pages)('of %s says that it may not be shown yet', async (kind) => {
    const publications: ContestState['publications'] = new Map([
      ['written', { stage: 'written', state: 'prepared', day: '2026-05-20' }],
    ]);
    const html = await pageOf(kind, ['ru'], decidedState({ publications }));
    expect(html).toMatch(/@top-right \{ content: "[^"]*До объявления не распространять"/);
    expect(html).toContain('До объявления не распространять</div>');
    expect(await pageOf(kind, ['ru'])).not.toContain('До объявления');
  });
});

const longName = 'Ұ'.repeat(4000);
const hostile = [
  ['=1+1', '=1+1'],
  ['{{number}} {{root}}', '{{number}} {{root}}'],
  ['а\u202eб\u200bв\u2066г', 'абвг'],
  [longName, longName],
] as const;

describe('names of people', () => {
  test.each(hostile)('are text in every paper: %.20s', async (name, shown) => {
    const submissions = new Map([
      ...contestState().submissions,
      ['318', submission('318', { title: name, applicant: name, town: name })],
    ]);
    const state = decidedState({ submissions });
    for (const kind of documentKinds.filter((each) => each in paperMakers)) {
      const bytes = await made(kind, ['ru'], state);
      const parts = /docx|xlsx/.test(kind)
        ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
        : [strFromU8(bytes)];
      const text = parts.join('').replaceAll('&#43;', '+');
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
      expect(text).not.toMatch(/<f[ >]/);
      const named = kind !== 'differences.html' && kind !== 'method.html';
      expect(text.includes(shown)).toBe(named);
    }
  });

  test('do not lengthen the foot of a page', async () => {
    const settings = { ...decidedSettings, title: { kk: longName, ru: longName, en: '' } };
    const html = await pageOf('protocol.html', ['kk'], decidedState({ settings }));
    const [, foot = ''] = /@bottom-left \{ content: "([^"]*)"/.exec(html) ?? [];
    expect(foot.length).toBeLessThan(200);
  });
});

describe('people whose data is blocked', () => {
  test('are not named by what the commission wrote, and the root stays that of what it decided', async () => {
    const name = 'Құпияев';
    const written = `${name}ң уәжі`;
    const told: Meeting = {
      ...decidedMeeting,
      tieReason: written,
      agenda: [written],
      absences: [{ member: 'c-3', reason: written }],
      grants: decidedMeeting.grants.map((grant) => ({ ...grant, reason: written })),
      refusals: [{ submission: '23', reason: written }],
      ties: decidedMeeting.ties.map((tie) => ({ ...tie, reason: written })),
      opinions: [{ member: 'c-2', text: written }],
    };
    const { decision } = decidedAppeal;
    const state = decidedState({
      submissions: new Map([
        ...contestState().submissions,
        ['147', submission('147', { applicant: name })],
      ]),
      appeals: new Map([
        [
          'written',
          decision === null
            ? []
            : [{ ...decidedAppeal, decision: { ...decision, reason: written, change: written } }],
        ],
      ]),
      meetingVersions: new Map([
        [
          'written',
          amendedVersions.map((each, at) => ({
            ...each,
            reason: written,
            meeting: at === 0 ? { ...told, tieReason: `${written}!` } : told,
          })),
        ],
      ]),
      blocked: new Map([['submission/147', 'өтініш бойынша']]),
    });
    const codes = resultFingerprint(state, ranking, told);
    for (const kind of pages) {
      const source = { state, ranking, meeting: told };
      const request = { kind, languages: ['kk'] as const, withRegister: true };
      const text = strFromU8((await createDocument(source, request, [])).bytes);
      expect(text).not.toContain(name);
      expect(text).toContain(groupHex(codes.root));
    }
  });
});

describe('joinPaper', () => {
  const cells = (languages: readonly Language[]) => {
    const paper = joinPaper(
      languages.map((each) => protocolData(decidedState(), ranking, decidedMeeting, each)),
    );
    const places = paper.sections.find(({ id }) => id === 'places-energy')?.blocks[0];
    return places?.type === 'table' ? places.rows[0] : undefined;
  };

  test('sets a figure once, in the marks of the leading language', () => {
    expect(cells(['kk', 'en'])?.at(-1)).toEqual([{ language: 'kk', text: '8,94' }]);
    expect(cells(['en', 'ru'])?.at(-1)).toEqual([{ language: 'en', text: '8.94' }]);
  });

  test('sets words of two languages one below the other', () => {
    expect(cells(['kk', 'ru'])?.[3]?.map(({ text }) => text)).toEqual([
      'Жетісу облысы',
      'область Жетісу',
    ]);
  });
});

describe('a table with headings inside', () => {
  test('goes across all columns in HTML and in DOCX', async () => {
    const html = await pageOf('register.html');
    expect(html).toContain('<tr class="paper-group"><td colspan="6">Суды үнемдеу</td></tr>');
    expect(zipText(await made('register.docx'), 'word/document.xml')).toMatch(
      /<w:gridSpan w:val="6"\/>.*?Суды үнемдеу/,
    );
  });
});

describe('amended minutes', () => {
  test('tell in every form what changed', async () => {
    const state = decidedState({ meetingVersions: new Map([['written', amendedVersions]]) });
    expect(await pageOf('protocol.html', ['kk', 'ru'], state)).toContain(
      'Хаттамаға енгізілген өзгерістер',
    );
    expect(zipText(await made('protocol.docx', ['ru'], state), 'word/document.xml')).toContain(
      'Изменения протокола',
    );
  });
});

describe('sheetNames', () => {
  test('shortens, cleans and tells apart', () => {
    const long = 'Жаңартылатын және баламалы энергия көздері';
    expect(sheetNames([long, long, "'a[b]:c'", '', 'ТОП', 'топ'])).toEqual([
      'Жаңартылатын және баламалы энер',
      'Жаңартылатын және баламалы (2)',
      'a b  c',
      '4',
      'ТОП',
      'топ (2)',
    ]);
  });

  test('gives names that spreadsheets take, whatever the titles', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), (wanted) => {
        const names = sheetNames(wanted);
        expect(names).toHaveLength(wanted.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
        }
      }),
    );
  });
});

const withSelection = (register: RegisterData): RegisterData => ({
  ...register,
  selection: {
    title: 'Список по положению',
    lines: ['№ 147, 2 место. Пропущена.'],
    rows: [{ number: '147', place: 2, project: '=1+1', reason: 'Она не входит в список.' }],
  },
});

describe('whom quotas passed over', () => {
  const register = withSelection(registerData(contestState(), ranking, meeting, 'ru'));

  test('have a sheet of their own in the workbook', async () => {
    const bytes = await registerXlsx(register);
    expect(zipText(bytes, 'xl/workbook.xml')).toContain('name="Ограничения"');
    expect(zipText(bytes, 'xl/sharedStrings.xml')).toContain('>Она не входит в список.<');
    const sheets = Object.keys(unzipSync(bytes)).filter((file) =>
      file.includes('worksheets/sheet'),
    );
    for (const sheet of sheets) expect(zipText(bytes, sheet)).not.toMatch(/<f[ >]/);
  });

  test('stand below an empty line in CSV', () => {
    const lines = registerCsv(register).split('\r\n');
    expect(lines.slice(-5)).toEqual([
      '',
      '"Список по положению"',
      '"Место";"№";"Проект";"Основание по положению"',
      '"2";"147";"\'=1+1";"Она не входит в список."',
      '',
    ]);
  });
});

describe('workbook', () => {
  test('gives the same bytes for the same sheets', async () => {
    const sheet = {
      name: 'Баллы',
      lines: ['Конкурс'],
      columns: [
        { title: 'a', width: 5 },
        { title: 'b', width: 5 },
      ],
      rows: [['x'], ['y', { decimal: '8.90' }]],
    };
    expect(await workbook([sheet])).toEqual(await workbook([sheet]));
    expect(zipText(await workbook([sheet]), 'xl/worksheets/sheet1.xml')).toMatch(/<v>8\.9<\/v>/);
  });

  test('has the counted sheets as numbers', async () => {
    const bytes = await made('scores.xlsx', ['ru']);
    const rows = zipText(bytes, 'xl/worksheets/sheet1.xml');
    expect([...rows.matchAll(/<v>(8\.\d+)<\/v>/g)].map(([, value]) => value)).toEqual([
      '8.88',
      '8.88',
      '8.92',
      '8.92',
      '8.5',
      '8.5',
    ]);
  });
});
