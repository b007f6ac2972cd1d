import type { Language } from '../../basics/localized.ts';
import en from '../../../locales/en/pool-papers.json' with { type: 'json' };
import kk from '../../../locales/kk/pool-papers.json' with { type: 'json' };
import ru from '../../../locales/ru/pool-papers.json' with { type: 'json' };

/** What papers of pools, readiness and proposals say. */
export const poolTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };
