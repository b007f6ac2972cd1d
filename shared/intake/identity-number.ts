import { err, ok, type Result } from '../basics/result.ts';

/** Why twelve digits cannot be an ИИН (ЖСН) or БИН (БСН). */
export type IdentityFault =
  | { readonly type: 'IdentitySigns' }
  | { readonly type: 'IdentityLength'; readonly digits: number }
  | { readonly type: 'IdentityDate' }
  | { readonly type: 'IdentityCentury' };

export interface IdentityNumber {
  readonly digits: string;
  readonly kind: 'person' | 'organisation';
  /** False where the last digit does not follow from the others: a likely typo, but old documents differ too. */
  readonly checkDigitFits: boolean;
}

const weightsFirst = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const weightsSecond = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** The twelfth digit as the other eleven make it; null for a combination that is never issued. */
export function checkDigit(digits: string): number | null {
  const sum = (weights: readonly number[]): number =>
    weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0) % 11;
  const first = sum(weightsFirst);
  if (first < 10) return first;
  const second = sum(weightsSecond);
  return second < 10 ? second : null;
}

const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** The seventh digit of an ИИН: 1–2 for the 19th century, 3–4 the 20th, 5–6 the 21st, 0 for foreigners without one. */
const centuryStart = (digit: number): number | null =>
  digit > 6 ? null : digit === 0 ? 2000 : 1800 + 100 * Math.floor((digit - 1) / 2);

function personFault(digits: string): IdentityFault | null {
  const [year, month, day] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2)));
  const start = centuryStart(Number(digits[6]));
  if (start === null) return { type: 'IdentityCentury' };
  if (year === undefined || month === undefined || day === undefined)
    return { type: 'IdentityDate' };
  const impossible = month < 1 || month > 12 || day < 1 || day > daysIn(start + year, month);
  return impossible ? { type: 'IdentityDate' } : null;
}

function organisationFault(digits: string): IdentityFault | null {
  const month = Number(digits.slice(2, 4));
  return month < 1 || month > 12 ? { type: 'IdentityDate' } : null;
}

/**
 * Reads an ИИН or БИН: twelve ASCII digits, spaces and hyphens between them ignored. The fifth digit tells which:
 * the day of birth of a person begins with 0–3, an organisation has 4, 5 or 6 there.
 */
export function parseIdentityNumber(text: string): Result<IdentityNumber, IdentityFault> {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^[0-9]*$/.test(digits)) return err({ type: 'IdentitySigns' });
  if (digits.length !== 12) return err({ type: 'IdentityLength', digits: digits.length });
  const fifth = Number(digits[4]);
  const kind = fifth <= 3 ? 'person' : 'organisation';
  const fault = kind === 'person' ? personFault(digits) : organisationFault(digits);
  if (fault !== null) return err(fault);
  if (fifth > 6) return err({ type: 'IdentityDate' });
  return ok({ digits, kind, checkDigitFits: checkDigit(digits) === Number(digits[11]) });
}
