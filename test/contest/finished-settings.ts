import type { ContestSettings } from '../../shared/contest/contest.ts';
import { commissionSeats, settingsFromTemplate } from '../../shared/contest/templates.ts';

/** The settings of a template with its season, its announcement and the names of its commission filled in. */
export const finished = (template: string): ContestSettings => ({
  ...settingsFromTemplate(template, { season: '2026', demo: false }),
  announced: '2026-02-01',
  commission: commissionSeats(template).map((seat, at) => ({
    ...seat,
    name: `Айтбаева Гүлнар ${at}`,
  })),
});

/** A title in all three languages. */
export const title = { kk: 'Атау', ru: 'Название', en: 'Title' };
