import type { Brand } from './brand.ts';

/**
 * A score, weight or scale bound as an integer number of thousandths (7.5 points = 7500).
 * Scores are entered, stored, signed and compared in this form, so nothing is ever rounded on the way.
 */
export type Milli = Brand<number, 'Milli'>;

/** Largest magnitude a score or weight may have: 1,000,000 points. */
export const milliLimit = 1_000_000_000;

export const isMilli = (value: unknown): value is Milli =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= milliLimit;

/** Checks an integer number of thousandths that the code itself made; throws on anything else. */
export function milli(value: number): Milli {
  if (!isMilli(value)) throw new Error(`not thousandths: ${value}`);
  return Object.is(value, -0) ? (0 as Milli) : value;
}

/** Converts a finite JavaScript number with at most three decimals, as templates write them (0.5 → 500). */
export function numberToMilli(value: number): Milli {
  const scaled = Math.round(value * 1000);
  if (Math.abs(scaled / 1000 - value) > 1e-9) throw new Error(`more than three decimals: ${value}`);
  return milli(scaled);
}

/** Plain decimal text with a point and without trailing zeros: 7500 → "7.5", −250 → "-0.25". */
export function milliToDecimal(value: Milli): string {
  const sign = value < 0 ? '-' : '';
  const digits = String(Math.abs(value)).padStart(4, '0');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -3)}${fraction === '' ? '' : `.${fraction}`}`;
}
