import type { Language, LocalizedText } from '../../shared/basics/localized.ts';
import { texts } from '../language/texts.ts';

/** What stands on every picture of a practice contest. Ask once the texts of every language are loaded. */
export function demoMark(): LocalizedText {
  const inLanguage = (language: Language): string => texts.getFixedT(language, 'common')('demo');
  return { kk: inLanguage('kk'), ru: inLanguage('ru'), en: inLanguage('en') };
}
