import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { bytesToBase64url, sha256, utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { Language } from '../../shared/basics/localized.ts';
import { fontFaceCss } from '../../shared/documents/font-face.ts';
import { paperHtml } from '../../shared/documents/paper-html.ts';
import { joinPaper } from '../../shared/documents/paper.ts';
import { printFonts } from '../../shared/documents/print-fonts.ts';
import { protocolDocx } from '../../shared/documents/protocol-docx.ts';
import { protocolHtml } from '../../shared/documents/protocol-html.ts';
import { publicPageHtml } from '../../shared/documents/public-page-html.ts';
import { registerCsv } from '../../shared/documents/register-csv.ts';
import { registerJson } from '../../shared/documents/register-json.ts';
import { registerXlsx } from '../../shared/documents/register-xlsx.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { PaperData, ProtocolData } from '../../shared/results/protocol-parts.ts';
import { decisionsData } from '../../shared/results/decisions-data.ts';
import { differencesAnnex } from '../../shared/results/differences-annex.ts';
import { extractPapers } from '../../shared/results/extract.ts';
import { methodAnnex } from '../../shared/results/method-annex.ts';
import { protocolSource } from '../../shared/results/paper-frame.ts';
import { protocolData } from '../../shared/results/protocol.ts';
import { registerPaper } from '../../shared/results/register-paper.ts';
import { scoreAnnex } from '../../shared/results/score-annex.ts';
import { proposedOptions } from '../../shared/results/public-options.ts';
import { publicPageData } from '../../shared/results/public-page.ts';
import { registerData } from '../../shared/results/register.ts';
import {
  allLanguages,
  contestState,
  meeting,
  ranking,
  settings,
  settingsWithStage,
  submission,
} from '../results/small-contest.ts';

const whole = { withRegister: true, fonts: [] };
const sides = (languages: readonly Language[], state = contestState()): readonly ProtocolData[] =>
  languages.map((language) => protocolData(state, ranking, meeting, language));
const drafts = (languages: readonly Language[]): readonly ProtocolData[] =>
  languages.map((language) => protocolData(contestState(), ranking, null, language));
const zipText = (bytes: Uint8Array, name: string): string =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

const hostileNames = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  "' onload='alert(1)",
  '&lt;b&gt; & ]]>',
  '{{count}} $t(key) $&',
];

/** The same contest with a hostile text as name of the first submission, of its criterion, and as a juror's reason. */
const hostileState = (text: string): ContestState =>
  contestState({
    settings: settingsWithStage((stage) => ({
      ...stage,
      criteria: stage.criteria.map((criterion) => ({
        ...criterion,
        title: { kk: text, ru: text, en: text },
      })),
    })),
    recusals: [{ stage: 'written', submission: '147', juror: 'j-2', reason: text }],
    submissions: new Map([
      ...contestState().submissions,
      ['318', submission('318', { title: text, applicant: text, town: text })],
    ]),
  });

const textContent = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const pagesOf = (state: ContestState): readonly string[] => {
  const source = protocolSource(state, ranking, meeting, 'ru');
  const page = (data: PaperData): string => paperHtml([joinPaper([data])], []);
  return [
    protocolHtml(sides(['kk'], state), whole),
    protocolHtml(sides(['kk', 'ru'], state), whole),
    ...[registerPaper, scoreAnnex, differencesAnnex, methodAnnex].map((make) => page(make(source))),
    paperHtml(
      [...extractPapers(source)].map((data) => joinPaper([data])),
      [],
    ),
    publicPageHtml(
      publicPageData({ state, ranking, meeting, options: proposedOptions(settings) }),
      '{}',
    ),
  ];
};

