import type { Rational } from '../../shared/basics/rational.ts';
import type { MatchResult, SideResult } from '../../shared/tournament/match-result.ts';
import { compareFractions, whole } from './naive-fraction.ts';
import type { NaiveMeeting } from './naive-play.ts';
import { type NaiveWorld, sideFigure } from './naive-sheet.ts';

/** One team's runs, as the rules count them. */
export interface NaiveHeats {
  readonly times: readonly number[];
  readonly started: number;
  /** Null without a time. */
  readonly counted: Rational | null;
  readonly marks: number;
}

export interface NaiveLists {
  readonly world: NaiveWorld;
  readonly meetings: readonly NaiveMeeting[];
  readonly byes: ReadonlyMap<string, number>;
  readonly sheets: readonly MatchResult[];
  readonly extras: readonly MatchResult[];
  readonly heats: ReadonlyMap<string, NaiveHeats>;
}

const opponentIn = ({ pair }: NaiveMeeting, team: string): string =>
  pair[0] === team ? pair[1] : pair[0];

const of = (lists: NaiveLists, team: string): readonly NaiveMeeting[] =>
  lists.meetings.filter(({ pair }) => pair.includes(team));

function worth(meeting: NaiveMeeting, team: string, { world }: NaiveLists): number {
  const { win, draw, loss } = world.discipline.points;
  if (meeting.end.winner === team) return win;
  return meeting.end.lost.includes(team) ? loss : draw;
}

export function pointsOf(lists: NaiveLists, team: string): number {
  let points = (lists.byes.get(team) ?? 0) * lists.world.discipline.points.win;
  for (const meeting of of(lists, team)) points += worth(meeting, team, lists);
  return points;
}

/** Penalised time of an extra or ordinary run; Infinity where there is none. */
export function runTime(side: SideResult | undefined, { discipline }: NaiveWorld): number {
  if (side === undefined || side.run === null || !side.run.finished) return Infinity;
  if (discipline.seconds !== null && side.run.milliseconds > discipline.seconds * 1000)
    return Infinity;
  let time = side.run.milliseconds;
  for (const { id, count } of side.penalties)
    time += 1000 * count * (discipline.penalties.find((each) => each.id === id)?.seconds ?? 0);
  return time;
}

function extraRunRanks(group: readonly string[], lists: NaiveLists): (Rational | null)[] | null {
  for (const sheet of lists.extras) {
    const sides = group.map((team) => sheet.sides.find((side) => side.team === team));
    if (sides.includes(undefined)) continue;
    const keys = sides.map((side): readonly [number, number] => {
      const time = runTime(side, lists.world);
      return [time, time === Infinity ? -(side?.run?.checkpoints ?? 0) : 0];
    });
    const better = (a: readonly [number, number], b: readonly [number, number]): boolean =>
      a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
    const ranks = keys.map((key) => whole(keys.filter((other) => better(key, other)).length));
    if (ranks.some(({ numerator }) => numerator !== ranks[0]?.numerator)) return ranks;
  }
  return null;
}

function extraPoints(group: readonly string[], lists: NaiveLists): (Rational | null)[] | null {
  const { points } = lists.world.discipline;
  const sums = group.map(() => 0);
  const counts = group.map(() => 0);
  for (const sheet of lists.extras) {
    const [a, b] = sheet.sides;
    if (a === undefined || b === undefined) continue;
    const [first, second] = [group.indexOf(a.team), group.indexOf(b.team)];
    if (first < 0 || second < 0) continue;
    const difference =
      sideFigure(a, lists.world.discipline) - sideFigure(b, lists.world.discipline);
    const give = (index: number, sign: number): void => {
      const side = sheet.sides[index === first ? 0 : 1];
      const ruled = 'teams' in sheet.ruling ? sheet.ruling.teams.includes(side?.team ?? '') : null;
      const won = ruled === null ? Math.sign(sign) : ruled ? -1 : 1;
      sums[index] =
        (sums[index] ?? 0) + (won > 0 ? points.win : won < 0 ? points.loss : points.draw);
      counts[index] = (counts[index] ?? 0) + 1;
    };
    give(first, difference);
    give(second, -difference);
  }
  return counts.some((count) => count === 0 || count !== counts[0]) ? null : sums.map(whole);
}

