import type { Rational } from '../../shared/basics/rational.ts';
import type { MatchResult } from '../../shared/tournament/match-result.ts';
import type { TournamentInput } from '../../shared/tournament/tournament.ts';
import { compareFractions, whole } from './naive-fraction.ts';
import {
  Hall,
  playDoubleElimination,
  playKnockOut,
  playSwiss,
  playTable,
  type Reached,
} from './naive-play.ts';
import { misfit, type NaiveWorld } from './naive-sheet.ts';
import { type NaiveHeats, type NaiveLists, pointsOf, runTime, settleTies } from './naive-ties.ts';

/** What the rules say of a discipline, counted slowly and from the rules alone. */
export interface NaiveTournament {
  /** By team: place, whether it is shared, medal, and the status. */
  readonly rows: ReadonlyMap<string, string>;
  readonly points: ReadonlyMap<string, number>;
  readonly ready: readonly string[];
  readonly unplaced: readonly string[];
  readonly complete: boolean;
  /** Teams that meet, by ready match: what a referee needs for a sheet. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
  /** Groups that still share a place which rules should have told apart. */
  readonly ties: readonly (readonly string[])[];
}

interface Placing {
  readonly groups: readonly (readonly string[])[];
  readonly playing: readonly string[];
  readonly notStarted: readonly string[];
  readonly vacant: boolean;
}

const isExtra = (match: string): boolean => /^extra-[1-9]\d{0,3}$/.test(match);

/** Extra rounds that count; the others are told to the hall. */
function countedExtras(hall: Hall): readonly MatchResult[] {
  const { world } = hall;
  const counted: MatchResult[] = [];
  for (const [match, { result, disputed }] of world.results) {
    if (!isExtra(match)) continue;
    hall.asked.add(match);
    if (disputed || result.sides.length === 0) continue;
    const teams = result.sides.map(({ team }) => team);
    const many = world.discipline.system !== 'timed-heats' && teams.length !== 2;
    const strangers = teams.some((team) => !world.teams.includes(team));
    const reason = many || strangers ? 'other-teams' : misfit(result, teams, world.discipline);
    if (reason !== null) hall.unplaced.push({ match, reason });
    else {
      counted.push(result);
      if (result.ruling.type === 'disqualified')
        for (const team of result.ruling.teams) hall.out.add(team);
    }
  }
  return counted.sort((a, b) => Number(a.match.slice(6)) - Number(b.match.slice(6)));
}

function countedTime(
  runs: readonly (number | null)[],
  times: readonly number[],
  how: string,
): Rational | null {
  if (how === 'last') {
    const last = runs.at(-1);
    return last === undefined || last === null ? null : whole(last);
  }
  if (times.length === 0) return null;
  if (how === 'best') return whole([...times].sort((a, b) => a - b)[0] ?? 0);
  let sum = 0;
  for (const time of times) sum += time;
  return { numerator: BigInt(sum), denominator: how === 'mean' ? BigInt(times.length) : 1n };
}

/** Runs of every team. */
function playHeats(hall: Hall): ReadonlyMap<string, NaiveHeats> {
  const { world } = hall;
  const { heats, counted } = world.discipline;
  return new Map(
    world.teams.map((team, index) => {
      const runs: (number | null)[] = [];
      let [started, marks] = [0, 0];
      for (let run = 1; run <= heats; run += 1) {
        const id = `h${run}-${index + 1}`;
        hall.asked.add(id);
        const recorded = world.results.get(id);
        const reason =
          recorded === undefined ? null : misfit(recorded.result, [team], world.discipline);
        if (reason !== null) hall.unplaced.push({ match: id, reason });
        const sheet = reason === null ? recorded : undefined;
        const side = sheet?.result.sides[0];
        if (sheet?.disputed === true) hall.open += 1;
        else if (sheet === undefined || side === undefined) {
          if (hall.out.has(team)) continue;
          hall.open += 1;
          hall.ready.set(id, [team]);
        } else {
          hall.sheets.push(sheet.result);
          const { ruling } = sheet.result;
          if (ruling.type === 'disqualified') hall.out.add(team);
          if ('teams' in ruling) {
            runs.push(null);
            continue;
          }
          started += 1;
          marks = Math.max(marks, side.run?.checkpoints ?? 0);
          const time = runTime(side, world);
          runs.push(time === Infinity ? null : time);
        }
      }
      const times = runs.filter((time) => time !== null);
      return [team, { times, started, marks, counted: countedTime(runs, times, counted) }];
    }),
  );
}

/** Teams from the first to the last, those with the same key together. */
function grouped<K>(
  teams: readonly string[],
  keyOf: (team: string) => K,
  order: (a: K, b: K) => number,
): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const team of [...teams].sort((a, b) => order(keyOf(a), keyOf(b)))) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && order(keyOf(last[0]), keyOf(team)) === 0) last.push(team);
    else groups.push([team]);
  }
  return groups;
}

const byPoints = (teams: readonly string[], lists: NaiveLists): readonly (readonly string[])[] =>
  settleTies(
    grouped(
      teams,
      (team) => pointsOf(lists, team),
      (a, b) => b - a,
    ),
    lists,
  );

function byTimes(teams: readonly string[], lists: NaiveLists): readonly (readonly string[])[] {
  const { counted } = lists.world.discipline;
  const order = (a: NaiveHeats | undefined, b: NaiveHeats | undefined): number => {
    if (a === undefined || b === undefined) return 0;
    if (a.counted !== null && b.counted !== null) {
      const more = counted === 'mean' || counted === 'sum' ? b.times.length - a.times.length : 0;
      return more === 0 ? compareFractions(a.counted, b.counted) : more;
    }
    if (a.counted === null && b.counted === null) return b.marks - a.marks;
    return a.counted === null ? 1 : -1;
  };
  return settleTies(
    grouped(teams, (team) => lists.heats.get(team), order),
    lists,
  );
}

const byLevel = (teams: readonly string[], { levels, vacant }: Reached): Placing => ({
  groups: grouped(
    teams.filter((team) => levels.has(team)),
    (team) => levels.get(team) ?? 0,
    (a, b) => (a === b ? 0 : b > a ? 1 : -1),
  ),
  playing: teams.filter((team) => !levels.has(team)),
  notStarted: [],
  vacant,
});

const plain = (groups: readonly (readonly string[])[]): Placing => ({
  groups,
  playing: [],
  notStarted: [],
  vacant: false,
});

/** The two who meet in the final; undefined while it is not known. */
function finalists(groups: readonly (readonly string[])[]): readonly (string | null | undefined)[] {
  const [first = [], second = []] = groups;
  if (first.length > 2 || (first.length === 1 && second.length > 1)) return [undefined, undefined];
  const two = [...first, ...second];
  return [two[0] ?? null, two[1] ?? null];
}

interface Simulated {
  readonly hall: Hall;
  readonly lists: NaiveLists;
  readonly placing: Placing;
}

function playTableAndFinal(hall: Hall, lists: NaiveLists): Placing {
  playTable(hall);
  const isOver = hall.open === 0;
  const table = { ...lists, meetings: [...hall.meetings], sheets: [...hall.sheets] };
  const inIt = (): readonly string[] => hall.world.teams.filter((team) => !hall.out.has(team));
  if (!hall.world.discipline.finalOfTwo || hall.world.teams.length < 2)
    return plain(byPoints(inIt(), table));
  const [a, b] = isOver ? finalists(byPoints(inIt(), table)) : [undefined, undefined];
  const final = hall.meet('final', 'final', a, b);
  const after = byPoints(inIt(), { ...table, sheets: [...hall.sheets] });
  const winner = final?.winner ?? null;
  if (winner === null) return plain(after);
  const first = [winner, ...(final?.lost ?? [])].filter((team) => !hall.out.has(team));
  const others = after.map((group) => group.filter((team) => !first.includes(team)));
  return plain([...first.map((team) => [team]), ...others.filter((group) => group.length > 0)]);
}