describe('every HTML document', () => {
  test.each(hostileNames)('shows %s as text and lets it do nothing', (name) => {
    const innocent = pagesOf(hostileState('Қалыпты атау'));
    pagesOf(hostileState(name)).forEach((page, at) => {
      const tags = (html: string): readonly string[] =>
        (html.match(/<\/?[a-z][a-z0-9]*/g) ?? []).toSorted();
      expect(tags(page)).toEqual(tags(innocent[at] ?? ''));
      expect(page).not.toMatch(/<[^>]*\son\w+=/);
      expect(textContent(page)).toContain(name);
    });
  });

  test('allows by its own policy exactly the style and the script it holds', () => {
    const toHash = (text: string): string => {
      const letters = bytesToBase64url(sha256(utf8ToBytes(text)))
        .replaceAll('-', '+')
        .replaceAll('_', '/');
      return `&#39;sha256-${letters}=&#39;`;
    };
    for (const page of pagesOf(contestState())) {
      const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
      const [, script = null] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
      expect(page).toContain(`default-src &#39;none&#39;; style-src ${toHash(style)}`);
      expect(page.includes('script-src')).toBe(script !== null);
      expect(page).toContain(script === null ? '' : `script-src ${toHash(script)}`);
      expect(page).not.toMatch(/\sstyle=|https?:\/\/(?!www\.w3)/);
    }
  });
});

describe('protocolHtml', () => {
  test('marks every page of a draft in each language and lists what is open', () => {
    for (const [at, mark] of (['Алдын ала нұсқа', 'Черновик', 'Draft'] as const).entries()) {
      const language = allLanguages[at] ?? 'kk';
      const html = protocolHtml(drafts([language]), whole);
      expect(html).toContain(`@top-right { content: "${mark}"`);
      expect(html).toContain(`<div class="paper-watermark" aria-hidden="true">${mark}</div>`);
      expect(textContent(html)).toContain(drafts([language])[0]?.openTexts[0]);
    }
  });

  test('has no mark on final minutes', () => {
    const html = protocolHtml(sides(['kk']), whole);
    expect(html).not.toContain('@top-right');
    expect(textContent(html)).not.toContain('Алдын ала нұсқа');
  });

  test('numbers the printed pages in the words of the language', () => {
    expect(protocolHtml(sides(['kk']), whole)).toContain(
      'content: "Бет " counter(page) " / " counter(pages)',
    );
    expect(protocolHtml(sides(['kk', 'ru']), whole)).toContain(
      'counter(pages) "\\a" "Страница " counter(page) " из " counter(pages)',
    );
  });

  test('sets two languages side by side, a project title once', () => {
    const html = protocolHtml(sides(['kk', 'ru']), whole);
    expect(html).toContain(
      '<p lang="kk">Өткізілген орны: Астана. Күні: 2026 жылғы 13 мамыр</p><p lang="ru">Место проведения: Астана. Дата: 13 мая 2026 года</p>',
    );
    expect(html.match(/>Жел сорғысы</g)).toHaveLength(2);
    expect(textContent(html)).toContain(
      'Хаттама қазақ және орыс тілінде жасалды, мәтіндердің күші бірдей.',
    );
  });

  test('leaves out the register where it is not wanted', () => {
    expect(protocolHtml(sides(['kk']), whole)).toContain('paper-annex"');
    expect(protocolHtml(sides(['kk']), { ...whole, withRegister: false })).not.toContain(
      'paper-annex"',
    );
  });
});

describe('fontFaceCss', () => {
  test('holds only the subsets whose letters occur', () => {
    const rules = fontFaceCss(printFonts, 'Қазылар 2026');
    expect(rules.match(/@font-face/g)).toHaveLength(9);
    expect(rules).toContain('data:font/woff2;base64,');
    expect(fontFaceCss(printFonts, '₸').match(/@font-face/g)).toHaveLength(3);
    expect(fontFaceCss(printFonts, '')).toBe('');
  });
});

