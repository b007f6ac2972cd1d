import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { groupBy } from '../../shared/basics/group-by.ts';
import { add, rational } from '../../shared/basics/rational.ts';
import { rankingMethods } from '../../shared/contest/contest.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import type { ExplanationStep, RankingInput, SheetMarks } from '../../shared/ranking/ranking.ts';
import { casesOf } from '../long/count-cases.ts';
import { randomContests } from './random-contests.ts';
import { type MarkedInput, rankedById, smallContests } from './ranking-inputs.ts';

/** Few in `npm test`: each is a whole ranking, under every method. */
const runs = { numRuns: casesOf(8, 2000) };

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
    criteria: shuffle(input.criteria),
    marks: shuffle(input.marks),
    ...(input.otherStages === undefined
      ? {}
      : {
          otherStages: new Map(
            [...input.otherStages].map(([stage, marks]) => [stage, shuffle(marks)] as const),
          ),
        }),
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

/** Everything but the order of listing: nominations and criteria are listed as they come. */
const byId = (input: RankingInput): unknown => {
  const { submissions, ...rest } = rankSubmissions(input);
  const sorted = [...submissions].sort((a, b) => (a.submission < b.submission ? -1 : 1));
  return {
    ...rest,
    models: rest.models.map(({ model }) => model),
    sorted: sorted.map((ranked) => ({
      ...ranked,
      explanation: ranked.explanation.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    })),
  };
};

const nameOf = (step: ExplanationStep): string =>
  'criterion' in step ? `${step.type} ${step.criterion}` : step.type;

describe('every ranking', () => {
  it.each(rankingMethods)('by %s is the same in whatever order the sheets arrive', (method) => {
    fc.assert(
      fc.property(
        randomContests,
        fc.array(fc.nat(), { minLength: 1, maxLength: 9 }),
        (contest, order) => {
          const input = { ...contest, rule: { ...contest.rule, method, draws: 20 } };
          expect(byId(shuffled(input, order))).toEqual(byId(input));
        },
      ),
      runs,
    );
  });

  it.each(rankingMethods)('by %s is the same where marks come sheet by sheet', (method) => {
    fc.assert(
      fc.property(smallContests, (contest) => {
        const input = { ...contest, rule: { ...contest.rule, method, draws: 20 } };
        expect(byId({ ...input, marks: sheetBySheet(contest) })).toEqual(byId(input));
      }),
      runs,
    );
  });

  it.each(['mean', 'trimmed', 'median'] as const)(
    'by %s never puts a submission lower for a higher mark',
    (method) => {
      fc.assert(
        fc.property(
          randomContests,
          fc.nat(),
          fc.integer({ min: 1, max: 8 }),
          (contest, pick, raise) => {
            const input = { ...contest, rule: { ...contest.rule, method, tieBreak: [] } };
            const chosen = input.marks[pick % Math.max(1, input.marks.length)];
            if (chosen === undefined) return;
            const marks = input.marks.map((mark) =>
              mark === chosen ? { ...mark, score: add(mark.score, rational(raise, 2)) } : mark,
            );
            const place = (of: RankingInput): readonly number[] => {
              const ranked = rankedById(of)[chosen.submission];
              return [ranked?.place ?? Infinity, ranked?.overall ?? Infinity];
            };
            const [before, after] = [place(input), place({ ...input, marks })];
            expect(after[0]).toBeLessThanOrEqual(before[0] ?? NaN);
            expect(after[1]).toBeLessThanOrEqual(before[1] ?? NaN);
          },
        ),
        { numRuns: casesOf(20, 10_000) },
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
      runs,
    );
  });
});
