import { describe, expect, it } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import type { Discipline } from '../../shared/contest/discipline.ts';
import { drawByHand } from '../../shared/tournament/draw-teams.ts';
import type { MatchResult } from '../../shared/tournament/match-result.ts';
import { scheduleMatches } from '../../shared/tournament/schedule.ts';
import {
  nextSwissRound,
  readTournament,
  type Tournament,
} from '../../shared/tournament/tournament.ts';
import { disciplineOf, resultsOf, runOf, sheetOf, sideOf } from './sheets.ts';

const drawOf = (discipline: Discipline, teams: readonly string[]) =>
  drawByHand(
    discipline,
    teams.map((team) => ({ team, school: '' })),
  );

function play(
  given: Partial<Discipline>,
  teams: readonly string[],
  sheets: readonly MatchResult[],
  engineering: Readonly<Record<string, number>> = {},
): Tournament {
  const discipline = disciplineOf(given);
  return readTournament({
    discipline,
    draw: drawOf(discipline, teams),
    results: resultsOf(...sheets),
    engineering: new Map(
      Object.entries(engineering).map(([team, value]) => [team, rational(value)]),
    ),
  });
}

const placesOf = ({ standings }: Tournament): readonly string[] =>
  standings.map(({ place, shared, team }) => `${place ?? '–'}${shared ? '=' : ''} ${team}`);

const rulesOf = ({ standings }: Tournament, team: string): readonly string[] =>
  standings.find((each) => each.team === team)?.steps.map(({ rule }) => rule) ?? [];

const match = (
  id: string,
  a: string,
  b: string,
  [goals, others]: readonly [number, number],
): MatchResult => sheetOf(id, [sideOf(a, goals), sideOf(b, others)]);

/** Who meets whom in a round robin of four: A–D B–C, A–C D–B, A–B C–D. */
const four = ['A', 'B', 'C', 'D'];

describe('a schedule', () => {
  it('brings every pair of a round robin together once, each team once a round', () => {
    for (const count of [2, 3, 4, 5, 8, 9]) {
      const discipline = disciplineOf();
      const teams = Array.from({ length: count }, (_, index) => `t${index}`);
      const matches = scheduleMatches(discipline, drawOf(discipline, teams));
      expect(matches).toHaveLength((count * (count - 1)) / 2);
      const pairs = matches.map(({ sides }) =>
        sides
          .map((side) => (side.type === 'team' ? side.team : ''))
          .toSorted()
          .join(),
      );
      expect(new Set(pairs).size).toBe(pairs.length);
      const rounds = new Set(matches.map(({ round }) => round));
      for (const round of rounds) {
        const busy = matches
          .filter((each) => each.round === round)
          .flatMap(({ sides }) => sides.map((side) => (side.type === 'team' ? side.team : '')));
        expect(new Set(busy).size).toBe(busy.length);
      }
    }
  });

  it('gives the byes of a bracket to the first numbers, and brings the first two together in the final', () => {
    const discipline = disciplineOf({ system: 'knock-out' });
    const teams = ['1', '2', '3', '4', '5', '6'];
    const { matches } = readTournament({
      discipline,
      draw: drawOf(discipline, teams),
      results: new Map(),
      engineering: new Map(),
    });
    const free = matches.filter(({ state }) => state === 'free');
    expect(free.map(({ outcome }) => outcome?.winner)).toEqual(['1', '2']);
    expect(
      matches.filter(({ state }) => state === 'ready').map(({ match: each }) => each.id),
    ).toEqual(['r1-2', 'r1-4']);
  });
});

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

describe('a Swiss system', () => {
  it('proposes its next round once the one before is over, and stops after the last', () => {
    const discipline = disciplineOf({ system: 'swiss', rounds: 2 });
    const draw = drawOf(discipline, ['A', 'B', 'C', 'D', 'E']);
    expect(draw.rounds).toEqual([
      [
        ['A', 'C'],
        ['B', 'D'],
        ['E', null],
      ],
    ]);
    const first = [match('s1-1', 'A', 'C', [1, 0]), match('s1-2', 'B', 'D', [0, 1])];
    const read = (rounds: typeof draw.rounds, sheets: readonly MatchResult[]) =>
      readTournament({
        discipline,
        draw: { ...draw, rounds },
        results: resultsOf(...sheets),
        engineering: new Map(),
      });
    expect(nextSwissRound(read(draw.rounds, first.slice(1)))).toBeNull();
    const over = read(draw.rounds, first);
    expect(over.missing).toEqual([{ type: 'round', round: 2 }]);
    const next = nextSwissRound(over);
    // A, D and E have three points: A meets D, E the first of those without any whom it may, and C has the bye.
    expect(next).toEqual([
      ['A', 'D'],
      ['E', 'B'],
      ['C', null],
    ]);
    expect(nextSwissRound(read([...draw.rounds, next ?? []], first))).toBeNull();
  });
});
