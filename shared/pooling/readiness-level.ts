import type { Milli } from '../basics/points.ts';
import {
  add,
  compare,
  divide,
  milliToRational,
  rational,
  type Rational,
} from '../basics/rational.ts';
import type { Level } from '../contest/contest.ts';

/** The exact median: the middle value, or half-way between the two in the middle; null of nothing. */
export function medianOf(values: readonly Milli[]): Rational | null {
  const sorted = values.toSorted((a, b) => a - b);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (lower === undefined || upper === undefined) return null;
  return divide(add(milliToRational(lower), milliToRational(upper)), rational(2));
}

/** The highest level that a score reaches; null below the lowest one, and where there are none. */
export function levelOf(levels: readonly Level[], score: Rational): Level | null {
  const reached = levels.filter(({ from }) => compare(milliToRational(from), score) <= 0);
  return reached.toSorted((a, b) => b.from - a.from)[0] ?? null;
}
