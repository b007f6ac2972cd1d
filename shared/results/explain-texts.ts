import type { Language } from '../basics/localized.ts';
import { present } from '../basics/assert.ts';
import { decimalToRational, type Rational } from '../basics/rational.ts';
import { formatDecimal, formatNumber, formatRational } from '../language/number-format.ts';
import { pluralForm } from '../language/plural-form.ts';
import en from '../../locales/en/explain.json' with { type: 'json' };
import kk from '../../locales/kk/explain.json' with { type: 'json' };
import ru from '../../locales/ru/explain.json' with { type: 'json' };
import { fillText, type TextValues } from './document-texts.ts';

const explainTexts: Readonly<Record<Language, typeof en>> = { kk, ru, en };

type Texts = typeof en;

type TextKey = {
  [Section in keyof Texts]: keyof Texts[Section] extends infer Key
    ? Key extends `${infer Base}_${'one' | 'other'}`
      ? `${Section}.${Base}`
      : `${Section}.${Key & string}`
    : never;
}[keyof Texts];

/** Says a whole sentence; a text in several forms follows its `count`. */
export type Say = (key: TextKey, values?: TextValues) => string;

export function sayer(language: Language): Say {
  const sections: Readonly<Record<string, Readonly<Record<string, string>>>> =
    explainTexts[language];
  return (key, values = {}) => {
    const [section = '', name = ''] = key.split('.');
    const { count } = values;
    const form = typeof count === 'number' ? pluralForm(count, language) : 'other';
    const text = sections[section]?.[name] ?? sections[section]?.[`${name}_${form}`];
    return fillText(present(text, `text ${key}`), language, values);
  };
}

const trimmed = (decimal: string): string =>
  decimal.includes('.') || decimal.includes(',')
    ? decimal.replace(/([.,]\d*?)0+$/, '$1').replace(/[.,]$/, '')
    : decimal;

/** A score in words' company: at most so many digits after the point, no zeros at the end. */
export function scoreText(value: Rational, language: Language, places: number): string {
  const text = formatRational(value, language, places);
  return places === 0 ? text : trimmed(text);
}

/** A step's decimal text ("7.333333") likewise. */
export function decimalScore(text: string, language: Language, places: number): string {
  const value = decimalToRational(text);
  return value === null ? formatDecimal(text, language) : scoreText(value, language, places);
}

/** Points of a statistical figure, without a sign. */
export const pointsText = (value: number, language: Language, places: number): string =>
  formatNumber(Math.abs(value), language, places);

/** "№ 7", with a no-break space. */
export const numberedText = (submission: string): string => `№\u00a0${submission}`;
