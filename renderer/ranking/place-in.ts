import type { RankedSubmission } from '../../shared/ranking/ranking.ts';

/** What the cut is drawn over: each nomination by itself, or all of them. */
export type Scope = 'nomination' | 'all';

/** Place in the scope of the cut. */
export const placeIn = (ranked: RankedSubmission, scope: Scope): number | null =>
  scope === 'all' ? ranked.overall : ranked.place;
