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

/** An axis for ranks 1 to `size`. */
export function createRankAxis(size: number, top: number | null, width: number): RankAxis {
  const last = Math.max(2, size);
  const span = Math.sqrt(last) - 1;
  const x = (rank: number): number =>
    margin + ((Math.sqrt(Math.min(Math.max(rank, 1), last)) - 1) / span) * (width - 2 * margin);
  const cut = top !== null && top < size ? top : null;
  const ticks: number[] = [];
  for (const rank of [...candidates.filter((candidate) => candidate < last), last]) {
    const near = [...ticks, ...(cut === null ? [] : [cut])];
    if (near.every((other) => Math.abs(x(other) - x(rank)) >= closest)) ticks.push(rank);
  }
  return { width, x, ticks, cut };
}