/** Values by a rule, larger is better, null behind all; null where the rule is not asked. */
function values(
  rule: string,
  group: readonly string[],
  lists: NaiveLists,
): (Rational | null)[] | null {
  const { world, heats } = lists;
  const isTimed = world.discipline.system === 'timed-heats';
  const played = (team: string): readonly NaiveMeeting[] =>
    of(lists, team).filter(({ end }) => end.played);
  const figure = (team: string, sign: 1 | -1, meeting: NaiveMeeting): number =>
    sign * (meeting.end.figures[sign === 1 ? team : opponentIn(meeting, team)] ?? 0);
  const summed = (team: string, withConceded: boolean): number =>
    played(team).reduce(
      (sum, each) => sum + figure(team, 1, each) + (withConceded ? figure(team, -1, each) : 0),
      0,
    );
  switch (rule) {
    case 'head-to-head': {
      const inside = group.map((team) =>
        of(lists, team).filter((each) => group.includes(opponentIn(each, team))),
      );
      const met = inside.map(
        (own, index) => new Set(own.map((each) => opponentIn(each, group[index] ?? ''))).size,
      );
      if (met.some((count) => count !== group.length - 1)) return null;
      return inside.map((own, index) =>
        whole(own.reduce((sum, each) => sum + worth(each, group[index] ?? '', lists), 0)),
      );
    }
    case 'goal-difference':
      return isTimed ? null : group.map((team) => whole(summed(team, true)));
    case 'goals':
      return isTimed ? null : group.map((team) => whole(summed(team, false)));
    case 'wins':
      return isTimed
        ? null
        : group.map((team) =>
            whole(of(lists, team).filter(({ end }) => end.winner === team).length),
          );
    case 'buchholz':
      return group.map((team) =>
        whole(
          of(lists, team).reduce((sum, each) => sum + pointsOf(lists, opponentIn(each, team)), 0),
        ),
      );
    case 'sonneborn-berger':
      return group.map((team) => {
        let doubled = 0;
        for (const each of of(lists, team)) {
          const theirs = pointsOf(lists, opponentIn(each, team));
          if (each.end.winner === team) doubled += 2 * theirs;
          else if (!each.end.lost.includes(team)) doubled += theirs;
        }
        return { numerator: BigInt(doubled), denominator: 2n };
      });
    case 'second-heat':
      return isTimed
        ? group.map((team) => {
            const second = [...(heats.get(team)?.times ?? [])].sort((a, b) => a - b)[1];
            return second === undefined ? null : whole(-second);
          })
        : null;
    case 'checkpoints':
      return isTimed ? group.map((team) => whole(heats.get(team)?.marks ?? 0)) : null;
    case 'engineering': {
      const scores = group.map((team) => world.engineering.get(team));
      return scores.includes(undefined) ? null : scores.map((score) => score ?? null);
    }
    case 'extra-round':
      return isTimed ? extraRunRanks(group, lists) : extraPoints(group, lists);
    case 'lighter-robot': {
      const weights = group.map((team) => {
        const own = lists.sheets.flatMap(({ sides }) =>
          sides.flatMap((side) => (side.team === team && side.weight !== null ? side.weight : [])),
        );
        return own.length === 0 ? null : whole(-Math.max(...own));
      });
      return weights.includes(null) ? null : weights;
    }
    default:
      return group.map((team) => whole(-world.teams.indexOf(team)));
  }
}

const order = (a: Rational | null, b: Rational | null): number =>
  a === null || b === null ? Number(b === null) - Number(a === null) : compareFractions(a, b);

/** The group split by the first rule that tells anybody apart; null where none does. */
function split(group: readonly string[], lists: NaiveLists): readonly (readonly string[])[] | null {
  const rules: string[] = [...lists.world.discipline.tieBreak];
  if (!rules.includes('extra-round')) rules.push('extra-round');
  for (const rule of rules) {
    const found = values(rule, group, lists);
    if (found === null) continue;
    const levels: (Rational | null)[] = [];
    for (const value of found)
      if (!levels.some((each) => order(each, value) === 0)) levels.push(value);
    if (levels.length < 2) continue;
    levels.sort((a, b) => order(b, a));
    return levels.map((level) =>
      group.filter((_, index) => order(found[index] ?? null, level) === 0),
    );
  }
  return null;
}

/** Splits groups again and again, wherever one still can be split, until nothing changes. */
export function settleTies(
  groups: readonly (readonly string[])[],
  lists: NaiveLists,
): readonly (readonly string[])[] {
  let current = [...groups];
  for (let at = 0; at < current.length;) {
    const group = current[at] ?? [];
    const parts = group.length > 1 ? split(group, lists) : null;
    if (parts === null) at += 1;
    else current = [...current.slice(0, at), ...parts, ...current.slice(at + 1)];
  }
  return current;
}
