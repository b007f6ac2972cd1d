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
    rows: new Map([...rowsOf(read)].toSorted()),
    points: new Map(
      read.standings.map(({ team, tally }) => [team, tally.points] as const).toSorted(),
    ),
    ready: read.ready.toSorted(),
    unplaced: read.unplaced.map(({ result, reason }) => `${result.match} ${reason}`).toSorted(),
    complete: read.complete,
  }).toEqual({
    rows: new Map([...naive.rows].toSorted()),
    points: new Map([...naive.points].toSorted()),
    ready: naive.ready,
    unplaced: naive.unplaced,
    complete: naive.complete,
  });
}
