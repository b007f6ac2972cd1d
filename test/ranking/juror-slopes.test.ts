import { describe, expect, it } from 'vitest';

import { rationalToNumber } from '../../shared/basics/rational.ts';
import { type AdjustedFit, fitAdjusted } from '../../shared/ranking/adjusted-fit.ts';
import { type SlopedFit, slopedFitSteps } from '../../shared/ranking/juror-slopes.ts';
import type { Observations } from '../../shared/ranking/mixed-equations.ts';
import { createNormalDraws } from '../../shared/ranking/normal-draws.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import { finish } from '../../shared/ranking/steps.ts';
import { randomPanel } from './random-panels.ts';

interface Contest {
  readonly panel: Observations;
  readonly quality: readonly number[];
  readonly slopes: readonly number[];
}

/** 200 submissions, 3 sheets each by 20 jurors whose slopes differ by `spread`, and one juror with a single sheet. */
function contest(seed: number, spread: number): Contest {
  const normal = createNormalDraws(seed);
  const quality = Array.from({ length: 200 }, () => 2 * normal());
  const slopes = Array.from({ length: 20 }, () => Math.exp(spread * normal()));
  const levels = slopes.map(() => 6 + 0.6 * normal());
  const rows = quality.flatMap((value, submission) =>
    slopes
      .map((slope, juror) => ({ slope, juror, key: normal() }))
      .sort((a, b) => a.key - b.key)
      .slice(0, 3)
      .map(({ slope, juror }) => ({
        submission,
        juror,
        score: (levels[juror] ?? 0) + slope * value + 0.5 * normal(),
      })),
  );
  rows.push({ submission: 0, juror: 20, score: 3 });
  return {
    quality,
    slopes,
    panel: {
      submissions: 200,
      jurors: 21,
      submission: Int32Array.from(rows, ({ submission }) => submission),
      juror: Int32Array.from(rows, ({ juror }) => juror),
      score: Float64Array.from(rows, ({ score }) => score),
    },
  };
}

const sloped = (panel: Observations): SlopedFit => {
  const found = finish(slopedFitSteps(panel));
  if (found === null) throw new Error('a model');
  return found;
};

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (of: ArrayLike<number>): number =>
    Array.from(of).reduce((sum, value) => sum + value, 0) / of.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  Array.from(a).forEach((value, index) => {
    const [x, y] = [value - ma, (b[index] ?? 0) - mb];
    [ab, aa, bb] = [ab + x * y, aa + x * x, bb + y * y];
  });
  return ab / Math.sqrt(aa * bb);
}

const plain = (panel: Observations): AdjustedFit => {
  const fit = fitAdjusted(panel);
  if (fit === null) throw new Error('a model');
  return fit;
};

describe('slopes of jurors', () => {
  it('bring the ranking nearer to the truth where jurors spread their scores differently', () => {
    let [better, gain] = [0, 0];
    for (let seed = 1; seed <= 10; seed += 1) {
      const { panel, quality, slopes } = contest(seed, 0.5);
      const found = sloped(panel);
      const difference =
        correlation(found.fit.submissionEffects, quality) -
        correlation(plain(panel).submissionEffects, quality);
      gain += difference / 10;
      if (difference > 0) better += 1;
      expect(correlation(found.slopes.slice(0, 20), slopes)).toBeGreaterThan(0.7);
    }
    expect(better).toBeGreaterThanOrEqual(8);
    expect(gain).toBeGreaterThan(0.005);
  });

  it('are about 1, and the fit about the plain one, where they do not differ', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const { panel } = contest(seed, 0);
      const found = sloped(panel);
      expect(Math.max(...found.slopes.map((slope) => Math.abs(slope - 1)))).toBeLessThan(0.15);
      expect(
        correlation(found.fit.submissionEffects, plain(panel).submissionEffects),
      ).toBeGreaterThan(0.998);
    }
  });

  it('are 1 for a juror with one sheet', () => {
    expect(sloped(contest(3, 0.5).panel).slopes[20]).toBe(1);
  });

  it('are none where there is no model', () => {
    const { panel } = contest(1, 0);
    expect(finish(slopedFitSteps({ ...panel, score: panel.score.map(() => 5) }))).toBeNull();
  });

  it('are told with the ranking, and what is counted of the sheets leads to the score', () => {
    let sloped = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const { input } = randomPanel(seed);
      const { model, submissions } = rankSubmissions({
        ...input,
        rule: { ...input.rule, slope: true },
      });
      if (model === null) throw new Error('a model');
      if (model.jurors.some(({ slope }) => slope !== 1)) sloped += 1;
      const ratio = model.varSubmission / model.varResidual;
      for (const { explanation, score, sheets } of submissions) {
        const step = explanation.find(({ type }) => type === 'sheets');
        if (step?.type !== 'sheets' || score === null) throw new Error('sheets and a score');
        const counted = step.scores.map(
          (text, index) => Number(text) + Number(step.adjustments?.[index]),
        );
        const mean = counted.reduce((all, value) => all + value, 0) / sheets;
        const drawn = (ratio * sheets) / (1 + ratio * sheets);
        expect(model.mu + drawn * (mean - model.mu)).toBeCloseTo(rationalToNumber(score), 4);
      }
    }
    expect(sloped).toBeGreaterThan(10);
  });
});
