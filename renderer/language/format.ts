import { languages, type Language, type LocalizedText } from '../../shared/basics/localized.ts';
import type { Milli } from '../../shared/basics/points.ts';
import type { Rational } from '../../shared/basics/rational.ts';
import {
  formatDate,
  formatTime,
  type DateLike,
  type DateStyle,
} from '../../shared/language/date-format.ts';
import { formatList } from '../../shared/language/list-format.ts';
import {
  formatFileSize,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRational,
  formatScore,
} from '../../shared/language/number-format.ts';
import { formatRelativeTime } from '../../shared/language/relative-time.ts';

/** Numbers, sums, dates and three-language texts as one language shows them. */
export interface Format {
  /** An exact score; `places` is the least number of digits after the point. */
  readonly score: (score: Milli, places?: number) => string;
  /** An exact fraction, rounded half-up to exactly `places` digits. */
  readonly rational: (value: Rational, places: number) => string;
  /** A count or a measured number with at most `places` (3) digits. */
  readonly number: (value: number, places?: number) => string;
  /** A share of 1 (0.875 → 87,5%) with at most `places` (1) digits. */
  readonly percent: (share: number, places?: number) => string;
  /** Whole tenge. */
  readonly money: (tenge: number) => string;
  /** An ISO date or milliseconds, by Kazakhstan's clock. */
  readonly date: (date: DateLike, style: DateStyle) => string;
  /** Time of day of a moment, by Kazakhstan's clock. */
  readonly time: (ms: number) => string;
  /** How long ago or ahead, both in milliseconds: "5 минут бұрын". */
  readonly relative: (moment: number, now: number) => string;
  /** Bytes as "1,5 МБ". */
  readonly size: (bytes: number) => string;
  /** "А, Ә және Б". */
  readonly list: (items: readonly string[]) => string;
  /** The text of this language; where it is empty, the first of kk, ru, en that is not. */
  readonly localized: (text: LocalizedText) => string;
}

const localizedText = (text: LocalizedText, language: Language): string =>
  [language, ...languages].map((each) => text[each]).find((each) => each.trim() !== '') ?? '';

const createFormat = (language: Language): Format => ({
  score: (score, places) => formatScore(score, language, places),
  rational: (value, places) => formatRational(value, language, places),
  number: (value, places) => formatNumber(value, language, places),
  percent: (share, places) => formatPercent(share, language, places),
  money: (tenge) => formatMoney(tenge, language),
  date: (date, style) => formatDate(date, language, style),
  time: (ms) => formatTime(ms),
  relative: (moment, now) => formatRelativeTime(moment, now, language),
  size: (bytes) => formatFileSize(bytes, language),
  list: (items) => formatList(items, language),
  localized: (text) => localizedText(text, language),
});

/** One stable object per language, so it may stand in dependency lists. */
export const formats: Readonly<Record<Language, Format>> = {
  kk: createFormat('kk'),
  ru: createFormat('ru'),
  en: createFormat('en'),
};
