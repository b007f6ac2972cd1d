import { niceTicks } from './linear-scale.ts';

/** A rank axis in the units of the picture: square roots, because what matters happens near the top. */
export interface RankAxis {
  readonly width: number;
  readonly x: (rank: number) => number;
  readonly ticks: readonly number[];
  /** The last place of the list, where there is one on the axis. */
  readonly cut: number | null;
}

const margin = 12;
/** Closest that two numbers under the axis may stand. */
const closest = 28;
const candidates = [
  1, 3, 5, 10, 25, 50, 100, 200, 400, 700, 1000, 2000, 5000, 10_000, 20_000, 50_000,
];

/** Round places between two others, both included. */
const between = (first: number, last: number, width: number): readonly number[] => [
  first,
  ...niceTicks(first, last, Math.max(3, Math.floor(width / 64))).filter(
    (rank) => Number.isInteger(rank) && rank > first && rank < last,
  ),
  last,
];

/** An axis for ranks `first` to `size`; beyond its ends everything lies at them. */
export function createRankAxis(
  size: number,
  top: number | null,
  width: number,
  first = 1,
): RankAxis {
  const last = Math.max(first + 1, size);
  const [start, span] = [Math.sqrt(first), Math.sqrt(last) - Math.sqrt(first)];
  const x = (rank: number): number =>
    margin +
    ((Math.sqrt(Math.min(Math.max(rank, first), last)) - start) / span) * (width - 2 * margin);
  const cut = top !== null && top < size && top >= first ? top : null;
  const wanted =
    first === 1
      ? [...candidates.filter((candidate) => candidate < last), last]
      : between(first, last, width);
  const ticks: number[] = [];
  for (const rank of wanted) {
    const near = [...ticks, ...(cut === null ? [] : [cut])];
    if (near.every((other) => Math.abs(x(other) - x(rank)) >= closest)) ticks.push(rank);
  }
  return { width, x, ticks, cut };
}
