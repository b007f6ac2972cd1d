import { err, ok, type Result } from '../basics/result.ts';

export type AmountFault =
  | { readonly type: 'MoneyInvalid' }
  /** "3,500" is three and a half or three and a half thousand: a person has to say. */
  | { readonly type: 'MoneyAmbiguous' }
  | { readonly type: 'MoneyTiyn' };

const currency = /(?:₸|тенге|теңге|тг\.?|kzt)$/iu;

/**
 * Reads a sum in whole tenge as people write it: "3 500 000", "3 500 000,00 ₸", "3,500,000". Grouping is taken only
 * where it cannot be a decimal mark; exponents, words and other currencies are refused.
 */
export function parseMoney(text: string): Result<number, AmountFault> {
  const plain = text.trim().replace(currency, '').trim();
  const spaced = /^\d{1,3}(?:[\s\u00a0\u202f']\d{3})+(?=[.,]|$)/u;
  const digits = spaced.test(plain) ? plain.replace(/[\s\u00a0\u202f']/gu, '') : plain;
  if (/^\d{1,3}([.,])\d{3}$/.test(digits)) return err({ type: 'MoneyAmbiguous' });
  const grouped = /^\d{1,3}(?:(?:,\d{3}){2,}(?:\.\d{1,2})?|(?:\.\d{3}){2,}(?:,\d{1,2})?)$/.test(
    digits,
  );
  const match = grouped ? null : /^(\d{1,15})(?:[.,](\d{1,2}))?$/.exec(digits);
  if (grouped) {
    const [, whole = '', fraction = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(digits) ?? [];
    return wholeTenge(whole.replace(/[.,]/g, ''), fraction);
  }
  if (match === null) return err({ type: 'MoneyInvalid' });
  return wholeTenge(match[1] ?? '', match[2] ?? '');
}

function wholeTenge(whole: string, fraction: string): Result<number, AmountFault> {
  if (/[1-9]/.test(fraction)) return err({ type: 'MoneyTiyn' });
  const value = Number(whole);
  return Number.isSafeInteger(value) && whole.length <= 15
    ? ok(value)
    : err({ type: 'MoneyInvalid' });
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
