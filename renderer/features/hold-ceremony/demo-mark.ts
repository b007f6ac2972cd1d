import type { LocalizedText } from '../../../shared/basics/localized.ts';
import { texts } from '../../language/texts.ts';

const inLanguage = (language: keyof LocalizedText): string =>
  texts.getFixedT(language, 'common')('demo');

/** What stands on every picture of a practice contest. */
export const demoMark: LocalizedText = {
  kk: inLanguage('kk'),
  ru: inLanguage('ru'),
  en: inLanguage('en'),
};
