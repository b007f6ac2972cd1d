/** The look of the public page: one column, large text, the ground and teal of the application. */
export const publicPageCss = `
* { box-sizing: border-box; }
body { max-width: 1080px; margin: 0 auto; padding: 16px 20px 48px; background: #f7f5f0; color: #15262b;
  font: 17px/1.5 "Inter Variable", Inter, "Segoe UI", "Liberation Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 16px 0 4px; font-size: 28px; line-height: 1.2; }
h2 { margin: 32px 0 8px; font-size: 21px; }
h3 { margin: 16px 0 4px; font-size: 17px; color: #005a6b; }
p { margin: 4px 0; }
.lead { font-size: 20px; font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: 8px; justify-content: flex-end; }
nav label { display: inline-flex; align-items: center; min-height: 44px; padding: 0 16px; border: 1px solid #b9c6c9; border-radius: 8px; background: #fff; cursor: pointer; }
.switch { position: absolute; opacity: 0; }
.part { display: none; }
#language-kk:checked ~ .part-kk, #language-ru:checked ~ .part-ru, #language-en:checked ~ .part-en { display: block; }
#language-kk:checked ~ nav label[for=language-kk], #language-ru:checked ~ nav label[for=language-ru], #language-en:checked ~ nav label[for=language-en] { background: #005a6b; color: #fff; }
#language-kk:focus-visible ~ nav label[for=language-kk], #language-ru:focus-visible ~ nav label[for=language-ru], #language-en:focus-visible ~ nav label[for=language-en],
input:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid #005a6b; outline-offset: 2px; }
.notice { margin: 16px 0; padding: 12px 16px; border: 2px solid #8a1c1c; border-radius: 8px; background: #fff; }
.notice b { color: #8a1c1c; text-transform: uppercase; }
.winners { margin: 0; padding: 0; list-style: none; }
.winners li { padding: 8px 0; border-bottom: 1px solid #d9dfe0; }
.winners b { display: inline-block; min-width: 84px; color: #005a6b; }
.search label { display: block; font-size: 15px; }
.search input { width: 100%; max-width: 560px; min-height: 44px; padding: 0 12px; border: 1px solid #6c7f84; border-radius: 8px; font: inherit; background: #fff; }
.search output { display: block; min-height: 24px; font-size: 15px; color: #41565b; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; background: #fff; font-size: 15px; line-height: 1.35; font-variant-numeric: tabular-nums; }
th, td { padding: 8px 10px; border-bottom: 1px solid #d9dfe0; text-align: left; vertical-align: top; }
th { background: #eef4f5; font-weight: 600; }
th.figure, .figure { text-align: right; white-space: nowrap; }
th, td { overflow-wrap: break-word; }
@media screen and (max-width: 640px) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody { display: block; }
  tbody tr { display: grid; grid-template-columns: 52px minmax(0, 1fr) auto; gap: 2px 10px; padding: 10px 12px; border-bottom: 1px solid #d9dfe0; }
  tbody td { grid-column: 2; padding: 0; border: 0; overflow-wrap: anywhere; }
  tbody td.figure { text-align: left; }
  tbody td:nth-child(1) { grid-area: 1 / 1; font-size: 17px; font-weight: 600; color: #005a6b; }
  tbody td:nth-child(2) { grid-area: 2 / 1; color: #41565b; }
  tbody td:nth-child(2)::before { content: "№ "; }
  tbody td:nth-child(3) { grid-area: 1 / 2; }
  tbody td:nth-child(6) { grid-area: 1 / 3; font-weight: 600; }
}
summary { min-height: 44px; padding: 10px 0; cursor: pointer; }
footer { margin-top: 32px; padding-top: 12px; border-top: 1px solid #b9c6c9; font-size: 14px; color: #41565b; }
.code { font-family: "Liberation Mono", "DejaVu Sans Mono", Consolas, monospace; }
[hidden] { display: none; }
@media print { nav, .search { display: none; } body { background: none; } }
`;
