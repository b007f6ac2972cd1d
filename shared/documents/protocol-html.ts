import { present } from '../basics/assert.ts';
import type { ProtocolData } from '../results/protocol-parts.ts';
import { fontFaceCss, type FontFile } from './font-face.ts';
import { htmlPage } from './html-page.ts';
import { markupText } from './markup.ts';
import { pageCss, paperCss } from './paper-css.ts';
import { paperMarkup } from './paper-markup.ts';
import { inOneLine, protocolPaper } from './paper.ts';

/** What surrounds the sheets on the screen; nothing of it is printed. */
export const screenCss =
  'body { margin: 0; padding: 8mm 4mm; background: #ece9e2; }\n@media print { body { padding: 0; background: none; } }\n';

/** The minutes as one file for screen, print and PDF; two languages stand side by side. */
export function protocolHtml(
  sides: readonly ProtocolData[],
  options: { readonly withRegister: boolean; readonly fonts: readonly FontFile[] },
): string {
  const paper = protocolPaper(sides, options);
  const body = paperMarkup(paper);
  return htmlPage({
    title: inOneLine(paper.title),
    language: present(paper.languages[0], 'a language'),
    css:
      fontFaceCss(options.fonts, body.map(markupText).join('')) +
      pageCss(paper) +
      paperCss +
      screenCss,
    body,
  });
}
