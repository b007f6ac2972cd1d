import type { Language } from '../basics/localized.ts';
import { tiynToDecimal, type Tiyn } from '../basics/money.ts';
import { milliToDecimal, type Milli } from '../basics/points.ts';
import { rationalToDecimal, type Rational } from '../basics/rational.ts';

const noBreakSpace = '\u00a0';
const minus = '−';
const tengeSign = '₸';

const marks: Readonly<
  Record<Language, { readonly group: string; readonly decimal: string; readonly percent: string }>
> = {
  kk: { group: noBreakSpace, decimal: ',', percent: '%' },
  ru: { group: noBreakSpace, decimal: ',', percent: `${noBreakSpace}%` },
  en: { group: ',', decimal: '.', percent: '%' },
};

/**
 * Sets plain decimal text ("-1234567.50") in the marks of a language ("−1 234 567,50" in Kazakh and Russian).
 * It works on text, so exact values stay exact; text that is not a plain decimal throws.
 */
export function formatDecimal(decimal: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (match === null) throw new Error(`not a plain decimal: ${decimal}`);
  const [, hyphen = '', whole = '', fraction] = match;
  const sign = hyphen === '' ? '' : minus;
  const { group, decimal: point } = marks[language];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return fraction === undefined ? sign + grouped : `${sign}${grouped}${point}${fraction}`;
}

/** Decimal text of a double with at most `places` digits after the point and no trailing zeros; half-up by `toFixed`. */
function numberToDecimal(value: number, places: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21)
    throw new Error(`not a number to show: ${value}`);
  const fixed = value.toFixed(places);
  const trimmed = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return trimmed === '-0' ? '0' : trimmed;
}

/** A count or a measured number with at most `places` (default 3) digits after the point: 1234.5 → "1 234,5". */
export const formatNumber = (value: number, language: Language, places = 3): string =>
  formatDecimal(numberToDecimal(value, places), language);

/** An exact score; with `places` it keeps at least that many digits: 7500 → "7,5", with 2 places "7,50". */
export function formatScore(score: Milli, language: Language, places = 0): string {
  const decimal = milliToDecimal(score);
  const [whole = '', fraction = ''] = decimal.split('.');
  const padded = fraction.padEnd(places, '0');
  return formatDecimal(padded === '' ? whole : `${whole}.${padded}`, language);
}

/** An exact fraction rounded half-up to exactly `places` digits: 1/3, 2 → "0,33". */
export const formatRational = (value: Rational, language: Language, places: number): string =>
  formatDecimal(rationalToDecimal(value, places), language);

/** A share of 1 as percent with at most `places` (default 1) digits: 0.875 → kk "87,5%", ru "87,5 %". */
export const formatPercent = (share: number, language: Language, places = 1): string =>
  formatDecimal(numberToDecimal(share * 100, places), language) + marks[language].percent;

/** A sum in whole tenge: 3500000 → "3 500 000 ₸", in English "₸3,500,000". */
export function formatMoney(tenge: number | bigint, language: Language): string {
  const magnitude = tenge < 0 ? -tenge : tenge;
  const decimal = typeof magnitude === 'bigint' ? String(magnitude) : numberToDecimal(magnitude, 0);
  return inTenge(formatDecimal(decimal, language), tenge < 0, language);
}

/** A sum to the tiyn, which stand only where there are any: 123456750 → "1 234 567,50 ₸", in English "₸1,234,567.50". */
export const formatTiyn = (sum: Tiyn | bigint, language: Language): string =>
  inTenge(formatDecimal(tiynToDecimal(sum).replace('-', ''), language), sum < 0, language);

function inTenge(amount: string, isNegative: boolean, language: Language): string {
  const sign = isNegative ? minus : '';
  return language === 'en'
    ? `${sign}${tengeSign}${amount}`
    : `${sign}${amount}${noBreakSpace}${tengeSign}`;
}

const sizeUnits: Readonly<Record<Language, readonly string[]>> = {
  kk: ['байт', 'КБ', 'МБ', 'ГБ'],
  ru: ['байт', 'КБ', 'МБ', 'ГБ'],
  en: ['bytes', 'KB', 'MB', 'GB'],
};

/** Size of a file in the unit people know (1024 steps), with one digit from KB up: 1536 → "1,5 КБ". */
export function formatFileSize(bytes: number, language: Language): string {
  const units = sizeUnits[language];
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${formatNumber(size, language, unit === 0 ? 0 : 1)}${noBreakSpace}${units[unit] ?? ''}`;
}
