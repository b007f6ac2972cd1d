import { describe, expect, test } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import type { Criterion, Stage } from '../../shared/contest/contest.ts';
import { markupText, markupToHtml } from '../../shared/documents/markup.ts';
import { scoreSheetsHtml } from '../../shared/documents/score-sheet-html.ts';
import { linesOf, sheetPages } from '../../shared/documents/score-sheet-layout.ts';
import { type DrawCode, scoreSheetMarkup } from '../../shared/documents/score-sheet-markup.ts';
import { sheetPaper, type SheetPaperOptions } from '../../shared/documents/score-sheet-paper.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { sheetCode, showSheetCode } from '../../shared/scoring/sheet-code.ts';
import { emptySheet, type Sheet } from '../../shared/scoring/sheet.ts';
import { personOf } from '../builders/contest-builder.ts';
import { contestState, settings, submission } from '../results/small-contest.ts';

const text = (words: string) => ({ kk: `${words} kk`, ru: `${words} ru`, en: words });
const criterionOf = (id: string, change: Partial<Criterion> = {}): Criterion => ({
  id,
  title: text(`Title ${id}`),
  help: text(''),
  weight: milli(1000),
  scale: { min: milli(0), max: milli(10_000), step: milli(500) },
  anchors: [
    { level: milli(10_000), text: text('excellent') },
    { level: milli(0), text: text('nothing') },
  ],
  comment: { requiredAtOrBelow: milli(2500), requiredAtOrAbove: null, note: text('') },
  ...change,
});
const [written] = settings.stages;
if (written === undefined) throw new Error('a stage');
const stageOf = (criteria: readonly Criterion[], blind = false): Stage => ({
  ...written,
  criteria,
  assignment: { ...written.assignment, blind },
});
const juror = {
  ...personOf('j-01', 'juror', 'KZ-43', null),
  surname: 'Оспанова',
  givenName: 'Нұргүл',
};
const work = submission('318', {
  title: 'Жел сорғысы',
  applicant: '«Сыр-Эко» ЖШС',
  region: 'KZ-43',
});
const sheetOf = (values: Partial<Sheet>): ContestState =>
  contestState({
    sheets: new Map([
      [
        'written/318/j-01',
        { ...emptySheet({ stage: 'written', submission: '318', juror: 'j-01' }), ...values },
      ],
    ]),
  });
const draw: DrawCode = () => ({ path: 'M4 4h1v1h-1z', side: 9 });
const blank: SheetPaperOptions = { languages: ['kk', 'ru'], filled: false };
const filled: SheetPaperOptions = { languages: ['ru'], filled: true };

const two = stageOf([criterionOf('a'), criterionOf('b')]);
const paperOf = (
  options: SheetPaperOptions = blank,
  { stage = two, state = contestState(), submitted = work } = {},
) => sheetPaper(state, { stage, submission: submitted, juror }, options);
const wordsOf = (paper: ReturnType<typeof paperOf>): string =>
  scoreSheetMarkup(paper, draw).map(markupText).join(' ');
const count = (all: string, part: string): number => all.split(part).length - 1;

describe('a blank sheet', () => {
  test('names contest, stage, application, applicant and juror, in both languages', () => {
    const words = wordsOf(paperOf());
    for (const part of [
      'Жасыл болашақ',
      'Зелёное будущее',
      'Кезең: Жазбаша кезең',
      'Этап: Заочный этап',
      '№\u00a0318 өтінім',
      'Заявка №\u00a0318',
      'Жел сорғысы',
      'Өтінім беруші: «Сыр-Эко» ЖШС, Қызылорда облысы',
      'Қазы: Оспанова Нұргүл',
      'Бағалай алмаймын',
      'Не могу оценить',
      'Подпись члена жюри',
    ])
      expect(words).toContain(part);
  });

  test('gives each criterion its scale, its levels from the lowest, and when a comment is required', () => {
    const words = wordsOf(paperOf({ languages: ['ru'], filled: false }));
    expect(words).toContain('0–10, шаг 0,5');
    expect(words.indexOf('0 — nothing ru')).toBeLessThan(words.indexOf('10 — excellent ru'));
    expect(words).toContain('При балле 2,5 и ниже комментарий обязателен.');
    expect(
      markupToHtml(scoreSheetMarkup(paperOf(), draw)[0] ?? '').match(/"sheet-line"/g),
    ).toHaveLength(6);
  });

  test('says nothing of what was entered, and asks for no total', () => {
    const state = sheetOf({
      scores: { a: milli(7500), b: 'cannot-judge' },
      comments: { a: 'Құпия' },
    });
    expect(wordsOf(paperOf(blank, { state }))).toBe(wordsOf(paperOf()));
    expect(wordsOf(paperOf())).not.toMatch(/итого(?!вый балл посчитает)|Total:/i);
  });
});

