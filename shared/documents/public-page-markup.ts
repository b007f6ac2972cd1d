import { languages, type LocalizedText } from '../basics/localized.ts';
import type { PublicAward, PublicAwards, PublicEntry } from '../results/public-awards.ts';
import type { PublicMark } from '../results/public-marks.ts';
import type { PublicCheck, PublicPageData } from '../results/public-page.ts';
import { publicText, type PublicTextKey, publicTextInEach } from '../results/public-texts.ts';
import { inLanguages } from './in-languages.ts';
import { element, type Markup, type MarkupElement } from './markup.ts';
import { ornament } from './paper-markup.ts';
import { registerSection } from './public-register-markup.ts';

const label = (key: PublicTextKey): readonly Markup[] => inLanguages(publicTextInEach(key));

const paragraph = (text: LocalizedText, name: string): MarkupElement =>
  element('p', { class: name }, ...inLanguages(text));

function section(
  id: string,
  title: PublicTextKey,
  ...parts: readonly (Markup | null)[]
): MarkupElement {
  return element(
    'section',
    { 'aria-labelledby': id },
    element('h2', { id }, ...label(title)),
    ...parts,
  );
}

/** The switch works without a script: the first of the radio buttons in front of the page shows Kazakh. */
const languageSwitch = (): readonly MarkupElement[] => [
  ...languages.map((language, at) =>
    element('input', {
      class: 'switch',
      type: 'radio',
      name: 'language',
      id: `language-${language}`,
      value: language,
      ...(at === 0 ? { checked: '' } : {}),
    }),
  ),
  element(
    'div',
    {
      class: 'languages',
      role: 'group',
      'aria-label': languages.map((language) => publicText('page.switch', language)).join(' · '),
    },
    ...languages.map((language) =>
      element(
        'label',
        { for: `language-${language}`, lang: language },
        publicText('page.language', language),
      ),
    ),
  ),
];

const markPart = ({ type, title, note, open }: PublicMark): MarkupElement =>
  element(
    'div',
    { class: `mark mark-${type}` },
    element('p', {}, element('b', {}, ...inLanguages(title))),
    note === null ? null : element('p', {}, ...inLanguages(note)),
    open.length === 0
      ? null
      : element('ul', {}, ...open.map((text) => element('li', {}, ...inLanguages(text)))),
  );

/** "Ахметов А. · Жетісу облысы", without what is not said. */
const whoPart = ({ applicant, region }: PublicEntry): MarkupElement | null => {
  const said = [applicant, region].filter((text) => text.kk !== '');
  const parts = said.flatMap((text, at) => [...(at === 0 ? [] : [' · ']), ...inLanguages(text)]);
  return parts.length === 0 ? null : element('span', { class: 'who' }, ...parts);
};

const entryPart = (entry: PublicEntry): MarkupElement =>
  element('span', { class: 'what' }, element('b', {}, entry.project), whoPart(entry));

const awardPart = ({ entry, award }: PublicAward, name: string, wide: boolean): MarkupElement =>
  element(
    'li',
    wide ? { class: 'wide' } : {},
    element('span', { class: name }, ...inLanguages(award)),
    entryPart(entry),
  );

const winnersSection = ({ winners, endsWithWinners }: PublicAwards): MarkupElement | null =>
  winners.length === 0 && !endsWithWinners
    ? null
    : section(
        'winners',
        'award.winners',
        winners.length === 0 ? element('p', {}, ...label('award.none')) : null,
        element(
          'div',
          { class: 'winners' },
          ...winners.map(({ nomination, places }) =>
            element(
              'div',
              { class: 'card' },
              element('h3', {}, ...inLanguages(nomination)),
              element(
                'ul',
                {},
                ...places.map((each) =>
                  awardPart(each, each.place === 1 ? 'award first' : 'award', false),
                ),
              ),
            ),
          ),
        ),
      );

function awardsSection(
  id: string,
  title: PublicTextKey,
  given: readonly PublicAward[],
  total: LocalizedText | null,
): MarkupElement | null {
  if (given.length === 0) return null;
  return section(
    id,
    title,
    total === null ? null : paragraph(total, 'total'),
    element(
      'div',
      { class: 'card' },
      element('ul', {}, ...given.map((each) => awardPart(each, 'award', true))),
    ),
  );
}

const finalistsSection = ({ finalists }: PublicAwards): MarkupElement | null =>
  finalists.length === 0
    ? null
    : section(
        'finalists',
        'award.finalists',
        element(
          'div',
          { class: 'card' },
          element(
            'ol',
            { class: 'columns' },
            ...finalists.map((entry) => element('li', {}, entryPart(entry))),
          ),
        ),
      );

const methodSection = (sentences: readonly LocalizedText[]): MarkupElement =>
  section(
    'method',
    'method.title',
    element(
      'ul',
      { class: 'steps' },
      ...sentences.map((sentence) => element('li', {}, ...inLanguages(sentence))),
    ),
  );

const file = (name: string, title: PublicTextKey): MarkupElement =>
  element('li', {}, element('a', { href: name, download: name }, ...label(title)));

const checkSection = ({ code, sentences }: PublicCheck): MarkupElement =>
  section(
    'check',
    'check.title',
    element('p', { class: 'caption' }, ...label('check.code')),
    element('p', { class: 'code' }, code),
    element(
      'ul',
      { class: 'steps' },
      ...sentences.map((sentence) => element('li', {}, ...inLanguages(sentence))),
    ),
    element(
      'ul',
      { class: 'files' },
      file('verify.html', 'check.verifier'),
      file('results-public.json', 'check.data'),
    ),
    element('p', { class: 'hint' }, ...label('check.beside')),
  );

/** The page as elements, all inside one that its style speaks of. */
export function publicPageMarkup(page: PublicPageData): MarkupElement {
  const { awards, protocol, marks } = page;
  return element(
    'main',
    { class: 'city' },
    ...languageSwitch(),
    element(
      'article',
      { class: 'said' },
      ...marks.map(markPart),
      element('p', { class: 'over' }, ...label('page.title')),
      element('h1', {}, ...inLanguages(page.contest)),
      ornament(),
      paragraph(page.stage, 'facts'),
      protocol === null ? null : paragraph(protocol, 'facts'),
      paragraph(page.figures, 'facts'),
      winnersSection(awards),
      awardsSection('prizes', 'award.prizes', awards.prizes, null),
      awardsSection('grants', 'award.grants', awards.grants, awards.grantsTotal),
      finalistsSection(awards),
      registerSection(page.register),
      methodSection(page.method),
      checkSection(page.check),
      paragraph(page.privacy, 'foot'),
    ),
  );
}
