import { posterSizes } from './poster-size.ts';

/** Sheets that posters are printed on: width and height in mm, and what an em of the poster is there. */
export const posterSheets = {
  a3: { width: 297, height: 420, em: 10 },
  a2: { width: 420, height: 594, em: 14.14 },
} as const;

export type PosterSheet = keyof typeof posterSheets;

const sizes = posterSizes
  .map((size, at) => `.size-${at} .poster-list li { font-size: ${size}em; }\n`)
  .join('');

/** The look of posters on a sheet: everything in em, so that a larger sheet is the same poster, larger. */
export function posterCss(sheet: PosterSheet): string {
  const { width, height, em } = posterSheets[sheet];
  return `
@page { size: ${width}mm ${height}mm; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; background: #ece9e2; font-family: Tinos, "Liberation Serif", "Times New Roman", serif; color: #10272c; }
.poster { position: relative; display: flex; flex-direction: column; width: ${width}mm; height: ${height}mm; margin: 8mm auto; padding: 1.8em 1.9em 1.6em;
  overflow: hidden; background: #fff; font-size: ${em}mm; line-height: 1.15; overflow-wrap: anywhere; }
.poster :where(p, h1, h2, ol, ul) { margin: 0; padding: 0; list-style: none; }
.poster .paper-ornament { display: block; width: 100%; height: auto; fill: none; stroke: #005a6b; stroke-width: 1; stroke-linecap: round; }
.poster-contest { margin-top: .6em; font-size: .95em; }
.poster-title { margin-top: .5em; font-size: 1.15em; color: #005a6b; }
.poster h1 { margin-top: .05em; font-size: 2.5em; line-height: 1.05; font-weight: bold; color: #005a6b; }
.poster h1.long { font-size: 1.9em; }
.poster i { font-style: normal; }
.poster h1 i { display: block; font-size: .7em; font-weight: normal; }
.poster-contest i, .poster-title i { display: block; color: #4a595d; }
.poster-list { display: flex; flex: 1; flex-direction: column; justify-content: space-evenly; margin: .7em 0; }
.poster-list li { padding: .22em 0 .22em .6em; border-left: .16em solid #d3d6d2; }
.poster-list li.won { border-left-color: #fec50c; }
.poster-list b { display: block; }
.poster-labels { display: flex; flex-wrap: wrap; gap: .2em .5em; font-size: .68em; line-height: 1.25; font-weight: bold; color: #005a6b; }
.won .poster-labels span { padding: 0 .5em; border-radius: .3em; background: #fec50c; color: #10272c; }
.poster-under { display: block; font-size: .68em; line-height: 1.25; color: #33464b; }
.poster footer { display: grid; grid-template-columns: 5.2em minmax(0, 1fr); gap: .9em; align-items: center; padding-top: .7em; border-top: .08em solid #005a6b; font-size: 1em; }
.poster .qr { display: block; width: 5.2em; height: 5.2em; }
.poster footer p { font-size: .62em; line-height: 1.3; }
.poster footer .poster-address { font-size: .82em; font-weight: bold; color: #005a6b; }
.poster-more { font-size: .7em; text-align: right; color: #33464b; }
.poster-code { font-family: "Liberation Mono", "DejaVu Sans Mono", Consolas, monospace; }
.poster-mark { margin: 0 0 .5em; padding: .15em .5em; border: .08em solid #8a1c1c; font-size: .95em; font-weight: bold; text-align: center; color: #8a1c1c; }
.poster-none { margin: 20mm; font-size: 14pt; }
${sizes}@media print {
  body { background: none; }
  .poster { margin: 0; break-after: page; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .poster:last-child { break-after: auto; }
}
`;
}
