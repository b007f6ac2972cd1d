import { describe, expect, it } from 'vitest';

import type { MatchResult } from '../../shared/tournament/match-result.ts';
import { scheduleMatches } from '../../shared/tournament/schedule.ts';
import { nextSwissRound, readTournament } from '../../shared/tournament/tournament.ts';
import { drawOf, match } from './play.ts';
import { disciplineOf, resultsOf } from './sheets.ts';

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
