import type { Language, LocalizedText } from '../basics/localized.ts';
import { present } from '../basics/assert.ts';
import { formatList } from '../language/list-format.ts';
import { formatNumber } from '../language/number-format.ts';
import en from '../../locales/en/documents.json' with { type: 'json' };
import kk from '../../locales/kk/documents.json' with { type: 'json' };
import ru from '../../locales/ru/documents.json' with { type: 'json' };
import phraseData from './phrases.json' with { type: 'json' };

/** What a text's `{{name}}` places are filled with; a count is set in the marks of the language. */
export type TextValues = Readonly<Record<string, string | number>>;

/** The set sentences of minutes and diplomas; each one is a whole sentence in every language. */
export const phrases = phraseData;

/** Names, labels and reasons that documents print beside the set sentences. */
export const documentTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };

/**
 * Puts values into a text in one pass, so that a value which itself looks like `{{name}}` stays as it was typed.
 * A value that ends in a full stop ("Ахметов А.") does not double the sentence's own. A missing value is a bug in
 * the caller and throws.
 */
export const fillText = (text: string, language: Language, values: TextValues): string =>
  text.replace(/\{\{(\w+)\}\}(\.?)/g, (_place, name: string, stop: string) => {
    const value = present(
      Object.hasOwn(values, name) ? values[name] : undefined,
      `value for {{${name}}}`,
    );
    const shown = typeof value === 'number' ? formatNumber(value, language) : value;
    return shown.endsWith('.') ? shown : shown + stop;
  });

/** A set sentence in one language, filled like `fillText`. */
export const fillPhrase = (
  phrase: LocalizedText,
  language: Language,
  values: TextValues = {},
): string => fillText(phrase[language], language, values);

/** Says in which languages a document is drawn up, in one of them. */
export function languagesSentence(named: readonly Language[], language: Language): string {
  const names = documentTexts[language].languageName;
  const list = formatList(
    named.map((each) => names[each]),
    language,
  );
  return fillPhrase(phrases.protocol.languages, language, { languages: list });
}