test('a filled sheet shows what was entered', () => {
  const state = sheetOf({
    scores: { a: milli(7500), b: 'cannot-judge' },
    comments: { a: 'Жақсы жұмыс' },
  });
  const html = scoreSheetMarkup(paperOf(filled, { state }), draw).map(markupToHtml).join('');
  expect(html).toContain('<span class="sheet-box">7,5</span>');
  expect(html).toContain('<span class="sheet-box"></span>');
  expect(count(html, '<span class="sheet-tick">×</span>')).toBe(1);
  expect(html).toContain('<p class="sheet-said">Жақсы жұмыс</p>');
  expect(html).not.toContain('sheet-line');
});

test('every page bears the code of its sheet, as text and as a picture, and which page it is', () => {
  const many = stageOf(Array.from({ length: 14 }, (_, at) => criterionOf(`c${at}`)));
  const paper = paperOf({ languages: ['en'], filled: false }, { stage: many });
  const code = showSheetCode(
    sheetCode(contestState().contest, { stage: 'written', submission: '318', juror: 'j-01' }),
  );
  const pages = scoreSheetMarkup(paper, draw).map(markupToHtml);
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((page, at) => {
    expect(count(page, `>${code}<`)).toBe(2);
    expect(page).toContain(`aria-label="${code}"`);
    expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
  });
});

test('a criterion stands on one page, all of them in their order, and the signature on the last', () => {
  const criteria = Array.from({ length: 14 }, (_, at) => criterionOf(`c${at}`));
  const paper = paperOf(blank, { stage: stageOf(criteria) });
  const pages = sheetPages(paper);
  expect(pages.flatMap(({ units }) => units.map(({ criterion }) => criterion.number))).toEqual(
    criteria.map((_, at) => at + 1),
  );
  const html = scoreSheetMarkup(paper, draw).map(markupToHtml);
  expect(html.map((page) => page.includes('sheet-signatures'))).toEqual(
    html.map((_, at) => at === html.length - 1),
  );
});

test('a blind stage hides applicant and region everywhere, on paper and in the file', () => {
  const stage = stageOf(two.criteria, true);
  for (const languages of [['kk', 'ru'], ['en']] as const) {
    const paper = paperOf({ languages, filled: true }, { stage, state: sheetOf({}) });
    expect(JSON.stringify(paper)).not.toMatch(/Сыр-Эко|Қызылорда|Кызылорд|Kyzylorda|KZ-43/);
    const html = scoreSheetsHtml([paper], { draw, fonts: [] });
    expect(html).not.toMatch(/Сыр-Эко|Қызылорда|Кызылорд|Kyzylorda|KZ-43/);
    expect(html).toContain('Жел сорғысы');
  }
});

test('a long comment goes on over the pages without losing a word', () => {
  const words = Array.from({ length: 2500 }, (_, at) => `сөз${at}`).join(' ');
  const state = sheetOf({ scores: { a: milli(5000) }, comments: { a: words } });
  const pages = sheetPages(paperOf(filled, { state }));
  expect(pages.length).toBeGreaterThan(3);
  expect(
    pages
      .flatMap(({ units }) => units)
      .filter(({ criterion }) => criterion.number === 1)
      .map(({ comment }) => comment)
      .join(' '),
  ).toBe(words);
});

test('a word longer than the line takes as many lines as it needs', () => {
  const oneLine = linesOf('сөз', 10, 100);
  expect(oneLine).toBe(1);
  expect(linesOf('ы'.repeat(400), 10, 100)).toBeGreaterThan(8);
  expect(linesOf('сөз '.repeat(100).trim(), 10, 100)).toBeGreaterThan(6);
});

test.each([
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onload='alert(1)",
  '{{number}} $&',
])('the file shows %s as text and lets it do nothing', (name) => {
  const tags = (html: string) => html.match(/<\/?[a-z][a-z0-9]*/g) ?? [];
  const file = (title: string) =>
    scoreSheetsHtml([paperOf(blank, { submitted: { ...work, title, applicant: title } })], {
      draw,
      fonts: [],
    });
  const html = file(name);
  expect(tags(html)).toEqual(tags(file('Қалыпты')));
  expect(html).not.toMatch(/<[^>]*\son\w+=/);
  expect(html).toContain('default-src &#39;none&#39;');
});
