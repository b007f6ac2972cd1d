import { type Language, languages, type LocalizedText } from '../basics/localized.ts';
import { element, type Markup } from './markup.ts';

/**
 * A text in the three languages, each in an element that says which it is, so that a style shows one of them; once and
 * plainly where they are all the same.
 */
export const inLanguages = (text: LocalizedText): readonly Markup[] =>
  languages.every((language) => text[language] === text.kk)
    ? [text.kk]
    : languages.map((language) => element('span', { lang: language }, text[language]));

/** What one of several languages hides: a rule for each language, for parts inside `within`. */
export const oneLanguageCss = (within: string): string =>
  languages
    .map((shown) => {
      const others: readonly Language[] = languages.filter((each) => each !== shown);
      const hidden = others.map((each) => `#language-${shown}:checked ~ ${within} [lang=${each}]`);
      return `${hidden.join(', ')} { display: none; }\n`;
    })
    .join('');
