import type { Language } from '../basics/localized.ts';
import { phrases } from '../results/document-texts.ts';
import { fontFaceCss, type FontFile } from './font-face.ts';
import { htmlPage } from './html-page.ts';
import { element, markupText } from './markup.ts';
import { pageCss, paperCss } from './paper-css.ts';
import { blockMarkup } from './paper-markup.ts';
import type { Texts } from './paper.ts';
import { screenCss } from './paper-html.ts';

/** A page of tables, every text in it already in the words of its language. */
export interface TablesPage {
  readonly language: Language;
  readonly title: string;
  /** Lines under the title. */
  readonly lines: readonly string[];
  readonly tables: readonly PageTable[];
}

export interface PageTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands in place of a table without rows. */
  readonly empty: string;
}

/** Tables one under another on A4, to be read on a screen or printed. */
export function tablesHtml(page: TablesPage, fonts: readonly FontFile[]): string {
  const { language, title, lines, tables } = page;
  const one = (text: string): Texts => [{ language, text }];
  const body = [
    element(
      'article',
      { class: 'paper-sheet' },
      element('h1', {}, title),
      element('header', { class: 'paper-head' }, ...lines.map((line) => element('p', {}, line))),
      ...tables.flatMap((table, at) => [
        element('h2', {}, table.title),
        table.rows.length === 0
          ? element('p', {}, table.empty)
          : blockMarkup({
              type: 'table',
              id: `table-${at}`,
              columns: table.columns.map((column, index) => ({
                id: `column-${index}`,
                title: one(column),
                align: 'left',
              })),
              rows: table.rows.map((row) => row.map(one)),
            }),
      ]),
    ),
  ];
  return htmlPage({
    title,
    language,
    css:
      fontFaceCss(fonts, body.map(markupText).join('')) +
      pageCss({ mark: null, pageLabels: one(phrases.protocol.page[language]) }) +
      paperCss +
      screenCss,
    body,
  });
}
