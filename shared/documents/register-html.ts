import { phrases } from '../results/document-texts.ts';
import { tableBlock } from '../results/protocol-tables.ts';
import type { RegisterData } from '../results/register.ts';
import { fontFaceCss, type FontFile } from './font-face.ts';
import { htmlPage } from './html-page.ts';
import { element, markupText } from './markup.ts';
import { pageCss, paperCss } from './paper-css.ts';
import { blockMarkup, ornament, pageMark } from './paper-markup.ts';
import type { PaperBlock, Texts } from './paper.ts';
import { screenCss } from './paper-html.ts';

/** Who was taken in or passed over, and why; nothing where places alone decided. */
const selectionMarkup = ({ selection: { title, lines } }: RegisterData) =>
  lines.length === 0
    ? []
    : [
        element('h2', {}, title),
        element('ul', {}, ...lines.map((text) => element('li', {}, text))),
      ];

/** The register on A4, to be printed or hung up. */
export function registerHtml(register: RegisterData, fonts: readonly FontFile[]): string {
  const { language } = register;
  const one = (text: string): Texts => [{ language, text }];
  const columns = [
    'place',
    'number',
    'project',
    'applicant',
    'nomination',
    'region',
    'score',
  ] as const;
  const data = tableBlock('register', columns, register.rows, language);
  const table: PaperBlock = {
    type: 'table',
    id: data.id,
    columns: data.columns.map((column) => ({ ...column, title: one(column.title) })),
    rows: data.rows.map((row) => row.map(one)),
  };
  const draftMark = register.draftMark === null ? null : one(register.draftMark);
  const body = [
    ...[pageMark(draftMark)].filter((mark) => mark !== null),
    element(
      'article',
      { class: 'paper-sheet' },
      ornament(),
      register.draftMark === null
        ? null
        : element(
            'div',
            { class: 'paper-draft' },
            element('p', { class: 'paper-draft-mark' }, register.draftMark),
            element('ul', {}, ...register.open.map((text) => element('li', {}, text))),
          ),
      element(
        'header',
        { class: 'paper-head' },
        element('p', {}, register.contest),
        element('p', {}, register.stage),
      ),
      element('h1', {}, register.title),
      blockMarkup(table),
      ...selectionMarkup(register),
    ),
  ];
  const pageLabels = one(phrases.protocol.page[language]);
  return htmlPage({
    title: register.title,
    language,
    css:
      fontFaceCss(fonts, body.map(markupText).join('')) +
      pageCss({ mark: draftMark, pageLabels }) +
      paperCss +
      screenCss,
    body,
  });
}
