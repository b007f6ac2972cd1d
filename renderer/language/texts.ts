import { createInstance, type i18n } from 'i18next';

import { isLanguage, languages, type Language } from '../../shared/basics/localized.ts';
import { firstLanguage, rememberLanguage } from './language-memory.ts';
import { literalValues } from './literal-values.ts';
import { loadTexts, type LoadedTexts, type Namespace, type TextResources } from './resources.ts';
import type { TextTree } from './text-tree.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: TextResources;
    returnNull: false;
  }
}

function createTexts(): i18n {
  const texts = createInstance();
  void texts.use(literalValues).init({
    resources: {},
    lng: firstLanguage(),
    fallbackLng: false,
    supportedLngs: languages,
    defaultNS: 'common',
    initAsync: false,
    returnNull: false,
  });
  return texts;
}

/** The texts of the application in its current language; components use `useText`. */
export const texts = createTexts();

function take(loaded: readonly LoadedTexts[]): void {
  for (const { language, namespace, tree } of loaded)
    // Nothing writes into a text: no copy of each is needed.
    texts.addResourceBundle(language, namespace, tree, false, false, { skipCopy: true });
}

/** Loads what the first screens say in the current language; before it nothing can be said. */
export const openTexts = async (): Promise<void> =>
  take(await loadTexts(currentLanguage(), 'first'));

const all = new Map<Language, Promise<void>>();

function allIn(language: Language): Promise<void> {
  const loading = all.get(language) ?? loadTexts(language, 'all').then(take);
  all.set(language, loading);
  loading.catch(() => all.delete(language));
  return loading;
}

/** Loads everything in the current language, once: enough for a screen that speaks to its reader alone. Rejects where a file is not there. */
export const ownTexts = (): Promise<void> => allIn(currentLanguage());

/** Loads everything in the three languages, once; every other screen waits for it. Rejects where a file is not there. */
export const wholeTexts = async (): Promise<void> => void (await Promise.all(languages.map(allIn)));

/** The texts of one file as they are written, for whoever works with them beside the window. */
export const textTree = (language: Language, namespace: Namespace): TextTree =>
  texts.getResourceBundle(language, namespace) as TextTree;

/** The language texts are shown in now. */
export const currentLanguage = (): Language =>
  isLanguage(texts.language) ? texts.language : firstLanguage();

function markDocument(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
}

/** Switches every screen at once and remembers the choice. */
export async function switchLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await wholeTexts();
  await texts.changeLanguage(language);
}

texts.on('languageChanged', (language) => {
  if (isLanguage(language)) markDocument(language);
});
markDocument(currentLanguage());
