import { oneLanguageCss } from './in-languages.ts';

const colours = `
.city { color-scheme: light dark; --ground: #f5f4ef; --sheet: #fff; --soft: #e4f1f2; --line: #d3d6d2; --edge: #6c7a7d; --ink: #15262b; --ink-2: #43555a;
  --strong: #005a6b; --on-strong: #fff; --gold: #fec50c; --on-gold: #15262b; --alarm: #8a1c1c; --focus: #0b57d0; }
@media (prefers-color-scheme: dark) {
  .city { --ground: #0f1b1e; --sheet: #17272b; --soft: #143a43; --line: #2b4147; --edge: #7d969c; --ink: #eaf1f1; --ink-2: #b9c8ca;
    --strong: #7ad5e2; --on-strong: #00262e; --alarm: #ff9f92; --focus: #ffd54a; }
}`;

const frame = `
html { background: #f5f4ef; }
@media (prefers-color-scheme: dark) { html { background: #0f1b1e; } }
body { margin: 0; }
.city, .city * { box-sizing: border-box; }
.city { position: relative; max-width: 1120px; margin: 0 auto; padding: 16px 20px 56px; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 17px/1.5 "Inter Variable", Inter, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; }
.city :where(p, ul, ol, h1, h2, h3) { margin: 0; padding: 0; list-style: none; }
.city h1 { margin: 4px 0 8px; font-size: clamp(25px, 4vw, 38px); line-height: 1.18; font-weight: 600; letter-spacing: -.012em; }
.city h2 { margin: 40px 0 12px; font-size: 23px; line-height: 1.25; font-weight: 600; }
.city h3 { margin: 0 0 8px; font-size: 17px; line-height: 1.3; font-weight: 600; color: var(--strong); }
.city .paper-ornament { display: block; width: min(100%, 512px); height: auto; margin: 10px 0 16px; fill: none; stroke: var(--strong); stroke-width: 1; stroke-linecap: round; }
.said { margin-top: 16px; }
.city .over { margin-top: 12px; font-size: 15px; font-weight: 600; color: var(--strong); }
.facts { color: var(--ink-2); }
.switch { position: absolute; top: 16px; left: 20px; width: 44px; height: 44px; margin: 0; opacity: 0; pointer-events: none; }
.languages { display: flex; flex-wrap: wrap; gap: 8px; justify-content: flex-end; }
.languages label, .city button { display: inline-flex; align-items: center; gap: 8px; min-height: 44px; padding: 6px 16px; border: 1px solid var(--edge); border-radius: 9px;
  background: var(--sheet); color: inherit; font: inherit; font-size: 15px; line-height: 1.25; text-align: left; cursor: pointer; }
#language-kk:checked ~ .languages [for=language-kk], #language-ru:checked ~ .languages [for=language-ru], #language-en:checked ~ .languages [for=language-en],
.city button[aria-pressed=true] { border-color: var(--strong); background: var(--strong); color: var(--on-strong); font-weight: 600; }
#language-kk:focus-visible ~ .languages [for=language-kk], #language-ru:focus-visible ~ .languages [for=language-ru], #language-en:focus-visible ~ .languages [for=language-en],
.city button:focus-visible, .city input:focus-visible, .city a:focus-visible, .city summary:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.city a { color: var(--strong); text-underline-offset: 3px; }
.mark { margin: 0 0 16px; padding: 14px 18px; border: 2px solid var(--alarm); border-radius: 14px; background: var(--sheet); }
.mark b { color: var(--alarm); font-size: 20px; }
.mark-demo b { font-size: 17px; }
.city .mark ul { padding-left: 20px; list-style: disc; }
`;

const awards = `
.winners { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); gap: 16px; }
.card { padding: 16px 18px; border: 1px solid var(--line); border-radius: 14px; background: var(--sheet); }
.card li { display: grid; grid-template-columns: 84px minmax(0, 1fr); gap: 4px 12px; padding: 10px 0; border-top: 1px solid var(--line); }
.card li.wide { grid-template-columns: 230px minmax(0, 1fr); }
.card li:first-child { border-top: 0; }
.award { justify-self: start; align-self: start; padding: 1px 10px; border-radius: 99px; background: var(--soft); color: var(--strong); font-size: 15px; font-weight: 600; }
.award.first { background: var(--gold); color: var(--on-gold); }
.what b { font-weight: 600; line-height: 1.35; }
.who { display: block; font-size: 15px; color: var(--ink-2); }
.total { margin: 0 0 12px; color: var(--ink-2); }
.columns { columns: 2 300px; column-gap: 32px; }
.columns li { display: block; padding: 6px 0; break-inside: avoid; }
`;

