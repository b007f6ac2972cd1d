const punctuation = ' _-–—,;:!?.’\'‘"“”„«»()[]{}§@*/\\&#%`^+<=>|~$₸№';
const digits = '0123456789';
const kazakhLetters = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
const latinLetters = 'abcdefghijklmnopqrstuvwxyz';

const firstUnit = 0x20;
const unitByCharacter: ReadonlyMap<string, string> = new Map(
  [...(punctuation + digits + kazakhLetters + latinLetters)].map((character, index) => [
    character,
    String.fromCharCode(firstUnit + index),
  ]),
);

/** Put before characters outside the known ones, so that they follow all of those, by code point. */
const afterKnown = '\u0fff';
const levelBreak = '\u0000';

interface Levels {
  readonly letters: string;
  readonly marks: string;
  readonly cases: string;
}

/** Characters of the three lists above in both cases, looked up because lists of thousands are sorted. */
const knownLevels: ReadonlyMap<string, Levels> = new Map(
  [...unitByCharacter].flatMap(([character, letters]): [string, Levels][] => [
    [character.toUpperCase(), { letters, marks: '0', cases: '1' }],
    [character, { letters, marks: '0', cases: '0' }],
  ]),
);

function characterLevels(character: string): Levels {
  const known = knownLevels.get(character);
  if (known !== undefined) return known;
  const lower = character.toLowerCase();
  const cases = lower === character ? '0' : '1';
  const [base = '', ...marks] = lower.normalize('NFD');
  const baseUnit = unitByCharacter.get(base);
  return baseUnit === undefined || marks.length === 0
    ? { letters: afterKnown + lower, marks: '0', cases }
    : { letters: baseUnit, marks: `0${marks.join('')}`, cases };
}

const withoutTrailing = (text: string, pattern: RegExp): string => text.replace(pattern, '');

/**
 * A string whose code-unit order is Kazakh dictionary order: punctuation, digits, the 42 letters from а to я, Latin,
 * anything else; accents and then case (small first) decide only between otherwise equal texts.
 * Compare keys with `<`, or keep them as a database index; they are not for reading.
 */
export function sortKey(text: string): string {
  const levels = [
    ...text
      .normalize('NFC')
      .replace(/\s/g, ' ')
      .replace(/[\p{Cc}\p{Cf}]/gu, ''),
  ].map(characterLevels);
  const letters = levels.map((level) => level.letters).join('');
  const marks = withoutTrailing(levels.map((level) => level.marks).join(''), /0+$/);
  const cases = withoutTrailing(levels.map((level) => level.cases).join(''), /0+$/);
  return withoutTrailing([letters, marks, cases].join(levelBreak), /\0+$/);
}

/** Compares two texts in Kazakh order. For long lists compute keys once: `toSortedByText`. */
export function compareText(a: string, b: string): number {
  const [keyOfA, keyOfB] = [sortKey(a), sortKey(b)];
  return keyOfA < keyOfB ? -1 : keyOfA > keyOfB ? 1 : 0;
}

/** A new array in Kazakh order of each item's text; items with equal texts keep their order. */
export function toSortedByText<T>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, key: sortKey(textOf(item)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
