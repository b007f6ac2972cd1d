import type { Person } from '../contest/people.ts';

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Shorter names are the beginning of too many other words. */
const longName = 5;

const namesOf = ({ surname, givenName, patronymic }: Person): readonly string[] => {
  const [family, own] = [surname.trim(), [givenName, patronymic].join(' ').trim()];
  return family === '' ? [] : [`${family} ${own}`.trim(), family];
};

/** Takes the names of people out of what was written, `label` in their place: long ones with the endings of their words. */
export function createNameless(people: Iterable<Person>, label: string): (text: string) => string {
  const names = [...new Set([...people].flatMap(namesOf))]
    .filter((name) => [...name].length > 1)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const isLong = (name: string): boolean => [...name].length >= longName;
  const [long, short] = [names.filter(isLong), names.filter((name) => !isLong(name))];
  const patterns = [
    ...(long.length === 0
      ? []
      : [new RegExp(`(?<!\\p{L})(?:${long.map(escaped).join('|')})[\\p{L}\\p{M}]*`, 'giu')]),
    ...(short.length === 0
      ? []
      : [new RegExp(`(?<!\\p{L})(?:${short.map(escaped).join('|')})(?![\\p{L}\\p{M}])`, 'gu')]),
  ];
  return (text) => patterns.reduce((left, pattern) => left.replace(pattern, () => label), text);
}
