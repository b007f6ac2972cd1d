import type { Rational } from '../../shared/basics/rational.ts';

/** Sign of a − b, by cross multiplication. */
export function compareFractions(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

export const whole = (value: number): Rational => ({ numerator: BigInt(value), denominator: 1n });
