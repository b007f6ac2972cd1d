import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { compare, rational, rationalToNumber } from '../../shared/basics/rational.ts';
import type { Milli } from '../../shared/basics/points.ts';
import type { JurorLine } from '../../shared/ranking/juror-report.ts';
import { panelReport, type PanelReport } from '../../shared/ranking/panel-report.ts';
import { regionFavours } from '../../shared/ranking/region-favour.ts';
import { reportSheets } from '../../shared/ranking/report-sheets.ts';
import { createRankingContext } from '../../shared/ranking/ranking-context.ts';
import type { RankingInput } from '../../shared/ranking/ranking.ts';
import { inputOf, type MarkedInput, plainRule, smallContests } from './ranking-inputs.ts';
import { near } from './near.ts';
import { naiveFavour, naiveLines } from './naive-juror-report.ts';

const reportOf = (input: RankingInput): PanelReport => panelReport(createRankingContext(input));

const lineOf = (report: PanelReport, juror: string): JurorLine =>
  present(
    report.jurors.find((line) => line.juror === juror),
    `line of ${juror}`,
  );

/** Repeatable noise with mean 0 and deviation 1: sums of twelve steps of a small generator. */
function noise(seed: number): () => number {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6);
}

/** 17 regions that differ, 40 jurors, three sheets: two of the region and one of another. */
function regionalContest(plan: {
  readonly seed: number;
  readonly favour: (juror: number) => number;
  readonly regionSpread: number;
}): MarkedInput {
  const draw = noise(plan.seed);
  const [regions, jurorCount, submissionCount] = [17, 40, 600];
  const regionMeans = Array.from({ length: regions }, () => plan.regionSpread * draw());
  const severities = Array.from({ length: jurorCount }, () => 0.5 * draw());
  const jurors = severities.map((_, index) => ({
    juror: `J${String(index).padStart(2, '0')}`,
    region: `R${index % regions}`,
  }));
  const submissions = Array.from({ length: submissionCount }, (_, index) => ({
    submission: `S${String(index).padStart(3, '0')}`,
    nomination: 'all',
    region: `R${index % regions}`,
  }));
  const marks = submissions.flatMap(({ submission, region }, index) => {
    const quality = (regionMeans[index % regions] ?? 0) + 0.6 * draw();
    const own = jurors.filter((juror) => juror.region === region).slice(0, 2);
    const others = jurors.filter((juror) => juror.region !== region);
    const far = present(others[(index * 7) % others.length], 'a juror of another region');
    return [...own, far].map(({ juror, region: home }) => {
      const number = Number(juror.slice(1));
      const value =
        7 +
        quality +
        (severities[number] ?? 0) +
        (home === region ? plan.favour(number) : 0) +
        0.7 * draw();
      return { submission, juror, criterion: 'c', score: rational(Math.round(value * 1000), 1000) };
    });
  });
  return {
    submissions,
    jurors,
    criteria: [{ criterion: 'c', weight: rational(1) }],
    marks,
    rule: { ...plainRule, method: 'adjusted' },
  };
}

describe('the own-region residual', () => {
  it('is nothing where regions truly differ and nobody favours their own', () => {
    const report = reportOf(regionalContest({ seed: 5, favour: () => 0, regionSpread: 1.5 }));
    const whole = present(report.reliability[0]?.ownRegion, 'own region of the panel');
    expect(Math.abs(whole.points)).toBeLessThan(3 * whole.error);
    expect(whole.error).toBeLessThan(0.12);
    expect(
      report.jurors.flatMap(({ flags }) => flags.filter((flag) => flag.startsWith('own'))),
    ).toEqual([]);
  });

  it('finds a favour that all jurors share, though two of three sheets have it', () => {
    const report = reportOf(regionalContest({ seed: 11, favour: () => 0.8, regionSpread: 1.5 }));
    const whole = present(report.reliability[0]?.ownRegion, 'own region of the panel');
    expect(whole.points).toBeGreaterThan(0.8 - 3 * whole.error);
    expect(whole.points).toBeLessThan(0.8 + 3 * whole.error);
  });

  it('finds the one juror who favours, and accuses nobody else', () => {
    const favour = (juror: number): number => (juror === 3 ? 2.5 : 0);
    const report = reportOf(regionalContest({ seed: 17, favour, regionSpread: 1 }));
    const flagged = report.jurors.filter(({ flags }) => flags.includes('own-region-higher'));
    expect(flagged.map(({ juror }) => juror)).toEqual(['J03']);
    const { favour: found } = lineOf(report, 'J03');
    expect(Math.abs((found?.points ?? 0) - 2.5)).toBeLessThan(3 * (found?.error ?? 0));
  });

  it('says nothing where a region is judged by its own jurors alone', () => {
    const input = regionalContest({ seed: 3, favour: () => 1, regionSpread: 1 });
    const home = new Map(input.jurors.map(({ juror, region }) => [juror, region]));
    const regionOf = new Map(
      input.submissions.map(({ submission, region }) => [submission, region]),
    );
    const marks = input.marks.filter(
      ({ juror, submission }) => home.get(juror) === regionOf.get(submission),
    );
    const report = reportOf({ ...input, marks });
    expect(report.reliability[0]?.ownRegion).toBeNull();
    for (const { favour } of report.jurors) expect(favour).toBeNull();
  });

  it('has standard errors that hold: squares of what is found by chance are theirs on average', () => {
    const squares = [101, 202, 303, 404, 505, 606, 707, 808].flatMap((seed) => {
      const input = regionalContest({ seed, favour: () => 0, regionSpread: 1 });
      const context = createRankingContext(input, 'list');
      const rubric = {
        nominations: ['all'],
        jurors: [],
        positions: Int32Array.from(context.everyone),
        fit: null,
        sloped: null,
      };
      const sheets = reportSheets(context, rubric);
      return regionFavours(context, sheets).jurors.flatMap(({ favour }) =>
        favour === null ? [] : [(favour.points / favour.error) ** 2],
      );
    });
    expect(squares.length).toBeGreaterThan(240);
    const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
    expect(mean).toBeGreaterThan(0.75);
    expect(mean).toBeLessThan(1.3);
  });
});

