import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../basics/rational.ts';
import type { Ends } from './own-sheets.ts';

/** How many values lie from `from` up to, but not including, `to`; the last bin holds its end as well. */
export interface Bin {
  readonly from: Rational;
  readonly to: Rational;
  readonly count: number;
}

/** At most so many bins: more is no picture of a whole. */
const mostBins = 10;
const fewestBins = 4;

/** Widths that people count in, best first: ones, twos and fives of any decimal place, then the others. */
const widthKinds: readonly (readonly bigint[])[] = [[1n, 2n, 5n], [25n], [3n, 4n, 15n]];

/** The digits of an exact decimal without the noughts at either end; null for a fraction that no decimal says. */
function digitsOf(value: Rational): bigint | null {
  const scaled = multiply(value, rational(1_000_000));
  if (scaled.denominator !== 1n || scaled.numerator <= 0n) return null;
  let digits = scaled.numerator;
  while (digits % 10n === 0n) digits /= 10n;
  return digits;
}

/** Number of equal bins of a scale: as many as possible, and so that their borders are numbers people count in. */
function binCount(extent: Rational): number {
  for (const kind of widthKinds)
    for (let count = mostBins; count >= fewestBins; count -= 1) {
      const digits = digitsOf(divide(extent, rational(count)));
      if (digits !== null && kind.includes(digits)) return count;
    }
  return mostBins;
}

/**
 * Counts values in equal bins over a scale, exactly. A value outside the scale counts in the bin at its end; a scale
 * without extent has one bin.
 */
export function countInBins(scale: Ends, values: readonly Rational[]): readonly Bin[] {
  const extent = subtract(scale.most, scale.least);
  if (extent.numerator <= 0n) return [{ from: scale.least, to: scale.most, count: values.length }];
  const width = divide(extent, rational(binCount(extent)));
  const borders: Rational[] = [scale.least];
  for (let border = scale.least; compare(border, scale.most) < 0; borders.push(border))
    border = add(border, width);
  const counts = borders.slice(1).map(() => 0);
  for (const value of values) {
    const steps = divide(subtract(value, scale.least), width);
    const step = steps.numerator < 0n ? 0 : Number(steps.numerator / steps.denominator);
    const at = Math.min(step, counts.length - 1);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, at) => ({
    from: borders[at] ?? scale.least,
    to: borders[at + 1] ?? scale.most,
    count,
  }));
}
