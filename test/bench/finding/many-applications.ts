import type { Submission } from '../../../shared/contest/submission.ts';

/** Applications as a large contest has them: many words, few of them often, names, numbers and БИН. */

/** A plain generator of numbers, the same on every machine. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const onsets = 'б в г ғ д ж з й к қ л м н ң п р с т ш қыр тұ бай жол көк'.split(' ');
const vowels = 'а ә е о ө ұ ү ы і и у'.split(' ');
const codas = ['', '', '', 'л', 'н', 'р', 'с', 'т', 'қ', 'м', 'лық', 'дар', 'стан', 'ов', 'ева'];

/** As many words as such a contest has, in the manner of Kazakh and Russian ones. */
export function wordsFrom(next: (below: number) => number, count: number): readonly string[] {
  const words = new Set<string>();
  while (words.size < count) {
    let word = '';
    for (let part = 2 + next(3); part > 0; part -= 1)
      word += (onsets[next(onsets.length)] ?? '') + (vowels[next(vowels.length)] ?? '');
    words.add(word + (codas[next(codas.length)] ?? ''));
  }
  return [...words];
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

export interface ApplicationsOptions {
  readonly count: number;
  readonly nominations: readonly string[];
  readonly regions: readonly string[];
}

/** That many applications, alike on every machine. */
export function manyApplications(options: ApplicationsOptions): readonly Submission[] {
  const next = numbersFrom(2017);
  const words = wordsFrom(next, 30_000);
  const names = wordsFrom(next, 6000).map(capital);
  const towns = wordsFrom(next, 1500).map(capital);
  /** Few words are in many titles, most in a few. */
  const often = (): number => Math.floor(words.length * (next(1000) / 1000) ** 4);
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
  return Array.from({ length: options.count }, (_, index) => {
    const title = Array.from({ length: 4 + next(6) }, () => words[often()] ?? '').join(' ');
    return {
      id: `${index + 1}`,
      title: capital(title),
      language: next(2) === 0 ? 'kk' : 'ru',
      applicant: `${pick(names)} ${pick(names)} ${next(3) === 0 ? `«${pick(names)}» ЖШС` : pick(names)}`,
      nomination: pick(options.nominations),
      region: options.regions.length === 0 ? null : pick(options.regions),
      town: pick(towns),
      summary: '',
      bin: `${100_000_000_000 + next(899_999) * 1_000_000 + next(999_999)}`,
      budget: 100_000 * (1 + next(400)),
      contacts: '',
      answers: {},
      eligibility:
        next(10) === 0
          ? { admitted: false, reason: next(2) === 0 ? '' : 'Құжат жетіспейді' }
          : { admitted: true, reason: '' },
    };
  });
}
