import { tiynToTenge } from '../basics/money.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { readMoney, type MoneyEntryFault } from '../language/money-entry.ts';

export type AmountFault = MoneyEntryFault | { readonly type: 'MoneyTiyn' };

/** Reads a sum in whole tenge as people write it (`readMoney`); anything with tiyn in it is refused. */
export function parseMoney(text: string): Result<number, AmountFault> {
  const read = readMoney(text);
  if (!read.ok) return read;
  const tenge = tiynToTenge(read.value);
  return tenge === null ? err({ type: 'MoneyTiyn' }) : ok(tenge);
}

/** A number as people type it ("7,5", "7.5", "1 200") as plain decimal text; null for anything else. */
export function parseDecimal(text: string): string | null {
  const plain = text.trim().replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/gu, '');
  const match = /^([-−]?)(\d{1,15})(?:[.,](\d{1,6}))?$/.exec(plain);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  return `${sign === '' ? '' : '-'}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * A calendar date typed as 13.05.2026, 13/05/2026 or 2026-05-13, a time behind it or not, as ISO text; null for any
 * that never was.
 */
export function parseDate(text: string): string | null {
  const plain = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(plain);
  const local =
    /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\s*[жг]\.?|,?\s+\d{1,2}:\d{2}(?::\d{2})?)?$/u.exec(plain);
  const [year, month, day] =
    iso !== null ? [iso[1], iso[2], iso[3]] : local !== null ? [local[3], local[2], local[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : null;
}
