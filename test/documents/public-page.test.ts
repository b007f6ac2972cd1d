import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { languages } from '../../shared/basics/localized.ts';
import { subjectName } from '../../shared/contest/masking.ts';
import { publicPageHtml } from '../../shared/documents/public-page-html.ts';
import { publicPageScript } from '../../shared/documents/public-page-script.ts';
import { rowsAtOnce, soundText } from '../../shared/documents/public-register-markup.ts';
import { keysWhileTyping, searchWords } from '../../shared/finding/sound-key.ts';
import { foldForSearch } from '../../shared/language/search-fold.ts';
import { publicPageData } from '../../shared/results/public-page.ts';
import type { PublicSource } from '../../shared/results/public-awards.ts';
import { largeContest } from './large-contest.ts';

const htmlOf = (source: PublicSource): string => publicPageHtml(publicPageData(source), '{}');
const whole = largeContest(600);
const html = htmlOf(whole);

/** What the page's script makes of a text: the keys of each of its words, found first. */
const inPage: { readonly keysOf: (text: string) => readonly (readonly string[])[] } = {
  keysOf: (text) => {
    const [finding = ''] = publicPageScript.split('const all =');
    return JSON.parse(
      String(runInNewContext(`${finding}; JSON.stringify(keysOf(${JSON.stringify(text)}))`)),
    ) as readonly (readonly string[])[];
  },
};

describe('publicPageHtml', () => {
  test('keeps a page of 600 applications within a megabyte', () => {
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(1_000_000);
    expect(html.match(/<tr data-sound/g)).toHaveLength(600);
  });

  test('has each row once, with its nomination and region in three languages', () => {
    const [row = ''] = /<tr data-sound[^>]*><td>7<\/td>.*?<\/tr>/.exec(html) ?? [];
    for (const language of languages)
      expect(row.match(new RegExp(`lang="${language}"`, 'g'))).toHaveLength(4);
  });

  test('has no column of regions where nobody has one', () => {
    const { state } = whole;
    const submissions = new Map(
      [...state.submissions].map(([id, each]) => [id, { ...each, region: null }]),
    );
    const page = htmlOf({ ...whole, state: { ...state, submissions } });
    expect(html.match(/<th scope="col">/g)).toHaveLength(6);
    expect(page.match(/<th scope="col">/g)).toHaveLength(5);
  });

  test('asks search engines to leave a draft alone, and a final page to nobody', () => {
    const robots = '<meta name="robots" content="noindex, nofollow">';
    expect(html).not.toContain(robots);
    expect(htmlOf({ ...whole, meeting: null })).toContain(robots);
    const prepared = { stage: 'written', state: 'prepared', day: '2026-06-01' } as const;
    const state = { ...whole.state, publications: new Map([['written', prepared]]) };
    expect(htmlOf({ ...whole, state })).toContain(robots);
  });

  test('shows only so many rows at once, and leaves none out', () => {
    expect(html.match(/<tr [^>]*class="later"/g)).toHaveLength(600 - rowsAtOnce);
    expect(publicPageScript).toContain(`const atOnce = ${rowsAtOnce};`);
  });

  test('names nobody whose data is blocked, in text or in what is searched', () => {
    const first = whole.state.submissions.get('1001');
    if (first === undefined) throw new Error('the first');
    const secret = { ...first, applicant: 'Құпиябекова Жасырын' };
    const state = {
      ...whole.state,
      submissions: new Map([...whole.state.submissions, ['1001', secret]]),
    };
    const blocked = new Map([[subjectName('submission', '1001'), 'өтініш']]);
    const told = htmlOf({ ...whole, state });
    const page = htmlOf({ ...whole, state: { ...state, blocked } });
    expect(told).toContain('Құпиябекова');
    expect(told).toContain(soundText(['Құпиябекова']));
    expect(page).not.toContain('Құпиябекова');
    expect(page).not.toContain(soundText(['Құпиябекова']));
    expect(page).toContain('Деректері бұғатталған');
  });

  test('cannot be ended by what it carries for checking', () => {
    const page = publicPageHtml(
      publicPageData(largeContest(3)),
      JSON.stringify({ title: '</script><script>alert(1)</script>' }),
    );
    expect(page).not.toContain('alert(1)</script>');
    const [, data = ''] =
      /<script type="application\/json" id="qazylar-proof">(.*?)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(data)).toEqual({ title: '</script><script>alert(1)</script>' });
  });

  test('is the same bytes for the same contest', () => {
    expect(htmlOf(largeContest(40))).toBe(htmlOf(largeContest(40)));
  });
});

describe('the search of the page', () => {
  test.each([
    ['Қайрат', 'Кайрат', 'Qairat', 'Kairat'],
    ['Жетісу', 'Жетису', 'Zhetisu', 'Jetisu'],
    ['Шәуілдір', "S'a'y'ildir", 'S’a’y’ildir', 'Shaýildir'],
    ['Шымкент', 'Шимкент', 'Shymkent', 'Şymkent'],
    ['Әділет', 'Адилет', 'Ädilet', 'Adilet'],
  ])('takes %s, %s, %s and %s for one word', (...spellings) => {
    const keys = spellings.map((spelling) => inPage.keysOf(spelling)[0]?.[0]);
    expect(new Set(keys).size).toBe(1);
  });

  test('has each word under the key that the list was made with', () => {
    const letters = fc.constantFrom(...'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя');
    const latin = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzäöüşçñğıý'’‘`´ʼʻ");
    const word = fc.oneof(
      fc.string({ unit: letters, minLength: 1, maxLength: 12 }),
      fc.string({ unit: latin, minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const text = words.join(' ');
        fc.pre(searchWords(text).length > 0);
        const own = inPage.keysOf(text).map(([key]) => key);
        expect(own).toEqual(searchWords(text).map((each) => keysWhileTyping(each)[0]));
        expect([...new Set(own)].join(' ')).toBe(soundText([text]));
      }),
      { numRuns: 60 },
    );
  });

  test('folds as the application does', () => {
    for (const text of ['«ӘЛЕМ» — 7', 'ё-ЁЛКА', 'Naïve café №3'])
      expect(inPage.keysOf(text)).toHaveLength(foldForSearch(text).split(' ').length);
  });
});
