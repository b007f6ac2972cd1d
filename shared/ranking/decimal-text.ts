import { type Rational, rationalToDecimal } from '../basics/rational.ts';

/** Plain decimal text for explanations: at most six decimals, no trailing zeros ("7.36", "8", "0.333333"). */
export function decimalText(value: Rational): string {
  if (value.denominator === 1n) return value.numerator.toString();
  return rationalToDecimal(value, 6).replace(/0+$/, '').replace(/\.$/, '').replace(/^-0$/, '0');
}
