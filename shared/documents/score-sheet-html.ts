import { present } from '../basics/assert.ts';
import { fontFaceCss, type FontFile } from './font-face.ts';
import { htmlPage } from './html-page.ts';
import { markupText } from './markup.ts';
import { paperCss } from './paper-css.ts';
import { inOneLine } from './paper.ts';
import { screenCss } from './paper-html.ts';
import { sheetCss, sheetPageCss } from './score-sheet-css.ts';
import { type DrawCode, scoreSheetMarkup } from './score-sheet-markup.ts';
import { type SheetPaper, sheetPhrase } from './score-sheet-paper.ts';

/** Several sheets, one after another, as one file for screen, print and PDF. At least one. */
export function scoreSheetsHtml(
  papers: readonly SheetPaper[],
  options: { readonly draw: DrawCode; readonly fonts: readonly FontFile[] },
): string {
  const { languages, contest } = present(papers[0], 'a sheet');
  const body = papers.flatMap((paper) => scoreSheetMarkup(paper, options.draw));
  return htmlPage({
    title: [sheetPhrase(languages, 'title'), contest].map((texts) => inOneLine(texts)).join(' — '),
    language: present(languages[0], 'a language'),
    css:
      fontFaceCss(options.fonts, body.map(markupText).join('')) +
      sheetPageCss +
      paperCss +
      sheetCss +
      screenCss,
    body,
  });
}
