import type { Language } from '../../../shared/basics/localized.ts';
import { type Tiyn, tiynToDecimal } from '../../../shared/basics/money.ts';
import { isDay } from '../../../shared/contest/deadlines.ts';
import { formatDate } from '../../../shared/language/date-format.ts';
import { readMoney } from '../../../shared/language/money-entry.ts';
import { formatDecimal } from '../../../shared/language/number-format.ts';

/** "13.05.2026" or "2026-05-13" as a day of the calendar; '' for an empty field, null for what is no day. */
export function typedDay(text: string): string | null {
  const plain = text.trim();
  if (plain === '') return '';
  const [, date = '', month = '', year = ''] =
    /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(plain) ?? [];
  const day = year === '' ? plain : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** A day as it stands in a field. */
export const dayText = (day: string, language: Language): string =>
  day === '' ? '' : formatDate(day, language, 'short');

/** What is wrong with a field; each has its sentence under `field.<fault>`. */
export type FieldFault = 'missing' | 'noDay' | 'noSum' | 'ambiguousSum' | 'tooEarly' | 'sameDay';

export const dayFault = (text: string, isNeeded: boolean): FieldFault | null => {
  const day = typedDay(text);
  if (day === null) return 'noDay';
  return day === '' && isNeeded ? 'missing' : null;
};

/** Tenge as people write them, in tiyn; null for an empty field and for what is no sum. */
export function typedSum(text: string): Tiyn | null {
  const read = readMoney(text);
  return read.ok ? read.value : null;
}

export function sumFault(text: string): FieldFault | null {
  if (text.trim() === '') return 'missing';
  const read = readMoney(text);
  if (read.ok) return null;
  return read.error.type === 'MoneyAmbiguous' ? 'ambiguousSum' : 'noSum';
}

/** A sum, or hundredths of a unit, as it stands in a field: grouped, without a sign of currency. */
export const sumText = (hundredths: Tiyn | number, language: Language): string =>
  formatDecimal(tiynToDecimal(BigInt(hundredths)), language);
