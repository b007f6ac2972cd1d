import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  isMilli,
  milli,
  type Milli,
  milliLimit,
  milliToDecimal,
  numberToMilli,
} from '../../shared/basics/points.ts';
import {
  add,
  compare,
  decimalToRational,
  divide,
  milliToRational,
  multiply,
  rational,
  type Rational,
  rationalToDecimal,
  rationalToNumber,
  roundHalfUp,
  subtract,
  zero,
} from '../../shared/basics/rational.ts';

const integer = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 6n });
const fraction: fc.Arbitrary<Rational> = fc
  .tuple(integer, positive)
  .map(([n, d]) => rational(n, d));
const unit = fc.constantFrom(
  rational(1),
  rational(1, 2),
  rational(1, 10),
  rational(1, 100),
  rational(1, 4),
);

const magnitude = (value: Rational): Rational =>
  compare(value, zero) < 0 ? subtract(zero, value) : value;

describe('fractions', () => {
  it('stay in lowest terms with a positive denominator', () => {
    expect(rational(-4, -6)).toEqual({ numerator: 2n, denominator: 3n });
    expect(rational(4, -6)).toEqual({ numerator: -2n, denominator: 3n });
    expect(rational(0, -5)).toEqual(zero);
    expect(() => rational(1, 0)).toThrow('division by zero');
    expect(() => divide(rational(1), zero)).toThrow('division by zero');
  });

  it('obey the laws of arithmetic, exactly', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(subtract(a, b), b)).toEqual(a);
        fc.pre(b.numerator !== 0n);
        expect(multiply(divide(a, b), b)).toEqual(a);
      }),
    );
  });

  it('are ordered as numbers are', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(compare(a, b)).toBe(-compare(b, a) + 0 || 0);
        expect(compare(a, b) === 0).toBe(
          a.numerator === b.numerator && a.denominator === b.denominator,
        );
        expect(compare(add(a, c), add(b, c))).toBe(compare(a, b));
      }),
    );
  });

  it('round to the nearest multiple, half-way away from zero', () => {
    fc.assert(
      fc.property(fraction, unit, (value, step) => {
        const rounded = roundHalfUp(value, step);
        expect(divide(rounded, step).denominator).toBe(1n);
        const distance = magnitude(subtract(rounded, value));
        const half = divide(step, rational(2));
        expect(compare(distance, half)).toBeLessThanOrEqual(0);
        fc.pre(compare(distance, half) === 0);
        expect(compare(magnitude(rounded), magnitude(value))).toBe(1);
      }),
      { maxSkipsPerRun: 10_000 },
    );
  });

  it.each([
    ['2.5', '3'],
    ['-2.5', '-3'],
    ['2.4999', '2'],
    ['0.5', '1'],
    ['-0.5', '-1'],
    ['-0.4', '0'],
  ])('round %s to %s', (value, expected) => {
    const exact = decimalToRational(value);
    expect(exact === null ? '' : rationalToDecimal(exact, 0)).toBe(expected);
  });

  it.each<[Rational, number, string]>([
    [rational(1, 3), 2, '0.33'],
    [rational(2, 3), 2, '0.67'],
    [rational(-1, 3), 3, '-0.333'],
    [rational(1005, 1000), 2, '1.01'],
    [rational(-1, 1000), 2, '0.00'],
    [rational(123), 1, '123.0'],
    [rational(10n ** 20n, 3n), 0, '33333333333333333333'],
  ])('are written with so many places', (value, places, text) => {
    expect(rationalToDecimal(value, places)).toBe(text);
  });

  it('come back from decimal text', () => {
    fc.assert(
      fc.property(integer, fc.nat(9), (scaled, places) => {
        const value = rational(scaled, 10n ** BigInt(places));
        const read = decimalToRational(rationalToDecimal(value, 9));
        expect(read).toEqual(value);
      }),
    );
  });

  it.each([
    '',
    '-',
    '.5',
    '5.',
    '1e3',
    '+1',
    ' 1',
    '1,5',
    '٧',
    '0x10',
    'NaN',
    '1'.repeat(16),
    `0.${'1'.repeat(13)}`,
  ])('are not read from %j', (text) => {
    expect(decimalToRational(text)).toBeNull();
  });

  it('become the nearest double for pictures', () => {
    expect(rationalToNumber(rational(1, 4))).toBe(0.25);
    expect(rationalToNumber(rational(-7, 2))).toBe(-3.5);
    // A whole and a rest, each rounded, would make 7.9399999999999995 of it.
    expect(rationalToNumber(rational(397, 50))).toBe(7.94);
    fc.assert(
      fc.property(fraction, (value) => {
        const exact = Number(value.numerator) / Number(value.denominator);
        expect(rationalToNumber(value)).toBeCloseTo(exact, 3);
      }),
    );
  });
});

describe('thousandths of a point', () => {
  const anyMilli = fc.integer({ min: -milliLimit, max: milliLimit }).map((value) => milli(value));

  it('are written as decimals without loss', () => {
    fc.assert(
      fc.property(anyMilli, (value) => {
        expect(decimalToRational(milliToDecimal(value))).toEqual(milliToRational(value));
      }),
    );
    const known: readonly [number, string][] = [
      [7500, '7.5'],
      [-250, '-0.25'],
      [0, '0'],
      [1000, '1'],
      [1, '0.001'],
    ];
    for (const [value, text] of known) expect(milliToDecimal(value as Milli)).toBe(text);
  });

  it('are made of numbers with at most three decimals, whatever binary makes of them', () => {
    fc.assert(
      fc.property(anyMilli, (value) => {
        expect(numberToMilli(value / 1000)).toBe(value);
      }),
    );
    expect(numberToMilli(0.1 + 0.2)).toBe(300);
    expect(() => numberToMilli(0.0005)).toThrow('three decimals');
  });

  it('are whole, bounded and never minus zero', () => {
    for (const value of [
      0.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      milliLimit + 1,
      '7',
      null,
      7n,
    ]) {
      expect(isMilli(value)).toBe(false);
    }
    expect(Object.is(milli(-0), 0)).toBe(true);
    expect(() => milli(0.5)).toThrow('not thousandths');
  });
});
