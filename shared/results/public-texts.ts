import { languages, type Language, type LocalizedText } from '../basics/localized.ts';
import { present } from '../basics/assert.ts';
import en from '../../locales/en/public-page.json' with { type: 'json' };
import kk from '../../locales/kk/public-page.json' with { type: 'json' };
import ru from '../../locales/ru/public-page.json' with { type: 'json' };
import { fillText, type TextValues } from './document-texts.ts';

type Texts = typeof en;

const publicTexts: Readonly<Record<Language, Texts>> = { kk, ru, en };

/** "section.name" of a text that the public page, the posters or the folder for a web server speak with. */
export type PublicTextKey = {
  [Section in keyof Texts]: `${Section}.${keyof Texts[Section] & string}`;
}[keyof Texts];

/** A text in one language, its places filled. */
export function publicText(
  key: PublicTextKey,
  language: Language,
  values: TextValues = {},
): string {
  const [section = '', name = ''] = key.split('.');
  const sections: Readonly<Record<string, Readonly<Record<string, string>>>> =
    publicTexts[language];
  return fillText(present(sections[section]?.[name], `text ${key}`), language, values);
}

/** The same thing said in each language. */
export function inEachLanguage(say: (language: Language) => string): LocalizedText {
  const [kazakh, russian, english] = languages.map(say);
  return { kk: kazakh ?? '', ru: russian ?? '', en: english ?? '' };
}

/** A text in the three languages, filled with what is the same in all of them. */
export const publicTextInEach = (key: PublicTextKey, values: TextValues = {}): LocalizedText =>
  inEachLanguage((language) => publicText(key, language, values));
