import type { Brand } from './brand.ts';
import { rational, zero, type Rational } from './rational.ts';

/**
 * A sum of money as an integer number of tiyn (1 ₸ = 100 tiyn), never a float: granted, paid, spent and reported to the
 * last tiyn. May be negative, as what is left of something can be.
 */
export type Tiyn = Brand<number, 'Tiyn'>;

export const isTiyn = (value: unknown): value is Tiyn =>
  typeof value === 'number' && Number.isSafeInteger(value);

/** Checks a whole number of tiyn that the code itself made; throws on anything else. */
export function tiyn(value: number): Tiyn {
  if (!isTiyn(value)) throw new Error(`not tiyn: ${value}`);
  return Object.is(value, -0) ? (0 as Tiyn) : value;
}

export const noMoney = tiyn(0);

/** A sum in whole tenge, as applications ask and meetings grant it, in tiyn; throws beyond what is exact. */
export const tengeToTiyn = (tenge: number): Tiyn => {
  if (!Number.isSafeInteger(tenge)) throw new Error(`not whole tenge: ${tenge}`);
  return tiyn(tenge * 100);
};

/** Whole tenge of a sum without tiyn; null where tiyn would be lost. */
export const tiynToTenge = (value: Tiyn): number | null =>
  value % 100 === 0 ? Number(BigInt(value) / 100n) : null;

/** Exact sum; throws where it is beyond what an integer holds, so nothing is ever rounded in silence. */
export function sumTiyn(values: Iterable<Tiyn>): Tiyn {
  let total = 0n;
  for (const value of values) total += BigInt(value);
  return tiyn(Number(checked(total)));
}

export const subtractTiyn = (from: Tiyn, what: Tiyn): Tiyn =>
  tiyn(Number(checked(BigInt(from) - BigInt(what))));

const checked = (total: bigint): bigint => {
  if (!Number.isSafeInteger(Number(total))) throw new Error(`too many tiyn: ${String(total)}`);
  return total;
};

/** What share of `whole` `part` is, exactly; of nothing there is no share: zero. */
export const shareOf = (part: Tiyn, whole: Tiyn): Rational =>
  whole === 0 ? zero : rational(part, whole);

/** Plain decimal text in tenge, with two digits after the point only where there are tiyn: 123450 → "1234.50". */
export function tiynToDecimal(value: Tiyn | bigint): string {
  const sign = value < 0 ? '-' : '';
  const digits = String(value).replace('-', '').padStart(3, '0');
  const rest = digits.slice(-2);
  return `${sign}${digits.slice(0, -2)}${rest === '00' ? '' : `.${rest}`}`;
}
