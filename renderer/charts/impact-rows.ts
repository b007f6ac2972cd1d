import type { ImpactLevel } from '../../shared/ranking/conflict-impact.ts';

/** What an open conflict may do to the places. */
export interface ImpactRow {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly level: ImpactLevel;
  /** The submission's place as things are; null without a score. */
  readonly now: number | null;
  /** Its places under the outcomes. */
  readonly places: readonly number[];
  /** How many submissions change places at most. */
  readonly moved: number;
}

const levels: readonly ImpactLevel[] = ['winners', 'places', 'none'];

/** The best and the worst place that the conflict leaves open. */
export function impactSpan({ now, places }: ImpactRow): readonly [number, number] {
  const all = now === null ? places : [now, ...places];
  return all.length === 0 ? [1, 1] : [Math.min(...all), Math.max(...all)];
}

/** What changes winners first, then by how far it reaches. */
export const impactOrder = (rows: readonly ImpactRow[]): readonly ImpactRow[] =>
  rows.toSorted((a, b) => {
    const reach = (row: ImpactRow): number => impactSpan(row)[1] - impactSpan(row)[0];
    return (
      levels.indexOf(a.level) - levels.indexOf(b.level) || reach(b) - reach(a) || b.moved - a.moved
    );
  });
