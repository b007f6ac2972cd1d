import { type Rational, rationalToNumber } from '../../shared/basics/rational.ts';
import { rankInContext } from '../../shared/ranking/rank-submissions.ts';
import { createRankingContext } from '../../shared/ranking/ranking-context.ts';
import type { RankedSubmission } from '../../shared/ranking/ranking.ts';
import { expectSame } from './compare-with-naive.ts';
import { naiveBradleyTerry, naiveComparable, naiveZ } from './naive-estimates.ts';
import { naivePlace, naiveTieBreaks } from './naive-ranking.ts';
import { allSheets, type NaiveSheets } from './naive-sheets.ts';
import { type MarkedInput, plainRule } from './ranking-inputs.ts';

type Scores = ReadonlyMap<string, number | null>;

const byBradleyTerry = (sheets: NaiveSheets, group: readonly string[]): Scores =>
  naiveComparable(sheets, group) ? naiveBradleyTerry(sheets, group) : new Map();

/** Methods of which the ranking keeps nine decimals, by their definition. */
const methods = {
  z: (sheets: NaiveSheets): Scores => naiveZ(sheets),
  'bradley-terry': byBradleyTerry,
} as const;

/** Throws where scores, to nine decimals, are not as the definition gives them, or places do not follow from the scores. */
export function expectNaiveEstimates(contest: MarkedInput, method: keyof typeof methods): void {
  const rule = { ...contest.rule, rounding: plainRule.rounding, method };
  const input = { ...contest, rule };
  const sheets = allSheets(input);
  const found = rankInContext(createRankingContext(input, 'list')).submissions;
  const everyone = found.map(({ submission }) => submission);
  const groups =
    rule.scope === 'all'
      ? [everyone]
      : [...new Set(found.map(({ nomination }) => nomination))].map((name) =>
          found.flatMap((each) => (each.nomination === name ? [each.submission] : [])),
        );
  const scoreOf = new Map(found.map(({ submission, score }) => [submission, score]));
  const keys = [
    (id: string): Rational | null => scoreOf.get(id) ?? null,
    ...naiveTieBreaks({ input, sheets }, method),
  ];
  const placeOf = ({ overall, place }: RankedSubmission): number | null =>
    rule.scope === 'all' ? overall : place;
  for (const group of groups) {
    const wanted = methods[method](sheets, group);
    for (const ranked of found.filter(({ submission }) => group.includes(submission))) {
      const { submission, score } = ranked;
      const own = wanted.get(submission) ?? null;
      const off = score === null || own === null ? 0 : Math.abs(rationalToNumber(score) - own);
      const place = naivePlace(submission, group, keys)?.place ?? null;
      expectSame(
        {
          submission,
          isScored: score !== null,
          off: off <= 2e-9 ? 0 : off,
          place: placeOf(ranked),
        },
        { submission, isScored: own !== null, off: 0, place },
      );
    }
  }
}
