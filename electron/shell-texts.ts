import type { Language } from '../shared/basics/localized.ts';
import en from '../locales/en/desktop.json' with { type: 'json' };
import kk from '../locales/kk/desktop.json' with { type: 'json' };
import ru from '../locales/ru/desktop.json' with { type: 'json' };

/** What the shell itself says where there is no page to say it. */
export const shellTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };
export type ShellTexts = typeof en;
