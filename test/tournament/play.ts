import { rational } from '../../shared/basics/rational.ts';
import type { Discipline } from '../../shared/contest/discipline.ts';
import { drawByHand } from '../../shared/tournament/draw-teams.ts';
import type { MatchResult } from '../../shared/tournament/match-result.ts';
import { readTournament, type Tournament } from '../../shared/tournament/tournament.ts';
import { disciplineOf, resultsOf, sheetOf, sideOf } from './sheets.ts';

/** A draw in which the teams keep the order they are given in, none of them of a school. */
export const drawOf = (discipline: Discipline, teams: readonly string[]) =>
  drawByHand(
    discipline,
    teams.map((team) => ({ team, school: '' })),
  );

/** How a discipline stands by its sheets, and by the engineering scores of the teams that have one. */
export function play(
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

/** Places and teams in their order, as «1 B»; «=» after a shared place, «–» for a team without any. */
export const placesOf = ({ standings }: Tournament): readonly string[] =>
  standings.map(({ place, shared, team }) => `${place ?? '–'}${shared ? '=' : ''} ${team}`);

/** The rules that told a team apart, in the order in which they did. */
export const rulesOf = ({ standings }: Tournament, team: string): readonly string[] =>
  standings.find((each) => each.team === team)?.steps.map(({ rule }) => rule) ?? [];

/** The sheet of a match with nothing but its goals: those of `a` first. */
export const match = (
  id: string,
  a: string,
  b: string,
  [goals, others]: readonly [number, number],
): MatchResult => sheetOf(id, [sideOf(a, goals), sideOf(b, others)]);

/** Who meets whom in a round robin of four: A–D B–C, A–C D–B, A–B C–D. */
export const four = ['A', 'B', 'C', 'D'];
