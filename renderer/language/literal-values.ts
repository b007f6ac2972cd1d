import type { Module } from 'i18next';

import { isLanguage } from '../../shared/basics/localized.ts';
import { formatNumber } from '../../shared/language/number-format.ts';

type Values = Readonly<Record<string, unknown>>;

function valueToText(name: string, value: unknown, language: string): string {
  if (name === 'count' && typeof value === 'number' && isLanguage(language))
    return formatNumber(value, language);
  return String(value);
}

/**
 * Puts values into a text in one pass, so a value is never read as a text itself: a title that contains
 * `{{x}}`, `$t(key)` or `$&` appears as it was typed. A number named `count` is set in the marks of the language.
 * A variable that was not given stays visible as `{{name}}`.
 */
export const fillText = (text: string, values: Values, language: string): string =>
  text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || value === null ? placeholder : valueToText(name, value, language);
  });

/** Replaces i18next's own interpolation and nesting, which read values again, by `fillText`. */
export const literalValues = {
  type: 'i18nFormat',
  handleAsObject: true,
  parse: (text: unknown, values: Values, language: string): unknown =>
    typeof text === 'string' ? fillText(text, values, language) : text,
} as const satisfies Module & Readonly<Record<string, unknown>>;
