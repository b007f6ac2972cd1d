import type { Id } from '../contest/contest.ts';
import { breakTies, type TiedGroup, type TieStep } from './break-ties.ts';
import { type Elimination, readElimination } from './elimination.ts';
import { compareTallies, type HeatTally } from './play-heats.ts';
import type { PlayedMatch } from './play-matches.ts';
import type { Tally } from './tally.ts';
import type { TieGround } from './tie-values.ts';

/**
 * `placed`: has a place, which may still change while matches are missing. `playing`: still in a bracket.
 * `not-started`: never came to a run. `disqualified`: has no place and no medal.
 */
export type StandingStatus = 'placed' | 'playing' | 'not-started' | 'disqualified';

export type Medal = 'gold' | 'silver' | 'bronze';

/** Where one team stands. */
export interface Standing {
  readonly team: Id;
  /** Draw number, from 1. */
  readonly number: number;
  readonly status: StandingStatus;
  /** Equal places are shared, and the next ones left out (1, 2, 2, 4); null without a place. */
  readonly place: number | null;
  readonly shared: boolean;
  /** Only once everything that medals depend on is decided. */
  readonly medal: Medal | null;
  readonly tally: Tally;
  /** Null except in timed heats. */
  readonly heats: HeatTally | null;
  /** How it was told apart from teams that were equal to it, step by step; empty where nothing was equal. */
  readonly steps: readonly TieStep[];
}

/** What teams are put in order from. */
export interface StandingGround extends TieGround {
  readonly matches: readonly PlayedMatch[];
  readonly teams: readonly Id[];
  readonly out: ReadonlySet<Id>;
}

/** Teams in order, before places are counted. */
export interface Ranked {
  readonly groups: readonly TiedGroup[];
  readonly playing: readonly Id[];
  readonly notStarted: readonly Id[];
  readonly vacant: boolean;
  /** Groups of more than one team that rules should have told apart: an extra round or people decide. */
  readonly open: readonly (readonly Id[])[];
}

/** Puts teams into groups of equals, best first, and tells those apart by the rules. */
function brokenInto(
  teams: readonly Id[],
  compareTeams: (a: Id, b: Id) => number,
  ground: StandingGround,
): readonly TiedGroup[] {
  const groups: Id[][] = [];
  for (const team of teams.toSorted(compareTeams)) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && compareTeams(last[0], team) === 0) last.push(team);
    else groups.push([team]);
  }
  return groups.flatMap((group) => breakTies(group, ground));
}

const openGroups = (groups: readonly TiedGroup[]): readonly (readonly Id[])[] =>
  groups.flatMap(({ teams }) => (teams.length > 1 ? [teams] : []));

const byPoints =
  ({ tallies }: StandingGround) =>
  (a: Id, b: Id): number =>
    (tallies.get(b)?.points ?? 0) - (tallies.get(a)?.points ?? 0);

/** The table of a round robin or a Swiss system, without its final. */
export function rankTable(ground: StandingGround): Ranked {
  const teams = ground.teams.filter((team) => !ground.out.has(team));
  const groups = brokenInto(teams, byPoints(ground), ground);
  return { groups, playing: [], notStarted: [], vacant: false, open: openGroups(groups) };
}

function rankHeats(ground: StandingGround): Ranked {
  const tallyOf = (team: Id): HeatTally | undefined => ground.heats.get(team);
  const inIt = ground.teams.filter((team) => !ground.out.has(team));
  const teams = inIt.filter((team) => (tallyOf(team)?.started ?? 0) > 0);
  const compareTeams = (a: Id, b: Id): number => {
    const [one, other] = [tallyOf(a), tallyOf(b)];
    return one === undefined || other === undefined
      ? 0
      : compareTallies(one, other, ground.discipline.counted);
  };
  const groups = brokenInto(teams, compareTeams, ground);
  const notStarted = inIt.filter((team) => !teams.includes(team));
  return { groups, playing: [], notStarted, vacant: false, open: openGroups(groups) };
}

