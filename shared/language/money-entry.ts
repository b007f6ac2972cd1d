import { isTiyn, type Tiyn } from '../basics/money.ts';
import { err, ok, type Result } from '../basics/result.ts';

export type MoneyEntryFault =
  | { readonly type: 'MoneyInvalid' }
  /** "3,500" is three and a half or three and a half thousand: a person has to say. */
  | { readonly type: 'MoneyAmbiguous' };

const currency = /(?:₸|тенге|теңге|тг\.?|kzt)$/iu;
const spaces = /[\s\u00a0\u202f']/gu;

/**
 * Reads a sum in tenge as people write it, tiyn after the mark: "1 234 567,50 ₸", "1234567.5", "3,500,000". Grouping is
 * taken only where it cannot be a decimal mark; signs, exponents, words and other currencies are refused, and so is more
 * than two digits after the mark.
 */
export function readMoney(text: string): Result<Tiyn, MoneyEntryFault> {
  const plain = text.trim().replace(/^₸\s*/u, '').replace(currency, '').trim();
  const spaced = /^\d{1,3}(?:[\s\u00a0\u202f']\d{3})+(?=[.,]|$)/u;
  const digits = spaced.test(plain) ? plain.replace(spaces, '') : plain;
  if (/^\d{1,3}([.,])\d{3}$/.test(digits)) return err({ type: 'MoneyAmbiguous' });
  const grouped =
    /^(\d{1,3}(?:,\d{3}){2,})(?:\.(\d{1,2}))?$/.exec(digits) ??
    /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(digits) ??
    /^(\d{1,3}(?:\.\d{3}){2,})(?:,(\d{1,2}))?$/.exec(digits) ??
    /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(digits);
  const match = grouped ?? /^(\d{1,15})(?:[.,](\d{1,2}))?$/.exec(digits);
  if (match === null) return err({ type: 'MoneyInvalid' });
  const [, whole = '', fraction = ''] = match;
  const value = Number(`${whole.replace(/[.,]/g, '')}${fraction.padEnd(2, '0')}`);
  return isTiyn(value) ? ok(value) : err({ type: 'MoneyInvalid' });
}
