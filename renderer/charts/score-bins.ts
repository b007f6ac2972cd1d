import { niceTicks } from './linear-scale.ts';

/** Values from `from` up to `to`; the last bin includes its end. */
export interface ScoreBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Ends of at most `most` bins of one round width that hold all of the values; null without a value. */
export function binEdges(values: readonly number[], most: number): readonly number[] | null {
  let [least, largest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  if (values.length === 0) return null;
  if (largest - least < 1e-9) return [least - 0.5, least + 0.5];
  const inside = niceTicks(least, largest, most);
  const step = (inside[1] ?? largest) - (inside[0] ?? least);
  const [first, last] = [Math.floor(least / step + 1e-9), Math.ceil(largest / step - 1e-9)];
  return Array.from({ length: Math.max(2, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** How many values lie in each bin between the edges; values outside are in none. */
export function countBins(
  values: readonly number[],
  edges: readonly number[],
): readonly ScoreBin[] {
  const counts = new Array<number>(Math.max(0, edges.length - 1)).fill(0);
  const [first = 0, second = 1] = edges;
  const step = second - first;
  for (const value of values) {
    const place = Math.floor((value - first) / step + 1e-9);
    const bin = place === counts.length && value <= (edges.at(-1) ?? 0) + 1e-9 ? place - 1 : place;
    if (counts[bin] !== undefined) counts[bin] += 1;
  }
  return counts.map((count, index) => ({
    from: edges[index] ?? 0,
    to: edges[index + 1] ?? 0,
    count,
  }));
}
