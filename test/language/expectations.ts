import type { Language } from '../../shared/basics/localized.ts';
import { milli, type Milli } from '../../shared/basics/points.ts';
import { rational } from '../../shared/basics/rational.ts';
import {
  formatDate,
  formatTime,
  formatWeekday,
  type DateLike,
  type DateStyle,
} from '../../shared/language/date-format.ts';
import { formatList } from '../../shared/language/list-format.ts';
import {
  formatDecimal,
  formatFileSize,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRational,
  formatScore,
} from '../../shared/language/number-format.ts';
import { formatRelativeTime } from '../../shared/language/relative-time.ts';
import { foldForSearch, matchesSearch } from '../../shared/language/search-fold.ts';
import { compareText, toSortedByText } from '../../shared/language/sort-key.ts';

/** One known answer: what was asked, what comes out, what must come out. Node and Chromium run the same list. */
export interface Expectation {
  readonly name: string;
  readonly actual: () => string;
  readonly expected: string;
}

const byLanguage = (
  name: string,
  actual: (language: Language) => string,
  expected: Readonly<Record<Language, string>>,
): readonly Expectation[] =>
  (['kk', 'ru', 'en'] as const).map((language) => ({
    name: `${name} in ${language}`,
    actual: () => actual(language),
    expected: expected[language].replaceAll('~', '\u00a0'),
  }));

const score = (value: Milli, places?: number) => (language: Language) =>
  formatScore(value, language, places);

const numbers: readonly Expectation[] = [
  ...byLanguage('a large decimal', (l) => formatDecimal('1234567.891', l), {
    kk: '1~234~567,891',
    ru: '1~234~567,891',
    en: '1,234,567.891',
  }),
  ...byLanguage('a negative decimal', (l) => formatDecimal('-1000.50', l), {
    kk: '−1~000,50',
    ru: '−1~000,50',
    en: '−1,000.50',
  }),
  ...byLanguage('a number of three digits', (l) => formatNumber(158, l), {
    kk: '158',
    ru: '158',
    en: '158',
  }),
  ...byLanguage('a measured number', (l) => formatNumber(1234.5, l), {
    kk: '1~234,5',
    ru: '1~234,5',
    en: '1,234.5',
  }),
  ...byLanguage('a number rounded to nothing', (l) => formatNumber(-0.0001, l), {
    kk: '0',
    ru: '0',
    en: '0',
  }),
  ...byLanguage('a half score', score(milli(7500)), { kk: '7,5', ru: '7,5', en: '7.5' }),
  ...byLanguage('a whole score with two places', score(milli(7000), 2), {
    kk: '7,00',
    ru: '7,00',
    en: '7.00',
  }),
  ...byLanguage('a score with more digits than places', score(milli(7125), 2), {
    kk: '7,125',
    ru: '7,125',
    en: '7.125',
  }),
  ...byLanguage('a third with two places', (l) => formatRational(rational(1, 3), l, 2), {
    kk: '0,33',
    ru: '0,33',
    en: '0.33',
  }),
  ...byLanguage('a half rounded up', (l) => formatRational(rational(17, 8), l, 2), {
    kk: '2,13',
    ru: '2,13',
    en: '2.13',
  }),
  ...byLanguage('a share', (l) => formatPercent(0.875, l), {
    kk: '87,5%',
    ru: '87,5~%',
    en: '87.5%',
  }),
  ...byLanguage('a whole share', (l) => formatPercent(0.72, l), {
    kk: '72%',
    ru: '72~%',
    en: '72%',
  }),
  ...byLanguage('money', (l) => formatMoney(3_500_000, l), {
    kk: '3~500~000~₸',
    ru: '3~500~000~₸',
    en: '₸3,500,000',
  }),
  ...byLanguage('owed money', (l) => formatMoney(-1500, l), {
    kk: '−1~500~₸',
    ru: '−1~500~₸',
    en: '−₸1,500',
  }),
  ...byLanguage('a small file', (l) => formatFileSize(999, l), {
    kk: '999~байт',
    ru: '999~байт',
    en: '999~bytes',
  }),
  ...byLanguage('a large file', (l) => formatFileSize(1.5 * 1024 * 1024, l), {
    kk: '1,5~МБ',
    ru: '1,5~МБ',
    en: '1.5~MB',
  }),
];

