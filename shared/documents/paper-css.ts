import { inOneLine, type PageMarks, type Texts } from './paper.ts';

/** A text as a CSS string; line breaks and quotes cannot end it. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:;/№·—–()-]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;

/** "Бет {{page}} / {{pages}}" as the value of `content`. */
function pageCounter(label: string): string {
  return label
    .split(/(\{\{pages?\}\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part === '{{page}}'
        ? 'counter(page)'
        : part === '{{pages}}'
          ? 'counter(pages)'
          : cssString(part),
    )
    .join(' ');
}

/** The languages on lines of their own. */
const pageCounters = (labels: Texts): string =>
  labels.map(({ text }) => pageCounter(text)).join(' "\\a" ');

const marginFont = (size: string): string => `font: ${size} Tinos, "Times New Roman", serif`;

/** Contest and minutes over the root, on the left of the page's foot. */
function footCss({ foot, rootLine }: PageMarks): string {
  const lines = [
    ...(foot === undefined ? [] : [cssString(inOneLine(foot))]),
    ...(rootLine === undefined ? [] : [cssString(rootLine)]),
  ];
  if (lines.length === 0) return '';
  const content = lines.join(' "\\a" ');
  return `@bottom-left { content: ${content}; white-space: pre-line; width: 76%; text-align: left; vertical-align: top; padding-top: 3mm; ${marginFont('7pt/1.3')}; color: #333; }`;
}

/**
 * Size and margins of the printed page and what every page carries: its number, contest and minutes, the root, and, on a
 * draft or under an embargo, the mark. Browsers that do not know margin boxes leave them out; the mark is then still on
 * every page as `.paper-watermark`.
 */
export function pageCss(page: PageMarks): string {
  const mark = page.mark === null ? '' : cssString(inOneLine(page.mark));
  return `@page {
  size: A4;
  margin: 15mm 15mm 18mm 20mm;
  ${footCss(page)}
  @bottom-right { content: ${pageCounters(page.pageLabels)}; white-space: pre; vertical-align: top; padding-top: 3mm; ${marginFont('8.5pt/1.2')}; color: #333; }
  ${mark === '' ? '' : `@top-right { content: ${mark}; ${marginFont('bold 9pt')}; color: #8a1c1c; }`}
}
`;
}

/** The look of a document on paper, the same on the screen, in the issued HTML and in print. */
export const paperCss = `
.paper-sheet { box-sizing: border-box; width: 210mm; max-width: 100%; min-height: 297mm; margin: 0 auto 8mm; padding: 13mm 15mm 12mm 20mm;
  background: #fff; color: #000; font: 10.5pt/1.32 Tinos, "Liberation Serif", "Times New Roman", serif; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere; color-scheme: light; text-align: left; }
.paper-sheet p, .paper-sheet ul, .paper-sheet ol, .paper-sheet h1, .paper-sheet h2 { margin: 0; max-width: none; }
.paper-sheet p + p, .paper-sheet p + .paper-pair, .paper-sheet .paper-pair + p, .paper-sheet .paper-pair + .paper-pair { margin-top: 1mm; }
.paper-ornament { display: block; width: 100%; height: auto; fill: none; stroke: #005a6b; stroke-width: 1; stroke-linecap: round; }
.paper-code { float: right; width: 26mm; margin: 2mm 0 2mm 6mm; }
.paper-code .qr { display: block; width: 100%; }
.paper-head { margin: 3mm 0 4mm; font-size: 9.5pt; line-height: 1.25; }
.paper-sheet h1 { margin-bottom: 1mm; font: bold 13.5pt/1.2 Tinos, "Liberation Serif", "Times New Roman", serif; letter-spacing: .02em;
  text-align: center; text-transform: uppercase; }
.paper-subtitle { text-align: center; text-transform: uppercase; letter-spacing: .02em; color: #333; }
.paper-sheet h1 ~ p, .paper-sheet h1 ~ .paper-pair { margin-top: 1mm; }
.paper-sheet h2 { margin: 3.5mm 0 1.2mm; font: bold 10.5pt/1.3 Tinos, "Liberation Serif", "Times New Roman", serif; letter-spacing: 0; break-after: avoid; break-inside: avoid; }
.paper-sheet i { font-style: italic; font-weight: normal; color: #333; }
.paper-pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 8mm; }
.paper-sheet .paper-pair > p { margin: 0; }
.paper-sheet p, .paper-sheet li, .paper-pair { break-inside: avoid; }
.paper-sheet p:has(+ .paper-table), .paper-sheet .paper-pair:has(+ .paper-table), .paper-sheet p:has(+ .paper-list) { break-after: avoid; }
.paper-sheet .paper-table { margin: 1.2mm 0 2mm; }
.paper-sheet .paper-list { margin: .8mm 0; }
.paper-sheet .paper-list li + li { margin-top: .6mm; }
.paper-pair > p + p { padding-left: 4mm; margin-left: -4mm; border-left: .5pt solid #bbb; font-style: italic; color: #333; }
.paper-list { padding-left: 6mm; list-style: decimal; }
.paper-table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 9.5pt; line-height: 1.22; }
.paper-table thead { display: table-header-group; }
.paper-table tr { break-inside: avoid; }
.paper-table th, .paper-table td { box-sizing: border-box; border: .5pt solid #777; padding: 1mm 1.6mm; text-align: left; vertical-align: middle; }
.paper-table th { font-weight: bold; background: #eef4f5; }
.paper-table .paper-center { text-align: center; }
.paper-table .paper-right { text-align: right; }
.paper-table .paper-col-place { width: 14.5mm; font-weight: bold; }
.paper-table .paper-col-number { width: 12mm; }
.paper-table .paper-col-school { width: 40mm; }
.paper-table .paper-col-score { width: 14mm; font-weight: bold; }
.paper-table .paper-col-region { width: 26mm; }
.paper-table:not(:has(.paper-col-nomination)) .paper-col-region { width: 44mm; }
.paper-table .paper-col-nomination { width: 34mm; }
.paper-table:has(.paper-col-nomination) { font-size: 9pt; }
.paper-table .paper-col-applicant { width: 27mm; }
.paper-table .paper-col-subject { width: 52mm; }
.paper-table .paper-col-sum { width: 26mm; white-space: nowrap; }
.paper-table .paper-col-ground { width: 34mm; }
.paper-table .paper-col-ground-wide { width: 62mm; }
.paper-table .paper-col-vote { width: 28mm; }
.paper-table .paper-col-field { width: 38mm; }
.paper-table .paper-col-mark { width: 13mm; }
.paper-table .paper-col-mark-narrow { width: 8.5mm; padding-inline: .6mm; }
.paper-table .paper-col-total { width: 20mm; font-weight: bold; }
.paper-table .paper-col-count { width: 16mm; }
.paper-table .paper-col-short { width: 30mm; }
.paper-table .paper-group td { font-weight: bold; background: #f6f8f8; break-after: avoid; }
.paper-table .paper-group { break-after: avoid; }
.paper-signatures { display: grid; grid-template-columns: minmax(0, 1fr) 34mm 52mm; gap: 2.2mm 4mm; align-items: end; font-size: 9.5pt; line-height: 1.2; break-inside: avoid; }
.paper-signatures u { display: block; height: 6mm; border-bottom: .6pt solid #000; text-decoration: none; }
.paper-signing { break-inside: avoid; break-after: avoid; }
.paper-sheet .paper-seal { margin: 3mm 0 4mm; font-size: 9pt; }
.paper-closing { break-before: avoid; margin-top: 4mm; padding-top: 1.8mm; border-top: .6pt solid #005a6b; font-size: 8.5pt; line-height: 1.3; break-inside: avoid; }
.paper-draft { margin: 3mm 0; padding: 2mm 4mm; border: 1pt solid #8a1c1c; }
.paper-draft-mark { font-size: 13pt; font-weight: bold; text-transform: uppercase; color: #8a1c1c; }
.paper-sheet .paper-draft-mark i { color: #8a1c1c; }
.paper-draft ul, .paper-notes { padding-left: 5mm; list-style: disc; }
.paper-notes { margin-top: 3mm; font-size: 9pt; }
.paper-sheet .paper-demo { padding: 1mm 0; font-weight: bold; color: #6b4a00; }
.paper-demo > p + p { font-weight: normal; }
.paper-annex > .paper-section > h2 { margin-top: 0; font-size: 12pt; }
.paper-watermark { display: none; }
@media screen { .paper-sheet { box-shadow: 0 2px 14px rgb(21 38 43 / .2); } }
@media screen and (max-width: 800px) { .paper-sheet { min-width: 620px; min-height: 0; padding: 6mm; } }
@media print {
  .paper-sheet { width: auto; min-height: 0; margin: 0; padding: 0 .5mm; box-shadow: none; }
  .paper-annex, .paper-sheet + .paper-sheet { break-before: page; }
  .paper-table th, .paper-ornament { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .paper-table .paper-group td { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .paper-watermark { display: block; position: fixed; inset: 110mm -40mm auto; text-align: center; white-space: nowrap; transform: rotate(-32deg);
    font: bold 44pt/1.2 Tinos, "Times New Roman", serif; color: rgb(138 28 28 / .12); text-transform: uppercase; }
  .paper-watermark-long { font-size: 24pt; line-height: 1.4; }
}
`;
