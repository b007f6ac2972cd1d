import { rational, type Rational } from '../basics/rational.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { Discipline, TieRule } from '../contest/discipline.ts';
import { type EngineeringScores, type MatchResult, penaltySum } from './match-result.ts';
import { type HeatTally, timeOf } from './play-heats.ts';
import { type Meeting, pointsFor, type Tally } from './tally.ts';

/** What tie rules are asked about. */
export interface TieGround {
  readonly discipline: Discipline;
  readonly meetings: readonly Meeting[];
  readonly tallies: ReadonlyMap<Id, Tally>;
  /** Only where times are taken. */
  readonly heats: ReadonlyMap<Id, HeatTally>;
  /** Sheets that count, for the weights. */
  readonly sheets: readonly MatchResult[];
  /** Sheets of extra rounds that count, in the order of their numbers. */
  readonly extras: readonly MatchResult[];
  readonly engineering: EngineeringScores;
  readonly numbers: ReadonlyMap<Id, number>;
}

/** Values of a tied group by team; null stands behind every value. */
export type TieValues = ReadonlyMap<Id, Rational | null>;

const lessIsBetter: ReadonlySet<TieRule> = new Set(['second-heat', 'lighter-robot', 'draw']);

/** True for rules by which the smaller value goes first: times, weights and draw numbers. */
export const isLessBetter = (rule: TieRule): boolean => lessIsBetter.has(rule);

type ValueOf = (team: Id) => Rational | null;

const whole = (value: number | null | undefined): Rational | null =>
  value === null || value === undefined ? null : rational(value);

/** Values of all teams of the group; null where one has none, for then the rule cannot be asked. */
function ofAll(group: readonly Id[], valueOf: ValueOf): TieValues | null {
  const values = new Map<Id, Rational>();
  for (const team of group) {
    const value = valueOf(team);
    if (value === null) return null;
    values.set(team, value);
  }
  return values;
}

/** Points from the matches among the group alone; asked only where each of them has met every other. */
function headToHead(group: readonly Id[], { meetings, discipline }: TieGround): TieValues | null {
  const inside = new Set(group);
  const among = meetings.filter(({ team, opponent }) => inside.has(team) && inside.has(opponent));
  const byTeam = groupBy(among, ({ team }) => team);
  return ofAll(group, (team) => {
    const own = byTeam.get(team) ?? [];
    if (new Set(own.map(({ opponent }) => opponent)).size < group.length - 1) return null;
    const count = (result: Meeting['result']): number =>
      own.filter((meeting) => meeting.result === result).length;
    return rational(
      pointsFor({ wins: count('win'), draws: count('draw'), losses: count('loss') }, discipline),
    );
  });
}

/** Points of all opponents; of those beaten in full and of those drawn with by half (Sonneborn–Berger). */
function opponentPoints(team: Id, { meetings, tallies }: TieGround, weighed: boolean): Rational {
  const own = meetings.filter((meeting) => meeting.team === team);
  const doubled = own.reduce((sum, { opponent, result }) => {
    const points = tallies.get(opponent)?.points ?? 0;
    const weight = !weighed || result === 'win' ? 2 : result === 'draw' ? 1 : 0;
    return sum + weight * points;
  }, 0);
  return rational(doubled, 2);
}

/** The heaviest weight on a team's sheets, in grams; null where none was taken. */
function weightOf(team: Id, { sheets }: TieGround): number | null {
  const weights = sheets.flatMap(({ sides }) =>
    sides.flatMap((side) => (side.team === team && side.weight !== null ? [side.weight] : [])),
  );
  return weights.length === 0 ? null : Math.max(...weights);
}

/** How many of the group one team is ahead of in an extra run against the clock. */
function aheadInRun(sheet: MatchResult, group: readonly Id[], discipline: Discipline): TieValues {
  const sides = new Map(sheet.sides.map((side) => [side.team, side]));
  const rank = (team: Id): readonly [number, number] => {
    const side = sides.get(team);
    const time = side === undefined ? null : timeOf(side, discipline);
    return [time ?? Infinity, -(side?.run?.checkpoints ?? 0)];
  };
  const isAhead = (a: Id, b: Id): boolean => {
    const [[time, marks], [otherTime, otherMarks]] = [rank(a), rank(b)];
    return time === otherTime ? time === Infinity && marks < otherMarks : time < otherTime;
  };
  return new Map(
    group.map((team) => [team, rational(group.filter((other) => isAhead(team, other)).length)]),
  );
}

/** A name that equal values share. */
export const valueName = (value: Rational | null | undefined): string =>
  value === null || value === undefined ? '' : `${value.numerator}/${value.denominator}`;

const tellsApart = (values: TieValues): boolean =>
  new Set([...values.values()].map(valueName)).size > 1;

/** Extra runs in which the whole group took part: the first one that tells any of them apart. */
function extraRuns(group: readonly Id[], { extras, discipline }: TieGround): TieValues | null {
  for (const sheet of extras) {
    const teams = new Set(sheet.sides.map(({ team }) => team));
    if (!group.every((team) => teams.has(team))) continue;
    const values = aheadInRun(sheet, group, discipline);
    if (tellsApart(values)) return values;
  }
  return null;
}

/** Points from extra matches among the group; asked only where all of them played equally many, at least one. */
function extraMatches(group: readonly Id[], { extras, discipline }: TieGround): TieValues | null {
  const inside = new Set(group);
  const among = extras.filter(({ sides }) => sides.every(({ team }) => inside.has(team)));
  const played = group.map(
    (team) => among.filter(({ sides }) => sides.some((side) => side.team === team)).length,
  );
  if (played.some((count) => count === 0 || count !== played[0])) return null;
  return ofAll(group, (team) =>
    rational(among.reduce((sum, sheet) => sum + extraPoints(sheet, team, discipline), 0)),
  );
}

function extraPoints(sheet: MatchResult, team: Id, { points, penalties }: Discipline): number {
  const own = sheet.sides.find((side) => side.team === team);
  const other = sheet.sides.find((side) => side.team !== team);
  if (own === undefined || other === undefined) return 0;
  const { ruling } = sheet;
  if (ruling.type === 'walk-over' || ruling.type === 'disqualified')
    return ruling.teams.includes(team) ? points.loss : points.win;
  const [mine, theirs] = [own, other].map(
    (side) => side.score + penaltySum(side, penalties).points,
  );
  if (mine === undefined || theirs === undefined || mine === theirs) return points.draw;
  return mine > theirs ? points.win : points.loss;
}

/**
 * What a rule says of a tied group; null where it cannot be asked, because a value that it needs is not there. Milliseconds,
 * grams and draw numbers are better when smaller, everything else when larger.
 */
export function tieValues(
  rule: TieRule,
  group: readonly Id[],
  ground: TieGround,
): TieValues | null {
  const { tallies, heats, engineering, numbers, discipline } = ground;
  switch (rule) {
    case 'head-to-head':
      return headToHead(group, ground);
    case 'goal-difference':
      return ofAll(group, (team) => {
        const tally = tallies.get(team);
        return tally === undefined ? null : rational(tally.scored - tally.conceded);
      });
    case 'goals':
      return ofAll(group, (team) => whole(tallies.get(team)?.scored));
    case 'wins':
      return ofAll(group, (team) => whole(tallies.get(team)?.wins));
    case 'buchholz':
      return ofAll(group, (team) => opponentPoints(team, ground, false));
    case 'sonneborn-berger':
      return ofAll(group, (team) => opponentPoints(team, ground, true));
    case 'second-heat':
      return group.every((team) => heats.has(team))
        ? new Map(group.map((team) => [team, whole(heats.get(team)?.second)]))
        : null;
    case 'checkpoints':
      return ofAll(group, (team) => whole(heats.get(team)?.checkpoints));
    case 'engineering':
      return ofAll(group, (team) => engineering.get(team) ?? null);
    case 'extra-round':
      return discipline.system === 'timed-heats'
        ? extraRuns(group, ground)
        : extraMatches(group, ground);
    case 'lighter-robot':
      return ofAll(group, (team) => whole(weightOf(team, ground)));
    case 'draw':
      return ofAll(group, (team) => whole(numbers.get(team)));
  }
}