const register = `
.find { display: grid; gap: 16px; margin: 12px 0 16px; }
.find label, .caption { display: block; margin-bottom: 6px; font-weight: 600; }
.find input { width: 100%; min-height: 52px; padding: 0 14px; border: 1px solid var(--edge); border-radius: 9px; background: var(--sheet); color: inherit; font: inherit; }
.hint { font-size: 15px; color: var(--ink-2); }
.pills { display: flex; flex-wrap: wrap; gap: 8px; }
.pills i, .tile i { flex: none; font-style: normal; font-weight: 600; white-space: nowrap; }
.filters { display: grid; gap: 16px; margin-top: 8px; }
.city summary { display: flex; gap: 10px; align-items: center; min-height: 44px; padding: 6px 0; color: var(--strong); font-weight: 600; cursor: pointer; }
.city summary::before { content: ""; width: 9px; height: 9px; border: solid currentcolor; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
.city [open] > summary::before { transform: rotate(45deg); }
.map { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 7px; margin: 8px 0; }
.city .tile { display: flex; flex-direction: column; align-items: flex-start; justify-content: space-between; gap: 2px; min-height: 66px; padding: 8px 10px; font-size: 14px; hyphens: manual; }
.city .tile i { font-size: 19px; }
.city .tile.empty { border: 1px dashed var(--edge); border-radius: 9px; color: var(--ink-2); }
.c1 { grid-column: 1; } .c2 { grid-column: 2; } .c3 { grid-column: 3; } .c4 { grid-column: 4; } .c5 { grid-column: 5; } .c6 { grid-column: 6; }
.r1 { grid-row: 1; } .r2 { grid-row: 2; } .r3 { grid-row: 3; } .r4 { grid-row: 4; } .r5 { grid-row: 5; }
.state { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; min-height: 44px; margin: 8px 0; }
.state output { font-weight: 600; }
.after > * { margin-top: 12px; }
.city table { width: 100%; border-collapse: collapse; border: 1px solid var(--line); background: var(--sheet); font-size: 15px; line-height: 1.35; }
.city th, .city td { padding: 10px 12px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
.city th { background: var(--soft); font-size: 14px; font-weight: 600; }
.city td:nth-child(1), .city td:last-child { font-weight: 600; white-space: nowrap; }
.city td:nth-child(2), .city th:nth-child(2) { white-space: nowrap; color: var(--ink-2); }
.city th:last-child, .city td:last-child { text-align: right; }
.city td .award { display: inline-block; margin: 4px 6px 0 0; font-size: 14px; }
.city td b { font-weight: 600; }
.city [hidden] { display: none; }
.notes { margin-top: 12px; font-size: 15px; color: var(--ink-2); }
.city .notes ul, .city .steps { padding-left: 22px; list-style: disc; }
.steps li { padding: 3px 0; max-width: 78ch; }
.code { margin: 8px 0 12px; padding: 12px 16px; border: 1px solid var(--line); border-radius: 9px; background: var(--sheet);
  font: 16px/1.6 "Liberation Mono", "DejaVu Sans Mono", Consolas, monospace; }
.files { margin-top: 8px; }
.files a { display: inline-block; padding: 9px 0; }
.foot { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 15px; color: var(--ink-2); }
@media (scripting: none) { .find, .state { display: none; } }
@media screen and (scripting: enabled) { .city .later { display: none; } }
`;

const narrow = `
@media screen and (max-width: 760px) {
  .city { padding: 12px 14px 40px; font-size: 16px; }
  .switch { top: 12px; left: 14px; }
  .languages { justify-content: flex-start; }
  .languages label { padding: 6px 12px; }
  .map { display: flex; flex-wrap: wrap; }
  .city .tile { flex: 1 1 132px; flex-direction: row; align-items: center; min-height: 44px; }
  .city .tile.empty { display: none; }
  .city thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .city table, .city tbody { display: block; }
  .city tbody tr { display: grid; grid-template-columns: 56px minmax(0, 1fr) auto; gap: 2px 10px; padding: 10px 12px; border-bottom: 1px solid var(--line); }
  .city tbody tr[hidden], .city tbody tr.later { display: none; }
  .city tbody td { grid-column: 2 / 4; padding: 0; border: 0; overflow-wrap: anywhere; }
  .city tbody td:nth-child(1) { grid-area: 1 / 1; white-space: normal; font-size: 17px; color: var(--strong); }
  .city tbody td:nth-child(2) { grid-area: 2 / 1; white-space: normal; font-size: 14px; }
  .city tbody td:nth-child(2)::before { content: "№ "; }
  .city tbody td:nth-child(3) { grid-area: 1 / 2; }
  .city tbody td:last-child { grid-area: 1 / 3; }
  .card li, .card li.wide { grid-template-columns: minmax(0, 1fr); }
}
@media (forced-colors: active) {
  #language-kk:checked ~ .languages [for=language-kk], #language-ru:checked ~ .languages [for=language-ru], #language-en:checked ~ .languages [for=language-en],
  .city button[aria-pressed=true] { forced-color-adjust: none; border-color: Highlight; background: Highlight; color: HighlightText; }
  .award { border: 1px solid CanvasText; }
}
@media print {
  html, .city { background: #fff; }
  .city { max-width: none; padding: 0; color-scheme: light; --ground: #fff; --sheet: #fff; --soft: #eef4f5; --line: #999; --ink: #000; --ink-2: #333;
    --strong: #005a6b; --on-strong: #fff; --alarm: #8a1c1c; font-size: 11pt; }
  .languages, .find, .state, .switch, .files { display: none; }
  .card, .city tr { break-inside: avoid; }
  .city h2 { break-after: avoid; }
  .award.first { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;

/**
 * The look of the public page, light and dark by the reader's own setting: the ground and teal of the application, one
 * column, a table that becomes a list where it is narrow. Everything is inside `.city`, so that the application can show
 * the page within a screen of its own.
 */
export const publicPageCss = [
  colours,
  frame,
  awards,
  register,
  oneLanguageCss('.said'),
  narrow,
].join('');
