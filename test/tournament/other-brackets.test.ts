import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { drawByHand } from '../../shared/tournament/draw-teams.ts';
import type { RecordedResult } from '../../shared/tournament/match-result.ts';
import { readTournament } from '../../shared/tournament/tournament.ts';
import { refereeOf, teamsOf } from './other-brackets.ts';
import { disciplineOf, sheetOf, sideOf } from './sheets.ts';

const fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, 'other-brackets.json'), 'utf8'),
) as {
  readonly cases: readonly {
    readonly system: string;
    readonly teams: number;
    readonly thirdPlace: boolean;
    readonly seed: number;
    readonly groups: readonly string[];
  }[];
};

/** Teams in groups of equal places, best first, each group in the order of names. */
function playedOut(
  system: 'knock-out' | 'double-elimination',
  teams: readonly string[],
  thirdPlace: boolean,
  seed: number,
): readonly string[] {
  const discipline = disciplineOf({ system, thirdPlace });
  const draw = drawByHand(
    discipline,
    teams.map((team) => ({ team, school: '' })),
  );
  const decide = refereeOf(seed);
  const results = new Map<string, RecordedResult>();
  const input = { discipline, draw, results, engineering: new Map() };
  let read = readTournament(input);
  while (read.ready.length > 0) {
    for (const id of read.ready) {
      const sides = read.matches.find(({ match }) => match.id === id)?.sides ?? [];
      const [a = '', b = ''] = sides.flatMap((side) => (side.type === 'team' ? [side.team] : []));
      const winner = decide(a, b);
      const score = (team: string): number => (team === winner ? 1 : 0);
      const result = sheetOf(id, [sideOf(a, score(a)), sideOf(b, score(b))]);
      results.set(id, { result, disputed: false });
    }
    read = readTournament(input);
  }
  const groups = new Map<number | null, string[]>();
  for (const { place, team } of read.standings)
    groups.set(place, [...(groups.get(place) ?? []), team]);
  return [...groups.values()].map((group) => group.toSorted().join());
}

describe('brackets', () => {
  it.each(['knock-out', 'double-elimination'] as const)(
    'end as those of another program, brackets-manager 1.11, with byes and matches for the third place: %s',
    (system) => {
      const cases = fixture.cases.filter((each) => each.system === system);
      expect(cases.length).toBe(64);
      for (const { teams, thirdPlace, seed, groups } of cases)
        expect(playedOut(system, teamsOf(teams), thirdPlace, seed)).toEqual(groups);
    },
  );
});
