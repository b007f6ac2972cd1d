import { present } from '../basics/assert.ts';
import { shortenText } from '../language/clean-text.ts';
import type { DiplomaData } from '../results/diploma.ts';
import { element, type Markup, type MarkupElement } from './markup.ts';
import { ornament } from './paper-markup.ts';
import type { Texts } from './paper.ts';
import { proofCode } from './proof-code.ts';

/** Longest text that still fits its place in the smallest letters, and the lengths at which the letters become smaller. */
const fitting = {
  name: { most: 240, steps: [24, 44, 80, 130] },
  line: { most: 420, steps: [80, 150, 260, 420] },
} as const;

/** "size-0" (large) to "size-4", by the length of all that stands in the place. */
function sizeOf(texts: Texts, { steps }: (typeof fitting)[keyof typeof fitting]): string {
  const length = texts.reduce((sum, { text }) => sum + [...text].length, 0);
  return `size-${steps.filter((step) => length > step).length}`;
}

/** The leading text, the others below it, smaller. */
const stacked = (texts: Texts): readonly Markup[] =>
  texts.map(({ language, text }, at) =>
    element('span', { lang: language, ...(at === 0 ? {} : { class: 'diploma-second' }) }, text),
  );

type Sides = readonly [DiplomaData, ...DiplomaData[]];

/** One text of each side; once where all say the same. */
function join(
  sides: Sides,
  textOf: (side: DiplomaData) => string,
  most: number = fitting.line.most,
): Texts {
  const texts = sides.map((side) => ({
    language: side.language,
    text: shortenText(textOf(side), most),
  }));
  return texts.every(({ text }) => text === texts[0]?.text) ? texts.slice(0, 1) : texts;
}

const line = (name: string, texts: Texts, place: keyof typeof fitting): MarkupElement =>
  element('p', { class: `diploma-${name} ${sizeOf(texts, fitting[place])}` }, ...stacked(texts));

function marks(sides: Sides): MarkupElement | null {
  const [leading] = sides;
  const all = [
    ...(leading.draftMark === null ? [] : [join(sides, ({ draftMark }) => draftMark ?? '')]),
    ...(leading.embargoMark === null ? [] : [join(sides, ({ embargoMark }) => embargoMark ?? '')]),
    ...(leading.demoNote === null ? [] : [join(sides, ({ demoNote }) => demoNote ?? '')]),
  ];
  if (all.length === 0) return null;
  return element(
    'div',
    { class: 'diploma-marks' },
    ...all.map((texts) => element('p', {}, texts.map(({ text }) => text).join(' · '))),
  );
}

function foot(sides: Sides): MarkupElement {
  const [leading] = sides;
  const { proof } = leading;
  return element(
    'footer',
    {},
    element(
      'div',
      { class: 'diploma-signature' },
      ...stacked(join(sides, ({ signature }) => signature.role)),
      element('u', {}),
      element('span', {}, leading.signature.name),
    ),
    element(
      'div',
      { class: 'diploma-seal' },
      ...stacked(join(sides, ({ sealPlace }) => sealPlace)),
    ),
    element('div', { class: 'diploma-issued' }, ...stacked(join(sides, ({ issued }) => issued))),
    proof === null
      ? null
      : element(
          'div',
          { class: 'diploma-proof' },
          proofCode(proof.text, proof.lines.join(' ')),
          ...proof.lines.map((_line, at) =>
            element('p', {}, ...stacked(join(sides, (side) => side.proof?.lines[at] ?? ''))),
          ),
        ),
  );
}

/** A sheet of one or two languages; `upright` sets it on an upright page. All sides are of the same honour. */
export function diplomaMarkup(
  all: readonly DiplomaData[],
  { upright }: { readonly upright: boolean },
): MarkupElement {
  const sides: Sides = [present(all[0], 'a diploma has a language'), ...all.slice(1)];
  const [leading] = sides;
  const name = join(sides, (side) => side.name, fitting.name.most);
  const body = leading.lines.map((_line, at) => join(sides, (side) => side.lines[at] ?? ''));
  return element(
    'article',
    { class: `diploma ${upright ? 'upright' : 'across'}${sides.length > 1 ? ' two' : ''}` },
    marks(sides),
    ornament(),
    element('h1', {}, ...stacked(join(sides, ({ title }) => title))),
    leading.distinction === ''
      ? null
      : line(
          'distinction',
          join(sides, ({ distinction }) => distinction),
          'line',
        ),
    element(
      'div',
      { class: 'diploma-body' },
      line(
        'lead',
        join(sides, ({ lead }) => lead),
        'line',
      ),
      line('name', name, 'name'),
      ...body.map((texts) => line('line', texts, 'line')),
    ),
    foot(sides),
    element('p', { class: 'diploma-foot' }, `${leading.foot} · ${leading.rootLine}`),
  );
}
