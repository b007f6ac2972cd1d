import { present } from '../basics/assert.ts';
import type { Language } from '../basics/localized.ts';
import { shortenText } from '../language/clean-text.ts';
import { type DiplomaData, noDiplomasText } from '../results/diploma.ts';
import { fontFaceCss, type FontFile } from './font-face.ts';
import { htmlPage } from './html-page.ts';
import { element, markupText, type MarkupElement } from './markup.ts';
import { ornament } from './paper-markup.ts';

/** Longest text that still fits its place in the smallest letters, and where the letters become smaller. */
const fitting = {
  name: { most: 240, steps: [28, 56, 110] },
  line: { most: 420, steps: [90, 170, 280] },
} as const;

/** "size-0" (large) to "size-3", by the length of the text. */
function sized(
  text: string,
  { most, steps }: (typeof fitting)[keyof typeof fitting],
): readonly [shown: string, size: string] {
  const shown = shortenText(text, most);
  const size = steps.filter((step) => [...shown].length > step).length;
  return [shown, `size-${size}`];
}

function diplomaSheet(diploma: DiplomaData): MarkupElement {
  const [applicant, applicantSize] = sized(diploma.applicant, fitting.name);
  const [awarded, awardedSize] = sized(diploma.awarded, fitting.line);
  const [project, projectSize] = sized(diploma.project, fitting.line);
  return element(
    'article',
    { class: 'diploma' },
    diploma.draftMark === null ? null : element('p', { class: 'diploma-draft' }, diploma.draftMark),
    ornament(),
    element('h1', {}, diploma.title),
    element('p', { class: 'diploma-place' }, diploma.place),
    element('p', { class: `diploma-awarded ${awardedSize}` }, awarded),
    element('p', { class: `diploma-name ${applicantSize}` }, applicant),
    element('p', { class: `diploma-project ${projectSize}` }, project),
    element(
      'footer',
      {},
      element(
        'div',
        {},
        element('b', {}, diploma.signature.role),
        element('u', {}),
        element('span', {}, diploma.signature.name),
      ),
      element('div', { class: 'diploma-seal' }, diploma.sealPlace),
      element('div', { class: 'diploma-issued' }, diploma.issued),
    ),
  );
}

const diplomaCss = `
@page { size: A4 landscape; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; background: #ece9e2; font-family: Tinos, "Liberation Serif", "Times New Roman", serif; color: #10272c; }
.diploma { position: relative; display: flex; flex-direction: column; align-items: center; width: 297mm; height: 210mm; margin: 8mm auto;
  padding: 24mm 30mm 20mm; overflow: hidden; background: #fff; outline: 1.2mm solid #005a6b; outline-offset: -9mm; text-align: center; overflow-wrap: anywhere; }
.diploma p, .diploma h1 { margin: 0; }
.paper-ornament { width: 200mm; fill: none; stroke: #005a6b; stroke-width: 1; stroke-linecap: round; }
.diploma h1 { margin-top: 6mm; font-size: 46pt; letter-spacing: .08em; text-transform: uppercase; color: #005a6b; }
.diploma-place { margin-top: 1mm; font-size: 24pt; font-weight: bold; }
.diploma .diploma-awarded { margin-top: 5mm; }
.diploma .diploma-name { margin: auto 0 0; padding: 2mm 0; font-weight: bold; }
.diploma .diploma-project { margin-bottom: auto; }
.diploma-awarded, .diploma-project { font-size: 16pt; line-height: 1.25; }
.diploma-name { font-size: 34pt; line-height: 1.12; }
.diploma-name.size-1 { font-size: 26pt; } .diploma-name.size-2 { font-size: 20pt; } .diploma-name.size-3 { font-size: 15pt; }
.size-1:not(.diploma-name) { font-size: 14pt; } .size-2:not(.diploma-name) { font-size: 12pt; } .size-3:not(.diploma-name) { font-size: 10.5pt; }
.diploma footer { display: grid; grid-template-columns: minmax(0, 1fr) 30mm minmax(0, 1fr); gap: 8mm; align-items: end; width: 100%; margin-top: 8mm;
  font-size: 12pt; text-align: left; }
.diploma footer u { display: block; width: 55mm; height: 9mm; border-bottom: .6pt solid #000; text-decoration: none; }
.diploma footer b, .diploma footer span { display: block; font-weight: normal; }
.diploma-seal { text-align: center; color: #4a595d; }
.diploma-issued { text-align: right; }
.diploma-draft { position: absolute; inset: 12mm 14mm auto auto; padding: 1mm 3mm; border: 1pt solid #8a1c1c; font-size: 12pt; font-weight: bold; color: #8a1c1c; }
.diploma-none { margin: 20mm; font-size: 14pt; }
@media print {
  body { background: none; }
  .diploma { margin: 0; break-after: page; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .diploma:last-child { break-after: auto; }
}
`;

/** Diplomas of one language, an A4 sheet across for each winner; without winners the page says so. */
export function diplomaHtml(
  diplomas: readonly DiplomaData[],
  language: Language,
  fonts: readonly FontFile[],
): string {
  const none = element('p', { class: 'diploma-none' }, noDiplomasText(language));
  const body = diplomas.length === 0 ? [none] : diplomas.map(diplomaSheet);
  const css = fontFaceCss(fonts, body.map(markupText).join('')) + diplomaCss;
  return htmlPage({
    title: diplomas.length === 0 ? markupText(none) : present(diplomas[0], 'a diploma').title,
    language,
    css,
    body,
  });
}
