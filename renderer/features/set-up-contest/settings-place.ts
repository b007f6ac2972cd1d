import type { Id } from '../../../shared/contest/contest.ts';

/** Parts of the settings, each behind its own tab; `versions` only where the contest is open. */
export const sections = [
  'general',
  'regions',
  'nominations',
  'stages',
  'form',
  'criteria',
  'regulation',
  'deadlines',
  'commission',
  'texts',
  'versions',
] as const;

export type Section = (typeof sections)[number];

export const isSection = (value: string): value is Section =>
  (sections as readonly string[]).includes(value);

/** Where somebody is in the settings. */
export interface Place {
  readonly section: Section;
  /** The stage that form, criteria and ranking are shown of; null = the first that is scored. */
  readonly stage: Id | null;
  /** The row to open and to go to, by the name it bears ("criterion/novelty"); null = the part as a whole. */
  readonly row: string | null;
  /** Grows with every link that was followed, so that following one again goes there again. */
  readonly visit: number;
}

export const firstPlace: Place = { section: 'general', stage: null, row: null, visit: 0 };

/** Somewhere else, by a link; the stage stays where the link is about none. */
export const visited = (from: Place, to: Omit<Place, 'visit'>): Place => ({
  ...to,
  stage: to.stage ?? from.stage,
  visit: from.visit + 1,
});
