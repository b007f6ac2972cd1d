import { parseMoney } from '../../../shared/intake/amounts.ts';
import { formatDecimal } from '../../../shared/language/number-format.ts';
import type { Language } from '../../../shared/basics/localized.ts';

/** "9:05", "09.05" or "0905" as "09:05"; '' for an empty field, null for what is no time of the day. */
export function parseTime(text: string): string | null {
  const plain = text.trim();
  if (plain === '') return '';
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.\-\s]?(\d{2})$/.exec(plain) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** Votes and the like; null for anything but a whole number from 0. */
export const parseCount = (text: string): number | null =>
  /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : null;

/** Whole tenge as people type them ("1 500 000", "1500000 ₸"); null for an empty field and for what is no sum. */
export function parseTenge(text: string): number | null {
  const money = parseMoney(text);
  return money.ok ? money.value : null;
}

/** A sum with its digits in groups, for a field; what is no sum stays as it was typed. */
export function groupedTenge(text: string, language: Language): string {
  const tenge = parseTenge(text);
  return tenge === null ? text : formatDecimal(String(tenge), language);
}
