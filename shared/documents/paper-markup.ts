import { unreachable } from '../basics/assert.ts';
import { element, type Markup, type MarkupElement } from './markup.ts';
import {
  noPictures,
  type Paper,
  type PaperBlock,
  type PaperSection,
  type Pictures,
  type Texts,
} from './paper.ts';
import { barsMarkup, photosMarkup } from './picture-blocks.ts';
import { qrMarkup } from './qr-markup.ts';

const motif =
  'M16 7.2V5.2C16 2 12.4.5 10.5 2 9 3.3 9.7 5.5 11.3 5.4 12.6 5.3 12.7 3.7 11.7 3.5' +
  'M16 5.2C16 2 19.6.5 21.5 2 23 3.3 22.3 5.5 20.7 5.4 19.4 5.3 19.3 3.7 20.3 3.5';
const motifs = 16;
const motifWidth = 32;

/** The hairline of қошқар мүйіз over a document's head. */
export const ornament = (): MarkupElement =>
  element(
    'svg',
    { class: 'paper-ornament', viewBox: `0 0 ${motifs * motifWidth} 8`, 'aria-hidden': 'true' },
    element('path', { d: `M0 7.4H${motifs * motifWidth}` }),
    ...Array.from({ length: motifs }, (_, at) =>
      element('path', { d: motif, transform: `translate(${at * motifWidth} 0)` }),
    ),
  );

/** The leading text as it is, the others in italics after a mark or below. */
function stacked(texts: Texts, between: Markup): readonly Markup[] {
  return texts.flatMap(({ language, text }, at): readonly Markup[] =>
    at === 0 ? [text] : [between, element('i', { lang: language }, text)],
  );
}

/** The languages after one another: "kk / ru". */
export const onOneLine = (texts: Texts): readonly Markup[] => stacked(texts, ' / ');
/** Each language on lines of its own. */
export const below = (texts: Texts): readonly Markup[] => stacked(texts, element('br', {}));

/** Sentences side by side, a column for each language. */
export function sideBySide(
  texts: Texts,
  attributes: Readonly<Record<string, string>> = {},
): MarkupElement {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined)
    return element('p', { ...attributes, lang: only.language }, only.text);
  return element(
    'div',
    { ...attributes, class: `paper-pair ${attributes['class'] ?? ''}`.trim() },
    ...texts.map(({ language, text }) => element('p', { lang: language }, text)),
  );
}

const alignClass = { left: '', center: 'paper-center', right: 'paper-right' } as const;

/** True for a row of one cell, which goes across the table and heads the rows below it. */
export const isHeadingRow = (
  { columns }: { readonly columns: readonly unknown[] },
  row: readonly unknown[],
): boolean => row.length === 1 && columns.length > 1;

function table(block: PaperBlock & { readonly type: 'table' }): MarkupElement {
  const classOf = (at: number): string => {
    const column = block.columns[at];
    return column === undefined ? '' : `paper-col-${column.id} ${alignClass[column.align]}`.trim();
  };
  return element(
    'table',
    { class: 'paper-table' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...block.columns.map(({ title }, at) =>
          element('th', { scope: 'col', class: classOf(at) }, ...below(title)),
        ),
      ),
    ),
    element(
      'tbody',
      {},
      ...block.rows.map((row) => {
        const [only = []] = row;
        return isHeadingRow(block, row)
          ? element(
              'tr',
              { class: 'paper-group' },
              element('td', { colspan: String(block.columns.length) }, ...onOneLine(only)),
            )
          : element(
              'tr',
              {},
              ...row.map((texts, at) => element('td', { class: classOf(at) }, ...below(texts))),
            );
      }),
    ),
  );
}

/** One block of a document: a sentence, a list, a table, bars or photos. */
export function blockMarkup(block: PaperBlock, pictures: Pictures = noPictures): MarkupElement {
  switch (block.type) {
    case 'paragraph':
      return sideBySide(block.texts, { 'data-id': block.id });
    case 'list':
      return element(
        'ol',
        { class: 'paper-list' },
        ...block.items.map((texts) =>
          element('li', {}, ...(texts.length > 1 ? [sideBySide(texts)] : onOneLine(texts))),
        ),
      );
    case 'table':
      return table(block);
    case 'bars':
      return barsMarkup(block);
    case 'photos':
      return photosMarkup(block, pictures);
    default:
      return unreachable(block);
  }
}