function rankBracket(ground: StandingGround): Ranked {
  const { groups, playing, vacant }: Elimination = readElimination(ground.teams, ground.matches);
  const inIt = (team: Id): boolean => !ground.out.has(team);
  return {
    groups: groups
      .map((teams) => ({ teams: teams.filter(inIt), steps: new Map() }))
      .filter(({ teams }) => teams.length > 0),
    playing: playing.filter(inIt),
    notStarted: [],
    vacant,
    open: [],
  };
}

/** The final of a round robin puts its winner first and its loser second, before all others of the table. */
function withFinal(table: Ranked, final: PlayedMatch | undefined): Ranked {
  const { winner = null, losers = [] } = final?.outcome ?? {};
  if (winner === null) {
    const finalists =
      final?.sides.flatMap((side) => (side.type === 'team' ? [side.team] : [])) ?? [];
    const isDue = final !== undefined && final.outcome === null && finalists.length === 2;
    // Two equal finalists are told apart by their final, not by an extra round.
    const open = table.open.filter(
      (teams) => !isDue || !teams.every((team) => finalists.includes(team)),
    );
    return { ...table, open };
  }
  const first = [winner, ...losers];
  const groups = [
    ...first.flatMap((team) => table.groups.flatMap((group) => only(group, [team]))),
    ...table.groups.flatMap((group) =>
      only(
        group,
        group.teams.filter((team) => !first.includes(team)),
      ),
    ),
  ];
  return { ...table, groups, open: openGroups(groups) };
}

const only = ({ teams, steps }: TiedGroup, kept: readonly Id[]): readonly TiedGroup[] => {
  const left = teams.filter((team) => kept.includes(team));
  return left.length === 0 ? [] : [{ teams: left, steps }];
};

/** Puts the teams of any discipline in order. */
export function rankTeams(ground: StandingGround): Ranked {
  switch (ground.discipline.system) {
    case 'round-robin': {
      const final = ground.matches.find(({ match }) => match.part === 'final');
      return withFinal(rankTable(ground), final);
    }
    case 'swiss':
      return rankTable(ground);
    case 'timed-heats':
      return rankHeats(ground);
    case 'knock-out':
    case 'double-elimination':
      return rankBracket(ground);
  }
}

const medals: readonly Medal[] = ['gold', 'silver', 'bronze'];

const noTally: Tally = {
  played: 0,
  wins: 0,
  draws: 0,
  losses: 0,
  byes: 0,
  scored: 0,
  conceded: 0,
  points: 0,
};

/**
 * Standings in the order in which they are printed: places, then who is still playing, never started, or is
 * disqualified, each in the order of draw numbers. Equal places win equal medals: two that share the third win bronze
 * both.
 */
export function standingsOf(
  ranked: Ranked,
  ground: StandingGround,
  medalsDecided: boolean,
): readonly Standing[] {
  const row = (team: Id, status: StandingStatus): Standing => ({
    team,
    number: ground.numbers.get(team) ?? 0,
    status,
    place: null,
    shared: false,
    medal: null,
    tally: ground.tallies.get(team) ?? noTally,
    heats: ground.heats.get(team) ?? null,
    steps: [],
  });
  let place = 1 + ranked.playing.length + (ranked.vacant ? 1 : 0);
  const rows: Standing[] = [];
  for (const { teams, steps } of ranked.groups) {
    const medal = medalsDecided ? (medals[place - 1] ?? null) : null;
    const shared = teams.length > 1;
    for (const team of teams)
      rows.push({ ...row(team, 'placed'), place, shared, medal, steps: steps.get(team) ?? [] });
    place += teams.length;
  }
  const out = ground.teams.filter((team) => ground.out.has(team));
  return [
    ...rows,
    ...ranked.playing.map((team) => row(team, 'playing')),
    ...ranked.notStarted.map((team) => row(team, 'not-started')),
    ...out.map((team) => row(team, 'disqualified')),
  ];
}