const date = (value: DateLike, style: DateStyle) => (language: Language) =>
  formatDate(value, language, style);

const dates: readonly Expectation[] = [
  ...byLanguage('an official date', date('2020-05-13', 'official'), {
    kk: '2020 жылғы 13 мамыр',
    ru: '13 мая 2020 года',
    en: '13 May 2020',
  }),
  ...byLanguage('a date on a screen', date('2020-05-13', 'press'), {
    kk: '13 мамыр 2020~ж.',
    ru: '13 мая 2020~г.',
    en: '13 May 2020',
  }),
  ...byLanguage('a date in a table', date('2020-05-03', 'short'), {
    kk: '03.05.2020',
    ru: '03.05.2020',
    en: '03.05.2020',
  }),
  ...byLanguage('the first of January', date('2024-01-01', 'official'), {
    kk: '2024 жылғы 1 қаңтар',
    ru: '1 января 2024 года',
    en: '1 January 2024',
  }),
  ...byLanguage('a leap day', date('2024-02-29', 'press'), {
    kk: '29 ақпан 2024~ж.',
    ru: '29 февраля 2024~г.',
    en: '29 February 2024',
  }),
  ...byLanguage(
    'an evening in Kazakhstan that is still yesterday in London',
    date(Date.UTC(2024, 11, 31, 19, 30), 'short'),
    { kk: '01.01.2025', ru: '01.01.2025', en: '01.01.2025' },
  ),
  ...byLanguage('a weekday', (l) => formatWeekday('2020-05-13', l), {
    kk: 'сәрсенбі',
    ru: 'среда',
    en: 'Wednesday',
  }),
  ...byLanguage('a Sunday', (l) => formatWeekday('2024-03-03', l), {
    kk: 'жексенбі',
    ru: 'воскресенье',
    en: 'Sunday',
  }),
  ...byLanguage('a time of day', () => formatTime(Date.UTC(2024, 0, 1, 10, 5)), {
    kk: '15:05',
    ru: '15:05',
    en: '15:05',
  }),
  ...byLanguage('a time of day past midnight', () => formatTime(Date.UTC(2024, 0, 1, 19, 0)), {
    kk: '00:00',
    ru: '00:00',
    en: '00:00',
  }),
  ...byLanguage(
    'a time of day in another zone',
    () => formatTime(Date.UTC(2024, 0, 1, 10, 5), 360),
    { kk: '16:05', ru: '16:05', en: '16:05' },
  ),
];

const minute = 60_000;
const day = 24 * 60 * minute;
const ago = (ms: number) => (language: Language) => formatRelativeTime(1e12 - ms, 1e12, language);

const moments: readonly Expectation[] = [
  ...byLanguage('half a minute ago', ago(minute / 2), {
    kk: 'қазір',
    ru: 'только что',
    en: 'just now',
  }),
  ...byLanguage('a minute ago', ago(minute), {
    kk: '1 минут бұрын',
    ru: '1 минуту назад',
    en: '1 minute ago',
  }),
  ...byLanguage('five minutes ago', ago(5 * minute), {
    kk: '5 минут бұрын',
    ru: '5 минут назад',
    en: '5 minutes ago',
  }),
  ...byLanguage('two hours ago', ago(120 * minute), {
    kk: '2 сағат бұрын',
    ru: '2 часа назад',
    en: '2 hours ago',
  }),
  ...byLanguage('eleven days ago', ago(11 * day), {
    kk: '11 күн бұрын',
    ru: '11 дней назад',
    en: '11 days ago',
  }),
  ...byLanguage('three days ahead', ago(-3 * day), {
    kk: '3 күннен кейін',
    ru: 'через 3 дня',
    en: 'in 3 days',
  }),
  ...byLanguage('two months ahead', ago(-61 * day), {
    kk: '2 айдан кейін',
    ru: 'через 2 месяца',
    en: 'in 2 months',
  }),
  ...byLanguage('five years ago', ago(5 * 365 * day), {
    kk: '5 жыл бұрын',
    ru: '5 лет назад',
    en: '5 years ago',
  }),
];

