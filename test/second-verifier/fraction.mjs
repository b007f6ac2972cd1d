/**
 * An exact fraction in lowest terms, `d` above 0.
 *
 * @typedef {{ readonly n: bigint, readonly d: bigint }} Fraction
 */

/** @param {bigint} a @param {bigint} b @returns {bigint} */
const divisor = (a, b) => (b === 0n ? a : divisor(b, a % b));

/**
 * @param {bigint | number} n
 * @param {bigint | number} d not 0
 * @returns {Fraction}
 */
export function fraction(n, d = 1n) {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  const common = divisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom);
  const sign = bottom < 0n ? -1n : 1n;
  return { n: (sign * top) / common, d: (sign * bottom) / common };
}

export const zero = fraction(0);
export const half = fraction(1, 2);

/** Points as a fraction. @param {number} points */
export const fromPoints = (points) => fraction(points, 1000);

/** @param {Fraction} a @param {Fraction} b */
export const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
/** @param {Fraction} a @param {Fraction} b */
export const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
/** @param {Fraction} a @param {Fraction} b */
export const over = (a, b) => fraction(a.n * b.d, a.d * b.n);

/** Below 0 where a is less, above where it is more. @param {Fraction} a @param {Fraction} b */
export function compare(a, b) {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** @param {Iterable<Fraction>} values */
export function sum(values) {
  let total = zero;
  for (const value of values) total = plus(total, value);
  return total;
}

/** Of one value or more. @param {readonly Fraction[]} values */
export const mean = (values) => over(sum(values), fraction(values.length));

/** Of one value or more. @param {readonly Fraction[]} values */
export function median(values) {
  const sorted = values.toSorted(compare);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return mean(middle);
}

/** Without one highest and one lowest of three or more. @param {readonly Fraction[]} values */
export const trimmedMean = (values) =>
  mean(values.length < 3 ? values : values.toSorted(compare).slice(1, -1));

/**
 * To the nearest multiple, halves away from 0.
 *
 * @param {Fraction} value
 * @param {number | null} points the step in points; `null` leaves the value as it is
 */
export function rounded(value, points) {
  if (points === null) return value;
  const step = fromPoints(points);
  const size = over({ n: value.n < 0n ? -value.n : value.n, d: value.d }, step);
  const { n, d } = plus(size, half);
  return times(fraction(value.n < 0n ? -(n / d) : n / d), step);
}

/**
 * The fraction that a text `n/d` says; null where it is not in its one form.
 *
 * @param {unknown} text
 */
export function readFraction(text) {
  if (typeof text !== 'string' || !/^(-?[1-9]\d*|0)\/[1-9]\d*$/.test(text)) return null;
  const [n, d] = text.split('/');
  const value = fraction(BigInt(n ?? 0), BigInt(d ?? 1));
  return writeFraction(value) === text ? value : null;
}

/** @param {Fraction} value */
export const writeFraction = ({ n, d }) => `${n}/${d}`;

/** Rounded to nine decimals. @param {number} value */
export function fromDouble(value) {
  const scaled = Math.sign(value) * Math.floor(Math.abs(value) * 1e9 + 0.5);
  return fraction(BigInt(scaled), 1_000_000_000n);
}

/** @param {Fraction} value */
export function toDouble({ n, d }) {
  const whole = n / d;
  return Number(whole) + Number(n - whole * d) / Number(d);
}
