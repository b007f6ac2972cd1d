import { expect, it } from 'vitest';

import { rationalToNumber } from '../../shared/basics/rational.ts';
import { slopedFitSteps } from '../../shared/ranking/juror-slopes.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import { finish } from '../../shared/ranking/steps.ts';
import { denseFit } from '../ranking/dense-mixed-model.ts';
import { denseCriterion, searchRatios } from '../ranking/naive-estimates.ts';
import { naiveSlopes } from '../ranking/naive-slopes.ts';
import { randomPanel } from '../ranking/random-panels.ts';
import { casesOf, countCases } from './count-cases.ts';

it('the juror-adjusted model is what the covariance of all sheets and a slow search give', () => {
  const cases = casesOf(4, 1_500);
  const seed = Number(process.env['QAZYLAR_SEED'] ?? '2026');
  let [atBoundary, worst] = [0, 0];
  for (let number = 0; number < cases; number += 1) {
    const { observations, input } = randomPanel(seed * 1_000_003 + number);
    const ranking = rankSubmissions(input);
    const model = ranking.model;
    if (model === null) throw new Error(`panel ${number} has a model`);
    const found = searchRatios(observations);
    const slow = denseFit(observations, found);
    const ratios = {
      submission: model.varSubmission / model.varResidual,
      juror: model.varJuror / model.varResidual,
    };
    const message = `panel ${number} of seed ${seed}: ${JSON.stringify({ found, ratios, model })}`;
    expect(denseCriterion(observations, ratios) - found.criterion, message).toBeLessThan(1e-5);
    if (found.submission < 1e-6 || found.juror < 1e-6) atBoundary += 1;
    const total = slow.variance * (1 + found.submission + found.juror);
    const off = [
      slow.variance - model.varResidual,
      slow.variance * found.submission - model.varSubmission,
      slow.variance * found.juror - model.varJuror,
    ].map((difference) => Math.abs(difference) / total);
    worst = Math.max(worst, ...off);
    expect(Math.max(...off), message).toBeLessThan(1e-4);
    const scale = Math.sqrt(total);
    for (const { submission, score, se } of ranking.submissions) {
      const index = Number(submission);
      const wanted = slow.mu + (slow.submissionEffects[index] ?? NaN);
      expect(
        score === null ? NaN : Math.abs(rationalToNumber(score) - wanted) / scale,
        message,
      ).toBeLessThan(1e-3);
      expect(
        Math.abs((se ?? NaN) - (slow.submissionErrors[index] ?? NaN)) / scale,
        message,
      ).toBeLessThan(1e-3);
    }
    for (const { juror, severity } of model.jurors) {
      const wanted = slow.jurorEffects[Number(juror)] ?? NaN;
      expect(Math.abs(severity - wanted) / scale, message).toBeLessThan(1e-3);
    }
  }
  countCases(
    'panels fitted twice by restricted maximum likelihood',
    cases,
    `${atBoundary} with a variance of 0, variances apart by ${worst.toExponential(1)} of all at most`,
  );
});

it('slopes of jurors are what their description gives with the covariance of all sheets and a slow search', () => {
  const cases = casesOf(4, 300);
  const seed = Number(process.env['QAZYLAR_SEED'] ?? '2026');
  let [different, worst] = [0, 0];
  for (let number = 0; number < cases; number += 1) {
    const { observations } = randomPanel(seed * 2_000_003 + number);
    const found = finish(slopedFitSteps(observations));
    if (found === null) throw new Error(`panel ${number} has a model`);
    const wanted = naiveSlopes(observations);
    const { mu, submissionEffects, varSubmission, varJuror, varResidual } = found.fit;
    const scale = Math.sqrt(varSubmission + varJuror + varResidual);
    const off = [
      ...wanted.slopes.map((slope, juror) => Math.abs(slope - (found.slopes[juror] ?? NaN))),
      ...wanted.scores.map(
        (score, index) => Math.abs(score - mu - (submissionEffects[index] ?? NaN)) / scale,
      ),
    ];
    if (found.slopes.some((slope) => slope !== 1)) different += 1;
    worst = Math.max(worst, ...off);
    expect(
      Math.max(...off),
      `panel ${number} of seed ${seed}: ${JSON.stringify({ wanted, found: [...found.slopes] })}`,
    ).toBeLessThan(5e-3);
  }
  countCases(
    'panels with slopes of jurors, twice',
    cases,
    `slopes differ in ${different}, nothing apart by more than ${worst.toExponential(1)}`,
  );
});
