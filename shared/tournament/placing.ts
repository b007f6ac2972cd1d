import type { Id } from '../contest/contest.ts';
import type { Discipline } from '../contest/discipline.ts';
import type { MatchResult } from './match-result.ts';

/** Why a sheet is kept beside the standings and does not count in them. */
export const unplacedReasons = [
  'no-draw',
  'match-unknown',
  'teams-not-known-yet',
  'other-teams',
  'penalty-unknown',
  'figures-odd',
] as const;

export type UnplacedReason = (typeof unplacedReasons)[number];

/** A sheet that does not count, and why: nothing that a referee wrote is lost. */
export interface UnplacedResult {
  readonly result: MatchResult;
  readonly reason: UnplacedReason;
}

const isSameTeams = (a: readonly Id[], b: readonly Id[]): boolean =>
  a.length === b.length && new Set(a).size === a.length && a.every((team) => b.includes(team));

/** Teams that a ruling speaks against; none for other rulings. */
export const ruledAgainst = ({ ruling }: Pick<MatchResult, 'ruling'>): readonly Id[] =>
  ruling.type === 'walk-over' || ruling.type === 'disqualified' ? ruling.teams : [];

/** What keeps a sheet with these teams from counting, whatever else is recorded; null where nothing does. */
export function sheetProblem(
  result: MatchResult,
  teams: readonly Id[],
  discipline: Discipline,
): UnplacedReason | null {
  const isOpen = result.ruling.type === 're-run' && result.sides.length === 0;
  if (isOpen) return null;
  const sides = result.sides.map(({ team }) => team);
  if (!isSameTeams(sides, teams)) return 'other-teams';
  if (!ruledAgainst(result).every((team) => teams.includes(team))) return 'other-teams';
  const known = new Set(discipline.penalties.map(({ id }) => id));
  if (result.sides.some(({ penalties }) => penalties.some(({ id }) => !known.has(id))))
    return 'penalty-unknown';
  return isOdd(result, discipline) ? 'figures-odd' : null;
}

/** Times belong to heats and to nothing else; more rounds than a match has cannot have been won. */
function isOdd({ sides, ruling }: MatchResult, { system, bestOf }: Discipline): boolean {
  const isMeasured = ruling.type === 'none' || ruling.type === 're-run';
  if (system === 'timed-heats') return isMeasured && sides.some(({ run }) => run === null);
  if (sides.some(({ run }) => run !== null)) return true;
  return bestOf > 1 && sides.reduce((sum, { score }) => sum + score, 0) > bestOf;
}