describe('a juror’s line', () => {
  const many = (score: (submission: number, juror: string) => number): MarkedInput =>
    inputOf(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [
          `S${index}`,
          Object.fromEntries(
            ['J0', 'J1', 'J2', 'J3', 'J4', 'J5'].map((juror) => [juror, score(index, juror)]),
          ),
        ]),
      ),
    );
  const own = (submission: number, juror: string): number =>
    5 + ((submission * 7) % 11) / 4 + ((submission * 13 + juror.charCodeAt(1) * 29) % 17) / 17;

  it('calls a juror stricter who is two points below the others, and milder who is above', () => {
    const report = reportOf(
      many(
        (submission, juror) =>
          own(submission, juror) + (juror === 'J0' ? -2 : juror === 'J5' ? 2 : 0),
      ),
    );
    expect(lineOf(report, 'J0').flags).toEqual(['stricter']);
    expect(lineOf(report, 'J0').severity).toBeLessThan(-1.5);
    expect(lineOf(report, 'J5').flags).toEqual(['milder']);
    expect(lineOf(report, 'J2').flags).toEqual([]);
  });

  it('calls scores narrow that lie half as far apart as those of the others', () => {
    const report = reportOf(
      many((submission, juror) =>
        juror === 'J1' ? 6 + own(submission, juror) / 5 : own(submission, juror),
      ),
    );
    const line = lineOf(report, 'J1');
    expect(line.flags).toContain('narrow');
    expect((line.spread ?? 9) * 2).toBeLessThan(line.panelSpread ?? 0);
  });

  it('says of a juror who turns the order round that it is apart from the others', () => {
    const report = reportOf(
      many((submission, juror) =>
        juror === 'J4' ? 12 - own(submission, juror) : own(submission, juror),
      ),
    );
    expect(lineOf(report, 'J4').flags).toContain('apart');
    expect(lineOf(report, 'J4').correlation).toBeLessThan(0);
    expect(lineOf(report, 'J0').flags).not.toContain('apart');
  });

  it('says of a juror who gives all the same that totals repeat', () => {
    const report = reportOf(
      many((submission, juror) => (juror === 'J2' ? 7 : own(submission, juror))),
    );
    const line = lineOf(report, 'J2');
    expect(line).toMatchObject({
      identicalShare: 1,
      commonestShare: 1,
      correlation: null,
      spread: 0,
    });
    expect(line.flags).toContain('repeats');
  });

  it('tells nothing but the number of a juror with fewer than ten sheets', () => {
    const report = reportOf(
      inputOf({ A: { J1: 1, J2: 9 }, B: { J1: 9, J2: 1 }, C: { J1: 5, J2: 5 } }),
    );
    for (const { flags } of report.jurors) expect(flags).toEqual(['few-sheets']);
  });

  it('has one line in each rubric where nominations weigh criteria differently', () => {
    const input = inputOf(
      { A: { J1: [1, 2], J2: [2, 3] }, B: { J1: [3, 4], J2: [3, 5] } },
      {},
      { nominations: { A: 'first', B: 'second' } },
    );
    const weighted = {
      ...input,
      criteria: [...input.criteria, { criterion: 'c1', weight: rational(3), nomination: 'second' }],
    };
    const report = reportOf(weighted);
    expect(report.jurors.map(({ juror, rubric }) => [juror, rubric])).toEqual([
      ['J1', 0],
      ['J2', 0],
      ['J1', 1],
      ['J2', 1],
    ]);
    expect(report.reliability.map(({ nominations }) => nominations)).toEqual([
      ['first'],
      ['second'],
    ]);
  });

  it('agrees with a slow count from the definitions', () => {
    const regions = ['north', 'south', null];
    fc.assert(
      fc.property(
        smallContests,
        fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
        (contest, pick) => {
          const input: MarkedInput = {
            ...contest,
            submissions: contest.submissions.map((each, index) => ({
              ...each,
              region: regions[pick[index] ?? 0] ?? null,
            })),
            jurors: contest.jurors.map((each, index) => ({
              ...each,
              region: regions[pick[index + 7] ?? 0] ?? null,
            })),
          };
          const context = createRankingContext(input);
          const report = panelReport(context);
          const sheetVariances: number[] = [];
          for (const line of report.jurors) {
            const model = context.rubrics[line.rubric]?.fit ?? null;
            const names = context.rubrics[line.rubric]?.jurors ?? [];
            const severity = (juror: string): number =>
              model?.jurorEffects[names.indexOf(juror)] ?? 0;
            const slow = naiveLines(input, severity, line.juror);
            expect(line.sheets).toBe(slow.sheets);
            expect(near(line.spread, slow.spread)).toBe(true);
            expect(near(line.panelSpread, slow.panelSpread)).toBe(true);
            expect(near(line.correlation, slow.correlation)).toBe(true);
            expect(line.identicalShare).toBeCloseTo(slow.identicalShare, 12);
            expect(line.commonestShare).toBeCloseTo(slow.commonestShare, 12);
            for (const favour of line.favour === null ? [] : [line.favour]) {
              const slowly = naiveFavour(input, line.juror);
              expect(favour.points).toBeCloseTo(slowly.points, 4);
              // Unknown differences vary without end where a trace of ridge alone holds them.
              expect(slowly.variance).toBeLessThan(1e3);
              sheetVariances.push(favour.error ** 2 / slowly.variance);
            }
          }
          for (const variance of sheetVariances)
            expect(variance).toBeCloseTo(sheetVariances[0] ?? 0, 4);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('sheets that lie apart', () => {
  const input = inputOf({
    A: { J1: 7, J2: 4 },
    B: { J1: 9.5, J2: 5, J3: 7 },
    C: { J1: 7, J2: 4.001 },
    D: { J1: 3 },
    E: {},
  });
  const threshold = 3000 as Milli;

  it('are those of the threshold or more, widest first, with what the regulation asks for', () => {
    const context = createRankingContext(input);
    const found = panelReport(context, { threshold, action: 'one-more-juror' }).discrepancies;
    expect(found?.action).toBe('one-more-juror');
    expect(
      found?.submissions.map(({ submission, difference }) => [
        submission,
        rationalToNumber(difference),
      ]),
    ).toEqual([
      ['B', 4.5],
      ['A', 3],
    ]);
  });

  it('are not spoken of where the regulation does not', () => {
    expect(reportOf(input).discrepancies).toBeNull();
  });

  it('are compared exactly: thirds that add up to the threshold reach it', () => {
    const thirds = inputOf({ A: { J1: [4, 4, 5], J2: [7, 7, 8] } });
    const found = panelReport(createRankingContext(thirds), {
      threshold,
      action: 'discuss-in-meeting',
    });
    const difference = present(found.discrepancies?.submissions[0], 'a difference').difference;
    expect(compare(difference, rational(3))).toBe(0);
  });
});

describe('a report of many applications', () => {
  it('takes seconds, since nothing goes by pairs of sheets', () => {
    const jurors = Array.from({ length: 120 }, (_, index) => ({
      juror: `J${index}`,
      region: `R${index % 20}`,
    }));
    const submissions = Array.from({ length: 6000 }, (_, index) => ({
      submission: `S${index}`,
      nomination: 'all',
      region: `R${index % 20}`,
    }));
    const draw = noise(9);
    const scores = Array.from({ length: 91 }, (_, step) => rational(step, 10));
    const marks = submissions.flatMap(({ submission }, index) =>
      [0, 1, 2].map((sheet) => ({
        submission,
        juror: `J${(index + sheet * (1 + ((index >> 3) % 50))) % 120}`,
        criterion: 'c',
        score: present(scores[Math.max(0, Math.min(90, Math.round(45 + 15 * draw())))], 'score'),
      })),
    );
    const context = createRankingContext({
      submissions,
      jurors,
      criteria: [{ criterion: 'c', weight: rational(1) }],
      marks,
      rule: plainRule,
    });
    const start = performance.now();
    const report = panelReport(context, { threshold: 3000 as Milli, action: 'one-more-juror' });
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(report.jurors).toHaveLength(120);
  });
});
