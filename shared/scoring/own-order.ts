import { compare } from '../basics/rational.ts';
import type { Id } from '../contest/contest.ts';
import { compareNumbers } from './list-order.ts';
import type { OwnSheet } from './own-sheets.ts';

type Measured = Pick<OwnSheet, 'submission' | 'measure'>;

/** Submissions by the juror's own totals, best first; equal totals by the number of the submission. */
export const orderByTotals = (sheets: readonly Measured[]): readonly Id[] =>
  sheets
    .toSorted((a, b) => compare(b.measure, a.measure) || compareNumbers(a.submission, b.submission))
    .map(({ submission }) => submission);

/**
 * Where an entry of rank `rank` disturbs an order of ranks least: behind as few worse and before as few better ones as
 * may be; the last of such places.
 */
function bestPlace(order: readonly number[], rank: number): number {
  let disturbed = order.filter((other) => other < rank).length;
  let best = { place: 0, disturbed };
  order.forEach((other, at) => {
    disturbed += other < rank ? -1 : 1;
    if (disturbed <= best.disturbed) best = { place: at + 1, disturbed };
  });
  return best.place;
}

/**
 * The juror's own order of their scored sheets, best first: as they put it (`kept`; null = by totals). A sheet that was
 * scored since enters at the place of its total, and one that is no longer there (recused, withdrawn, a score taken
 * back) is left out; the others stay as they were.
 */
export function ownOrder(kept: readonly Id[] | null, sheets: readonly Measured[]): readonly Id[] {
  const byTotals = orderByTotals(sheets);
  if (kept === null) return byTotals;
  const rankOf = new Map(byTotals.map((id, rank) => [id, rank]));
  const order = [...new Set(kept)].flatMap((id) => rankOf.get(id) ?? []);
  const placed = new Set(order);
  byTotals.forEach((_, rank) => {
    if (!placed.has(rank)) order.splice(bestPlace(order, rank), 0, rank);
  });
  return order.flatMap((rank) => byTotals[rank] ?? []);
}

/** An order with one entry moved to a place, counted from 0; a place beyond either end is that end. */
export function movedTo(order: readonly Id[], id: Id, place: number): readonly Id[] {
  if (!order.includes(id)) return order;
  const others = order.filter((other) => other !== id);
  return others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, id);
}

/**
 * What to keep of a new order: entries that were kept and have no scored sheet at the moment stay behind the one they
 * stood behind, so that they find their place when they come back.
 */
export function orderToKeep(kept: readonly Id[] | null, order: readonly Id[]): readonly Id[] {
  const shown = new Set(order);
  const result = [...order];
  let before: Id | null = null;
  for (const id of new Set(kept)) {
    if (!shown.has(id)) result.splice(before === null ? 0 : result.indexOf(before) + 1, 0, id);
    before = id;
  }
  return result;
}

/** Neighbours of an order whose totals say the opposite; none means that the whole order agrees with the totals. */
export interface Contradiction {
  /** Stands above although its total is smaller. */
  readonly above: Id;
  readonly below: Id;
}

export function contradictions(
  order: readonly Id[],
  sheets: readonly Measured[],
): readonly Contradiction[] {
  const measures = new Map(sheets.map(({ submission, measure }) => [submission, measure]));
  return order.flatMap((below, at) => {
    const above = order[at - 1];
    const [lower, upper] = [measures.get(below), above === undefined ? null : measures.get(above)];
    if (above === undefined || lower === undefined || upper === null || upper === undefined)
      return [];
    return compare(upper, lower) < 0 ? [{ above, below }] : [];
  });
}
