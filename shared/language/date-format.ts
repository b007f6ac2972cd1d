import type { Language } from '../basics/localized.ts';

/** All of Kazakhstan is UTC+5 since March 2024. */
export const kazakhstanOffsetMinutes = 300;

/**
 * official – protocols and diplomas ("2020 жылғы 13 мамыр") · press – screens ("13 мамыр 2020 ж.") ·
 * short – tables (13.05.2020 in every language).
 */
export type DateStyle = 'official' | 'press' | 'short';

/** An ISO calendar date ("2020-05-13"), or milliseconds since 1970. */
export type DateLike = string | number;

/** Month names in the form that follows a day; lower case in Kazakh and Russian. */
export const monthNames: Readonly<Record<Language, readonly string[]>> = {
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(
    ' ',
  ),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
};

/** Weekday names from Monday. */
export const weekdayNames: Readonly<Record<Language, readonly string[]>> = {
  kk: 'дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі'.split(' '),
  ru: 'понедельник вторник среда четверг пятница суббота воскресенье'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const minuteMs = 60_000;
const twoDigits = (value: number): string => String(value).padStart(2, '0');
const atOffset = (ms: number, offsetMinutes: number): Date =>
  new Date(ms + offsetMinutes * minuteMs);

/** Whether the text is a date that exists, written as ISO "2020-05-13". */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
}

/** The ISO calendar date at a moment, by the wall clock of `offsetMinutes` east of UTC. */
export function msToIsoDate(ms: number, offsetMinutes = kazakhstanOffsetMinutes): string {
  const date = atOffset(ms, offsetMinutes);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

function calendarDate(date: DateLike, offsetMinutes: number): CalendarDate {
  const iso = typeof date === 'number' ? msToIsoDate(date, offsetMinutes) : date;
  if (!isIsoDate(iso)) throw new Error(`not a calendar date: ${iso}`);
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
}

/** The date in a language and one of three styles; throws on text that is not an ISO date (check with `isIsoDate`). */
export function formatDate(
  date: DateLike,
  language: Language,
  style: DateStyle,
  offsetMinutes = kazakhstanOffsetMinutes,
): string {
  const { year, month, day } = calendarDate(date, offsetMinutes);
  if (style === 'short')
    return `${twoDigits(day)}.${twoDigits(month)}.${String(year).padStart(4, '0')}`;
  const monthName = monthNames[language][month - 1] ?? '';
  switch (language) {
    case 'kk':
      return style === 'official'
        ? `${year} жылғы ${day} ${monthName}`
        : `${day} ${monthName} ${year}\u00a0ж.`;
    case 'ru':
      return style === 'official'
        ? `${day} ${monthName} ${year} года`
        : `${day} ${monthName} ${year}\u00a0г.`;
    case 'en':
      return `${day} ${monthName} ${year}`;
  }
}

/** The weekday's name of a date. */
export function formatWeekday(
  date: DateLike,
  language: Language,
  offsetMinutes = kazakhstanOffsetMinutes,
): string {
  const { year, month, day } = calendarDate(date, offsetMinutes);
  const fromMonday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return weekdayNames[language][fromMonday] ?? '';
}

/** Time of day as "14:05"; the same in all three languages. */
export function formatTime(ms: number, offsetMinutes = kazakhstanOffsetMinutes): string {
  const date = atOffset(ms, offsetMinutes);
  return `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
}
