import fc from 'fast-check';
import { expect, test } from 'vitest';

import { languages, type Language } from '../../shared/basics/localized.ts';
import {
  formatDate,
  formatWeekday,
  monthNames,
  msToIsoDate,
} from '../../shared/language/date-format.ts';
import { formatMoney, formatNumber, formatPercent } from '../../shared/language/number-format.ts';
import { formatRelativeTime } from '../../shared/language/relative-time.ts';
import { compareText } from '../../shared/language/sort-key.ts';

// Node carries full ICU data, unlike Chromium: here it is the second opinion on everything the tables claim.

const tags: Readonly<Record<Language, string>> = { kk: 'kk', ru: 'ru-KZ', en: 'en-US' };
const plain = (text: string): string => text.replaceAll('−', '-').replace(/[\u00a0\u202f]/g, ' ');
const thousandths = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000);

test('this Node knows Kazakh', () => {
  expect(Intl.Collator.supportedLocalesOf('kk')).toEqual(['kk']);
});

test.each(languages)('numbers, percents and sums in %s are what ICU prints', (language) => {
  const number = new Intl.NumberFormat(tags[language]);
  const percent = new Intl.NumberFormat(tags[language], {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const money = new Intl.NumberFormat(tags[language], {
    style: 'currency',
    currency: 'KZT',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  fc.assert(
    fc.property(
      thousandths,
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: -1e12, max: 1e12 }),
      (value, mille, sum) => {
        expect(plain(formatNumber(value, language))).toBe(plain(number.format(value)));
        expect(plain(formatPercent(mille / 1000, language))).toBe(
          plain(percent.format(mille / 1000)),
        );
        expect(plain(formatMoney(sum, language))).toBe(plain(money.format(sum)));
      },
    ),
  );
});

test.each(languages)('months and weekdays in %s are what ICU calls them', (language) => {
  const locale = language === 'en' ? 'en-GB' : language;
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  for (let dayOfYear = 0; dayOfYear < 366; dayOfYear += 1) {
    const ms = Date.UTC(2024, 0, 1 + dayOfYear);
    const found = Object.fromEntries(
      parts.formatToParts(ms).map(({ type, value }) => [type, value]),
    );
    expect(formatWeekday(ms, language, 0)).toBe(found['weekday']);
    expect(monthNames[language][new Date(ms).getUTCMonth()]).toBe(found['month']);
  }
});

test('dates by the clock of Kazakhstan agree with the time-zone database since March 2024', () => {
  const oracle = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Almaty',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2024, 2, 2), max: Date.UTC(2040, 0, 1) }), (ms) => {
      expect(msToIsoDate(ms)).toBe(oracle.format(ms));
    }),
  );
});

test('a date that does not exist is a bug, not another date', () => {
  expect(() => formatDate('2023-02-29', 'kk', 'short')).toThrow('not a calendar date');
  expect(() => formatDate('13.05.2020', 'kk', 'short')).toThrow('not a calendar date');
});

test.each(languages)('relative time in %s is what ICU says', (language) => {
  const oracle = new Intl.RelativeTimeFormat(language);
  const lengths = {
    minute: 60_000,
    hour: 3_600_000,
    day: 86_400_000,
    month: 30 * 86_400_000,
    year: 365 * 86_400_000,
  } as const;
  const most = { minute: 59, hour: 23, day: 29, month: 11, year: 130 } as const;
  for (const unit of ['minute', 'hour', 'day', 'month', 'year'] as const) {
    for (let count = 1; count <= most[unit]; count += 1) {
      expect(formatRelativeTime(-count * lengths[unit], 0, language)).toBe(
        oracle.format(-count, unit),
      );
      expect(formatRelativeTime(count * lengths[unit], 0, language)).toBe(
        oracle.format(count, unit),
      );
    }
  }
});

const sortedCharacters =
  ' -,.;:!?«»()0123456789аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯabcxyzABCXYZéÉü';

test('sort keys put any two texts in the order of the ICU collator for Kazakh', () => {
  const oracle = new Intl.Collator('kk');
  const text = fc.string({ unit: fc.constantFrom(...sortedCharacters), maxLength: 6 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Math.sign(oracle.compare(a, b)));
    }),
    { numRuns: 20_000 },
  );
});

test('near-equal texts keep the order of the ICU collator too', () => {
  const oracle = new Intl.Collator('kk');
  const close = fc.string({ unit: fc.constantFrom(...'аАәӘбБеЕёЁeEéÉ -'), maxLength: 3 });
  fc.assert(
    fc.property(close, close, (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Math.sign(oracle.compare(a, b)));
    }),
    { numRuns: 20_000 },
  );
});
