import { languages, type LocalizedText } from '../basics/localized.ts';
import { searchWords, soundKey, soundLetters } from '../finding/sound-key.ts';
import { formatNumber } from '../language/number-format.ts';
import { documentTexts } from '../results/document-texts.ts';
import type {
  PublicChoice,
  PublicRegion,
  PublicRegister,
  PublicRow,
} from '../results/public-register.ts';
import {
  inEachLanguage,
  publicText,
  type PublicTextKey,
  publicTextInEach,
} from '../results/public-texts.ts';
import { inLanguages } from './in-languages.ts';
import { element, type Markup, type MarkupElement } from './markup.ts';

/** Rows that are shown at once: more are asked for, so that a list of ten thousand answers as fast as one of fifty. */
export const rowsAtOnce = 100;

const label = (key: PublicTextKey): readonly Markup[] => inLanguages(publicTextInEach(key));

/** Words by which something is found, as they sound: Kazakh, Russian and Latin spellings are one. */
export const soundText = (texts: readonly string[]): string =>
  [...new Set(texts.flatMap(searchWords).map((word) => soundKey(soundLetters(word))))].join(' ');

const soundOf = (text: LocalizedText): string => soundText(Object.values(text));

const countIn = (count: number): LocalizedText =>
  inEachLanguage((language) => formatNumber(count, language));

function pill(
  key: 'nomination' | 'region',
  id: string,
  title: LocalizedText,
  found: { readonly sound: string; readonly count: number | null },
): MarkupElement {
  return element(
    'button',
    {
      type: 'button',
      [`data-${key}`]: id,
      'data-sound': found.sound,
      'aria-pressed': String(id === ''),
    },
    element('span', {}, ...inLanguages(title)),
    found.count === null ? null : element('i', {}, ...inLanguages(countIn(found.count))),
  );
}

const choice = (key: 'nomination' | 'region', { id, title, count }: PublicChoice): MarkupElement =>
  pill(key, id, title, { sound: soundOf(title), count });

const everything = (key: 'nomination' | 'region', title: PublicTextKey): MarkupElement =>
  pill(key, '', publicTextInEach(title), { sound: '', count: null });

function tile(region: PublicRegion, firstRow: number): MarkupElement | null {
  const { tile: place, short, title, count, id } = region;
  if (place === null) return null;
  const at = `c${place.column} r${place.row - firstRow + 1}`;
  const name = element('span', {}, ...inLanguages(short));
  const figure = element('i', {}, ...inLanguages(countIn(count)));
  return count === 0
    ? element('div', { class: `tile empty ${at}` }, name, figure)
    : element(
        'button',
        {
          type: 'button',
          class: `tile ${at}`,
          'data-region': id,
          'data-sound': soundOf(title),
          'aria-pressed': 'false',
        },
        name,
        figure,
      );
}

/** Fewer regions than this make no map of a country. */
const fewestTiles = 6;

function regionsPart({ regions }: PublicRegister): MarkupElement | null {
  const named = regions.filter(({ count }) => count > 0);
  if (named.length === 0) return null;
  const placed = regions.filter((region) => region.tile !== null);
  const tiles = placed.length < fewestTiles ? [] : placed;
  const firstRow = Math.min(...tiles.map((region) => region.tile?.row ?? 1));
  return element(
    'div',
    { role: 'group', 'aria-labelledby': 'map-label' },
    element('p', { class: 'caption', id: 'map-label' }, ...label('find.map')),
    element('p', { class: 'hint' }, ...label('find.mapHint')),
    tiles.length === 0
      ? null
      : element(
          'div',
          { class: 'map' },
          ...tiles.flatMap((region) => tile(region, firstRow) ?? []),
        ),
    element(
      'div',
      { class: 'pills' },
      everything('region', 'find.allRegions'),
      ...named
        .filter((region) => !tiles.includes(region))
        .map((region) => choice('region', region)),
    ),
  );
}

function nominationsPart({ nominations }: PublicRegister): MarkupElement | null {
  if (nominations.length < 2) return null;
  return element(
    'div',
    { role: 'group', 'aria-labelledby': 'nominations-label' },
    element('p', { class: 'caption', id: 'nominations-label' }, ...label('find.nominations')),
    element(
      'div',
      { class: 'pills' },
      everything('nomination', 'find.allNominations'),
      ...nominations.map((nomination) => choice('nomination', nomination)),
    ),
  );
}

/** What the list can be filtered by; where it is narrow the script folds it. */
function filtersPart(register: PublicRegister): MarkupElement | null {
  const parts = [nominationsPart(register), regionsPart(register)].filter((part) => part !== null);
  return parts.length === 0
    ? null
    : element(
        'details',
        { open: '' },
        element('summary', {}, ...label('find.filters')),
        element('div', { class: 'filters' }, ...parts),
      );
}

