import type { Language } from '../basics/localized.ts';
import en from '../../locales/en/minutes.json' with { type: 'json' };
import kk from '../../locales/kk/minutes.json' with { type: 'json' };
import ru from '../../locales/ru/minutes.json' with { type: 'json' };

/** What the minutes, the register and the annexes say beside the set sentences. */
export const minutesTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };
