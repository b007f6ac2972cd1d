import type { Discipline } from '../../shared/contest/discipline.ts';
import type {
  EngineeringScores,
  MatchResult,
  RecordedResult,
  SideResult,
} from '../../shared/tournament/match-result.ts';
import { compareFractions } from './naive-fraction.ts';

/** How a match ended, by the rules as they are written. */
export interface NaiveEnd {
  readonly winner: string | null;
  readonly lost: readonly string[];
  readonly played: boolean;
  readonly figures: Readonly<Record<string, number>>;
}

export interface NaiveWorld {
  readonly discipline: Discipline;
  readonly results: ReadonlyMap<string, RecordedResult>;
  readonly engineering: EngineeringScores;
  readonly teams: readonly string[];
}

export const sideFigure = (side: SideResult, { penalties }: Discipline): number => {
  let figure = side.score;
  for (const { id, count } of side.penalties)
    for (const penalty of penalties) if (penalty.id === id) figure += penalty.points * count;
  return figure;
};

const isEmptyRerun = ({ ruling, sides }: MatchResult): boolean =>
  ruling.type === 're-run' && sides.length === 0;

/** The written reasons for which a sheet does not count, in their order; null where it counts. */
export function misfit(
  sheet: MatchResult,
  teams: readonly string[],
  { penalties, system, bestOf }: Discipline,
): string | null {
  if (isEmptyRerun(sheet)) return null;
  const named = sheet.sides.map(({ team }) => team).toSorted();
  if (JSON.stringify(named) !== JSON.stringify(teams.toSorted())) return 'other-teams';
  const against = 'teams' in sheet.ruling ? sheet.ruling.teams : [];
  for (const team of against) if (!teams.includes(team)) return 'other-teams';
  for (const { penalties: given } of sheet.sides)
    for (const { id } of given)
      if (!penalties.some((each) => each.id === id)) return 'penalty-unknown';
  const runs = sheet.sides.filter(({ run }) => run !== null).length;
  if (system === 'timed-heats') {
    const needsRun = sheet.ruling.type === 'none' || sheet.ruling.type === 're-run';
    return needsRun && runs < sheet.sides.length ? 'figures-odd' : null;
  }
  if (runs > 0) return 'figures-odd';
  let rounds = 0;
  for (const { score } of sheet.sides) rounds += score;
  return bestOf > 1 && rounds > bestOf ? 'figures-odd' : null;
}

/** Who is ahead in a match that may not be drawn: +1 the first, −1 the second, 0 nobody. */
function aheadByRules(a: SideResult, b: SideResult, world: NaiveWorld): number {
  const rules: string[] = [...world.discipline.tieBreak];
  if (!rules.includes('extra-round')) rules.push('extra-round');
  for (const rule of rules) {
    let sign = 0;
    if (rule === 'extra-round' && a.extra !== null && b.extra !== null)
      sign = Math.sign(a.extra - b.extra);
    if (rule === 'lighter-robot' && a.weight !== null && b.weight !== null)
      sign = Math.sign(b.weight - a.weight);
    const [one, other] = [world.engineering.get(a.team), world.engineering.get(b.team)];
    if (rule === 'engineering' && one !== undefined && other !== undefined)
      sign = compareFractions(one, other);
    if (rule === 'draw') sign = world.teams.indexOf(a.team) < world.teams.indexOf(b.team) ? 1 : -1;
    if (sign !== 0) return sign;
  }
  return 0;
}

/** End of a match by its sheet; null where an extra round is due. */
export function endOf(
  sheet: MatchResult,
  pair: readonly [string, string],
  mayDraw: boolean,
  world: NaiveWorld,
): NaiveEnd | null {
  if ('teams' in sheet.ruling) return lostBy(pair, sheet.ruling.teams);
  const find = (team: string): SideResult => {
    const side = sheet.sides.find((each) => each.team === team);
    if (side === undefined) throw new Error('a side');
    return side;
  };
  const [a, b] = [find(pair[0]), find(pair[1])];
  const figures = {
    [pair[0]]: sideFigure(a, world.discipline),
    [pair[1]]: sideFigure(b, world.discipline),
  };
  const difference = (figures[pair[0]] ?? 0) - (figures[pair[1]] ?? 0);
  const sign = difference !== 0 || mayDraw ? Math.sign(difference) : aheadByRules(a, b, world);
  if (sign === 0) return mayDraw ? { winner: null, lost: [], played: true, figures } : null;
  const [winner, loser] = sign > 0 ? pair : [pair[1], pair[0]];
  return { winner, lost: [loser], played: true, figures };
}

export function lostBy(pair: readonly [string, string], losing: readonly string[]): NaiveEnd {
  const lost = pair.filter((team) => losing.includes(team));
  const left = pair.filter((team) => !losing.includes(team));
  return {
    winner: left.length === 1 ? (left[0] ?? null) : null,
    lost,
    played: false,
    figures: {},
  };
}
