import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { impactOrder, impactSpan, type ImpactRow } from '../../../renderer/charts/impact-rows.ts';
import { countTicks, linearScale, niceTicks } from '../../../renderer/charts/linear-scale.ts';
import { createRankAxis } from '../../../renderer/charts/rank-axis.ts';
import { shareWith, sheetSteps } from '../../../renderer/charts/reliability-rows.ts';
import { binEdges, countBins } from '../../../renderer/charts/score-bins.ts';
import { severityEnds, severitySpan } from '../../../renderer/charts/severity-rows.ts';
import { labelled, slopeMove, slopeWindow } from '../../../renderer/charts/slope-rows.ts';
import { spreadLabels } from '../../../renderer/charts/spread-labels.ts';
import { wrapWords } from '../../../renderer/charts/wrap-words.ts';

const finite = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });

describe('axes', () => {
  test.each([
    [0, 10, 6, [0, 2, 4, 6, 8, 10]],
    [-0.8, 1.2, 5, [-0.5, 0, 0.5, 1]],
    [0, 0.3, 4, [0, 0.1, 0.2, 0.3]],
    [3, 3, 4, [3]],
  ])('from %d to %d at most %d round values', (from, to, most, expected) => {
    expect(niceTicks(from, to, most)).toEqual(expected);
  });

  test('ticks lie within the ends, and no more of them than are wanted', () => {
    fc.assert(
      fc.property(
        finite(-1e4, 1e4),
        finite(1e-3, 1e4),
        fc.integer({ min: 2, max: 12 }),
        (from, span, most) => {
          const ticks = niceTicks(from, from + span, most);
          expect(ticks.length).toBeLessThanOrEqual(most);
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(from - span * 1e-6 - 1e-9);
            expect(tick).toBeLessThanOrEqual(from + span * (1 + 1e-6) + 1e-9);
          }
        },
      ),
    );
  });

  test('an axis of counts has whole numbers from 0 on', () => {
    expect(countTicks(3, 4)).toEqual([0, 1, 2, 3]);
    expect(countTicks(1, 4)).toEqual([0, 1]);
    expect(countTicks(0, 4)).toEqual([0, 1]);
    expect(countTicks(140, 4)).toEqual([0, 50, 100]);
  });

  test('what lies beyond an axis stands at its end, and an axis without extent has everything in the middle', () => {
    const { at } = linearScale([0, 10], [100, 200]);
    expect([at(-5), at(0), at(5), at(99)]).toEqual([100, 100, 150, 200]);
    expect(linearScale([4, 4], [100, 200]).at(4)).toBe(150);
  });

  test('a rank axis may begin at a later place', () => {
    const axis = createRankAxis(80, 50, 400, 25);
    expect(axis.x(25)).toBeCloseTo(12);
    expect(axis.x(80)).toBeCloseTo(388);
    expect(axis.x(1)).toBe(axis.x(25));
    expect(axis.ticks[0]).toBe(25);
    expect(axis.cut).toBe(50);
  });
});

describe('histograms', () => {
  test('every score is in one bin, the largest in the last', () => {
    const edges = binEdges([0, 2.5, 5, 10], 10) ?? [];
    const bins = countBins([0, 2.5, 5, 10], edges);
    expect(edges[0]).toBe(0);
    expect(edges.at(-1)).toBe(10);
    expect(bins.map(({ count }) => count).reduce((a, b) => a + b, 0)).toBe(4);
    expect(bins.at(-1)?.count).toBe(1);
  });

  test('whatever the scores, no bin loses one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 60 }),
        (milli) => {
          const scores = milli.map((each) => each / 1000);
          const edges = binEdges(scores, 20) ?? [];
          const total = countBins(scores, edges).reduce((sum, { count }) => sum + count, 0);
          expect(total).toBe(scores.length);
          expect(edges.length).toBeLessThanOrEqual(23);
        },
      ),
    );
  });

  test('equal scores get one bin of their own, and none at all no edges', () => {
    expect(countBins([7, 7, 7], binEdges([7, 7, 7], 20) ?? [])).toEqual([
      { from: 6.5, to: 7.5, count: 3 },
    ]);
    expect(binEdges([], 20)).toBeNull();
  });
});

