import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fitAdjusted } from '../../shared/ranking/adjusted-fit.ts';
import {
  createMixedEquations,
  factorEquations,
  type Observations,
} from '../../shared/ranking/mixed-equations.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import { readRankTable } from '../../shared/ranking/rank-table.ts';
import { denseFit } from './dense-mixed-model.ts';
import { inputOf, numberOf, plainRule, type Scores } from './ranking-inputs.ts';
import { simplexFit } from './simplex-fit.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

const close = (actual: number | undefined, expected: number, relative: number): void => {
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
};

describe('the juror-adjusted model on the penicillin plates', () => {
  const table = readRankTable(fixture('penicillin.csv'));
  const ranking = table.ok
    ? rankSubmissions({ ...table.value, rule: { ...plainRule, method: 'adjusted' } })
    : null;

  it('finds the variances that lme4 finds', () => {
    close(ranking?.model?.varJuror, 0.716905, 1e-4);
    close(ranking?.model?.varSubmission, 3.731132, 1e-4);
    close(ranking?.model?.varResidual, 0.302415, 1e-4);
    close(ranking?.model?.mu, 22.972222, 1e-6);
  });

  it('reports μ + q̂ of each sample', () => {
    const effects = {
      A: 2.187058,
      B: -1.010476,
      C: 1.9379,
      D: -0.096895,
      E: -0.013842,
      F: -3.003745,
    };
    for (const [sample, effect] of Object.entries(effects)) {
      const ranked = ranking?.submissions.find(({ submission }) => submission === sample);
      close((numberOf(ranked?.score ?? null) ?? NaN) - 22.972222, effect, 1e-3);
    }
    expect(ranking?.submissions.map(({ submission }) => submission)).toEqual([
      'A',
      'C',
      'E',
      'D',
      'B',
      'F',
    ]);
  });

  it('reports the plates as jurors', () => {
    const plate = ranking?.model?.jurors.find(({ juror }) => juror === 'a');
    close(plate?.severity, 0.804547, 1e-3);
    expect(plate?.sheets).toBe(6);
  });
});

const panels: fc.Arbitrary<Observations> = fc
  .record({
    submissions: fc.integer({ min: 2, max: 7 }),
    jurors: fc.integer({ min: 2, max: 5 }),
    cells: fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 }), {
      minLength: 35,
      maxLength: 35,
    }),
  })
  .map(({ submissions, jurors, cells }) => {
    const rows = cells.flatMap((cell, index) => {
      const [i, j] = [Math.floor(index / 5), index % 5];
      return cell === null || i >= submissions || j >= jurors ? [] : [{ i, j, score: cell / 2 }];
    });
    const [is, js] = [[...new Set(rows.map(({ i }) => i))], [...new Set(rows.map(({ j }) => j))]];
    return {
      submissions: is.length,
      jurors: js.length,
      submission: Int32Array.from(rows, ({ i }) => is.indexOf(i)),
      juror: Int32Array.from(rows, ({ j }) => js.indexOf(j)),
      score: Float64Array.from(rows, ({ score }) => score),
    };
  });

describe('the sparse equations', () => {
  it('have the likelihood, the effects and the errors of the dense model', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const fit = fitAdjusted(panel);
        if (fit === null || fit.varResidual < 1e-6) return;
        const equations = createMixedEquations(panel);
        const atFit = denseFit(panel, fit.ratios);
        const elsewhere = { submission: 0.7, juror: 0.3 };
        const difference = factorEquations(equations, elsewhere).criterion - fit.factored.criterion;
        expect(difference).toBeCloseTo(denseFit(panel, elsewhere).criterion - atFit.criterion, 6);
        expect(fit.mu).toBeCloseTo(atFit.mu, 7);
        fit.submissionEffects.forEach((effect, i) =>
          expect(effect).toBeCloseTo(atFit.submissionEffects[i] ?? NaN, 7),
        );
        fit.jurorEffects.forEach((effect, j) =>
          expect(effect).toBeCloseTo(atFit.jurorEffects[j] ?? NaN, 7),
        );
        fit.submissionErrors.forEach((error, i) =>
          expect(error).toBeCloseTo(atFit.submissionErrors[i] ?? NaN, 6),
        );
      }),
    );
  });

  it('are solved as likely as by function values alone, begun at several places', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const fit = fitAdjusted(panel);
        if (fit === null || fit.varResidual < 1e-6) return;
        const slow = simplexFit(createMixedEquations(panel));
        expect(fit.factored.criterion).toBeLessThanOrEqual(slow.criterion + 1e-5);
      }),
      { numRuns: 40 },
    );
  });

  it('are solved where no nearby pair of variances is likelier', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const fit = fitAdjusted(panel);
        if (fit === null || fit.varResidual < 1e-6) return;
        const equations = createMixedEquations(panel);
        for (const [a, c] of [
          [1.05, 1],
          [0.95, 1],
          [1, 1.05],
          [1, 0.95],
          [3, 1],
          [1, 3],
          [0.2, 1],
          [1, 0.2],
        ] as const) {
          // A variance of zero is tried a little above zero.
          const ratios = {
            submission: Math.max(fit.ratios.submission * a, a === 3 ? 0.02 : 0),
            juror:
              fit.ratios.juror === 0 && panel.score.length <= panel.jurors
                ? 0
                : Math.max(fit.ratios.juror * c, c === 3 ? 0.02 : 0),
          };
          expect(factorEquations(equations, ratios).criterion).toBeGreaterThan(
            fit.factored.criterion - 1e-5,
          );
        }
      }),
    );
  });
});

