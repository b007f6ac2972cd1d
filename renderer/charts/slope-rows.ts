/** A submission's places under two methods. */
export interface SlopeRow {
  readonly id: string;
  /** What a table calls it. */
  readonly name: string;
  /** What fits beside its line. */
  readonly short: string;
  readonly left: number;
  readonly right: number;
}

/** What the method on the right does to the list of the one on the left. */
export type SlopeMove = 'entering' | 'leaving' | 'staying';

export const slopeMove = (
  { left, right }: Pick<SlopeRow, 'left' | 'right'>,
  top: number,
): SlopeMove =>
  left > top && right <= top ? 'entering' : left <= top && right > top ? 'leaving' : 'staying';

/** Places to either side of the cut that are shown in any case. */
const around = 8;
/** More labels than these would cover one another. */
const mostLabels = 16;

/** The places that the picture shows: those about the cut, and all that cross it; and the rows that lie within. */
export function slopeWindow(
  rows: readonly SlopeRow[],
  top: number,
): { readonly first: number; readonly last: number; readonly within: readonly SlopeRow[] } {
  let [first, last] = [Math.max(1, top - around + 1), top + around];
  let worst = 1;
  for (const row of rows) {
    const [best, least] = [Math.min(row.left, row.right), Math.max(row.left, row.right)];
    worst = Math.max(worst, least);
    if (slopeMove(row, top) === 'staying') continue;
    first = Math.min(first, best);
    last = Math.max(last, least);
  }
  last = Math.max(first + 1, Math.min(last, worst));
  const isInside = (place: number): boolean => place >= first && place <= last;
  return {
    first,
    last,
    within: rows.filter(({ left, right }) => isInside(left) && isInside(right)),
  };
}

/** The rows that get words: those that cross, longest way first where there is no room for all. */
export const labelled = (rows: readonly SlopeRow[], top: number): readonly SlopeRow[] =>
  rows
    .filter((row) => slopeMove(row, top) !== 'staying')
    .toSorted((a, b) => Math.abs(b.left - b.right) - Math.abs(a.left - a.right))
    .slice(0, mostLabels);
