import { describe, expect, it } from 'vitest';

import { strikeDropped } from '../../../../renderer/features/review-ranking/explained-sheets.ts';
import { compareMethods } from '../../../../renderer/features/review-ranking/method-places.ts';
import { createRankAxis } from '../../../../renderer/charts/rank-axis.ts';
import {
  rankingRows,
  type RankingRow,
  type RowChoice,
  zoneCounts,
} from '../../../../renderer/features/review-ranking/ranking-rows.ts';
import type { Zone } from '../../../../shared/ranking/ranking.ts';
import { entry, rankingOf } from './ranked.ts';

const plain: RowChoice = {
  scope: 'all',
  top: 3,
  nomination: null,
  matches: null,
  ties: null,
  opened: new Set(),
  selected: null,
};

/** One word per row. */
const shapeOf = (rows: readonly RankingRow[]): readonly string[] =>
  rows.map((row) => {
    switch (row.type) {
      case 'entry':
        return `${row.ranked.submission}${row.tiedAtCut ? '!' : ''}`;
      case 'fold':
        return `${row.from}-${row.to}:${row.count}:${row.zone ?? 'mixed'}`;
      case 'group':
        return `[${row.nomination}]`;
      case 'tie':
        return `tie ${row.place}x${row.count}`;
      case 'cut':
        return 'cut';
    }
  });

const list = (count: number, zone: (place: number) => Zone | null = () => null) =>
  Array.from({ length: count }, (_, index) => entry(index + 1, { zone: zone(index + 1) }));

describe('the rows of a ranking', () => {
  it('have the cut after the last place of the list', () => {
    expect(shapeOf(rankingRows(list(5), plain))).toEqual(['S1', 'S2', 'S3', 'cut', 'S4', 'S5']);
  });

  it('have no cut where everyone is on the list, or where the regulation has none', () => {
    expect(shapeOf(rankingRows(list(3), plain))).not.toContain('cut');
    expect(shapeOf(rankingRows(list(5), { ...plain, top: null }))).not.toContain('cut');
  });

  it('announce a tie across the cut before its first submission', () => {
    const tied = [1, 2, 3, 4, 5].map((place) =>
      entry(place === 4 ? 3 : place, { submission: `S${place}` }),
    );
    expect(shapeOf(rankingRows(tied, plain))).toEqual([
      'S1',
      'S2',
      'tie 3x2',
      'S3!',
      'cut',
      'S4!',
      'S5',
    ]);
  });

  it('announce the ties that the regulation left open, wherever they lie, with the seats there are', () => {
    const tied = list(6);
    const ties = [{ group: null, place: 4, seats: 1, submissions: ['S4', 'S5'] }];
    const rows = rankingRows(tied, { ...plain, ties });
    expect(shapeOf(rows)).toEqual(['S1', 'S2', 'S3', 'cut', 'tie 4x2', 'S4!', 'S5!', 'S6']);
    expect(rows.find((row) => row.type === 'tie')).toMatchObject({ seats: 1 });
  });

  it('show only what is looked for, unfolded, in its nominations and on its side of the cut', () => {
    const ranked = list(100);
    const matches = new Set(['S2', 'S40', 'S41', 'S42', 'S43', 'S44']);
    expect(shapeOf(rankingRows(ranked, { ...plain, matches }))).toEqual([
      'S2',
      'cut',
      'S40',
      'S41',
      'S42',
      'S43',
      'S44',
    ]);
    const others = rankingRows(
      [entry(1, { nomination: 'a' }), entry(1, { nomination: 'b', submission: 'B1' })],
      {
        ...plain,
        scope: 'nomination',
        matches: new Set(['B1']),
      },
    );
    expect(shapeOf(others)).toEqual(['[b]', 'B1']);
  });

  it('say nothing of a tie that lies on one side', () => {
    const tied = [1, 2, 2, 4, 5].map((place, index) => entry(place, { submission: `S${index}` }));
    expect(shapeOf(rankingRows(tied, plain)).join(' ')).not.toContain('tie');
  });

  it('fold long stretches and name the zone where it is one', () => {
    const ranked = list(100, (place) => (place <= 10 ? 'in' : place <= 40 ? 'grey' : 'out'));
    expect(shapeOf(rankingRows(ranked, { ...plain, top: 25 }))).toEqual([
      'S1',
      'S2',
      'S3',
      'S4',
      'S5',
      'S6',
      'S7',
      'S8',
      '9-22:14:mixed',
      'S23',
      'S24',
      'S25',
      'cut',
      'S26',
      'S27',
      'S28',
      '29-40:12:grey',
      'S41',
      'S42',
      '43-100:58:out',
    ]);
  });

  it('open a fold in its place, and never fold the chosen one away', () => {
    const ranked = list(100);
    const [fold] = rankingRows(ranked, { ...plain, selected: 'S60' }).filter(
      (row) => row.type === 'fold',
    );
    const opened = rankingRows(ranked, {
      ...plain,
      selected: 'S60',
      opened: new Set([fold?.id ?? '']),
    });
    expect(shapeOf(opened)).toContain('S60');
    expect(shapeOf(opened)).toContain('S59');
    expect(shapeOf(opened)).not.toContain('S61');
  });

  it('come nomination by nomination where the list is per nomination', () => {
    const ranked = [
      entry(1, { nomination: 'a', submission: 'A1' }),
      entry(2, { nomination: 'a', submission: 'A2' }),
      entry(1, { nomination: 'b', submission: 'B1' }),
      entry(null, { nomination: 'b', submission: 'B2' }),
    ];
    const choice = { ...plain, scope: 'nomination' as const, top: 1 };
    expect(shapeOf(rankingRows(ranked, choice))).toEqual([
      '[a]',
      'A1',
      'cut',
      'A2',
      '[b]',
      'B1',
      'B2',
    ]);
    expect(shapeOf(rankingRows(ranked, { ...choice, nomination: 'b' }))).toEqual(['B1', 'B2']);
  });

  it('keep overall places and the cut when one nomination is looked at', () => {
    const ranked = list(6).map((each, index) => ({
      ...each,
      nomination: index % 2 === 0 ? 'a' : 'b',
    }));
    expect(shapeOf(rankingRows(ranked, { ...plain, nomination: 'b' }))).toEqual([
      'S2',
      'cut',
      'S4',
      'S6',
    ]);
  });

  it('hold every submission exactly once, in folds or out of them', () => {
    for (const size of [0, 1, 29, 31, 200]) {
      const rows = rankingRows(list(size), { ...plain, top: 50 });
      const held = rows.reduce(
        (sum, row) => sum + (row.type === 'entry' ? 1 : row.type === 'fold' ? row.count : 0),
        0,
      );
      expect(held).toBe(size);
    }
  });

  it('count zones only where there are any', () => {
    expect(zoneCounts(list(4))).toBeNull();
    expect(zoneCounts(list(4, (place) => (place === 1 ? 'in' : 'grey')))).toEqual({
      in: 1,
      grey: 3,
      out: 0,
    });
  });
});

