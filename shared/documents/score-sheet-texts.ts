import type { Language } from '../basics/localized.ts';
import en from '../../locales/en/score-sheet.json' with { type: 'json' };
import kk from '../../locales/kk/score-sheet.json' with { type: 'json' };
import ru from '../../locales/ru/score-sheet.json' with { type: 'json' };

/** The words of a printed score sheet. */
export const sheetTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };
