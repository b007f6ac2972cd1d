import { pictureFormat } from '../intake/picture-header.ts';
import { base64 } from './html-page.ts';
import { element, type Markup, type MarkupElement } from './markup.ts';
import type { PaperBlock, Pictures, Texts } from './paper.ts';

type Bars = PaperBlock & { readonly type: 'bars' };
type Photos = PaperBlock & { readonly type: 'photos' };

/** The languages after one another, the others in italics. */
const lines = (texts: Texts): readonly Markup[] =>
  texts.flatMap(({ language, text }, at): readonly Markup[] =>
    at === 0 ? [text] : [' / ', element('i', { lang: language }, text)],
  );

/** Length of a bar in thousandths of the longest; what is not nothing is seen. */
const lengthOf = (share: number): number =>
  share <= 0 ? 0 : Math.max(4, Math.min(1000, Math.round(share * 1000)));

const looks = ['solid', 'hatched', 'hollow'] as const;

/** Thousandths of a bar's room between two strokes; in the small room of a legend there are fewer. */
const strokeGap = { row: 14, legend: 125 } as const;

/** How the bar of a place in a row is drawn: told apart by pattern and not by colour alone. */
function bar(share: number, at: number, place: keyof typeof strokeGap = 'row'): MarkupElement {
  const look = looks[at % looks.length] ?? 'solid';
  const gap = strokeGap[place];
  const length = lengthOf(share);
  const inside =
    look === 'hatched'
      ? Array.from({ length: Math.floor(length / gap) }, (_, stroke) =>
          element('path', { d: `M${(stroke + 1) * gap - 4} 1V39`, class: 'paper-bar-stroke' }),
        )
      : [];
  return element(
    'svg',
    {
      class: `paper-bar paper-bar-${look}`,
      viewBox: '0 0 1000 40',
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    element('rect', { x: '0', y: '1', width: String(length), height: '38' }),
    ...inside,
  );
}

/** Bars with their figures beside them, so that nothing has to be read off a length. */
export const barsMarkup = (block: Bars): MarkupElement =>
  element(
    'div',
    { class: 'paper-bars' },
    element(
      'ul',
      { class: 'paper-legend' },
      ...block.legend.map((texts, at) =>
        element('li', {}, bar(1, at, 'legend'), ' ', ...lines(texts)),
      ),
    ),
    ...block.items.map(({ label, bars }) =>
      element(
        'div',
        { class: 'paper-bar-row' },
        element('div', { class: 'paper-bar-label' }, ...lines(label)),
        element(
          'div',
          {},
          ...bars.map(({ share, text }, at) =>
            element(
              'div',
              { class: 'paper-bar-line' },
              bar(share, at),
              element('span', {}, ...lines(text)),
            ),
          ),
        ),
      ),
    ),
  );

/** Photos two in a row with what they show; of one whose bytes are not here the words alone. */
export const photosMarkup = (block: Photos, pictures: Pictures): MarkupElement =>
  element(
    'div',
    { class: 'paper-photos' },
    ...block.photos.map(({ hash, caption }) => {
      const bytes = pictures.get(hash);
      const format = bytes === undefined ? null : pictureFormat(bytes);
      const words = lines(caption);
      return element(
        'div',
        { class: 'paper-photo' },
        bytes === undefined || format === null
          ? null
          : element('img', {
              src: `data:image/${format};base64,${base64(bytes)}`,
              alt: caption[0]?.text ?? '',
            }),
        element('p', {}, ...words),
      );
    }),
  );

/** How bars and photos lie on the page; only papers that have any carry it. */
export const pictureCss = `
.paper-bars { margin: 2mm 0 3mm; break-inside: auto; }
.paper-sheet .paper-legend { display: flex; flex-wrap: wrap; gap: 1mm 6mm; margin: 0 0 1.5mm; padding: 0; list-style: none; font-size: 9pt; }
.paper-legend li { display: flex; align-items: center; gap: 1.5mm; }
.paper-legend .paper-bar { width: 10mm; flex: none; }
.paper-bar-row { display: grid; grid-template-columns: 48mm minmax(0, 1fr); gap: 3mm; align-items: center; padding: .9mm 0; border-top: .4pt solid #ccc; font-size: 9pt; line-height: 1.2; break-inside: avoid; }
.paper-bar-line { display: grid; grid-template-columns: minmax(0, 1fr) 40mm; gap: 2mm; align-items: center; }
.paper-bar-line span { text-align: right; white-space: nowrap; }
.paper-bar { display: block; width: 100%; height: 2.6mm; stroke: #005a6b; stroke-width: 1.4; fill: #005a6b; }
.paper-bar rect, .paper-bar path { vector-effect: non-scaling-stroke; }
.paper-bar-hatched { fill: #d6e8ea; }
.paper-bar-hollow { fill: #fff; }
.paper-photos { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 3mm 4mm; margin: 1.5mm 0 3mm; }
.paper-photo { break-inside: avoid; font-size: 9pt; line-height: 1.25; }
.paper-photo img { display: block; width: 100%; max-height: 75mm; object-fit: contain; object-position: left; margin-bottom: .8mm; }
@media screen and (max-width: 800px) { .paper-bar-row { grid-template-columns: 32mm minmax(0, 1fr); } .paper-bar-line { grid-template-columns: minmax(0, 1fr) 34mm; } }
@media print { .paper-bar { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
`;
