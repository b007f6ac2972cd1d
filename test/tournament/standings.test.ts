import { describe, expect, it } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import type { MatchResult } from '../../shared/tournament/match-result.ts';
import { readTournament } from '../../shared/tournament/tournament.ts';
import { four, match, placesOf, play, rulesOf } from './play.ts';
import { disciplineOf, resultsOf, runOf, sheetOf, sideOf } from './sheets.ts';

describe('a table', () => {
  it('tells two teams of equal points apart by their own match, before the difference of goals', () => {
    const table = play({ tieBreak: ['head-to-head', 'goal-difference'] }, four, [
      match('r1-1', 'A', 'D', [9, 0]),
      match('r1-2', 'B', 'C', [1, 0]),
      match('r2-1', 'A', 'C', [1, 0]),
      match('r2-2', 'D', 'B', [0, 1]),
      match('r3-1', 'A', 'B', [0, 1]),
      match('r3-2', 'C', 'D', [2, 2]),
    ]);
    expect(placesOf(table)).toEqual(['1 B', '2 A', '3 C', '4 D']);
    expect(table.complete).toBe(true);
    expect(rulesOf(table, 'C')).toEqual(['goal-difference']);
  });

  it('begins again with the first rule among those whom a rule left equal', () => {
    // A, B and C beat each other in a circle: their own matches tell none of them apart, goals tell C apart, and between
    // A and B it is their own match again and not the goals scored.
    const rules = ['head-to-head', 'goal-difference', 'goals'] as const;
    const table = play({ tieBreak: rules }, four, [
      match('r1-1', 'A', 'D', [1, 0]),
      match('r1-2', 'B', 'C', [3, 1]),
      match('r2-1', 'A', 'C', [0, 1]),
      match('r2-2', 'D', 'B', [0, 1]),
      match('r3-1', 'A', 'B', [3, 1]),
      match('r3-2', 'C', 'D', [1, 0]),
    ]);
    // Differences: A +2, B +1, C 0.
    expect(placesOf(table)).toEqual(['1 A', '2 B', '3 C', '4 D']);
    expect(rulesOf(table, 'A')).toEqual(['goal-difference']);
    const level = play({ tieBreak: rules }, four, [
      match('r1-1', 'A', 'D', [1, 0]),
      match('r1-2', 'B', 'C', [5, 2]),
      match('r2-1', 'A', 'C', [0, 1]),
      match('r2-2', 'D', 'B', [0, 1]),
      match('r3-1', 'A', 'B', [3, 1]),
      match('r3-2', 'C', 'D', [1, 0]),
    ]);
    // Differences: A +2, B +2, C −1: the part of two begins anew, and A beat B although B scored more.
    expect(placesOf(level)).toEqual(['1 A', '2 B', '3 C', '4 D']);
    expect(rulesOf(level, 'A')).toEqual(['goal-difference', 'head-to-head']);
    const step = level.standings[0]?.steps[1];
    expect(step).toEqual({ rule: 'head-to-head', among: ['A', 'B'], value: rational(3) });
  });

  it('takes penalties off the goals, also below nothing', () => {
    const table = play(
      {},
      ['A', 'B'],
      [
        sheetOf('r1-1', [
          sideOf('A', 1, { penalties: [{ id: 'touch', count: 2 }] }),
          sideOf('B', 0),
        ]),
      ],
    );
    expect(placesOf(table)).toEqual(['1 B', '2 A']);
    expect(table.matches[0]?.outcome?.figures).toEqual([-1, 0]);
  });

  it('leaves what no rule tells apart to people, and an extra round decides it', () => {
    const drawn = [match('r1-1', 'A', 'B', [1, 1])];
    const shared = play({ tieBreak: ['head-to-head', 'goals'] }, ['A', 'B'], drawn);
    expect(placesOf(shared)).toEqual(['1= A', '1= B']);
    expect(shared.missing).toEqual([{ type: 'tie', teams: ['A', 'B'] }]);
    expect(shared.standings.map(({ medal }) => medal)).toEqual(['gold', 'gold']);
    const decided = play(
      { tieBreak: ['head-to-head', 'goals'] },
      ['A', 'B'],
      [...drawn, match('extra-1', 'B', 'A', [1, 0])],
    );
    expect(placesOf(decided)).toEqual(['1 B', '2 A']);
    expect(rulesOf(decided, 'B')).toEqual(['extra-round']);
    expect(decided.missing).toEqual([]);
  });

  it('says whose engineering score could still tell a tie apart', () => {
    const drawn = [match('r1-1', 'A', 'B', [1, 1])];
    const open = play({ tieBreak: ['engineering'] }, ['A', 'B'], drawn, { A: 4 });
    expect(open.missing).toEqual([
      { type: 'tie', teams: ['A', 'B'] },
      { type: 'engineering', teams: ['B'] },
    ]);
    expect(
      placesOf(play({ tieBreak: ['engineering'] }, ['A', 'B'], drawn, { A: 4, B: 5 })),
    ).toEqual(['1 B', '2 A']);
  });

  it('is followed by a final of the first two, which decides between them alone', () => {
    const given = { finalOfTwo: true, tieBreak: ['goal-difference'] } as const;
    const matches = [
      match('r1-1', 'B', 'C', [2, 0]),
      match('r2-1', 'A', 'C', [0, 1]),
      match('r3-1', 'A', 'B', [0, 0]),
    ];
    const before = play(given, ['A', 'B', 'C'], matches);
    expect(before.ready).toEqual(['final']);
    expect(before.complete).toBe(false);
    const after = play(given, ['A', 'B', 'C'], [...matches, match('final', 'C', 'B', [3, 1])]);
    expect(placesOf(after)).toEqual(['1 C', '2 B', '3 A']);
    expect(after.complete).toBe(true);
  });
});

