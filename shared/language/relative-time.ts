import type { Language } from '../basics/localized.ts';

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';

const minuteMs = 60_000;
const lengths: readonly (readonly [Unit, number])[] = [
  ['year', 365 * 24 * 60 * minuteMs],
  ['month', 30 * 24 * 60 * minuteMs],
  ['day', 24 * 60 * minuteMs],
  ['hour', 60 * minuteMs],
  ['minute', minuteMs],
];

/** Kazakh: the noun stays singular after a numeral; the ablative belongs to the noun, never to the number. */
const kazakhUnits: Readonly<Record<Unit, { readonly past: string; readonly future: string }>> = {
  minute: { past: 'минут', future: 'минуттан' },
  hour: { past: 'сағат', future: 'сағаттан' },
  day: { past: 'күн', future: 'күннен' },
  month: { past: 'ай', future: 'айдан' },
  year: { past: 'жыл', future: 'жылдан' },
};

const russianUnits: Readonly<Record<Unit, readonly [one: string, few: string, many: string]>> = {
  minute: ['минуту', 'минуты', 'минут'],
  hour: ['час', 'часа', 'часов'],
  day: ['день', 'дня', 'дней'],
  month: ['месяц', 'месяца', 'месяцев'],
  year: ['год', 'года', 'лет'],
};

const now: Readonly<Record<Language, string>> = { kk: 'қазір', ru: 'только что', en: 'just now' };

function russianNoun(count: number, [one, few, many]: readonly [string, string, string]): string {
  const [tens, units] = [count % 100, count % 10];
  if (tens >= 11 && tens <= 14) return many;
  return units === 1 ? one : units >= 2 && units <= 4 ? few : many;
}

function sentence(count: number, unit: Unit, past: boolean, language: Language): string {
  switch (language) {
    case 'kk':
      return past
        ? `${count} ${kazakhUnits[unit].past} бұрын`
        : `${count} ${kazakhUnits[unit].future} кейін`;
    case 'ru': {
      const noun = russianNoun(count, russianUnits[unit]);
      return past ? `${count} ${noun} назад` : `через ${count} ${noun}`;
    }
    case 'en': {
      const noun = count === 1 ? unit : `${unit}s`;
      return past ? `${count} ${noun} ago` : `in ${count} ${noun}`;
    }
  }
}

/** How long ago or ahead a moment is, in the largest whole unit; less than a minute is "now". Both in milliseconds. */
export function formatRelativeTime(moment: number, reference: number, language: Language): string {
  const distance = Math.abs(moment - reference);
  const found = lengths.find(([, length]) => distance >= length);
  if (found === undefined) return now[language];
  const [unit, length] = found;
  return sentence(Math.floor(distance / length), unit, moment < reference, language);
}
