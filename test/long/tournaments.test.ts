import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Discipline, tournamentSystems } from '../../shared/contest/discipline.ts';
import { readTournament } from '../../shared/tournament/tournament.ts';
import { expectNaiveStandings } from '../tournament/compare-with-naive.ts';
import { randomTournament, seeds } from '../tournament/random-tournaments.ts';
import { casesOf, countCases } from './count-cases.ts';

/** How many of the tournaments had what the comparison is about. */
interface Seen {
  readonly complete: number;
  readonly shared: number;
  readonly parted: number;
  readonly free: number;
}

function compareMany(
  system: Discipline['system'],
  cases: number,
): Seen & { readonly tried: number } {
  const seen = { tried: 0, complete: 0, shared: 0, parted: 0, free: 0 };
  const property = fc.property(seeds, (seed) => {
    const input = randomTournament(system, seed);
    seen.tried += 1;
    expectNaiveStandings(input);
    const { complete, standings, matches } = readTournament(input);
    if (complete) seen.complete += 1;
    if (standings.some(({ shared }) => shared)) seen.shared += 1;
    if (standings.some(({ steps }) => steps.length > 0)) seen.parted += 1;
    if (matches.some(({ state }) => state === 'free')) seen.free += 1;
  });
  try {
    fc.assert(property, { numRuns: cases });
  } finally {
    const note = `${seen.complete} complete, ${seen.shared} with shared places, ${seen.parted} with ties told apart, ${seen.free} with byes`;
    countCases(`tournaments counted twice: ${system}`, seen.tried, note);
  }
  return seen;
}

describe('Standings', () => {
  it.each(tournamentSystems)('are those of a slow count from the written rules: %s', (system) => {
    const cases = casesOf(150, 10_000);
    const seen = compareMany(system, cases);
    expect(seen.tried).toBeGreaterThanOrEqual(cases);
    // The cases would prove little if they had no ties and no ends.
    expect(seen.complete).toBeGreaterThan(cases / 10);
    expect(seen.shared).toBeGreaterThan(cases / 50);
  });
});