describe('labels', () => {
  test('labels that would cover one another move apart, the others stay', () => {
    expect(spreadLabels([10, 100, 104], 20, [0, 200])).toEqual([10, 92, 112]);
  });

  test('labels keep their order and their distance within the ends, or stand evenly where there is no room', () => {
    fc.assert(
      fc.property(fc.array(finite(0, 400), { minLength: 1, maxLength: 40 }), (places) => {
        const moved = spreadLabels(places, 20, [0, 400]);
        const gap = Math.min(20, 400 / Math.max(1, places.length - 1));
        const sorted = places
          .map((place, index) => ({ place, at: moved[index] ?? 0 }))
          .sort((a, b) => a.place - b.place || a.at - b.at);
        const steps = sorted.slice(1).map(({ at }, index) => at - (sorted[index]?.at ?? 0));
        expect(Math.min(...moved)).toBeGreaterThanOrEqual(-1e-6);
        expect(Math.max(...moved)).toBeLessThanOrEqual(400 + 1e-6);
        expect(Math.min(gap, ...steps)).toBeGreaterThanOrEqual(gap - 1e-6);
      }),
    );
  });

  test('a long name is broken between its words', () => {
    expect(wrapWords('Энергия тиімділігі және ресурс үнемдеу', 160)).toEqual([
      'Энергия тиімділігі',
      'және ресурс үнемдеу',
    ]);
    expect(wrapWords('Біртұтасұзынсөзбұзылмайды', 60)).toEqual(['Біртұтасұзынсөзбұзылмайды']);
  });
});

describe('what pictures show', () => {
  const row = (id: string, left: number, right: number) => ({
    id,
    name: id,
    short: id,
    left,
    right,
  });

  test('who crosses the end of the list enters or leaves it; the end itself is still on it', () => {
    expect(slopeMove({ left: 51, right: 50 }, 50)).toBe('entering');
    expect(slopeMove({ left: 50, right: 51 }, 50)).toBe('leaving');
    expect(slopeMove({ left: 1, right: 50 }, 50)).toBe('staying');
  });

  test('the window of places holds all that cross, and a label for those with the longest way', () => {
    const rows = [
      ...Array.from({ length: 100 }, (_, index) => row(`s${index}`, index + 1, index + 1)),
      row('far', 90, 12),
      row('near', 50, 51),
    ];
    const { first, last, within } = slopeWindow(rows, 50);
    expect([first, last]).toEqual([12, 90]);
    expect(within.some(({ id }) => id === 's0')).toBe(false);
    expect(labelled(rows, 50).map(({ id }) => id)).toEqual(['far', 'near']);
  });

  test('severity is drawn with what holds the truth 95 times of 100, and the zero is always on the axis', () => {
    const strict = {
      id: 'a',
      name: 'a',
      severity: -1,
      error: 0.1,
      sheets: 30,
      kind: 'stricter' as const,
    };
    expect(severitySpan(strict)).toEqual([expect.closeTo(-1.196), expect.closeTo(-0.804)]);
    const [from, to] = severityEnds([strict]);
    expect(from).toBeLessThan(-1.196);
    expect(to).toBeGreaterThan(0);
  });

  test('more sheets make more of the differences real, by Spearman and Brown', () => {
    expect(shareWith({ share: 0.5, sheets: 1 }, 2)).toBeCloseTo(2 / 3);
    expect(shareWith({ share: 0.6, sheets: 3 }, 8)).toBeCloseTo(0.8);
    expect(shareWith({ share: 0, sheets: 3 }, 8)).toBe(0);
  });

  test('steps lead from the sheets there are to those that are enough, the last one always told', () => {
    const low = { id: 'r', name: '', share: 0.6, sheets: 3, wanted: 8 };
    const steps = sheetSteps(low, (share) => share * 1000);
    expect(steps.at(-1)?.sheets).toBe(8);
    expect(steps.at(-1)?.share).toBeCloseTo(0.8);
    expect(steps[0]?.sheets).toBe(4);
    expect(sheetSteps(low, (share) => share * 100).map(({ sheets }) => sheets)).toEqual([8]);
    expect(sheetSteps({ ...low, wanted: 3 }, (share) => share * 1000)).toEqual([]);
  });

  test('conflicts that change winners come first, then those that reach furthest', () => {
    const conflict = (
      id: string,
      level: ImpactRow['level'],
      places: readonly number[],
    ): ImpactRow => ({
      id,
      name: id,
      short: id,
      level,
      now: 10,
      places,
      moved: 1,
    });
    const rows = [
      conflict('quiet', 'none', [10]),
      conflict('near', 'places', [11]),
      conflict('far', 'places', [30]),
      conflict('winner', 'winners', [9]),
    ];
    expect(impactOrder(rows).map(({ id }) => id)).toEqual(['winner', 'far', 'near', 'quiet']);
    expect(impactSpan(conflict('x', 'places', [30, 4]))).toEqual([4, 30]);
  });
});
