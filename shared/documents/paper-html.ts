import { present } from '../basics/assert.ts';
import type { Language } from '../basics/localized.ts';
import { fontFaceCss, type FontFile } from './font-face.ts';
import { htmlPage } from './html-page.ts';
import { type Markup, markupText } from './markup.ts';
import { pageCss, paperCss } from './paper-css.ts';
import { pageMark, sheetsMarkup } from './paper-markup.ts';
import { pictureCss } from './picture-blocks.ts';
import { inOneLine, type PageMarks, type Paper } from './paper.ts';

/** What surrounds the sheets on the screen; nothing of it is printed. */
export const screenCss =
  'body { margin: 0; padding: 8mm 4mm; background: #ece9e2; }\n@media print { body { padding: 0; background: none; } }\n';

/** Sheets that lie one after another in one file for screen, print and PDF. */
export interface SheetsPage {
  readonly title: string;
  readonly language: Language;
  readonly marks: PageMarks;
  readonly sheets: readonly Markup[];
  /** What the sheets have beside the look of papers. */
  readonly css?: string;
  /** True where sheets have bars or photos. */
  readonly pictures?: boolean;
}

/** Letters that stand only in the margins of pages, for the choice of fonts. */
const marginText = ({ mark, foot, rootLine, pageLabels }: PageMarks): string =>
  [mark ?? [], foot ?? [], pageLabels].map((texts) => inOneLine(texts)).join('') + (rootLine ?? '');

/** Sheets as one file, with what every page carries in its margins. */
export function sheetsHtml(
  { title, language, marks, sheets, css = '', pictures = false }: SheetsPage,
  fonts: readonly FontFile[],
): string {
  const body = [...[pageMark(marks.mark)].filter((mark) => mark !== null), ...sheets];
  return htmlPage({
    title,
    language,
    css:
      fontFaceCss(fonts, body.map(markupText).join('') + marginText(marks)) +
      pageCss(marks) +
      paperCss +
      css +
      screenCss,
    body,
    pictures,
  });
}

/** One paper, or several that each begin on a new page and carry the same marks, as one file. At least one. */
export function paperHtml(papers: readonly Paper[], fonts: readonly FontFile[]): string {
  const first = present(papers[0], 'a paper');
  return sheetsHtml(
    {
      title: inOneLine(first.title),
      language: present(first.languages[0], 'a language'),
      marks: first,
      sheets: papers.flatMap(sheetsMarkup),
      ...(papers.some(({ pictures }) => pictures !== undefined)
        ? { css: pictureCss, pictures: true }
        : {}),
    },
    fonts,
  );
}
