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
export function titleSkeleton(title: string): string {
  const folded = foldForSearch(title);
  const latin = digraphs.reduce((text, [pattern, letter]) => text.replace(pattern, letter), folded);
  const skeleton = [...latin.replace(dropped, '')]
    .map((letter) => consonants[letter] ?? letter)
    .join('')
    .replace(/ks/g, 'x')
    .replace(/(\D)\1+/g, '$1');
  return skeleton.length < tellingLength ? folded : skeleton;
}