const sectionMarkup = (
  section: PaperSection,
  number: string,
  pictures: Pictures = noPictures,
): MarkupElement =>
  element(
    'section',
    { class: 'paper-section' },
    element('h2', {}, number, ...onOneLine(section.title)),
    ...section.blocks.map((block) => blockMarkup(block, pictures)),
  );

const openLines = ({ open }: Paper): readonly MarkupElement[] =>
  open.map((texts) => element('li', {}, ...onOneLine(texts)));

function draftHead(paper: Paper): MarkupElement | null {
  if (paper.draft === null) return null;
  return element(
    'div',
    { class: 'paper-draft' },
    element('p', { class: 'paper-draft-mark' }, ...onOneLine(paper.draft.mark)),
    paper.draft.note === null ? null : sideBySide(paper.draft.note),
    paper.open.length === 0 ? null : element('ul', {}, ...openLines(paper)),
  );
}

/** What a reader should know though it hinders nothing; on a draft it is among the open items. */
const notes = (paper: Paper): MarkupElement | null =>
  paper.draft !== null || paper.open.length === 0
    ? null
    : element('ul', { class: 'paper-notes' }, ...openLines(paper));

const signatures = ({ lines }: NonNullable<Paper['signing']>): MarkupElement =>
  element(
    'div',
    { class: 'paper-signatures' },
    ...lines.flatMap(({ role, name }) => [
      element('div', {}, ...onOneLine(role)),
      element('u', {}),
      element('div', {}, name),
    ]),
  );

function signingMarkup({ signing, numbered, sections }: Paper): MarkupElement | null {
  if (signing === null) return null;
  const number = numbered ? `${sections.length + 1}. ` : '';
  return element(
    'section',
    { class: 'paper-section paper-signing' },
    element('h2', {}, number, ...onOneLine(signing.title)),
    signatures(signing),
    element('p', { class: 'paper-seal' }, ...onOneLine(signing.sealPlace)),
  );
}

function titleMarkup({ title }: Paper): readonly MarkupElement[] {
  return title.map(({ language, text }, at) =>
    at === 0
      ? element('h1', { lang: language }, text)
      : element('p', { class: 'paper-subtitle', lang: language }, text),
  );
}

/** Letters of a mark up to which it is set large. */
const largeMark = 20;

/** A mark that print repeats on every page, each of its parts on a line; on the screen the draft's own head says it. */
export function pageMark(mark: Texts | null): MarkupElement | null {
  if (mark === null) return null;
  const lines = mark.flatMap(({ text }) => text.split(' · '));
  const isLong = lines.some((line) => line.length > largeMark);
  return element(
    'div',
    {
      class: isLong ? 'paper-watermark paper-watermark-long' : 'paper-watermark',
      'aria-hidden': 'true',
    },
    ...lines.flatMap((line, at) => (at === 0 ? [line] : [element('br', {}), line])),
  );
}

function mainSheet(paper: Paper): MarkupElement {
  const sections = paper.sections.map((section, at) =>
    sectionMarkup(section, paper.numbered ? `${at + 1}. ` : '', paper.pictures),
  );
  return element(
    'article',
    { class: 'paper-sheet' },
    ornament(),
    draftHead(paper),
    paper.demoNote === null ? null : sideBySide(paper.demoNote, { class: 'paper-demo' }),
    paper.code === undefined
      ? null
      : element('div', { class: 'paper-code' }, qrMarkup(paper.code, paper.code)),
    element('header', { class: 'paper-head' }, sideBySide(paper.contest), sideBySide(paper.stage)),
    ...titleMarkup(paper),
    ...paper.lines.map((texts) => sideBySide(texts)),
    ...sections,
    notes(paper),
    signingMarkup(paper),
    paper.closing.length === 0
      ? null
      : element(
          'footer',
          { class: 'paper-closing' },
          ...paper.closing.map((block) => blockMarkup(block)),
        ),
  );
}

/** The sheets of a paper without the mark behind them: the main one, then each annex from a new page. */
export const sheetsMarkup = (paper: Paper): readonly MarkupElement[] => [
  mainSheet(paper),
  ...paper.annexes.map((annex) =>
    element(
      'article',
      { class: 'paper-sheet paper-annex' },
      sectionMarkup(annex, '', paper.pictures),
    ),
  ),
];
