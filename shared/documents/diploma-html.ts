import type { Language } from '../basics/localized.ts';
import type { DiplomaData } from '../results/diploma.ts';
import { diplomaCss } from './diploma-css.ts';
import { diplomaMarkup } from './diploma-markup.ts';
import { fontFaceCss, type FontFile } from './font-face.ts';
import { htmlPage } from './html-page.ts';
import { element, markupText, type MarkupElement } from './markup.ts';

/** What a file of diplomas is made of. */
export interface DiplomaFile {
  readonly language: Language;
  /** Makes the languages of each sheet when its turn comes; all sheets have the same languages. */
  readonly sheets: readonly (() => readonly DiplomaData[])[];
  /** What stands in the file while there is no sheet. */
  readonly none: string;
  readonly upright: boolean;
  readonly fonts: readonly FontFile[];
}

/** Diplomas or certificates, an A4 sheet for each; yields after each sheet. Without any the page says so. */
export function* diplomaHtml({
  language,
  sheets,
  none,
  upright,
  fonts,
}: DiplomaFile): Generator<void, string> {
  const body: MarkupElement[] = [];
  let title = none;
  for (const sheet of sheets) {
    const sides = sheet();
    if (body.length === 0) title = sides[0]?.title ?? none;
    body.push(diplomaMarkup(sides, { upright }));
    yield;
  }
  if (body.length === 0) body.push(element('p', { class: 'diploma-none' }, none));
  const css = fontFaceCss(fonts, body.map(markupText).join('')) + diplomaCss;
  return htmlPage({ title, language, css, body });
}
