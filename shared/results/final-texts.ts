import type { Language } from '../basics/localized.ts';
import en from '../../locales/en/final-papers.json' with { type: 'json' };
import kk from '../../locales/kk/final-papers.json' with { type: 'json' };
import ru from '../../locales/ru/final-papers.json' with { type: 'json' };

/** What papers of a live stage say. */
export const finalTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };
