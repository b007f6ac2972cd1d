import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import { languages, type Language } from '../../shared/basics/localized.ts';

/** What a window can look like: the three themes, and the colours a person's system forces on every page. */
export const looks = ['light', 'dark', 'contrast', 'forced'] as const;
export type Look = (typeof looks)[number];

export const zooms = [1, 2] as const;

/** One way a person may see a screen. */
export interface Combination {
  readonly language: Language;
  readonly look: Look;
  readonly zoom: (typeof zooms)[number];
}

/** Every language × look × zoom. */
export const allCombinations: readonly Combination[] = languages.flatMap((language) =>
  looks.flatMap((look) => zooms.map((zoom) => ({ language, look, zoom }))),
);

/** The same values in an order that a seed chooses. */
export function shuffled<Value>(values: readonly Value[], seed: number): Value[] {
  const generator = xoroshiro128plus(seed);
  const result = [...values];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = uniformInt(generator, 0, last);
    [result[last], result[chosen]] = [result[chosen] as Value, result[last] as Value];
  }
  return result;
}

/** Twelve combinations in which every two values of different kinds meet, in an order that the seed chooses. */
export function pairwise(seed: number): Combination[] {
  const tongues = shuffled(languages, seed);
  const shownLooks = shuffled(looks, seed + 1);
  const rows = tongues.flatMap((language, row) =>
    shownLooks.map((look, column): Combination => {
      const zoom = (row + column) % 2 === 0 ? 1 : 2;
      return { language, look, zoom };
    }),
  );
  return shuffled(rows, seed + 2);
}

/** "kk, dark, 200 %" */
export const describeCombination = ({ language, look, zoom }: Combination): string =>
  `${language}, ${look}, ${zoom * 100} %`;
