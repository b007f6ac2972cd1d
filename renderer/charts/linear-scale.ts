/** Values of an axis in the units of the picture. */
export interface LinearScale {
  readonly at: (value: number) => number;
  readonly from: number;
  readonly to: number;
}

type Ends = readonly [from: number, to: number];

/** A straight axis; values beyond its ends lie at the ends. An axis without extent puts everything in the middle. */
export function linearScale([from, to]: Ends, [start, end]: Ends): LinearScale {
  const at = (value: number): number => {
    if (to <= from) return (start + end) / 2;
    const share = (Math.min(to, Math.max(from, value)) - from) / (to - from);
    return start + share * (end - start);
  };
  return { at, from, to };
}

/** The least of 1, 2, 2.5, 5 × 10ⁿ that is not below a step. */
function niceStep(step: number): number {
  const unit = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * unit >= step * (1 - 1e-9)) ?? 10;
  return factor * unit;
}

/** Round values from `from` to `to`, both included where they are round, at most `most` (2 or more) of them. */
export function niceTicks(from: number, to: number, most: number): readonly number[] {
  if (!(to > from)) return [from];
  const step = niceStep((to - from) / Math.max(1, most - 1));
  const [first, last] = [Math.ceil(from / step - 1e-9), Math.floor(to / step + 1e-9)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    // Sums of steps gather noise that would be printed.
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Round whole numbers from 0: an axis of counts. */
export function countTicks(most: number, ticks: number): readonly number[] {
  const whole = niceTicks(0, Math.max(1, most), ticks).filter(Number.isInteger);
  return whole.length > 1 ? whole : [0, Math.max(1, most)];
}
