import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import type { Language } from '../../shared/basics/localized.ts';
import type { DocumentKind } from '../../shared/documents/document-kinds.ts';
import { createDocument } from '../../shared/documents/document-set.ts';
import { paperMakers } from '../../shared/documents/paper-documents.ts';
import { printFonts } from '../../shared/documents/print-fonts.ts';
import { groupHex, resultFingerprint } from '../../shared/results/result-leaves.ts';
import {
  fontsOfPdf,
  missingTools,
  pagesOfPdf,
  skippedWithout,
  unspaced,
} from '../documents/outside-tools.ts';
import {
  amendedVersions,
  decidedMeeting,
  everyLetterState,
  kazakhLetters,
} from '../results/decided-contest.ts';
import { ranking } from '../results/small-contest.ts';
import { isLong } from '../long/count-cases.ts';
import { clearChromium, oneChromium } from './one-chromium.ts';

const missing = missingTools(['pdftotext', 'pdffonts']);

const state = {
  ...everyLetterState(),
  meetingVersions: new Map([['written', amendedVersions]]),
};
const { root } = resultFingerprint(state, ranking, decidedMeeting);

const pages = (Object.keys(paperMakers) as DocumentKind[]).filter((kind) => kind.endsWith('.html'));
const sets: readonly (readonly [Language, ...Language[]])[] = [
  ['kk'],
  ['ru'],
  ['en'],
  ['kk', 'ru'],
  ['kk', 'en'],
  ['ru', 'en'],
];
/** Each page in one language and in two, each choice of languages with two pages; the long form takes all of them. */
const cases = pages.flatMap((kind, row) =>
  sets
    .filter(
      (_, column) =>
        isLong || column % sets.length === row % sets.length || column === (row + 3) % sets.length,
    )
    .map((languages) => ({ kind, languages })),
);

const namesIn: Readonly<Partial<Record<DocumentKind, readonly string[]>>> = {
  'protocol.html': [kazakhLetters, kazakhLetters.toUpperCase(), 'Әбдірахманов Ерлан Серікұлы'],
  'register.html': ['Ахметов А.', 'ЖК «Бұлақ»', 'Жел сорғысы'],
  'scores.html': [kazakhLetters, kazakhLetters.toUpperCase(), 'Жүнісова Н.', 'Оспанов Н.'],
  'extracts.html': [kazakhLetters, kazakhLetters.toUpperCase(), 'Сейітқали Гүлнар'],
};

const footOf: Readonly<Record<Language, string>> = {
  kk: '«Жасыл болашақ» байқауы · №\u00a07 хаттама',
  ru: 'Конкурс «Зелёное будущее» · Протокол №\u00a07',
  en: 'Contest “Green future” · Minutes No.\u00a07',
};

const pageOf: Readonly<Record<Language, (page: number, of: number) => string>> = {
  kk: (page, of) => `Бет ${page} / ${of}`,
  ru: (page, of) => `Страница ${page} из ${of}`,
  en: (page, of) => `Page ${page} of ${of}`,
};

/** The issued files as a browser prints them, read back by other programs. */
describe.skipIf(missing.length > 0)(`papers in print${skippedWithout(missing)}`, () => {
  let browser: Browser;
  let folder = '';

  beforeAll(async () => {
    folder = join(inject('journeyFolder'), 'printed-papers');
    mkdirSync(folder, { recursive: true });
    browser = await oneChromium();
  });
  afterAll(async () => {
    await clearChromium(browser);
  });

  async function print({ kind, languages }: (typeof cases)[number]): Promise<string> {
    const source = { state, ranking, meeting: decidedMeeting };
    const request = { kind, languages, withRegister: true };
    const { name, bytes } = await createDocument(source, request, printFonts);
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    // As a person does who sees the page before printing it.
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    const path = `${file}.pdf`;
    await page.pdf({ path, preferCSSPageSize: true });
    await page.close();
    return path;
  }

  test.each(cases)(
    'carry the contest, the minutes, the page and the root on every page of $kind in $languages, and give back its letters and names',
    async (wanted) => {
      const path = await print(wanted);
      const printed = (await pagesOfPdf(path)).map(unspaced);
      for (const [at, page] of printed.entries()) {
        expect(page).toContain(unspaced(groupHex(root)));
        for (const language of wanted.languages) {
          expect(page).toContain(unspaced(footOf[language]));
          expect(page).toContain(unspaced(pageOf[language](at + 1, printed.length)));
        }
      }
      // Two languages stand in columns, and what breaks in one is parted by what the other has there.
      const isPaired = wanted.languages.length > 1;
      for (const name of namesIn[wanted.kind] ?? []) {
        const pieces = isPaired ? name.split(name.includes(' ') ? ' ' : '') : [unspaced(name)];
        for (const piece of pieces) expect(printed.join('')).toContain(piece);
      }
      const fonts = await fontsOfPdf(path);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) {
        expect(font).toMatch(/Tinos-\w+ .* yes +(yes|no) +(yes|no) +\d+ +\d+$/);
        expect(font).not.toContain('Type 3');
      }
    },
  );
});
