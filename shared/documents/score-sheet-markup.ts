import { shortenText } from '../language/clean-text.ts';
import { element, type Markup, type MarkupElement } from './markup.ts';
import { below, onOneLine, ornament } from './paper-markup.ts';
import type { Texts } from './paper.ts';
import { commentLines, sheetPages, type SheetPage, type SheetUnit } from './score-sheet-layout.ts';
import { type SheetPaper, sheetPhrase } from './score-sheet-paper.ts';

/** A text as the squares of a QR code: one path, and the side of its view box with the light edge. */
export type DrawCode = (text: string) => { readonly path: string; readonly side: number };

const paragraph = (name: string, texts: Texts | null): MarkupElement | null =>
  texts === null ? null : element('p', { class: name }, ...onOneLine(texts));

function codeMark({ shownCode, languages }: SheetPaper, draw: DrawCode): MarkupElement {
  const { path, side } = draw(shownCode);
  return element(
    'div',
    { class: 'sheet-code' },
    element(
      'svg',
      { viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': shownCode },
      element('path', { d: path }),
    ),
    element(
      'p',
      {},
      element('span', { class: 'sheet-small' }, ...onOneLine(sheetPhrase(languages, 'code'))),
      element('b', {}, shownCode),
    ),
  );
}

function firstHead(paper: SheetPaper, draw: DrawCode): readonly (MarkupElement | null)[] {
  const { languages } = paper;
  return [
    ornament(),
    element(
      'header',
      { class: 'sheet-head' },
      element(
        'div',
        {},
        paragraph('sheet-origin', paper.contest),
        paragraph('sheet-origin', paper.stage),
        ...sheetPhrase(languages, 'title').map(({ language, text }, at) =>
          at === 0
            ? element('h1', { lang: language }, text)
            : element('p', { class: 'sheet-subtitle', lang: language }, text),
        ),
      ),
      codeMark(paper, draw),
    ),
    paragraph('sheet-number', paper.number),
    element('h2', { class: 'sheet-title' }, paper.title),
    paragraph('sheet-fact', paper.applicant),
    paragraph('sheet-fact', paper.juror),
    element('p', { class: 'sheet-how' }, ...below(sheetPhrase(languages, 'howTo'))),
  ];
}

const laterHead = (paper: SheetPaper, draw: DrawCode): MarkupElement =>
  element(
    'header',
    { class: 'sheet-head sheet-head-later' },
    element('div', {}, paragraph('sheet-number', paper.number), paragraph('', paper.juror)),
    codeMark(paper, draw),
  );

const shortAnchor = (anchor: Texts): Texts =>
  anchor.map(({ language, text }) => ({ language, text: shortenText(text, anchorLength) }));

/** Letters of an anchor that are printed; the whole text is on the screen and in the regulation. */
export const anchorLength = 120;

function answerPlace(paper: SheetPaper, { criterion }: SheetUnit): MarkupElement {
  const { languages } = paper;
  return element(
    'div',
    { class: 'sheet-answer' },
    element('span', { class: 'sheet-small' }, ...onOneLine(sheetPhrase(languages, 'score'))),
    element('span', { class: 'sheet-box' }, criterion.score),
    element(
      'p',
      { class: 'sheet-unjudged' },
      element('span', { class: 'sheet-tick' }, criterion.cannotJudge ? '×' : ''),
      element('span', {}, ...below(sheetPhrase(languages, 'cannotJudge'))),
    ),
  );
}

/** What was said, or lines to write on. */
function commentPlace(paper: SheetPaper, { criterion, comment }: SheetUnit): readonly Markup[] {
  if (!paper.filled)
    return Array.from({ length: commentLines(criterion) }, () =>
      element('u', { class: 'sheet-line' }),
    );
  return [element('p', { class: 'sheet-said' }, comment === '' ? '—' : comment)];
}

function unitMarkup(paper: SheetPaper, unit: SheetUnit): MarkupElement {
  const { criterion } = unit;
  if (!unit.head) return element('section', { class: 'sheet-unit' }, ...commentPlace(paper, unit));
  return element(
    'section',
    { class: 'sheet-unit' },
    element(
      'div',
      { class: 'sheet-ask' },
      element(
        'div',
        {},
        element('h3', {}, `${criterion.number}. `, ...onOneLine(criterion.title)),
        paragraph('sheet-scale', criterion.scale),
        ...criterion.anchors.map((anchor) => paragraph('sheet-small', shortAnchor(anchor))),
      ),
      answerPlace(paper, unit),
    ),
    element(
      'p',
      { class: 'sheet-small' },
      element('b', {}, ...onOneLine(sheetPhrase(paper.languages, 'comment'))),
      ...(criterion.required === null ? [] : [' · ', ...onOneLine(criterion.required)]),
    ),
    ...commentPlace(paper, unit),
  );
}

const signatures = ({ languages }: SheetPaper): MarkupElement =>
  element(
    'div',
    { class: 'sheet-signatures' },
    ...(['date', 'signature'] as const).map((key) =>
      element(
        'p',
        {},
        element('u', {}),
        element('span', { class: 'sheet-small' }, ...onOneLine(sheetPhrase(languages, key))),
      ),
    ),
  );

function pageMarkup(
  paper: SheetPaper,
  { number, units }: SheetPage,
  pages: number,
  draw: DrawCode,
): MarkupElement {
  const label = sheetPhrase(paper.languages, 'page', () => ({
    page: String(number),
    pages: String(pages),
  }));
  return element(
    'article',
    { class: 'paper-sheet score-paper' },
    ...(number === 1 ? firstHead(paper, draw) : [laterHead(paper, draw)]),
    ...units.map((unit) => unitMarkup(paper, unit)),
    number === pages ? signatures(paper) : null,
    element(
      'footer',
      { class: 'sheet-foot' },
      element('span', {}, paper.shownCode),
      element('span', {}, ...onOneLine(label)),
    ),
  );
}

/** The pages of one sheet; each names its sheet, so that pages that fall apart find together again. */
export function scoreSheetMarkup(paper: SheetPaper, draw: DrawCode): readonly MarkupElement[] {
  const pages = sheetPages(paper);
  return pages.map((page) => pageMarkup(paper, page, pages.length, draw));
}
