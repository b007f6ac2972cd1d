import type { Milli } from './points.ts';

/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** Builds a fraction in lowest terms; throws on a zero denominator. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d === 0n) throw new Error('division by zero');
  const common = gcd(n, d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { numerator: (sign * n) / common, denominator: (sign * d) / common };
}

export const zero: Rational = { numerator: 0n, denominator: 1n };

export const milliToRational = (value: Milli): Rational => rational(value, 1000);

export const add = (a: Rational, b: Rational): Rational =>
  rational(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );

export const subtract = (a: Rational, b: Rational): Rational =>
  rational(
    a.numerator * b.denominator - b.numerator * a.denominator,
    a.denominator * b.denominator,
  );

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

/** Negative, zero or positive, as `a` is smaller than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The multiple of `unit` nearest to `value`; a value exactly half-way goes away from zero (half-up). */
export function roundHalfUp(value: Rational, unit: Rational): Rational {
  const steps = divide(value, unit);
  const magnitude = steps.numerator < 0n ? -steps.numerator : steps.numerator;
  const whole = (2n * magnitude + steps.denominator) / (2n * steps.denominator);
  return multiply(rational(steps.numerator < 0n ? -whole : whole), unit);
}

/** Parses plain decimal text ("-12.345", no exponent, no spaces); null for anything else. */
export function decimalToRational(text: string): Rational | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  return rational(BigInt(`${sign}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

/** Decimal text with exactly `places` digits after the point, rounded half-up: 1/3, 2 → "0.33". */
export function rationalToDecimal(value: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  const scaled = roundHalfUp(multiply(value, rational(scale)), rational(1)).numerator;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return places === 0
    ? sign + digits
    : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The nearest double: for pictures and statistical models, never for a score that is compared. */
export const rationalToNumber = (value: Rational): number => {
  const [above, below] = [Number(value.numerator), Number(value.denominator)];
  // A quotient of doubles is rounded once; a whole with a rest would be rounded twice: 7.9399999999999995 for 7.94.
  if (Number.isSafeInteger(above) && Number.isSafeInteger(below)) return above / below;
  const whole = value.numerator / value.denominator;
  const rest = value.numerator % value.denominator;
  return Number(whole) + Number(rest) / Number(value.denominator);
};
