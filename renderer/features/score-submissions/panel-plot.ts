import { milli, type Milli } from '../../../shared/basics/points.ts';
import type { Id, Stage } from '../../../shared/contest/contest.ts';
import { toldTotal } from '../../../shared/scoring/panel-spread.ts';
import { sheetTotal } from '../../../shared/scoring/score-sheet.ts';

/** A total in the picture: how far along the scale (0 to 1), how many dots under it, and whether it is one's own. */
export interface PanelDot {
  readonly along: number;
  readonly level: number;
  readonly own: boolean;
}

/** The least and the largest total that a sheet of the stage can have. */
export function totalScale(
  stage: Stage,
  nomination: Id,
): readonly [least: Milli, largest: Milli] | null {
  const end = (which: 'min' | 'max') =>
    sheetTotal(
      {
        scores: Object.fromEntries(
          stage.criteria.map(({ id, scale }) => [id, milli(scale[which])]),
        ),
      },
      stage,
      nomination,
    );
  const [least, largest] = [end('min'), end('max')];
  return least === null || largest === null ? null : [toldTotal(least), toldTotal(largest)];
}

/** Where a value lies on a scale, 0 to 1. */
export const alongScale = (value: number, [least, largest]: readonly [number, number]): number =>
  largest <= least ? 0.5 : Math.min(1, Math.max(0, (value - least) / (largest - least)));

/** Dots of sorted totals; those too near to stand side by side stand on one another. Marks one total of the own value. */
export function placeDots(
  totals: readonly Milli[],
  scale: readonly [number, number],
  own: Milli | null,
): readonly PanelDot[] {
  /** As many dots as fit beside one another. */
  const places = 40;
  const taken = new Map<number, number>();
  const ownAt = own === null ? -1 : totals.indexOf(own);
  return totals.map((total, at) => {
    const place = Math.round(alongScale(total, scale) * places);
    const level = taken.get(place) ?? 0;
    taken.set(place, level + 1);
    return { along: place / places, level, own: at === ownAt };
  });
}
