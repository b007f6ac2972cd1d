import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import { isLanguage, languages, type Language } from '../../shared/basics/localized.ts';
import { rememberedLanguage, rememberLanguage } from './language-memory.ts';
import { literalValues } from './literal-values.ts';
import { bundledResources, type TextResources } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: TextResources;
    returnNull: false;
  }
}

const firstLanguage: Language = 'kk';

function createTexts(): i18n {
  const texts = createInstance();
  void texts
    .use(literalValues)
    .use(initReactI18next)
    .init({
      resources: bundledResources(),
      lng: rememberedLanguage() ?? firstLanguage,
      fallbackLng: false,
      supportedLngs: languages,
      defaultNS: 'common',
      initAsync: false,
      returnNull: false,
      react: { useSuspense: false },
    });
  return texts;
}

/** The texts of the application in its current language; components use `useText`. */
export const texts = createTexts();

/** The language texts are shown in now. */
export const currentLanguage = (): Language =>
  isLanguage(texts.language) ? texts.language : firstLanguage;

function markDocument(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}

/** Switches every screen at once and remembers the choice. */
export async function switchLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await texts.changeLanguage(language);
}

texts.on('languageChanged', (language) => {
  if (isLanguage(language)) markDocument(language);
});
markDocument(currentLanguage());
