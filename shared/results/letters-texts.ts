import type { Language } from '../basics/localized.ts';
import en from '../../locales/en/letters.json' with { type: 'json' };
import kk from '../../locales/kk/letters.json' with { type: 'json' };
import ru from '../../locales/ru/letters.json' with { type: 'json' };

/** What diplomas, certificates, letters and feedback say beside the set sentences. */
export const lettersTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };
