import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isTiyn,
  noMoney,
  shareOf,
  subtractTiyn,
  sumTiyn,
  tengeToTiyn,
  tiyn,
  tiynToDecimal,
  tiynToTenge,
} from '../../shared/basics/money.ts';
import { rational } from '../../shared/basics/rational.ts';
import { formatTiyn } from '../../shared/language/number-format.ts';
import { readMoney } from '../../shared/language/money-entry.ts';

const sums = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }).map(tiyn);

const attempt = <T>(make: () => T): T | 'thrown' => {
  try {
    return make();
  } catch {
    return 'thrown';
  }
};

test('only whole tiyn are money', () => {
  expect([0, -5, Number.MAX_SAFE_INTEGER].every(isTiyn)).toBe(true);
  expect([0.5, Number.NaN, Infinity, Number.MAX_SAFE_INTEGER + 1, '5', null].some(isTiyn)).toBe(
    false,
  );
  expect(() => tiyn(0.1)).toThrow('not tiyn');
  expect(() => tengeToTiyn(0.5)).toThrow('not whole tenge');
  expect(() => tengeToTiyn(Number.MAX_SAFE_INTEGER)).toThrow('not tiyn');
});

test('a sum is exact or throws', () => {
  expect(sumTiyn([])).toBe(noMoney);
  expect(() => sumTiyn([tiyn(Number.MAX_SAFE_INTEGER), tiyn(1)])).toThrow('too many tiyn');
  fc.assert(
    fc.property(fc.array(sums, { maxLength: 6 }), (values) => {
      const exact = values.reduce((total, value) => total + BigInt(value), 0n);
      const held = exact <= BigInt(Number.MAX_SAFE_INTEGER);
      expect(attempt(() => BigInt(sumTiyn(values)))).toBe(held ? exact : 'thrown');
    }),
  );
});

test('a difference may be negative, a share is exact, and of nothing there is none', () => {
  expect(subtractTiyn(tiyn(5), tiyn(7))).toBe(-2);
  expect(shareOf(tengeToTiyn(2_000_000_000), tengeToTiyn(3_000_000_000))).toEqual(rational(2, 3));
  expect(shareOf(tiyn(5), noMoney)).toEqual(rational(0));
});

test('tenge come back where no tiyn would be lost', () => {
  expect(tiynToTenge(tengeToTiyn(3_500_000_000))).toBe(3_500_000_000);
  expect(tiynToTenge(tiyn(-101))).toBeNull();
});

test.each([
  [0, '0', '0 ₸', '₸0'],
  [7, '0.07', '0,07 ₸', '₸0.07'],
  [123_456_750, '1234567.50', '1 234 567,50 ₸', '₸1,234,567.50'],
  [-300, '-3', '−3 ₸', '−₸3'],
])('%d tiyn are written in the marks of a language', (value, decimal, kazakh, english) => {
  expect(tiynToDecimal(tiyn(value))).toBe(decimal);
  expect(formatTiyn(tiyn(value), 'kk').replace(/\u00a0/g, ' ')).toBe(kazakh);
  expect(formatTiyn(tiyn(value), 'ru')).toBe(formatTiyn(tiyn(value), 'kk'));
  expect(formatTiyn(tiyn(value), 'en')).toBe(english);
});

test.each([
  ['1 234 567,50', 123_456_750],
  ['1234567.5', 123_456_750],
  ['₸1,234,567.50', 123_456_750],
  ['1,234.50', 123_450],
  ['1.234,5', 123_450],
  ['0,07 ₸', 7],
  ['3,500', 'MoneyAmbiguous'],
  ['3 млрд', 'MoneyInvalid'],
  ['1,2,3', 'MoneyInvalid'],
  ['12,345,67', 'MoneyInvalid'],
  ['0,001', 'MoneyAmbiguous'],
  ['0,0001', 'MoneyInvalid'],
  ['-5', 'MoneyInvalid'],
  ['', 'MoneyInvalid'],
  ['90071992547409,91', Number.MAX_SAFE_INTEGER],
  ['90071992547409,92', 'MoneyInvalid'],
])('«%s» is read as %s', (text, expected) => {
  const read = readMoney(text);
  expect(read.ok ? read.value : read.error.type).toBe(expected);
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(sums, fc.constantFrom('kk', 'ru', 'en'), (sum, language) => {
      const text = formatTiyn(sum, language);
      const read = readMoney(text);
      const isOneGroup = /^₸\d{1,3},\d{3}$/.test(text);
      expect(read).toEqual(
        isOneGroup ? { ok: false, error: { type: 'MoneyAmbiguous' } } : { ok: true, value: sum },
      );
    }),
  );
});
