import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { DocumentKind } from '../../shared/documents/document-kinds.ts';
import { createDocument } from '../../shared/documents/document-set.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { Language } from '../../shared/basics/localized.ts';
import { groupHex, resultFingerprint } from '../../shared/results/result-leaves.ts';
import { decidedMeeting, everyLetterState, kazakhLetters } from '../results/decided-contest.ts';
import { contestState, meeting, ranking } from '../results/small-contest.ts';
import {
  fontsOfPdf,
  missingTools,
  output,
  pagesOfPdf,
  skippedWithout,
  unspaced,
} from './outside-tools.ts';

const missing = missingTools(['soffice', 'pdftotext', 'pdffonts']);

interface Wanted {
  readonly kind: DocumentKind;
  readonly languages: readonly [Language, ...Language[]];
  readonly meeting: Meeting | null;
  /** Of the contest in which everything was decided. */
  readonly decided?: boolean;
}

const minutes = (languages: Wanted['languages'], ofMeeting: Meeting | null = meeting): Wanted => ({
  kind: 'protocol.docx',
  languages,
  meeting: ofMeeting,
});

const wanted = {
  kk: minutes(['kk']),
  ru: minutes(['ru']),
  en: minutes(['en']),
  both: minutes(['kk', 'ru']),
  draft: minutes(['kk'], null),
  register: { kind: 'register.xlsx', languages: ['kk'], meeting },
  decided: { ...minutes(['kk', 'ru'], decidedMeeting), decided: true },
  list: { kind: 'register.docx', languages: ['kk', 'ru'], meeting: decidedMeeting, decided: true },
  scores: { kind: 'scores.xlsx', languages: ['kk'], meeting: decidedMeeting, decided: true },
} as const satisfies Record<string, Wanted>;

const everyLetter = everyLetterState();

const keys = Object.keys(wanted) as (keyof typeof wanted)[];

describe.skipIf(missing.length > 0)(`LibreOffice${skippedWithout(missing)}`, () => {
  let folder = '';

  const pdf = (key: keyof typeof wanted): string => join(folder, `${key}.pdf`);
  const text = async (key: keyof typeof wanted): Promise<string> =>
    unspaced((await pagesOfPdf(pdf(key))).join(''));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qazylar-office-'));
    const files = await Promise.all(
      keys.map(async (key) => {
        const { kind, languages, meeting: ofMeeting, decided }: Wanted = wanted[key];
        const state = decided === true ? everyLetter : contestState();
        const source = { state, ranking, meeting: ofMeeting };
        const { bytes } = await createDocument(source, { kind, languages, withRegister: true }, []);
        const path = join(folder, `${key}.${kind.split('.')[1]}`);
        await writeFile(path, bytes);
        return path;
      }),
    );
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await output(
      'soffice',
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    );
  }, 240_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each([
    [
      'kk',
      [
        'КОНКУРСТЫҚ КОМИССИЯ ОТЫРЫСЫНЫҢ ХАТТАМАСЫ № 7',
        'Өткізілген орны: Астана. Күні: 2026 жылғы 13 мамыр',
        '2. Жеңімпаздар мен жүлдегерлерді айқындау',
        'Бөгетсіз шағын су электр станциясы',
        'Әбдірахманов Ерлан Серікұлы',
        'Бет 1 / ',
      ],
    ],
    ['ru', ['ПРОТОКОЛ № 7 ЗАСЕДАНИЯ КОНКУРСНОЙ КОМИССИИ', 'Жел сорғысы', 'Страница 1 из ']],
    ['en', ['MINUTES NO. 7 OF THE CONTEST COMMISSION', '13 May 2026', 'Page 1 of ']],
    ['both', ['Тамшылатып суару', 'Принято заявок — 5', 'Страница 1 из ']],
    [
      'register',
      ['«Жасыл болашақ» байқауы', 'Бөгетсіз шағын су электр станциясы', 'Қызылорда облысы'],
    ],
  ] as const)('opens %s and shows its sentences', async (key, sentences) => {
    const shown = await text(key);
    for (const sentence of sentences) expect(shown).toContain(unspaced(sentence));
  });

  test.each(['decided', 'list', 'scores'] as const)(
    'gives back every Kazakh letter and the names of %s',
    async (key) => {
      const shown = await text(key);
      for (const letter of kazakhLetters) expect(shown).toContain(letter);
      expect(shown).toContain(key === 'scores' ? 'ОспановН.' : 'АхметовА.');
    },
  );

  test.each(['decided', 'list'] as const)('has the root on every page of %s', async (key) => {
    const { root } = resultFingerprint(everyLetter, ranking, decidedMeeting);
    const pages = await pagesOfPdf(pdf(key));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain(groupHex(root));
  });

  test('shows the mark of a draft on every page', async () => {
    const pages = await pagesOfPdf(pdf('draft'));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('Алдын ала нұсқа');
    expect(await text('kk')).not.toContain(unspaced('Алдын ала нұсқа'));
  });

  test.each(keys)('embeds every font of %s, and none as pictures', async (key) => {
    const fonts = await fontsOfPdf(pdf(key));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      expect(font).toMatch(/ yes +(yes|no) +(yes|no) +\d+ +\d+$/);
      expect(font).not.toContain('Type 3');
    }
  });
});
