import { type Rational, rational } from '../basics/rational.ts';

/**
 * A statistical estimate as an exact number with nine decimals. From here on it is compared and rounded like any
 * other score, and noise in the last bits of a double cannot part two submissions that are equal.
 */
export const inexactScore = (estimate: number): Rational =>
  rational(BigInt(Math.round(estimate * 1e9)), 1_000_000_000n);
