import type { LocalizedText } from '../../../shared/basics/localized.ts';
import { documentTexts } from '../../../shared/results/document-texts.ts';

/** What stands on every picture of a practice contest. */
export const demoMark: LocalizedText = {
  kk: documentTexts.kk.demo,
  ru: documentTexts.ru.demo,
  en: documentTexts.en.demo,
};