/** "Found: 7" in each language, with the text the script fills again as one types. */
const foundTexts = (count: number): readonly MarkupElement[] =>
  languages.map((language) =>
    element(
      'span',
      { lang: language, 'data-text': publicText('find.found', language, { count: '{{count}}' }) },
      publicText('find.found', language, { count }),
    ),
  );

const findPart = (register: PublicRegister): readonly MarkupElement[] => [
  element(
    'div',
    { class: 'find' },
    element(
      'div',
      {},
      element('label', { for: 'search' }, ...label('find.search')),
      element('input', {
        id: 'search',
        type: 'search',
        autocomplete: 'off',
        spellcheck: 'false',
        'aria-describedby': 'search-hint',
      }),
      element('p', { class: 'hint', id: 'search-hint' }, ...label('find.hint')),
    ),
    filtersPart(register),
  ),
  element(
    'div',
    { class: 'state' },
    element('output', { for: 'search', id: 'found' }, ...foundTexts(register.rows.length)),
    element('button', { type: 'button', id: 'clear', hidden: '' }, ...label('find.clear')),
  ),
];

/** What the rows of a register have in common. */
interface Shown {
  readonly nominations: ReadonlyMap<string, PublicChoice>;
  /** False leaves the column of regions out. */
  readonly hasRegions: boolean;
}

const columns = ['place', 'number', 'project', 'nomination', 'region', 'score'] as const;

const headRow = (shown: Shown): MarkupElement =>
  element(
    'tr',
    {},
    ...columns
      .filter((id) => id !== 'region' || shown.hasRegions)
      .map((id) =>
        element(
          'th',
          { scope: 'col' },
          ...inLanguages(inEachLanguage((language) => documentTexts[language].column[id])),
        ),
      ),
  );

/** A part that is left out where it is empty. */
const unlessEmpty = (name: 'who', text: LocalizedText): MarkupElement | null =>
  text.kk === '' ? null : element('span', { class: name }, ...inLanguages(text));

function bodyRow(row: PublicRow, at: number, { nominations, hasRegions }: Shown): MarkupElement {
  const { project, applicant, number, regionCode, nomination } = row;
  return element(
    'tr',
    {
      'data-sound': soundText([number, project, ...new Set(Object.values(applicant))]),
      'data-n': nomination,
      'data-r': regionCode ?? '',
      ...(at < rowsAtOnce ? {} : { class: 'later' }),
    },
    element('td', {}, row.place),
    element('td', {}, number),
    element(
      'td',
      {},
      element('b', {}, project),
      unlessEmpty('who', applicant),
      ...row.awards.map((award) => element('span', { class: 'award' }, ...inLanguages(award))),
    ),
    element('td', {}, ...inLanguages(nominations.get(nomination)?.title ?? noText)),
    hasRegions ? element('td', {}, ...inLanguages(row.region)) : null,
    element('td', {}, ...inLanguages(row.score)),
  );
}

const noText: LocalizedText = { kk: '', ru: '', en: '' };

function notesPart({ notes }: PublicRegister): MarkupElement | null {
  if (notes.length === 0) return null;
  const title = inEachLanguage((language) => documentTexts[language].register.quotas);
  return element(
    'div',
    { class: 'notes' },
    element('p', {}, ...inLanguages(title)),
    element('ul', {}, ...notes.map((note) => element('li', {}, ...inLanguages(note)))),
  );
}

/** The register with its search, its filters and its map; without a script all of it is one long table. */
export function registerSection(register: PublicRegister): MarkupElement {
  const shown: Shown = {
    nominations: new Map(register.nominations.map((each) => [each.id, each])),
    hasRegions: register.rows.some(({ regionCode }) => regionCode !== null),
  };
  return element(
    'section',
    { 'aria-labelledby': 'register' },
    element('h2', { id: 'register' }, ...inLanguages(register.title)),
    element('p', { class: 'hint' }, ...inLanguages(register.scope)),
    ...findPart(register),
    element(
      'table',
      { 'aria-labelledby': 'register' },
      element('thead', {}, headRow(shown)),
      element('tbody', {}, ...register.rows.map((row, at) => bodyRow(row, at, shown))),
    ),
    element(
      'div',
      { class: 'after' },
      element('p', { id: 'nothing', hidden: '' }, ...label('find.nothing')),
      element(
        'button',
        {
          type: 'button',
          id: 'more',
          ...(register.rows.length > rowsAtOnce ? {} : { hidden: '' }),
        },
        ...label('find.more'),
      ),
    ),
    notesPart(register),
  );
}
