import { sheetSizes } from './score-sheet-layout.ts';

/** Margins of the printed page; pages number themselves, because each sheet counts its own. */
export const sheetPageCss = '@page { size: A4; margin: 12mm 14mm 12mm 20mm; }\n';

const { width, height, answer, gap, line } = sheetSizes;

/** What a score sheet adds to the style of paper; the sizes are those its pages are reckoned with. */
export const sheetCss = `
.paper-sheet.score-paper { display: flex; flex-direction: column; width: ${width + 34}mm; padding: 12mm 14mm 12mm 20mm; line-height: 1.3; }
.paper-sheet.score-paper p { margin: 0; }
.score-paper .paper-ornament { flex: none; margin-bottom: 2mm; }
.sheet-head { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4mm; align-items: start; margin-bottom: 3mm; }
.sheet-head-later { align-items: center; padding-bottom: 2mm; border-bottom: .6pt solid #005a6b; font-size: 9.5pt; }
.sheet-origin { font-size: 9.5pt; }
.paper-sheet.score-paper h1 { margin: 2mm 0 0; font-size: 15pt; text-align: left; }
.sheet-subtitle { color: #333; text-transform: uppercase; letter-spacing: .02em; }
.sheet-code { display: grid; grid-template-columns: auto; justify-items: center; gap: 1mm; text-align: center; }
.sheet-code svg { width: 24mm; height: 24mm; fill: #000; shape-rendering: crispEdges; }
.sheet-head-later .sheet-code { grid-template-columns: auto auto; align-items: center; }
.sheet-head-later .sheet-code svg { width: 17mm; height: 17mm; }
.sheet-code span { display: block; }
.sheet-code b { font: bold 14pt/1.2 "Liberation Mono", "DejaVu Sans Mono", monospace; white-space: nowrap; }
.sheet-number { font-size: 11pt; font-weight: bold; }
.paper-sheet.score-paper .sheet-title { margin: 0 0 1mm; font-size: 13pt; line-height: 1.3; break-after: auto; }
.paper-sheet.score-paper .sheet-how { margin: 2mm 0 1mm; font-size: 9pt; color: #333; }
.sheet-small { font-size: 8.5pt; color: #333; }
.sheet-scale { font-size: 9pt; }
.sheet-unit { padding: 2mm 0; border-top: .5pt solid #777; }
.sheet-ask { display: grid; grid-template-columns: minmax(0, 1fr) ${answer}mm; gap: 0 ${gap}mm; min-height: 25mm; }
.paper-sheet.score-paper h3 { margin: 0; font: bold 11.5pt/1.3 Tinos, "Liberation Serif", "Times New Roman", serif; }
.sheet-answer { display: grid; grid-template-columns: auto 1fr; gap: 1.5mm 2mm; align-content: start; align-items: center; }
.sheet-box { display: grid; place-items: center; width: 30mm; height: 12mm; border: 1pt solid #000; font-size: 16pt; font-weight: bold; }
.sheet-unjudged { display: grid; grid-template-columns: 5mm minmax(0, 1fr); grid-column: 1 / -1; gap: 2mm; align-items: center; font-size: 8.5pt; line-height: 1.2; }
.sheet-tick { display: grid; place-items: center; box-sizing: border-box; width: 5mm; height: 5mm; border: .8pt solid #000; font-size: 13pt; font-weight: bold; line-height: 1; }
.sheet-line { display: block; height: ${line}mm; box-sizing: border-box; border-bottom: .5pt solid #777; text-decoration: none; }
.sheet-said { padding-top: 1mm; }
.sheet-signatures { display: grid; grid-template-columns: 50mm minmax(0, 1fr); gap: 8mm; margin-top: 2mm; break-inside: avoid; }
.sheet-signatures u { display: block; height: 10mm; border-bottom: .6pt solid #000; text-decoration: none; }
.sheet-foot { display: flex; justify-content: space-between; gap: 4mm; margin-top: auto; padding-top: 3mm; font-size: 8.5pt; color: #333; }
@media print {
  .paper-sheet.score-paper { width: auto; min-height: ${height}mm; padding: 0; }
  .score-paper + .score-paper { break-before: page; }
}
`;
