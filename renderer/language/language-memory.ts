import { isLanguage, type Language } from '../../shared/basics/localized.ts';

const storageKey = 'qazylar.language';

/** The language chosen last on this computer, or null; a browser that refuses storage counts as none. */
function rememberedLanguage(): Language | null {
  try {
    const stored = globalThis.localStorage?.getItem(storageKey) ?? '';
    return isLanguage(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** The language to begin in: Kazakh where none was chosen. */
export const firstLanguage = (): Language => rememberedLanguage() ?? 'kk';

/** Remembers the choice for the next start; it is a convenience, so a refusal of the storage is ignored. */
export function rememberLanguage(language: Language): void {
  try {
    globalThis.localStorage?.setItem(storageKey, language);
  } catch {
    // Without storage the application starts in Kazakh next time.
  }
}
