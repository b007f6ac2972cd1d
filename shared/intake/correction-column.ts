import { languages, type LocalizedText } from '../basics/localized.ts';

/** Heading of the column that says what is wrong, in a workbook of refused rows. */
export const correctionHeading: LocalizedText = {
  kk: 'Нені түзету керек',
  ru: 'Что исправить',
  en: 'What to correct',
};

/** True for the column that a workbook of refused rows adds, in any language. */
export const isCorrectionHeading = (text: string): boolean =>
  languages.some((language) => correctionHeading[language] === text.trim());
