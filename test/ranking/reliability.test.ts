import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { kendallW, krippendorffAlpha } from '../../shared/ranking/concordance.ts';
import { iccs, type IntraclassCorrelations } from '../../shared/ranking/intraclass.ts';
import { createRankingContext } from '../../shared/ranking/ranking-context.ts';
import { panelReport } from '../../shared/ranking/panel-report.ts';
import { naiveAlpha, naiveIccs, naiveKendallW } from './naive-reliability.ts';
import { near } from './near.ts';
import { inputOf, smallContests } from './ranking-inputs.ts';

/** Shrout & Fleiss 1979, table 2: six targets, four judges. */
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", example C: four observers, twelve units. */
const krippendorff = [
  [1, 1, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [5, 5, 5],
  [1, 1],
  [3],
];

/** Hollander & Wolfe 1973, p. 140: 22 players, three ways to round first base; Friedman's χ² = 11.143. */
const roundingTimes = [
  [5.4, 5.5, 5.55],
  [5.85, 5.7, 5.75],
  [5.2, 5.6, 5.5],
  [5.55, 5.5, 5.4],
  [5.9, 5.85, 5.7],
  [5.45, 5.55, 5.6],
  [5.4, 5.4, 5.35],
  [5.45, 5.5, 5.35],
  [5.25, 5.15, 5.0],
  [5.85, 5.8, 5.7],
  [5.25, 5.2, 5.1],
  [5.65, 5.55, 5.45],
  [5.6, 5.35, 5.45],
  [5.05, 5.0, 4.95],
  [5.5, 5.5, 5.4],
  [5.45, 5.55, 5.5],
  [5.55, 5.55, 5.35],
  [5.45, 5.5, 5.55],
  [5.5, 5.45, 5.25],
  [5.65, 5.6, 5.4],
  [5.7, 5.65, 5.55],
  [6.3, 6.3, 6.25],
];

type Interval = IntraclassCorrelations['oneWay'];

/** σ_q² / (σ_q² + σ² / k), as the report defines it. */
const shareOfReal = (varSubmission: number, noise: number, sheets: number): number =>
  varSubmission / (varSubmission + noise / sheets);

const none: Partial<IntraclassCorrelations> = {};

const transposed = (table: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0));

const tables = fc
  .record({ rows: fc.integer({ min: 2, max: 6 }), columns: fc.integer({ min: 2, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('the six intraclass correlations', () => {
  it('are those of Shrout and Fleiss on their own table', () => {
    const six = iccs(shroutFleiss);
    expect(six?.oneWay.value).toBeCloseTo(0.16574, 5);
    expect(six?.agreement.value).toBeCloseTo(0.28976, 5);
    expect(six?.consistency.value).toBeCloseTo(0.71484, 5);
    expect(six?.oneWayMean.value).toBeCloseTo(0.4428, 5);
    expect(six?.agreementMean.value).toBeCloseTo(0.62005, 5);
    expect(six?.consistencyMean.value).toBeCloseTo(0.90932, 5);
  });

  it('have the confidence intervals that statisticians print for that table', () => {
    const six = iccs(shroutFleiss);
    const bounds = Object.entries<Interval>({ ...present(six, 'six correlations') }).map(
      ([name, { low, high }]) => [name, low.toFixed(3), high.toFixed(2)],
    );
    expect(bounds).toEqual([
      ['oneWay', '-0.133', '0.72'],
      ['agreement', '0.019', '0.76'],
      ['consistency', '0.342', '0.95'],
      ['oneWayMean', '-0.884', '0.91'],
      ['agreementMean', '0.071', '0.93'],
      ['consistencyMean', '0.676', '0.99'],
    ]);
  });

  it('agree with sums of squares written out, and lie inside their intervals', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const [fast, slow] = [iccs(table), naiveIccs(table)];
        for (const [name, { value, low, high }] of Object.entries(fast ?? none)) {
          expect(value).toBeCloseTo(slow[name] ?? Number.NaN, 9);
          expect(low).toBeLessThanOrEqual(value + 1e-9);
          expect(high).toBeGreaterThanOrEqual(value - 1e-9);
        }
      }),
    );
  });

  it('are 1 where all jurors agree, and unknown where submissions do not differ', () => {
    const same = iccs([
      [1, 1],
      [3, 3],
      [2, 2],
    ]);
    for (const { value, low, high } of Object.values(present(same, 'six correlations')))
      expect([value, low, high]).toEqual([1, 1, 1]);
    expect(same).not.toBeNull();
    expect(
      iccs([
        [1, 2],
        [1, 2],
      ]),
    ).toBeNull();
    expect(
      iccs([
        [1, 2],
        [2, 1],
      ])?.agreementMean,
    ).toEqual({ value: -1, low: -1, high: 1 });
    expect(iccs([[1, 2]])).toBeNull();
    expect(iccs([[1], [2]])).toBeNull();
    expect(iccs([])).toBeNull();
  });
});

