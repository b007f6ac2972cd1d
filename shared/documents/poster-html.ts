import type { Language, LocalizedText } from '../basics/localized.ts';
import { shortenText } from '../language/clean-text.ts';
import type { PosterData, PosterRow } from '../results/posters.ts';
import { publicText, publicTextInEach } from '../results/public-texts.ts';
import { fontFaceCss, type FontFile } from './font-face.ts';
import { htmlPage } from './html-page.ts';
import { element, type Markup, markupText, type MarkupElement } from './markup.ts';
import { ornament } from './paper-markup.ts';
import { posterCss, type PosterSheet } from './poster-css.ts';
import { linesUnder, posterSize } from './poster-size.ts';
import { qrMarkup } from './qr-markup.ts';

type Languages = readonly [Language, ...Language[]];

/** Longest title of a project that a poster prints whole. */
const longestTitle = 160;
const longestName = 120;
/** A region's name of more letters than this is set smaller. */
const longRegion = 20;

/** A text in the poster's languages; what both say alike is said once. */
const textsIn = (text: LocalizedText, languages: Languages): readonly string[] => [
  ...new Set(languages.map((language) => text[language]).filter((said) => said !== '')),
];

/** The leading language, then the others in a line of their own or after a dot. */
const said = (text: LocalizedText, languages: Languages): readonly Markup[] =>
  textsIn(text, languages).map((each, at) => (at === 0 ? each : element('i', {}, each)));

const onOneLine = (text: LocalizedText, languages: Languages): string =>
  textsIn(text, languages).join(' · ');

const paragraph = (name: string, text: LocalizedText, languages: Languages): MarkupElement =>
  element('p', { class: name }, ...said(text, languages));

const rowPart = (row: PosterRow, languages: Languages): MarkupElement =>
  element(
    'li',
    row.won ? { class: 'won' } : {},
    row.won
      ? element(
          'span',
          { class: 'poster-labels' },
          ...row.labels.map((label) => element('span', {}, onOneLine(label, languages))),
        )
      : null,
    element('b', {}, row.project),
    ...linesUnder(row, languages).map((text) => element('span', { class: 'poster-under' }, text)),
  );

/** Rows as they are printed: what is longer than a poster can hold is shortened. */
const shortened = (row: PosterRow): PosterRow => {
  const short = (text: string): string => shortenText(text, longestName);
  const { kk, ru, en } = row.applicant;
  return {
    ...row,
    project: shortenText(row.project, longestTitle),
    applicant: { kk: short(kk), ru: short(ru), en: short(en) },
  };
};

function footPart(poster: PosterData, languages: Languages): MarkupElement {
  const scanned = onOneLine(
    publicTextInEach(poster.address === '' ? 'poster.code' : 'poster.page'),
    languages,
  );
  return element(
    'footer',
    {},
    qrMarkup(poster.scanned, scanned),
    element(
      'div',
      {},
      poster.address === '' ? null : element('p', {}, scanned),
      poster.address === ''
        ? null
        : element('p', { class: 'poster-address' }, poster.address.replace(/^https?:\/\//i, '')),
      poster.protocol === null ? null : element('p', {}, onOneLine(poster.protocol, languages)),
      element('p', {}, onOneLine(publicTextInEach('poster.code'), languages)),
      element('p', { class: 'poster-code' }, poster.code),
    ),
  );
}

/** One poster as an element. */
function posterMarkup(poster: PosterData, languages: Languages): MarkupElement {
  const { region, marks, more } = poster;
  const printed = { ...poster, rows: poster.rows.map(shortened) };
  const name = region === null ? [] : textsIn(region, languages);
  const isLong = name.some((text) => [...text].length > longRegion);
  return element(
    'article',
    { class: `poster size-${posterSize(printed, languages)}` },
    ...marks.map((mark) => element('p', { class: 'poster-mark' }, onOneLine(mark, languages))),
    ornament(),
    paragraph('poster-contest', poster.contest, languages),
    region === null ? null : paragraph('poster-title', poster.title, languages),
    element('h1', isLong ? { class: 'long' } : {}, ...said(region ?? poster.title, languages)),
    element('ol', { class: 'poster-list' }, ...printed.rows.map((row) => rowPart(row, languages))),
    more === null ? null : element('p', { class: 'poster-more' }, onOneLine(more, languages)),
    footPart(poster, languages),
  );
}

/**
 * Posters for a wall, a sheet for each region, in one language or two together. Without anybody on the register the page
 * says so.
 */
export function posterHtml(
  posters: readonly PosterData[],
  languages: Languages,
  sheet: PosterSheet,
  fonts: readonly FontFile[],
): string {
  const [language] = languages;
  const none = element('p', { class: 'poster-none' }, publicText('poster.none', language));
  const body = posters.length === 0 ? [none] : posters.map((each) => posterMarkup(each, languages));
  return htmlPage({
    title: publicText('poster.title', language),
    language,
    css: fontFaceCss(fonts, body.map(markupText).join('')) + posterCss(sheet),
    unlisted: posters.some(({ marks }) => marks.length > 0),
    body: [element('main', {}, ...body)],
  });
}
