import { expect } from 'vitest';

import {
  readTournament,
  type Tournament,
  type TournamentInput,
} from '../../shared/tournament/tournament.ts';
import { naiveTournament } from './naive-tournament.ts';

const rowsOf = ({ standings }: Tournament): ReadonlyMap<string, string> =>
  new Map(
    standings.map(({ team, status, place, shared, medal }) => [
      team,
      status === 'placed' ? `placed ${place}${shared ? ' shared' : ''} ${medal ?? 'none'}` : status,
    ]),
  );

/** Expects that a discipline stands as a slow count from the written rules has it. */
export function expectNaiveStandings(input: TournamentInput): void {
  const read = readTournament(input);
  const naive = naiveTournament(input);
  expect({
    rows: Object.fromEntries(rowsOf(read)),
    points: Object.fromEntries(read.standings.map(({ team, tally }) => [team, tally.points])),
    ready: read.ready.toSorted(),
    unplaced: read.unplaced.map(({ result, reason }) => `${result.match} ${reason}`).toSorted(),
    complete: read.complete,
  }).toEqual({
    rows: Object.fromEntries(naive.rows),
    points: Object.fromEntries(naive.points),
    ready: naive.ready,
    unplaced: naive.unplaced,
    complete: naive.complete,
  });
}
