import { describe, expect, it } from 'vitest';

import { rational, rationalToNumber } from '../../shared/basics/rational.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';

/** Sheets as "juror submission score". */
function rankedBy(...sheets: readonly string[]) {
  const parts = sheets.map((sheet) => sheet.split(' '));
  const ids = [...new Set(parts.map(([, submission = '']) => submission))];
  return rankSubmissions({
    submissions: ids.map((submission) => ({ submission, nomination: 'n', region: null })),
    jurors: [],
    criteria: [{ criterion: 'c', weight: rational(1) }],
    marks: parts.map(([juror = '', submission = '', score]) => ({
      juror,
      submission,
      criterion: 'c',
      score: rational(Number(score)),
    })),
    rule: {
      method: 'bradley-terry',
      aggregate: 'weighted-mean',
      rounding: { panel: null, weighted: null, final: rational(1) },
      tieBreak: [],
      scope: 'nomination',
      top: 1,
      draws: 0,
      seed: 1,
    },
  });
}

const scoresOf = (ranking: ReturnType<typeof rankedBy>) =>
  Object.fromEntries(
    ranking.submissions.map(({ submission, score }) => [
      submission,
      score === null ? null : rationalToNumber(score),
    ]),
  );

describe("Bradley and Terry's method", () => {
  it('gives two finalists of one duel the strengths that can be found by hand', () => {
    // By symmetry π_A = 1/π_B = e^s with σ(2s) + σ(s) = 3/2, where σ is the logistic function.
    const { A, B } = scoresOf(rankedBy('j A 9', 'j B 5'));
    const twice = Math.log((A ?? 0) / (1 - (A ?? 0)));
    const chance = (x: number): number => 1 / (1 + Math.exp(-x));
    expect(chance(twice) + chance(twice / 2)).toBeCloseTo(1.5, 8);
    expect((A ?? 0) + (B ?? 0)).toBeCloseTo(1, 9);
  });

  it('keeps who beats everybody and who never wins within bounds', () => {
    const { A, B, C } = scoresOf(rankedBy('j A 9', 'j B 5', 'j C 1', 'k A 9', 'k B 5', 'k C 1'));
    expect(A).toBeLessThan(1);
    expect(A).toBeGreaterThan(0.5);
    expect(B).toBeCloseTo(0.5, 9);
    expect(C).toBeGreaterThan(0);
  });

  it('shares the place of those who beat one another in turn, or never differ', () => {
    const circle = rankedBy('j A 2', 'j B 1', 'k B 2', 'k C 1', 'l C 2', 'l A 1');
    expect(circle.submissions.map(({ place }) => place)).toEqual([1, 1, 1]);
    const even = rankedBy('j A 4', 'j B 4');
    expect(scoresOf(even)).toEqual({ A: 0.5, B: 0.5 });
  });

  it('counts who was beaten, not only how often: the opponents of a desk weigh', () => {
    // B and D both won once and lost once, but B lost to the strongest and D won against the weakest.
    const { A, B, C, D, E } = scoresOf(
      rankedBy('j A 3', 'j B 2', 'k B 3', 'k C 2', 'l C 3', 'l D 2', 'm D 3', 'm E 2'),
    );
    expect([A, B, C, D, E].every((score) => score !== undefined)).toBe(true);
    expect(A).toBeGreaterThan(B ?? 1);
    expect(B).toBeGreaterThan(C ?? 1);
    expect(C).toBeGreaterThan(D ?? 1);
    expect(D).toBeGreaterThan(E ?? 1);
  });

  it('is refused where jurors have no submission in common', () => {
    const ranking = rankedBy('j A 9', 'j B 5', 'k C 9', 'k D 5');
    expect(ranking.incomparable).toBe(true);
    expect(scoresOf(ranking)).toEqual({ A: null, B: null, C: null, D: null });
  });

  it('looks at the order on a desk alone, and is not rounded like scores', () => {
    const plain = scoresOf(rankedBy('j A 9', 'j B 5', 'k A 3', 'k B 4'));
    expect(scoresOf(rankedBy('j A 6', 'j B 5', 'k A 1', 'k B 9'))).toEqual(plain);
    expect(plain).toEqual({ A: 0.5, B: 0.5 });
  });
});