describe('Krippendorff’s alpha', () => {
  it('is his own on his example with missing ratings', () => {
    expect(krippendorffAlpha(krippendorff, 'interval')).toBeCloseTo(0.849, 3);
    expect(krippendorffAlpha(krippendorff, 'ordinal')).toBeCloseTo(0.815, 3);
  });

  it('agrees with a count over all pairs of ratings', () => {
    const units = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(units, fc.constantFrom('interval' as const, 'ordinal' as const), (of, level) => {
        const [fast, slow] = [krippendorffAlpha(of, level), naiveAlpha(of, level)];
        expect(near(fast, slow, 9)).toBe(true);
      }),
    );
  });

  it('does not change with the unit of the scale, nor with the order of units', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const shifted = table.map((row) => row.map((value) => 1000 + value / 4)).toReversed();
        const alphas = [table, shifted].map((each) => krippendorffAlpha(each, 'interval'));
        expect(near(alphas[0] ?? null, alphas[1] ?? null, 8)).toBe(true);
      }),
    );
  });

  it('counts three hundred thousand ratings in a moment', () => {
    const units = Array.from({ length: 100_000 }, (_, unit) => [
      unit % 97,
      (unit * 7) % 89,
      (unit * 31) % 83,
    ]);
    expect(krippendorffAlpha(units, 'ordinal')).toBeLessThan(0.1);
  });
});

describe('Kendall’s W', () => {
  it('is Friedman’s statistic by jurors and degrees of freedom where there are ties', () => {
    const w = kendallW(transposed(roundingTimes));
    expect((w ?? 0) * 22 * 2).toBeCloseTo(11.143, 3);
  });

  it('is 1 for one order, 0 for opposite ones, and unknown where nobody tells any apart', () => {
    const rows = (...columns: readonly (readonly number[])[]) => transposed(columns);
    expect(kendallW(rows([1, 2, 3], [10, 20, 90]))).toBe(1);
    expect(kendallW(rows([1, 2, 3], [3, 2, 1]))).toBe(0);
    expect(kendallW(rows([5, 5], [7, 7]))).toBeNull();
    expect(kendallW(rows([1, 2]))).toBeNull();
    expect(kendallW([])).toBeNull();
  });

  it('agrees with ranks counted one against another', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const [fast, slow] = [kendallW(table), naiveKendallW(table)];
        expect(near(fast, slow, 9)).toBe(true);
      }),
    );
  });
});

describe('the share of real differences', () => {
  it('takes the harmonic mean of sheets and says from how many sheets it is four fifths', () => {
    const input = inputOf({
      A: { J1: 8, J2: 9, J3: 7 },
      B: { J1: 4, J3: 5 },
      C: { J2: 6, J3: 5, J1: 7 },
      D: { J2: 2, J3: 1, J1: 3 },
    });
    const context = createRankingContext(input);
    const [report] = panelReport(context).reliability;
    expect(report?.sheetsPerSubmission).toBeCloseTo(4 / (1 / 3 + 1 / 2 + 1 / 3 + 1 / 3), 12);
    const fit = context.rubrics[0]?.fit;
    const [varSubmission, varJuror, varResidual] = [
      fit?.varSubmission ?? 0,
      fit?.varJuror ?? 0,
      fit?.varResidual ?? 0,
    ];
    const k = report?.sheetsPerSubmission ?? 0;
    expect(report?.realDifferences).toBeCloseTo(shareOfReal(varSubmission, varResidual, k), 12);
    const at = (sheets: number): number =>
      shareOfReal(varSubmission, varResidual + varJuror, sheets);
    expect(report?.realDifferencesOfMeans).toBeCloseTo(at(k), 12);
    expect(report?.applies).toBe('means');
    const wanted = report?.sheetsWanted ?? 0;
    expect(at(wanted)).toBeGreaterThanOrEqual(0.8 - 1e-9);
    expect(wanted <= 1 || at(wanted - 1) < 0.8).toBe(true);
  });

  it('reports complete panels by the six, others by the variances of the model', () => {
    const complete = Object.fromEntries(
      shroutFleiss.map((row, index) => [
        `S${index}`,
        Object.fromEntries(row.map((score, juror) => [`J${juror}`, score])),
      ]),
    );
    const [whole] = panelReport(createRankingContext(inputOf(complete))).reliability;
    expect(whole?.icc).toMatchObject({ basis: 'complete' });
    expect(whole?.applies).toBe('adjusted');
    // The REML share of a complete panel is the consistency of its means.
    expect(whole?.realDifferences).toBeCloseTo(0.90932, 4);
    expect(whole?.kendallW).toBeCloseTo(naiveKendallW(shroutFleiss) ?? 0, 9);
    expect(whole?.level).toBe('high');
    const holes = { ...complete, S0: { J0: 9, J1: 2 } };
    const [part] = panelReport(createRankingContext(inputOf(holes))).reliability;
    expect(part?.icc).toMatchObject({ basis: 'variances' });
    expect(part?.kendallW).toBeNull();
  });

  it('is a share, with whole counts of sheets, in every small contest', () => {
    fc.assert(
      fc.property(smallContests, (contest) => {
        for (const report of panelReport(createRankingContext(contest)).reliability) {
          for (const share of [report.realDifferences, report.realDifferencesOfMeans]) {
            if (share === null) continue;
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
          expect(report.realDifferencesOfMeans ?? 0).toBeLessThanOrEqual(
            report.realDifferences ?? 0,
          );
          expect(report.sheetsWanted ?? 1).toBeGreaterThanOrEqual(1);
          expect(report.alpha ?? 1).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