const lists: readonly Expectation[] = [
  ...byLanguage('no items', (l) => formatList([], l), { kk: '', ru: '', en: '' }),
  ...byLanguage('one item', (l) => formatList(['А'], l), { kk: 'А', ru: 'А', en: 'А' }),
  ...byLanguage('two items', (l) => formatList(['А', 'Ә'], l), {
    kk: 'А және Ә',
    ru: 'А и Ә',
    en: 'А and Ә',
  }),
  ...byLanguage('three items', (l) => formatList(['А', 'Ә', 'Б'], l), {
    kk: 'А, Ә және Б',
    ru: 'А, Ә и Б',
    en: 'А, Ә and Б',
  }),
];

const sorted = (items: string): string =>
  toSortedByText(items.split(' '), (item) => item).join(' ');
const same = (name: string, actual: () => string, expected: string): Expectation => ({
  name,
  actual,
  expected,
});

const order: readonly Expectation[] = [
  same(
    'the Kazakh alphabet',
    () =>
      sorted('я ю э ь і ы ъ щ ш ч ц һ х ф ү ұ у т с р п ө о ң н м л қ к й и з ж ё е д ғ г в б ә а'),
    'а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я',
  ),
  same(
    'surnames',
    () =>
      sorted(
        'Ыбыраев Ілиясов Әбенов Абаев Қасымов Ким Үсенов Ұзақов Уәлиев Һасенов Хасенов Ёлкин Ежов Жұмаш',
      ),
    'Абаев Әбенов Ежов Ёлкин Жұмаш Ким Қасымов Уәлиев Ұзақов Үсенов Хасенов Һасенов Ыбыраев Ілиясов',
  ),
  same(
    'digits before letters, Latin after',
    () => sorted('Zebra Алматы 5 абай «Бота» Émile Eva'),
    '«Бота» 5 абай Алматы Émile Eva Zebra',
  ),
  same('case decides last', () => sorted('Абай абай АБАЙ абайла'), 'абай Абай АБАЙ абайла'),
];

const folds: readonly Expectation[] = [
  same('Kazakh letters without a Kazakh keyboard', () => foldForSearch('ӘҒҚҢӨҰҮҺІЁ'), 'агкноуухие'),
  same('й stays й', () => foldForSearch('Қайрат'), 'кайрат'),
  same('a decomposed й', () => foldForSearch('Қайрат'.normalize('NFD')), 'кайрат'),
  same('a Latin i inside a Kazakh word', () => foldForSearch('Әдiлет'), 'адилет'),
  same('accents and punctuation', () => foldForSearch('  «Émile»,  Шығыс-Қаз '), 'emile шыгыс каз'),
  same('hidden characters', () => foldForSearch('Аб\u200bай\u202e'), 'абай'),
  same(
    'words in any order',
    () => String(matchesSearch(foldForSearch('Күн энергиясы, Қызылорда'), 'қызыл кун')),
    'true',
  ),
  same(
    'a word that is not there',
    () => String(matchesSearch(foldForSearch('Күн энергиясы'), 'жел')),
    'false',
  ),
  same('an empty query', () => String(matchesSearch(foldForSearch('Күн'), ' ')), 'true'),
];

const spaced: readonly Expectation[] = [
  same(
    'a tab and a no-break space sort as a space',
    () => String(compareText('а\tб', 'а б') === 0 && compareText('а\u00a0б', 'аб') < 0),
    'true',
  ),
];

export const expectations: readonly Expectation[] = [
  ...numbers,
  ...dates,
  ...moments,
  ...lists,
  ...order,
  ...spaced,
  ...folds,
];