describe('rulings', () => {
  it('give a walk-over to whoever came, and no goals to anybody', () => {
    const sheet = sheetOf('r1-1', [sideOf('A', 0), sideOf('B', 0)], {
      type: 'walk-over',
      teams: ['A'],
      reason: 'did not come',
    });
    const [first, second] = play({}, ['A', 'B'], [sheet]).standings;
    expect(first).toMatchObject({ team: 'B', place: 1, tally: { points: 3, scored: 0 } });
    expect(second).toMatchObject({ team: 'A', place: 2, tally: { losses: 1 } });
  });

  it('put a disqualified team out: no place, its later matches lost, those after it move up', () => {
    const table = play({}, four, [
      match('r1-1', 'A', 'D', [1, 0]),
      sheetOf('r2-1', [sideOf('A', 0), sideOf('C', 0)], {
        type: 'disqualified',
        teams: ['A'],
        reason: 'another team’s robot',
      }),
      match('r1-2', 'B', 'C', [2, 1]),
      match('r2-2', 'D', 'B', [0, 1]),
      match('r3-2', 'C', 'D', [1, 0]),
    ]);
    expect(table.matches.find((each) => each.match.id === 'r3-1')?.outcome).toMatchObject({
      winner: 'B',
      decidedBy: 'disqualified',
    });
    expect(table.complete).toBe(true);
    expect(placesOf(table)).toEqual(['1 B', '2 C', '3 D', '– A']);
    expect(table.standings.at(-1)).toMatchObject({ status: 'disqualified', medal: null });
  });

  it('open a match again by a re-run without figures, and what rests on it waits', () => {
    const semis = [match('r1-1', 'A', 'D', [2, 0]), match('r1-2', 'B', 'C', [2, 1])];
    const final = match('r2-1', 'A', 'B', [1, 0]);
    const given = { system: 'knock-out' } as const;
    expect(play(given, four, [...semis, final]).complete).toBe(true);
    const again = sheetOf('r1-1', [], { type: 're-run', reason: 'the battery of the field clock' });
    const open = play(given, four, [again, ...semis.slice(1), final]);
    expect(open.ready).toEqual(['r1-1']);
    expect(open.unplaced.map(({ result, reason }) => [result.match, reason])).toEqual([
      ['r2-1', 'teams-not-known-yet'],
    ]);
  });
});

describe('a knock-out', () => {
  const semis = [match('r1-1', 'A', 'D', [2, 0]), match('r1-2', 'B', 'C', [2, 1])];

  it('gives two bronzes without a match for the third place, one with it', () => {
    const sheets = [...semis, match('r2-1', 'A', 'B', [1, 0])];
    const without = play({ system: 'knock-out' }, four, sheets);
    expect(placesOf(without)).toEqual(['1 A', '2 B', '3= C', '3= D']);
    expect(without.standings.map(({ medal }) => medal)).toEqual([
      'gold',
      'silver',
      'bronze',
      'bronze',
    ]);
    const given = { system: 'knock-out', thirdPlace: true } as const;
    expect(play(given, four, sheets).complete).toBe(false);
    const third = play(given, four, [...sheets, match('third', 'C', 'D', [0, 1])]);
    expect(placesOf(third)).toEqual(['1 A', '2 B', '3 D', '4 C']);
  });

  it('decides equal rounds by an extra round, the lighter robot and the engineering score, in the order told', () => {
    const given = {
      system: 'knock-out',
      bestOf: 3,
      tieBreak: ['extra-round', 'lighter-robot', 'engineering'],
    } as const;
    const sides = (extra: number | null, weight: number | null) =>
      sheetOf('r1-1', [
        sideOf('A', 1, { extra: 0, weight: 900 }),
        sideOf('B', 1, { extra, weight }),
      ]);
    const decidedBy = (sheet: MatchResult, scores = {}) => {
      const { outcome, state } = play(given, ['A', 'B'], [sheet], scores).matches[0] ?? {};
      return [outcome?.winner ?? null, outcome?.decidedBy ?? state];
    };
    expect(decidedBy(sides(1, 950))).toEqual(['B', 'extra-round']);
    expect(decidedBy(sides(null, 950))).toEqual(['A', 'lighter-robot']);
    expect(decidedBy(sides(null, 900), { A: 3, B: 4 })).toEqual(['B', 'engineering']);
    expect(decidedBy(sides(null, 900))).toEqual([null, 'level']);
  });

  it('keeps sheets that cannot be of this match, and says why', () => {
    const reasons = (...sheets: readonly MatchResult[]) =>
      play({ system: 'knock-out', bestOf: 3 }, four, sheets).unplaced.map(({ reason }) => reason);
    expect(reasons(match('r1-1', 'A', 'C', [2, 0]))).toEqual(['other-teams']);
    expect(reasons(match('r7-1', 'A', 'D', [2, 0]))).toEqual(['match-unknown']);
    expect(reasons(match('r2-1', 'A', 'B', [2, 0]))).toEqual(['teams-not-known-yet']);
    expect(reasons(match('r1-1', 'A', 'D', [2, 2]))).toEqual(['figures-odd']);
    expect(reasons(sheetOf('r1-1', [runOf('A', 3), runOf('D', 4)]))).toEqual(['figures-odd']);
    const fine = sideOf('A', 2, { penalties: [{ id: 'fine', count: 1 }] });
    expect(reasons(sheetOf('r1-1', [fine, sideOf('D', 0)]))).toEqual(['penalty-unknown']);
    const undrawn = readTournament({
      discipline: disciplineOf(),
      draw: null,
      results: resultsOf(match('r1-1', 'A', 'B', [1, 0])),
      engineering: new Map(),
    });
    expect(undrawn.unplaced.map(({ reason }) => reason)).toEqual(['no-draw']);
    expect(undrawn.missing).toEqual([{ type: 'draw' }]);
  });
});

describe('a double elimination', () => {
  const given = { system: 'double-elimination' } as const;
  const played = [
    match('w1-1', 'A', 'D', [1, 0]),
    match('w1-2', 'B', 'C', [1, 0]),
    match('w2-1', 'A', 'B', [1, 0]),
    match('l1-1', 'D', 'C', [0, 1]),
    match('l2-1', 'C', 'B', [0, 1]),
  ];

  it('ends with the first final where the unbeaten team wins it', () => {
    const over = play(given, four, [...played, match('final', 'A', 'B', [1, 0])]);
    expect(placesOf(over)).toEqual(['1 A', '2 B', '3 C', '4 D']);
    expect(over.matches.at(-1)?.state).toBe('not-needed');
    expect(over.complete).toBe(true);
  });

  it('plays the final again where the unbeaten team loses for the first time', () => {
    const first = [...played, match('final', 'A', 'B', [0, 1])];
    const open = play(given, four, first);
    expect(open.ready).toEqual(['reset']);
    const over = play(given, four, [...first, match('reset', 'A', 'B', [2, 1])]);
    expect(placesOf(over)).toEqual(['1 A', '2 B', '3 C', '4 D']);
  });
});
