import type { Language } from '../../basics/localized.ts';
import en from '../../../locales/en/monitoring-papers.json' with { type: 'json' };
import kk from '../../../locales/kk/monitoring-papers.json' with { type: 'json' };
import ru from '../../../locales/ru/monitoring-papers.json' with { type: 'json' };

/** What the report on supported projects says beside the set sentences. */
export const monitoringTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };
