import { expect } from 'vitest';

import type { Rational } from '../../shared/basics/rational.ts';
import { placesByMethod, rankInContext } from '../../shared/ranking/rank-submissions.ts';
import { createRankingContext } from '../../shared/ranking/ranking-context.ts';
import {
  type ExactMethod,
  exactMethods,
  type NaiveContest,
  naivePlace,
  naiveScore,
  naiveTieBreaks,
} from './naive-ranking.ts';
import { allSheets, meanOf } from './naive-sheets.ts';
import type { MarkedInput } from './ranking-inputs.ts';

interface Expected {
  readonly score: Rational | null;
  readonly place: number | null;
  readonly equals: readonly string[];
}

/** The same function from a table: it is asked of every pair. */
function tabled(
  key: (id: string) => Rational | null,
  group: readonly string[],
): (id: string) => Rational | null {
  const values = new Map(group.map((id) => [id, key(id)]));
  return (id) => values.get(id) ?? null;
}

/** Score, place and equals of every submission in its group, by the slow definitions. */
function expectedIn(
  contest: NaiveContest,
  method: ExactMethod,
  groups: readonly (readonly string[])[],
): ReadonlyMap<string, Expected> {
  const expected = new Map<string, Expected>();
  for (const group of groups) {
    const scores = new Map(group.map((id) => [id, naiveScore(contest, method, id, group)]));
    const score = (id: string): Rational | null => scores.get(id) ?? null;
    // What a tie-break by a criterion averages follows the rule's own method, whichever is shown beside it.
    const keys = [score, ...naiveTieBreaks(contest, contest.input.rule.method)].map((key) =>
      tabled(key, group),
    );
    for (const id of group) {
      const placing = naivePlace(id, group, keys);
      const [place, equals] = [placing?.place ?? null, placing?.equals ?? []];
      expected.set(id, { score: score(id), place, equals });
    }
  }
  return expected;
}

const text = (score: Rational | null): string | null =>
  score === null ? null : `${score.numerator}/${score.denominator}`;

/** Asked a million times, so the assertion that tells a difference is made only where there is one. */
export function expectSame(found: Readonly<Record<string, unknown>>, wanted: typeof found): void {
  if (Object.keys(wanted).some((key) => found[key] !== wanted[key])) expect(found).toEqual(wanted);
}

/**
 * Compares the ranking under an exact method with the slow one: scores, places within and over all, ties, means,
 * numbers of sheets; with `others` the places by each method shown beside it, too. Throws on a difference. `list`: as
 * the list that is shown before any model was fitted.
 */
export function expectNaiveRanking(
  contest: MarkedInput,
  method: ExactMethod,
  { depth, others }: { readonly depth: 'whole' | 'list'; readonly others: boolean },
): void {
  const input: MarkedInput = { ...contest, rule: { ...contest.rule, method } };
  const context = createRankingContext(input, depth);
  const naive: NaiveContest = { input, sheets: allSheets(input) };
  const everyone = input.submissions.map(({ submission }) => submission);
  const groups = [...new Set(input.submissions.map(({ nomination }) => nomination))].map((name) =>
    input.submissions.flatMap((each) => (each.nomination === name ? [each.submission] : [])),
  );
  const [within, overall] = [
    expectedIn(naive, method, groups),
    expectedIn(naive, method, [everyone]),
  ];
  const found = rankInContext(context).submissions;
  expect(found).toHaveLength(everyone.length);
  for (const ranked of found) {
    const id = ranked.submission;
    const sheets = naive.sheets.get(id) ?? [];
    const scoped = input.rule.scope === 'all' ? overall : within;
    expectSame(
      {
        id,
        place: ranked.place,
        overall: ranked.overall,
        tied: ranked.tied,
        score: text(ranked.score),
        mean: text(ranked.mean),
        sheets: ranked.sheets,
      },
      {
        id,
        place: within.get(id)?.place ?? null,
        overall: overall.get(id)?.place ?? null,
        tied: (within.get(id)?.equals.length ?? 0) > 0,
        score: text(scoped.get(id)?.score ?? null),
        mean: text(meanOf(sheets.map(({ score }) => score))),
        sheets: sheets.length,
      },
    );
  }
  for (const other of others ? exactMethods : []) {
    if (other === method) continue;
    const places = placesByMethod(context, other);
    const beside = expectedIn(naive, other, groups);
    const besideAll = groups.length === 1 ? beside : expectedIn(naive, other, [everyone]);
    for (const id of everyone) {
      expectSame(
        {
          other,
          id,
          within: places.within.get(id) ?? null,
          overall: places.overall.get(id) ?? null,
        },
        {
          other,
          id,
          within: beside.get(id)?.place ?? null,
          overall: besideAll.get(id)?.place ?? null,
        },
      );
    }
  }
}
