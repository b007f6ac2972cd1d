import type { Language } from '../../basics/localized.ts';
import en from '../../../locales/en/tournament-papers.json' with { type: 'json' };
import kk from '../../../locales/kk/tournament-papers.json' with { type: 'json' };
import ru from '../../../locales/ru/tournament-papers.json' with { type: 'json' };

/** What papers and screens of a tournament call matches, systems, rules and sheets. */
export const tournamentTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };
