import { foldForSearch } from '../language/search-fold.ts';

const digraphs: readonly (readonly [RegExp, string])[] = [
  [/shch/g, 's'],
  [/zh/g, 'j'],
  [/sh/g, 's'],
  [/ch/g, 'c'],
  [/ts/g, 'c'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ks/g, 'x'],
  // «ый» is often typed as "yj"; elsewhere a Latin j is ж.
  [/([aeiouy])j(?![aeiouy])/g, '$1'],
];

const consonants: Readonly<Record<string, string>> = {
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ж: 'j',
  з: 'z',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  ш: 's',
  щ: 's',
  q: 'k',
  w: '',
  y: '',
};

const dropped = /[аеийоуыэюяьъaeiou\s]/g;

/** Fewer consonants than this do not tell a title; such titles are compared as they are. */
const tellingLength = 6;

/**
 * What stays of a title in Kazakh, Russian and Latin spelling alike: consonants in one alphabet, doubled ones once,
 * and digits. Equal skeletons mean a near-same title, for a person to look at.
 */
export const titleSkeleton = (title: string): string => skeletonOf(foldForSearch(title));

/** The same for a text that was folded for search already. */
export function skeletonOf(folded: string): string {
  const skeleton = consonantsOf(folded);
  return skeleton.length < tellingLength ? folded : skeleton;
}

/** What stays of a folded text however few consonants it has; '' where it has none, and no figures. */
export function consonantsOf(folded: string): string {
  const hasLatin = /[a-z]/.test(folded);
  const latin = hasLatin
    ? digraphs.reduce((text, [pattern, letter]) => text.replace(pattern, letter), folded)
    : folded;
  let skeleton = '';
  for (const letter of latin.replace(dropped, '')) skeleton += consonants[letter] ?? letter;
  return skeleton.replace(/ks/g, 'x').replace(/(\D)\1+/g, '$1');
}

/** Legal forms and what else stands before or behind the names of organisations in three languages, folded. */
const legalForms: ReadonlySet<string> = new Set(
  'тоо жшс ип жк ао ак кх шк гу мм оо кгу кмм гкп мкк нао кеак llp too zhshs ip ltd jsc ooo'.split(
    ' ',
  ),
);

/** The words of a folded name without those of legal forms: «ТОО», "LLP". */
export const wordsOfName = (folded: string): readonly string[] =>
  folded.split(' ').filter((word) => !legalForms.has(word));

/** A person's or an organisation's name as `titleSkeleton` makes it of a title, whatever order its words stand in. */
export const applicantSkeleton = (folded: string): string =>
  wordsOfName(folded).map(skeletonOfWord).toSorted().join(' ');

/** A word of few consonants keeps its vowels' places open, so that short names are not all alike. */
function skeletonOfWord(word: string): string {
  const skeleton = consonantsOf(word);
  return skeleton === '' ? word : skeleton;
}
