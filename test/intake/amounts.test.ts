import { describe, expect, test } from 'vitest';
import { parseDate, parseDecimal, parseMoney } from '../../shared/intake/amounts.ts';

describe('sums of money', () => {
  test.each([
    ['3500000', 3_500_000],
    ['3 500 000', 3_500_000],
    ['3\u00a0500\u00a0000,00 ₸', 3_500_000],
    ['3 500 000.00 тг.', 3_500_000],
    ['3,500,000', 3_500_000],
    ['3.500.000,00', 3_500_000],
    ['1 200 теңге', 1200],
    ['KZT', 'MoneyInvalid'],
    ['0', 0],
    ['3,500', 'MoneyAmbiguous'],
    ['3.500', 'MoneyAmbiguous'],
    ['12,50', 'MoneyTiyn'],
    ['1E5', 'MoneyInvalid'],
    ['0x10', 'MoneyInvalid'],
    ['-100', 'MoneyInvalid'],
    ['3 млн', 'MoneyInvalid'],
    ['100 $', 'MoneyInvalid'],
    ['1 2 3', 'MoneyInvalid'],
    ['٧٠٠', 'MoneyInvalid'],
    ['9999999999999999', 'MoneyInvalid'],
    ['=1+1', 'MoneyInvalid'],
  ])('«%s» is %s', (text, expected) => {
    const read = parseMoney(text);
    expect(read.ok ? read.value : read.error.type).toBe(expected);
  });
});

describe('numbers and dates', () => {
  test.each([
    ['7,5', '7.5'],
    ['7.5', '7.5'],
    [' 7 ', '7'],
    ['−1', '-1'],
    ['1 200 000,5', '1200000.5'],
    ['1 2', null],
    ['1e1', null],
    ['', null],
    ['٧', null],
  ])('the number «%s» is %s', (text, expected) => {
    expect(parseDecimal(text)).toBe(expected);
  });

  test.each([
    ['13.05.2026', '2026-05-13'],
    ['3.5.2026', '2026-05-03'],
    ['13/05/2026', '2026-05-13'],
    ['2026-05-13', '2026-05-13'],
    ['13.05.2026 ж.', '2026-05-13'],
    ['31.02.2026', null],
    ['05.13.2026', null],
    ['13 мая 2026', null],
    ['45790', null],
  ])('the date «%s» is %s', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });
});