describe('shrinkage', () => {
  /** Jurors 0–5 judge everything, with noise and small leanings; `stranger` gives one sheet far below theirs. */
  const withStranger = (): Scores => {
    const noise = [0.9, -0.7, 0.4, -1.1, 0.8, -0.3];
    const sheets: Record<string, Record<string, number>> = {};
    for (let i = 0; i < 12; i += 1) {
      const own: Record<string, number> = {};
      for (let j = 0; j < 6; j += 1) {
        own[`J${j}`] = 5 + (i % 6) * 0.6 + (noise[(i * 5 + j * 3) % 6] ?? 0) + (j % 3) * 0.6;
      }
      sheets[`S${i}`] = own;
    }
    sheets['S0'] = { ...sheets['S0'], stranger: 2 };
    return sheets;
  };

  it('holds a juror with one sheet much nearer to the panel than the sheet is', () => {
    const { model } = rankSubmissions(inputOf(withStranger(), { method: 'adjusted' }));
    const stranger = model?.jurors.find(({ juror }) => juror === 'stranger');
    expect(stranger?.sheets).toBe(1);
    const { stranger: sheet = NaN, ...others } = withStranger()['S0'] ?? {};
    const panel = Object.values(others).map(Number);
    const gap = panel.reduce((sum, score) => sum + score, 0) / panel.length - Number(sheet);
    expect(gap).toBeGreaterThan(2.5);
    expect(stranger?.severity).toBeLessThan(0);
    expect(stranger?.severity).toBeGreaterThan(-gap / 2);
    expect(stranger?.se).toBeGreaterThan(model?.jurors[0]?.se ?? NaN);
  });

  it('is mean-like, and says so, where jurors do not differ', () => {
    const sheets: Record<string, Record<string, number>> = {};
    for (let i = 0; i < 8; i += 1) {
      // Each row and each column of deviations sums to nothing: no trace of a juror effect.
      sheets[`S${i}`] = {
        a: 4 + i * 0.5 + (i % 2 === 0 ? 0.4 : -0.4),
        b: 4 + i * 0.5 + (i % 2 === 0 ? -0.4 : 0.4),
      };
    }
    const ranking = rankSubmissions(inputOf(sheets, { method: 'adjusted' }));
    expect(ranking.model?.varJuror).toBe(0);
    expect(ranking.model?.jurors.every(({ severity }) => severity === 0)).toBe(true);
    expect(ranking.notes).toContainEqual({ type: 'boundary', of: 'juror' });
    expect(ranking.notes).toContainEqual({ type: 'indicative' });
    expect(ranking.submissions.map(({ submission }) => submission)).toEqual([
      'S7',
      'S6',
      'S5',
      'S4',
      'S3',
      'S2',
      'S1',
      'S0',
    ]);
  });

  it('adjusts for who judged: the same mark counts more from a strict juror', () => {
    const ranking = rankSubmissions(
      inputOf(
        {
          A: { strict: 5, fair: 7 },
          B: { strict: 4, fair: 6 },
          C: { strict: 6, fair: 8 },
          D: { strict: 3, fair: 5.2 },
          E: { strict: 5, other: 7 },
          F: { fair: 6, other: 6.1 },
          X: { strict: 5.5 },
          Y: { fair: 5.5 },
        },
        { method: 'adjusted' },
      ),
    );
    const placeOf = (id: string): number =>
      ranking.submissions.find(({ submission }) => submission === id)?.place ?? NaN;
    expect(placeOf('X')).toBeLessThan(placeOf('Y'));
    const x = ranking.submissions.find(({ submission }) => submission === 'X');
    expect(x?.explanation[0]).toMatchObject({
      type: 'sheets',
      jurors: ['strict'],
      scores: ['5.5'],
    });
    const [step] = x?.explanation ?? [];
    expect(step?.type === 'sheets' ? Number(step.adjustments?.[0]) : NaN).toBeGreaterThan(0.3);
  });
});

describe('data without a model', () => {
  it.each<[string, Scores]>([
    ['one juror', { A: { J1: 5 }, B: { J1: 6 } }],
    ['one submission', { A: { J1: 5, J2: 6 } }],
    ['one sheet per submission', { A: { J1: 5 }, B: { J1: 7 }, C: { J1: 4 } }],
    ['no difference at all', { A: { J1: 5, J2: 5 }, B: { J1: 5, J2: 5 } }],
  ])('are told: %s', (_, scores) => {
    const ranking = rankSubmissions(inputOf(scores, { method: 'adjusted', draws: 10 }));
    expect(ranking.model).toBeNull();
    expect(ranking.notes).toContainEqual({ type: 'no-model' });
    for (const { score, mean, se, low } of ranking.submissions) {
      expect([score, se, low]).toEqual([mean, null, null]);
    }
  });
});
