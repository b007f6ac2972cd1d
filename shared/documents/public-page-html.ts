import { present } from '../basics/assert.ts';
import type { Language } from '../basics/localized.ts';
import { foldForSearch } from '../language/search-fold.ts';
import { documentTexts } from '../results/document-texts.ts';
import type { PublicPagePart } from '../results/public-page.ts';
import type { RegisterRow } from '../results/register.ts';
import { htmlPage } from './html-page.ts';
import { element, type MarkupElement } from './markup.ts';
import { publicPageCss } from './public-page-css.ts';
import { publicPageScript } from './public-page-script.ts';

const registerTable = (part: PublicPagePart, rows: readonly RegisterRow[]): MarkupElement =>
  element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': part.registerTitle },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...columnTitles(part.language).map(({ title, figure }) =>
            element('th', { scope: 'col', ...(figure ? { class: 'figure' } : {}) }, title),
          ),
        ),
      ),
      element('tbody', {}, ...rows.map((row) => registerRow(row))),
    ),
  );

function columnTitles(
  language: Language,
): readonly { readonly title: string; readonly figure: boolean }[] {
  const columns = ['place', 'number', 'project', 'nomination', 'region', 'score'] as const;
  const figures: readonly string[] = ['place', 'number', 'score'];
  return columns.map((id) => ({
    title: documentTexts[language].column[id],
    figure: figures.includes(id),
  }));
}

const searchText = (row: RegisterRow): string =>
  foldForSearch(
    [row.number, row.project, row.applicant, row.nomination, row.region, row.town].join(' '),
  );

const registerRow = (row: RegisterRow): MarkupElement =>
  element(
    'tr',
    { 'data-search': searchText(row) },
    element('td', { class: 'figure' }, row.place),
    element('td', { class: 'figure' }, row.number),
    element('td', {}, element('b', {}, row.project), element('br', {}), row.applicant),
    element('td', {}, row.nomination),
    element('td', {}, row.region),
    element('td', { class: 'figure' }, row.score),
  );

function winnersSection(part: PublicPagePart): MarkupElement | null {
  if (part.winners.length === 0) return null;
  const nominations = [...new Set(part.winners.map(({ nomination }) => nomination))];
  return element(
    'section',
    {},
    element('h2', {}, part.winnersTitle),
    ...nominations.flatMap((nomination) => [
      element('h3', {}, nomination),
      element(
        'ul',
        { class: 'winners' },
        ...part.winners
          .filter((winner) => winner.nomination === nomination)
          .map(({ place, project, applicant }) =>
            element(
              'li',
              {},
              element('b', {}, place),
              ' ',
              element('span', {}, project),
              ' — ',
              applicant,
            ),
          ),
      ),
    ]),
  );
}

function regionsSection(part: PublicPagePart): MarkupElement | null {
  if (part.register.byRegion.length === 0) return null;
  return element(
    'section',
    {},
    element('h2', {}, part.regionsTitle),
    ...part.register.byRegion.map(({ title, rows }) =>
      element(
        'details',
        {},
        element('summary', {}, `${title} — ${rows.length}`),
        registerTable(part, rows),
      ),
    ),
  );
}

function notice(part: PublicPagePart): MarkupElement | null {
  if (part.draftMark === null && part.demoNote === null) return null;
  return element(
    'div',
    { class: 'notice' },
    part.draftMark === null ? null : element('p', {}, element('b', {}, part.draftMark)),
    part.draftMark === null
      ? null
      : element('ul', {}, ...part.open.map((text) => element('li', {}, text))),
    part.demoNote === null ? null : element('p', {}, part.demoNote),
  );
}

function partMarkup(part: PublicPagePart): MarkupElement {
  const { language, register } = part;
  return element(
    'main',
    { class: `part part-${language}`, lang: language },
    notice(part),
    element('h1', {}, part.title),
    element('p', { class: 'lead' }, part.contest),
    element('p', {}, register.stage),
    part.protocol === null ? null : element('p', {}, part.protocol),
    element('p', {}, part.figures),
    winnersSection(part),
    element(
      'section',
      { class: 'searched' },
      element('h2', {}, part.registerTitle),
      element(
        'p',
        { class: 'search' },
        element('label', { for: `search-${language}` }, part.searchLabel),
        element('input', { id: `search-${language}`, type: 'search', autocomplete: 'off' }),
        element('output', { for: `search-${language}`, 'data-label': part.foundLabel }),
      ),
      registerTable(part, register.rows),
    ),
    regionsSection(part),
    element(
      'footer',
      {},
      element('p', { class: 'code' }, part.fingerprint),
      element('p', {}, part.proofNote),
    ),
  );
}

/** The switch works without a script: radio buttons in front of the three parts show one of them. */
const languageSwitch = (parts: readonly PublicPagePart[]): readonly MarkupElement[] => [
  ...parts.map(({ language }, at) =>
    element('input', {
      class: 'switch',
      type: 'radio',
      name: 'language',
      id: `language-${language}`,
      ...(at === 0 ? { checked: '' } : {}),
    }),
  ),
  element(
    'nav',
    {},
    ...parts.map(({ language, languageName }) =>
      element('label', { for: `language-${language}`, lang: language }, languageName),
    ),
  ),
];

/**
 * The public page: one file that needs no network and no server, with its three languages and a search. Without a
 * script everything but the search still works.
 */
export function publicPageHtml(parts: readonly PublicPagePart[]): string {
  const first = present(parts[0], 'a language');
  return htmlPage({
    title: `${first.title} – ${first.contest}`,
    language: first.language,
    css: publicPageCss,
    script: publicPageScript,
    body: [...languageSwitch(parts), ...parts.map((part) => partMarkup(part))],
  });
}