describe('the rank axis', () => {
  it('spreads the first places and keeps every rank inside', () => {
    const axis = createRankAxis(600, 50, 244);
    expect(axis.x(10) - axis.x(1)).toBeGreaterThan(axis.x(110) - axis.x(101));
    expect(axis.x(600)).toBeLessThan(244);
    expect(axis.x(9999)).toBe(axis.x(600));
    expect(axis.cut).toBe(50);
  });

  it.each([2, 3, 17, 100, 600, 40_000])(
    'never sets numbers upon each other (%i places)',
    (size) => {
      const { ticks, cut, x } = createRankAxis(size, 50, 244);
      const all = [...ticks, ...(cut === null ? [] : [cut])].map(x).sort((a, b) => a - b);
      all.slice(1).forEach((position, index) => {
        expect(position - (all[index] ?? 0)).toBeGreaterThanOrEqual(28);
      });
    },
  );
});

describe('methods side by side', () => {
  it('point out who is on the list under one method and not under another', () => {
    const stageRanking = rankingOf([entry(1), entry(2), entry(3)], {
      others: {
        median: new Map([
          ['S1', 1],
          ['S2', 3],
          ['S3', 2],
        ]),
      },
    });
    const compared = compareMethods(stageRanking, {
      scope: 'nomination',
      top: 2,
      nomination: null,
    });
    expect(compared.map(({ ranked, differs }) => [ranked.submission, differs])).toEqual([
      ['S1', false],
      ['S2', true],
      ['S3', true],
    ]);
    expect(compared[1]?.places).toEqual([
      { method: 'mean', place: 2, own: true },
      { method: 'median', place: 3, own: false },
    ]);
  });
});

describe('marks that were left out', () => {
  it('are struck once each', () => {
    const struck = strikeDropped(['5', '7', '5', '7'], ['7', '5']);
    expect(struck.map(({ dropped }) => dropped)).toEqual([true, true, false, false]);
  });
});
