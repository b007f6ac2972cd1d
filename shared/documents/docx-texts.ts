import type { TextRun } from 'docx';

import { run, type RunLook } from './docx-parts.ts';
import type { Texts } from './paper.ts';

/** Between the margins of the page. */
export const textWidthMm = 175;
/** What stands beside the leading language. */
export const grey = '333333';

/** Texts of the other languages stand behind the leading one: lighter, in italics. */
export const aside = (look: RunLook): RunLook => ({
  ...look,
  bold: false,
  italic: true,
  color: look.color ?? grey,
});

/** The languages after one another. */
export const runsOf = (texts: Texts, look: RunLook = {}): readonly TextRun[] =>
  texts.flatMap(({ language, text }, at) =>
    at === 0
      ? [run(text, { ...look, language })]
      : [run(' / ', look), run(text, { ...aside(look), language })],
  );
