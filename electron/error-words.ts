import type { Language } from '../shared/basics/localized.ts';
import { isErrorType } from '../shared/language/error-types.ts';
import { fillText } from '../shared/results/document-texts.ts';
import type { CommandError } from './command-io.ts';

const load = {
  kk: () => import('../locales/kk/errors.json', { with: { type: 'json' } }),
  ru: () => import('../locales/ru/errors.json', { with: { type: 'json' } }),
  en: () => import('../locales/en/errors.json', { with: { type: 'json' } }),
} as const;

const isValue = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/**
 * An error with what happened (`title`), what it means (`what`) and what to do now (`do`), where a language is asked for and
 * there are words for it; its other fields stay what they are.
 */
export async function inWords(
  error: CommandError,
  language: Language | null,
): Promise<CommandError> {
  const { type } = error;
  if (language === null || !isErrorType(type)) return error;
  const { default: texts } = await load[language]();
  const values: Readonly<Record<string, string | number>> = Object.fromEntries(
    Object.entries(error).filter((field): field is [string, string | number] => isValue(field[1])),
  );
  const parts: Readonly<Record<string, string>> = texts[type];
  const words: Record<string, string> = {};
  for (const [part, text] of Object.entries(parts)) {
    const named = [...text.matchAll(/\{\{(\w+)\}\}/g)];
    if (named.some(([, name = '']) => !Object.hasOwn(values, name))) return error;
    words[part] = fillText(text, language, values);
  }
  return { ...error, ...words };
}
