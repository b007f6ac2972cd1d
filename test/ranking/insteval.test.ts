import { describe, expect, it } from 'vitest';

import { fitAdjusted } from '../../shared/ranking/adjusted-fit.ts';
import { readInstEval } from './insteval.ts';

const close = (actual: number | undefined, expected: number, relative: number): void => {
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
};

describe('the juror-adjusted model on 73,421 ratings of lectures', { timeout: 60_000 }, () => {
  const { observations, lecturers } = readInstEval();
  const fit = fitAdjusted(observations);

  it('has the data whole', () => {
    expect(observations.score.length).toBe(73_421);
    expect([observations.submissions, observations.jurors]).toEqual([1128, 2972]);
    expect(observations.score.reduce((sum, score) => sum + score, 0)).toBe(235_369);
  });

  it('finds the variances that lme4 finds, the larger side eliminated', () => {
    expect(fit?.equations.keeps).toBe('submission');
    close(fit?.varJuror, 0.106215, 1e-4);
    close(fit?.varSubmission, 0.273735, 1e-4);
    close(fit?.varResidual, 1.38718, 1e-4);
    close(fit?.mu, 3.2541583, 1e-6);
  });

  it('puts the same lecturers first', () => {
    const best = [...(fit?.submissionEffects ?? [])]
      .map((effect, position) => ({ lecturer: lecturers[position], effect }))
      .sort((a, b) => b.effect - a.effect);
    expect(best.slice(0, 3).map(({ lecturer }) => lecturer)).toEqual([1258, 1866, 844]);
    close(best[0]?.effect, 1.193745, 1e-3);
    close(best[1]?.effect, 1.102341, 1e-3);
    close(best[2]?.effect, 1.07606, 1e-3);
  });
});
