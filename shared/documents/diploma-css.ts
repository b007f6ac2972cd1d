import { proofCodeCss } from './proof-code.ts';

/** Size of the printed page; both may be in one file. */
const pages = `@page { size: A4 landscape; margin: 0; }
@page upright { size: A4 portrait; margin: 0; }
`;

const sheet = `* { box-sizing: border-box; }
body { margin: 0; background: #ece9e2; }
.diploma { position: relative; display: flex; flex-direction: column; align-items: center; margin: 8mm auto; overflow: hidden; background: #fff;
  color: #10272c; font-family: Tinos, "Liberation Serif", "Times New Roman", serif; text-align: center; overflow-wrap: anywhere; }
.diploma::before, .diploma::after { position: absolute; content: ""; pointer-events: none; }
.diploma::before { inset: 8mm; border: .5mm solid #005a6b; }
.diploma::after { inset: 9.4mm; border: .2mm solid #a8812a; }
.diploma.across { width: 297mm; height: 210mm; padding: 17mm 26mm 11.5mm; }
.diploma.upright { width: 210mm; height: 297mm; padding: 22mm 22mm 12mm; page: upright; }
.diploma p, .diploma h1 { margin: 0; max-width: none; }
.diploma span { display: block; }
.diploma .paper-ornament { flex: none; width: 150mm; height: auto; fill: none; stroke: #a8812a; stroke-width: 1.1; stroke-linecap: round; }
`;

const texts = `.diploma h1 { margin-top: 6mm; font: bold 44pt/1.1 Tinos, "Liberation Serif", "Times New Roman", serif; letter-spacing: .09em; text-transform: uppercase; color: #005a6b; }
.upright h1 { margin-top: 14mm; }
.diploma h1 .across.two h1 { margin-top: 3.5mm; font-size: 34pt; } .across.two h1 .diploma-second { font-size: 16pt; }
.across.two .diploma-distinction { font-size: 19pt; }
.across.two .diploma-distinction:is(.size-1, .size-2, .size-3, .size-4) { font-size: 12pt; }
.across.two .size-3:is(.diploma-lead, .diploma-line) { font-size: 10.5pt; line-height: 1.2; }
.across.two .size-4:is(.diploma-lead, .diploma-line) { font-size: 8.5pt; line-height: 1.15; }
.diploma.across.two .diploma-name:is(.size-3, .size-4) { padding: 2mm 0; font-size: 13pt; }
.across.two footer { font-size: 11pt; } .across.two .diploma-signature u { height: 7mm; }
.diploma-second { font-size: 20pt; }
.diploma-distinction { font-size: 25pt; line-height: 1.2; font-weight: bold; color: #7a5a12; }
.diploma .diploma-distinction { margin-top: 1.5mm; }
.diploma-distinction.size-1 { font-size: 18pt; } .diploma-distinction.size-2 { font-size: 14pt; }
.diploma-distinction.size-3, .diploma-distinction.size-4 { font-size: 11pt; }
.diploma-body { flex: 1 1 auto; min-height: 0; width: 100%; display: flex; flex-direction: column; justify-content: center; }
.diploma-lead, .diploma-line { font-size: 17pt; line-height: 1.28; text-wrap: balance; }
.size-1:is(.diploma-lead, .diploma-line) { font-size: 15pt; } .size-2:is(.diploma-lead, .diploma-line) { font-size: 13pt; }
.size-3:is(.diploma-lead, .diploma-line) { font-size: 11.5pt; } .size-4:is(.diploma-lead, .diploma-line) { font-size: 9.5pt; }
.diploma .diploma-name { padding: 4mm 0; font-size: 40pt; line-height: 1.12; font-weight: bold; text-wrap: balance; }
.diploma .diploma-name.size-1 { font-size: 31pt; } .diploma .diploma-name.size-2 { font-size: 23pt; }
.diploma .diploma-name.size-3 { font-size: 17.5pt; } .diploma .diploma-name.size-4 { font-size: 13.5pt; }
.diploma .diploma-line + .diploma-line { margin-top: 1mm; }
.diploma-second { margin-top: .6mm; font-size: .88em; font-style: italic; font-weight: normal; color: #33474c; }
`;

const foot = `.diploma footer { flex: none; display: grid; grid-template-columns: minmax(0, 1fr) 22mm minmax(0, 1fr) auto; gap: 0 7mm; align-items: end; width: 100%;
  font-size: 12pt; line-height: 1.2; text-align: left; }
.upright footer { grid-template-columns: minmax(0, 1fr) 22mm auto; row-gap: 6mm; }
.upright .diploma-issued { grid-area: 2 / 1 / 3 / 3; }
.upright .diploma-proof { grid-area: 1 / 3 / 3 / 4; }
.diploma-signature u { display: block; width: 100%; height: 10mm; border-bottom: .6pt solid #000; text-decoration: none; }
.diploma-signature > span:last-child { padding-top: 1mm; }
.diploma-seal { padding-bottom: 5mm; text-align: center; color: #4a595d; }
.diploma-proof { width: 52mm; font-size: 8pt; line-height: 1.2; text-align: center; color: #10272c; }
.diploma-proof .code { margin: 0 auto; }
.diploma-foot { flex: none; width: 100%; padding-top: 1.6mm; font-size: 6.5pt; line-height: 1.2; color: #4a595d; }
.diploma-marks { position: absolute; z-index: 1; inset: 12mm 13mm auto auto; max-width: 56mm; text-align: right; }
.diploma-marks p { padding: .8mm 3mm; border: 1pt solid #8a1c1c; font-size: 11pt; line-height: 1.2; font-weight: bold; color: #8a1c1c; background: #fff; }
.diploma-marks p + p { margin-top: 1mm; font-size: 9pt; }
.diploma-none { margin: 20mm; font: 14pt Tinos, "Liberation Serif", "Times New Roman", serif; }
@media print {
  body { background: none; }
  .diploma { margin: 0; break-after: page; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .diploma:last-child { break-after: auto; }
}
`;

/** The look of diplomas and certificates, the same on the screen, in the issued HTML and in print. */
export const diplomaCss = pages + sheet + texts + foot + proofCodeCss;
