import type { Language } from '../basics/localized.ts';

/** Each language by its own name, as it stands in the language switch whatever language is shown. */
export const languageNames: Readonly<Record<Language, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
};