function simulate(world: NaiveWorld, input: TournamentInput, out: ReadonlySet<string>): Simulated {
  const hall = new Hall(world, out);
  const extras = countedExtras(hall);
  const lists: NaiveLists = {
    world,
    meetings: hall.meetings,
    byes: new Map(),
    sheets: hall.sheets,
    extras,
    heats: new Map(),
  };
  const inIt = (): readonly string[] => world.teams.filter((team) => !hall.out.has(team));
  switch (input.discipline.system) {
    case 'knock-out':
    case 'double-elimination': {
      const play = input.discipline.system === 'knock-out' ? playKnockOut : playDoubleElimination;
      const reached = play(hall);
      return { hall, lists, placing: byLevel(inIt(), reached) };
    }
    case 'round-robin':
      return { hall, lists, placing: playTableAndFinal(hall, lists) };
    case 'swiss': {
      const rounds = input.draw?.rounds ?? [];
      playSwiss(hall, rounds);
      const byes = new Map<string, number>();
      for (const [a, b] of rounds.flat()) if (b === null) byes.set(a, (byes.get(a) ?? 0) + 1);
      const all = { ...lists, byes };
      return { hall, lists: all, placing: plain(byPoints(inIt(), all)) };
    }
    case 'timed-heats': {
      const heats = playHeats(hall);
      const all = { ...lists, heats };
      const started = inIt().filter((team) => (heats.get(team)?.started ?? 0) > 0);
      const placing = {
        ...plain(byTimes(started, all)),
        notStarted: inIt().filter((team) => !started.includes(team)),
      };
      return { hall, lists: all, placing };
    }
  }
}

/** Swiss rounds that have to be drawn: as told, else the least r with 2^r teams or more. */
function roundsLeft({ discipline, draw }: TournamentInput): number {
  if (discipline.system !== 'swiss' || draw === null) return 0;
  let needed = 0;
  while (2 ** needed < draw.entries.length) needed += 1;
  return Math.max(0, (discipline.rounds ?? needed) - draw.rounds.length);
}

function rowsOf({ hall, placing }: Simulated, complete: boolean): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  const behind = placing.playing.length + (placing.vacant ? 1 : 0);
  placing.groups.forEach((group, index) => {
    const before = placing.groups.slice(0, index).reduce((sum, each) => sum + each.length, 0);
    const place = 1 + behind + before;
    const medal = complete ? (['gold', 'silver', 'bronze'][place - 1] ?? 'none') : 'none';
    for (const team of group)
      rows.set(team, `placed ${place}${group.length > 1 ? ' shared' : ''} ${medal}`);
  });
  for (const team of placing.playing) rows.set(team, 'playing');
  for (const team of placing.notStarted) rows.set(team, 'not-started');
  for (const team of hall.out) if (hall.world.teams.includes(team)) rows.set(team, 'disqualified');
  return rows;
}

/** Counts a drawn discipline by the written rules, again and again until nobody else is found to be out. */
export function naiveTournament(input: TournamentInput): NaiveTournament {
  const teams = (input.draw?.entries ?? []).map(({ team }) => team);
  const world: NaiveWorld = { ...input, teams };
  let out: ReadonlySet<string> = new Set();
  let simulated = simulate(world, input, out);
  const early = (): Set<string> =>
    new Set([...simulated.hall.out].filter((team) => !simulated.hall.late.has(team)));
  const isBracket = ['knock-out', 'double-elimination'].includes(input.discipline.system);
  // In a bracket only what comes later is lost; elsewhere everything that was not played.
  const hasChanged = (): boolean => !isBracket && early().size > out.size;
  while (hasChanged()) {
    out = early();
    simulated = simulate(world, input, out);
  }
  const { hall, lists, placing } = simulated;
  for (const [match] of input.results)
    if (!hall.asked.has(match)) hall.unplaced.push({ match, reason: 'match-unknown' });
  const complete = hall.open === 0 && roundsLeft(input) === 0 && teams.length > 0;
  return {
    rows: rowsOf(simulated, complete),
    points: new Map(
      teams.map((team) => [
        team,
        pointsOf(
          { ...lists, meetings: hall.meetings.filter(({ part }) => part !== 'final' || isBracket) },
          team,
        ),
      ]),
    ),
    ready: [...hall.ready.keys()].sort(),
    unplaced: hall.unplaced.map(({ match, reason }) => `${match} ${reason}`).sort(),
    complete,
    pairs: hall.ready,
    ties: isBracket ? [] : placing.groups.filter((group) => group.length > 1),
  };
}
