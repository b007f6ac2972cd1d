import { describe, expect, it } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import { placesOf, play, rulesOf } from './play.ts';
import { runOf, sheetOf, sideOf } from './sheets.ts';

describe('timed heats', () => {
  const given = { system: 'timed-heats', seconds: 180 } as const;

  it('count the best run with its penalties, exact to the thousandth', () => {
    const timed = play(
      { ...given, heats: 2 },
      ['A', 'B'],
      [
        sheetOf('h1-1', [runOf('A', 60.001)]),
        sheetOf('h1-2', [runOf('B', 55.002, { penalties: [{ id: 'touch', count: 1 }] })]),
        sheetOf('h2-1', [runOf('A', null)]),
        sheetOf('h2-2', [runOf('B', 179.999)]),
      ],
    );
    expect(placesOf(timed)).toEqual(['1 A', '2 B']);
    expect(timed.standings.map(({ heats }) => heats?.counted)).toEqual([
      rational(60_001),
      rational(60_002),
    ]);
  });

  it('count a run over the limit as not finished, and such teams by their marks', () => {
    const timed = play(
      { ...given, heats: 1 },
      ['A', 'B', 'C', 'D'],
      [
        sheetOf('h1-1', [runOf('A', 180.001, { checkpoints: 3 })]),
        sheetOf('h1-2', [runOf('B', 180, { checkpoints: 1 })]),
        sheetOf('h1-3', [runOf('C', null, { checkpoints: 5 })]),
        sheetOf('h1-4', [sideOf('D', 0)], { type: 'walk-over', teams: ['D'], reason: 'late' }),
      ],
    );
    expect(placesOf(timed)).toEqual(['1 B', '2 C', '3 A', '– D']);
    expect(timed.standings.at(-1)?.status).toBe('not-started');
  });

  it('take means as exact fractions, more finished runs first, and the last run as it was', () => {
    const sheets = [
      sheetOf('h1-1', [runOf('A', 10)]),
      sheetOf('h2-1', [runOf('A', 10.001)]),
      sheetOf('h3-1', [runOf('A', 10.001)]),
      sheetOf('h1-2', [runOf('B', 5)]),
      sheetOf('h2-2', [runOf('B', 5)]),
      sheetOf('h3-2', [runOf('B', null)]),
    ];
    const mean = play({ ...given, counted: 'mean' }, ['A', 'B'], sheets);
    expect(placesOf(mean)).toEqual(['1 A', '2 B']);
    expect(mean.standings[0]?.heats?.counted).toEqual(rational(30_002, 3));
    const last = play({ ...given, counted: 'last' }, ['A', 'B'], sheets);
    expect(last.standings.map(({ heats }) => heats?.counted)).toEqual([rational(10_001), null]);
  });

  it('tell equal best times apart by the second one', () => {
    const timed = play(
      { ...given, heats: 2, tieBreak: ['second-heat'] },
      ['A', 'B'],
      [
        sheetOf('h1-1', [runOf('A', 10)]),
        sheetOf('h2-1', [runOf('A', null)]),
        sheetOf('h1-2', [runOf('B', 30)]),
        sheetOf('h2-2', [runOf('B', 10)]),
      ],
    );
    expect(placesOf(timed)).toEqual(['1 B', '2 A']);
    expect(rulesOf(timed, 'A')).toEqual(['second-heat']);
  });
});
