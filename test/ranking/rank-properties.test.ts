import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { groupBy } from '../../shared/basics/group-by.ts';
import { add, rational } from '../../shared/basics/rational.ts';
import { rankingMethods } from '../../shared/contest/contest.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import type { RankingInput, SheetMarks } from '../../shared/ranking/ranking.ts';
import { naivePlaces, naiveScores } from './naive-ranking.ts';
import { type MarkedInput, placesOf, rankedById, smallContests } from './ranking-inputs.ts';

const shuffled = (input: RankingInput, order: readonly number[]): RankingInput => {
  const shuffle = <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item, index) => ({ item, key: order[index % order.length] ?? 0, index }))
      .sort((a, b) => a.key - b.key || b.index - a.index)
      .map(({ item }) => item);
  return {
    ...input,
    submissions: shuffle(input.submissions),
    jurors: shuffle(input.jurors),
    marks: shuffle(input.marks),
  };
};

/** The same marks with those of a juror and a submission side by side, gaps included. */
const sheetBySheet = ({ marks, criteria }: MarkedInput): readonly SheetMarks[] => {
  const names = [...new Set(criteria.map(({ criterion }) => criterion))].toReversed();
  return [...groupBy(marks, ({ submission, juror }) => `${submission}/${juror}`).values()].map(
    (own) => ({
      submission: own[0]?.submission ?? '',
      juror: own[0]?.juror ?? '',
      criteria: names,
      scores: names.map((name) => own.find(({ criterion }) => criterion === name)?.score ?? null),
    }),
  );
};

const byId = (input: RankingInput): unknown => {
  const { submissions, ...rest } = rankSubmissions(input);
  const sorted = [...submissions].sort((a, b) => (a.submission < b.submission ? -1 : 1));
  return { ...rest, models: rest.models.map(({ model }) => model), sorted };
};

describe('every ranking', () => {
  it.each(rankingMethods)('by %s is the same in whatever order the sheets arrive', (method) => {
    fc.assert(
      fc.property(
        smallContests,
        fc.array(fc.nat(), { minLength: 1, maxLength: 9 }),
        (contest, order) => {
          const input = {
            ...contest,
            rule: { ...contest.rule, method, draws: 20, tieBreak: [{ by: 'median' as const }] },
          };
          expect(byId(shuffled(input, order))).toEqual(byId(input));
        },
      ),
    );
  });

  it.each(rankingMethods)('by %s is the same where marks come sheet by sheet', (method) => {
    fc.assert(
      fc.property(smallContests, (contest) => {
        const input = { ...contest, rule: { ...contest.rule, method, draws: 20 } };
        expect(byId({ ...input, marks: sheetBySheet(contest) })).toEqual(byId(input));
      }),
    );
  });

  it.each(['mean', 'trimmed', 'median'] as const)(
    'by %s never puts a submission lower for a higher mark',
    (method) => {
      fc.assert(
        fc.property(
          smallContests,
          fc.nat(),
          fc.integer({ min: 1, max: 8 }),
          (contest, pick, raise) => {
            const input = { ...contest, rule: { ...contest.rule, method } };
            const chosen = input.marks[pick % Math.max(1, input.marks.length)];
            if (chosen === undefined) return;
            const marks = input.marks.map((mark) =>
              mark === chosen ? { ...mark, score: add(mark.score, rational(raise, 2)) } : mark,
            );
            const before = placesOf(input)[chosen.submission] ?? Infinity;
            const after = placesOf({ ...input, marks })[chosen.submission] ?? Infinity;
            expect(after).toBeLessThanOrEqual(before);
          },
        ),
      );
    },
  );

  it.each(['mean', 'trimmed', 'median', 'rank-sum', 'schulze'] as const)(
    'by %s agrees with a slow count from the definition',
    (method) => {
      fc.assert(
        fc.property(smallContests, (contest) => {
          const input = { ...contest, rule: { ...contest.rule, method } };
          const ranked = rankedById(input);
          const scores = naiveScores(input, method);
          const places = naivePlaces(input, scores);
          for (const { submission } of input.submissions) {
            expect(ranked[submission]?.place).toBe(places.get(submission) ?? null);
            expect(ranked[submission]?.score ?? null).toEqual(scores.get(submission) ?? null);
          }
        }),
      );
    },
  );

  it('keeps every place inside its rank interval bounds and every probability a share', () => {
    fc.assert(
      fc.property(smallContests, (contest) => {
        const input = { ...contest, rule: { ...contest.rule, draws: 30, top: 2 } };
        const { submissions } = rankSubmissions(input);
        for (const { nomination, low, high, pTop } of submissions) {
          if (low === null || high === null || pTop === null) continue;
          const size = submissions.filter(
            (other) => other.nomination === nomination && other.sheets > 0,
          ).length;
          expect(low).toBeGreaterThanOrEqual(1);
          expect(high).toBeGreaterThanOrEqual(low);
          expect(high).toBeLessThanOrEqual(size);
          expect(pTop).toBeGreaterThanOrEqual(0);
          expect(pTop).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
