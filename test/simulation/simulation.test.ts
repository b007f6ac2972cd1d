import { describe, expect, it } from 'vitest';

import { measureTable, earlier, earlierGraph, tableMethods } from './assignment-table.ts';
import { measureCoverage } from './coverage.ts';
import { misspecified } from './departures.ts';
import { nationalProgramme, yearOfMailbox } from './mailbox-year.ts';

/** Each takes about a second of work, and the more on a busy machine. */
const patience = 60_000;

/** The short form of `npm run simulate`: fewer contests, wider bounds, the same seed each time. */
const few = {
  shape: { submissions: 80, jurors: 12, regions: 4 },
  design: 'free',
  deviations: { region: 0, quality: 1, juror: 0.7, residual: 0.8 },
  top: 15,
  draws: 200,
  seed: 1,
} as const;

describe('on contests simulated from the model', () => {
  it(
    'rank intervals cover the truth, and the chosen belong on the list as often as promised',
    () => {
      const { covered, excess, safeRight, refused } = measureCoverage({ ...few, contests: 8 });
      expect(refused).toBe(0);
      // 640 intervals with a standard error of about a point; a list of 15 has one of about 3 points.
      expect(Math.abs(covered.mean - 0.95)).toBeLessThan(0.03);
      expect(covered.error).toBeLessThan(0.02);
      expect(Math.abs(excess.mean)).toBeLessThan(0.08);
      expect(safeRight.mean).toBeGreaterThan(0.97);
    },
    patience,
  );

  it(
    'the reported departures are all measured, and judging in the own region alone is refused',
    () => {
      for (const { name, design, departure } of misspecified) {
        const given = departure === undefined ? {} : { departure };
        const found = measureCoverage({ ...few, design, ...given, draws: 40, contests: 1 });
        expect([name, found.refused]).toEqual([name, design === 'region' ? 1 : 0]);
      }
    },
    patience,
  );
});

describe('the table of assignments', () => {
  it(
    'comes out alike from two contests: graphs, roughly the figures, and what is best and worst',
    () => {
      const rows = measureTable(2, 1, 1);
      const graphs = rows.flatMap(({ design, components, lambda2 }) => {
        const graph = earlierGraph[design];
        return graph === undefined ? [] : [{ graph, components, lambda2 }];
      });
      expect(graphs).toHaveLength(3);
      for (const { graph, components, lambda2 } of graphs) {
        expect(components).toBe(graph.components);
        expect(Math.abs(lambda2 - graph.lambda2)).toBeLessThanOrEqual(graph.lambda2 / 10);
      }
      for (const { design, found } of rows)
        for (const method of tableMethods)
          expect(Math.abs(found[method].mean - earlier[design][method])).toBeLessThan(0.15);
      const share = (design: string, method: 'mean' | 'z' | 'adjusted'): number =>
        rows.find((row) => row.design === design)?.found[method].mean ?? NaN;
      expect(share('region', 'z')).toBeLessThan(share('region', 'mean'));
      expect(share('cross', 'adjusted')).toBeGreaterThan(share('cross', 'mean'));
      expect(share('free', 'adjusted')).toBeGreaterThan(share('region', 'adjusted'));
    },
    patience,
  );
});

describe('a year of a mailbox', () => {
  const small = {
    ...nationalProgramme,
    submissions: 200,
    jurors: 20,
    regions: 2,
    desks: 2,
    scoringDays: 2,
    days: 3,
    exchangesOfDesk: 4,
    handsOverEvery: 1,
  };

  it('is the same for a seed, loses nothing, and costs next to nothing where nothing is new', async () => {
    const year = await yearOfMailbox({ ...small, outage: 0.3 }, 1);
    expect(year).toEqual(await yearOfMailbox({ ...small, outage: 0.3 }, 1));
    expect(year.lost).toBe(0);
    expect(year.idle.requests).toBe(1);
    expect(year.idle.bytes).toBeLessThan(5000);
  }, 60_000);

  it('is late by what a region without a connection waits, and holds no less for it', async () => {
    const [open, cut] = [
      await yearOfMailbox({ ...small, outage: 0 }, 2),
      await yearOfMailbox({ ...small, outage: 1 }, 2),
    ];
    // Without any connection before the end everything comes then: by fewer objects, and nothing is missing.
    expect(open.delay.most).toBeLessThan(cut.delay.most);
    expect(cut.delay.most).toBe(small.days);
    expect(cut.objects).toBeLessThan(open.objects);
    expect([open.lost, cut.lost]).toEqual([0, 0]);
  }, 60_000);
});
