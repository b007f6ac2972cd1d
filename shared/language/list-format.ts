import type { Language } from '../basics/localized.ts';

const lastJoiner: Readonly<Record<Language, string>> = { kk: ' және ', ru: ' и ', en: ' and ' };

/** Items in a sentence: kk "А, Ә және Б", ru "А, Б и В", en "A, B and C". */
export function formatList(items: readonly string[], language: Language): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : items.slice(0, -1).join(', ') + lastJoiner[language] + last;
}