describe('protocolDocx', () => {
  const text = (bytes: Uint8Array): string => zipText(bytes, 'word/document.xml');
  const made = (data: readonly ProtocolData[]): Promise<Uint8Array> => protocolDocx(data, whole);

  test('says in Kazakh and Russian what the minutes say', async () => {
    const xml = text(await made(sides(['kk', 'ru'])));
    expect(xml).toContain('>Конкурстық комиссия отырысының хаттамасы №\u00a07<');
    expect(xml).toContain('>Протокол №\u00a07 заседания конкурсной комиссии<');
    expect(xml).toContain('>Принято заявок — 5, допущено — 4, отклонено — 1.<');
    expect(xml).toContain('>8,94<');
    expect(xml).toContain('<w:lang w:val="kk-KZ"/>');
  });

  test('is set on A4 in Times New Roman', async () => {
    const bytes = await made(sides(['kk']));
    expect(text(bytes)).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(zipText(bytes, 'word/styles.xml')).toMatch(
      /<w:docDefaults>.*w:ascii="Times New Roman".*<\/w:docDefaults>/,
    );
  });

  test('has page numbers and, on a draft, the mark on every page', async () => {
    const bytes = await made(drafts(['ru']));
    const footer = zipText(bytes, 'word/footer1.xml');
    const fields = [...footer.matchAll(/<w:instrText [^>]*>(\w+)</g)].map(([, field]) => field);
    expect(fields).toEqual(['PAGE', 'NUMPAGES']);
    expect(zipText(bytes, 'word/header1.xml')).toContain('>Черновик<');
    expect(zipText(bytes, 'word/header1.xml')).toMatch(/<v:textpath [^>]*string="Черновик"/);
    expect(zipText(await made(sides(['ru'])), 'word/header1.xml')).not.toContain('Черновик');
  });

  test('begins the numbers of each list with 1', async () => {
    const bytes = await made(sides(['kk']));
    const ids = [...text(bytes).matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    const lists = sides(['kk'])[0]
      ?.sections.flatMap(({ blocks }) => blocks)
      .filter(({ type }) => type === 'list');
    expect(new Set(ids).size).toBe(lists?.length);
    expect(zipText(bytes, 'word/numbering.xml')).toContain('<w:startOverride w:val="1"/>');
  });

  test.each(hostileNames)('writes %s as text', async (name) => {
    const xml = text(await made(sides(['en'], hostileState(name))));
    expect(xml).not.toMatch(/<(img|script|b)\b/);
    const seen = xml
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
    expect(seen).toContain(`>${name}<`);
  });

  test('leaves out the characters that XML cannot hold', async () => {
    const xml = text(await made(sides(['en'], hostileState('a\u0000b\ufffec\ud800d'))));
    expect(xml).not.toMatch(/[\u0000-\u0008\ufffd-\uffff]/);
    expect(xml).toMatch(/>a ?b ?c ?d</);
  });

  test('is well-formed: every element that opens closes', async () => {
    const bytes = await made(sides(['kk', 'ru'], hostileState('a < b & c')));
    const open: string[] = [];
    const crossed: string[] = [];
    for (const [tag, closing, name = '', , self] of text(bytes).matchAll(
      /<(\/?)([\w:]+)([^<>]*?)(\/?)>/g,
    )) {
      if (closing !== '/' && self !== '/') open.push(name);
      else if (closing === '/' && open.pop() !== name) crossed.push(tag);
    }
    expect(crossed).toEqual([]);
    expect(open).toEqual([]);
  });

  test('gives the same bytes for the same minutes, final or draft', async () => {
    expect(await made(sides(['kk']))).toEqual(await made(sides(['kk'])));
    expect(await made(drafts(['kk', 'ru']))).toEqual(await made(drafts(['kk', 'ru'])));
  });

  test('tells nothing of when it was made', async () => {
    const core = zipText(await made(sides(['kk'])), 'docProps/core.xml');
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual([
      '1980-01-01T00:00:00Z',
      '1980-01-01T00:00:00Z',
    ]);
  });
});

describe('registerXlsx', () => {
  test('holds the whole list, a sheet for each nomination, one by regions, with scores as numbers', async () => {
    const bytes = await registerXlsx(registerData(contestState(), ranking, meeting, 'kk'));
    const book = zipText(bytes, 'xl/workbook.xml');
    for (const name of [
      'ТОП-3 тізілімі',
      'Жаңартылатын энергия көздері',
      'Суды үнемдеу',
      'Өңірлер бойынша',
    ])
      expect(book).toContain(`name="${name}"`);
    expect(zipText(bytes, 'xl/sharedStrings.xml')).toContain('Бөгетсіз шағын су электр станциясы');
    expect(zipText(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/<v>8\.94<\/v>/);
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    "=cmd|' /C calc'!A0",
  ])('keeps %j as text and writes no formula', async (name) => {
    const bytes = await registerXlsx(registerData(hostileState(name), ranking, meeting, 'ru'));
    const sheets = Object.keys(unzipSync(bytes)).filter((file) =>
      file.startsWith('xl/worksheets/sheet'),
    );
    expect(sheets.length).toBe(4);
    for (const sheet of sheets) expect(zipText(bytes, sheet)).not.toMatch(/<f[ >]/);
    expect(
      zipText(bytes, 'xl/sharedStrings.xml').replaceAll('&apos;', "'").replaceAll('&#39;', "'"),
    ).toContain(`>${name.trim()}<`);
  });

  test('gives the same bytes for the same register', async () => {
    const register = registerData(contestState(), ranking, meeting, 'en');
    expect(await registerXlsx(register)).toEqual(await registerXlsx(register));
  });
});

describe('registerCsv', () => {
  test('opens in Excel as it is: byte order mark, semicolons, decimal comma, quoted cells', () => {
    const lines = registerCsv(registerData(contestState(), ranking, meeting, 'kk')).split('\r\n');
    expect(lines[0]).toBe(
      '\ufeff"Орын";"№";"Жоба";"Өтінім беруші";"Номинация";"Өңір";"Елді мекен";"Балл";"Парақ саны"',
    );
    expect(lines[1]).toBe(
      '"1";"318";"Бөгетсіз шағын су электр станциясы";"«Тау суы» ЖШС";"Жаңартылатын энергия көздері";"Жетісу облысы";"Талдықорған";"8,94";"2"',
    );
    expect(lines).toHaveLength(5);
  });

  test('says first that it is a draft', () => {
    expect(
      registerCsv(registerData(contestState(), ranking, null, 'ru')).startsWith(
        '\ufeff"Черновик"\r\n',
      ),
    ).toBe(true);
  });

  test.each([
    ['=1+1', '"\'=1+1"'],
    ['+7 701', '"\'+7 701"'],
    ['-2+3', '"\'-2+3"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['＝1+1', '"\'＝1+1"'],
    ['＋1', '"\'＋1"'],
    ['－1', '"\'－1"'],
    ['＠x', '"\'＠x"'],
    ['  =1', '"\'=1"'],
    ['a"b', '"a""b"'],
    ['a;b', '"a;b"'],
    ['1-тур', '"1-тур"'],
  ])('writes %j as %s', (name, cell) => {
    const csv = registerCsv(registerData(hostileState(name), ranking, meeting, 'en'));
    expect(csv).toContain(`;${cell};`);
  });

  test('leaves a negative score a number', () => {
    const register = registerData(contestState(), ranking, meeting, 'kk');
    const rows = register.rows.map((row) => ({ ...row, score: '-1,50' }));
    expect(registerCsv({ ...register, rows })).toContain(';"-1,50";');
  });
});

describe('registerJson', () => {
  test('keeps names as recorded and scores as exact decimal text', () => {
    const parsed: unknown = JSON.parse(
      registerJson(
        registerData(hostileState('=1+1'), ranking, meeting, 'kk'),
        decisionsData(protocolSource(hostileState('=1+1'), ranking, meeting, 'kk')),
      ),
    );
    expect(parsed).toMatchObject({
      draft: false,
      top: 3,
      rows: [{ place: '1', project: '=1+1', score: '8.94' }, {}, {}],
    });
  });
});
