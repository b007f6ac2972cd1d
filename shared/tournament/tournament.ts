import type { Id } from '../contest/contest.ts';
import type { Discipline } from '../contest/discipline.ts';
import { type Draw, drawNumbers, type SwissPair } from './draw.ts';
import { isExtraRound } from './match.ts';
import type { EngineeringScores, MatchResult, RecordedResult } from './match-result.ts';
import { sheetProblem, type UnplacedResult } from './placing.ts';
import { heatTally, type PlayedHeat, playHeats } from './play-heats.ts';
import { type FirstTwo, type PlayedMatch, type PlayGround, playMatches } from './play-matches.ts';
import {
  type Ranked,
  rankTable,
  rankTeams,
  type Standing,
  type StandingGround,
  standingsOf,
} from './standings.ts';
import { scheduleHeats, scheduleMatches, swissRounds } from './schedule.ts';
import { pairSwissRound } from './swiss-pairing.ts';
import { meetingsOf, tallyMatches } from './tally.ts';

/** Everything that a discipline's standings depend on. */
export interface TournamentInput {
  readonly discipline: Discipline;
  /** Null before the draw. */
  readonly draw: Draw | null;
  /** Sheets by match; those of matches that the schedule does not have come back as not placed. */
  readonly results: ReadonlyMap<Id, RecordedResult>;
  readonly engineering: EngineeringScores;
}

/** Something that has to happen before the standings are final. */
export type Missing =
  | { readonly type: 'draw' }
  /** A match or a heat without an outcome: see its state. */
  | { readonly type: 'match'; readonly match: Id }
  /** A Swiss round that has to be paired, and all rounds before it are decided. */
  | { readonly type: 'round'; readonly round: number }
  /** Once all is played: teams equal by every rule at a place that wins a medal; they share it, or an extra round tells. */
  | { readonly type: 'tie'; readonly teams: readonly Id[] }
  /** A tie rule asks for engineering scores, and these teams that were equal have none. */
  | { readonly type: 'engineering'; readonly teams: readonly Id[] };

/** A discipline as far as it was played. */
export interface Tournament {
  readonly discipline: Discipline;
  readonly draw: Draw | null;
  /** All matches in the order of the schedule; empty in timed heats. */
  readonly matches: readonly PlayedMatch[];
  /** All runs in the order of the schedule; empty elsewhere. */
  readonly heats: readonly PlayedHeat[];
  /** Sheets of extra rounds that count. */
  readonly extras: readonly MatchResult[];
  readonly standings: readonly Standing[];
  /** Ids of matches or heats that may be played now, in the order of the schedule. */
  readonly ready: readonly Id[];
  readonly missing: readonly Missing[];
  /** Sheets that do not count, with the reason. */
  readonly unplaced: readonly UnplacedResult[];
  /** True where all is played and nothing disputed; teams that are still equal then share their place. */
  readonly complete: boolean;
}

const extraNumber = ({ match }: MatchResult): number => Number(match.slice('extra-'.length));

/** Extra rounds between teams of the draw; all others are noted as not placed. */
function placedExtras(
  { discipline, draw, results }: TournamentInput,
  { numbers, unplaced, out }: PlayGround,
): readonly MatchResult[] {
  if (draw === null) return [];
  const isTimed = discipline.system === 'timed-heats';
  const placed: MatchResult[] = [];
  for (const { result, disputed } of results.values()) {
    if (!isExtraRound(result.match) || disputed || result.sides.length === 0) continue;
    const teams = result.sides.map(({ team }) => team);
    const isKnown = teams.every((team) => numbers.has(team)) && (isTimed || teams.length === 2);
    const reason = isKnown ? sheetProblem(result, teams, discipline) : 'other-teams';
    if (reason !== null) {
      unplaced.push({ result, reason });
      continue;
    }
    placed.push(result);
    if (result.ruling.type === 'disqualified')
      for (const team of result.ruling.teams) out.add(team);
  }
  return placed.toSorted((a, b) => extraNumber(a) - extraNumber(b));
}

/** Sheets whose match is nowhere in the schedule. */
const strangers = (
  { draw, results }: TournamentInput,
  ids: ReadonlySet<Id>,
): readonly UnplacedResult[] =>
  [...results]
    .filter(([match]) => !ids.has(match) && (draw === null || !isExtraRound(match)))
    .map(([, { result }]) => ({ result, reason: draw === null ? 'no-draw' : 'match-unknown' }));

const inOrder = (unplaced: readonly UnplacedResult[]): readonly UnplacedResult[] =>
  unplaced.toSorted((a, b) => (a.result.match < b.result.match ? -1 : 1));

/** The first two of a finished table, in order; where rules do not tell who they are, the final waits. */
function firstTwo(table: Ranked): FirstTwo {
  const [first, second] = table.groups;
  if (first === undefined) return [null, null];
  const [one = null, other] = first.teams;
  if (other !== undefined) return first.teams.length === 2 ? [one, other] : 'open';
  return second === undefined || second.teams.length === 1
    ? [one, second?.teams[0] ?? null]
    : 'open';
}

const isSettled = ({ state }: PlayedMatch): boolean =>
  state === 'decided' || state === 'free' || state === 'not-needed';

const isRun = ({ state }: PlayedHeat): boolean => state !== 'ready' && state !== 'disputed';

type Drawn = TournamentInput & { readonly draw: Draw };

function standingGround(
  { discipline, draw, engineering }: Drawn,
  play: PlayGround,
  played: Pick<Tournament, 'matches' | 'heats' | 'extras'>,
): StandingGround {
  const { matches, heats, extras } = played;
  const teams = draw.entries.map(({ team }) => team);
  // The final of a round robin is no part of its table.
  const isTable = discipline.system === 'round-robin';
  const counted = matches.filter(({ match }) => !isTable || match.part === 'table');
  return {
    discipline,
    engineering,
    teams,
    matches,
    extras,
    numbers: play.numbers,
    out: play.out,
    meetings: meetingsOf(counted),
    tallies: tallyMatches(teams, counted, discipline),
    heats: new Map(
      discipline.system === 'timed-heats'
        ? teams.map((team) => [team, heatTally(heats, team, discipline.counted)])
        : [],
    ),
    sheets: [...matches, ...heats].flatMap(({ recorded }) =>
      recorded === null || recorded.disputed ? [] : [recorded.result],
    ),
  };
}

/** Plays the matches: those of the schedule, then the final of the first two, where there is one. */
function playAll(
  input: Drawn,
  play: PlayGround,
  extras: readonly MatchResult[],
): readonly PlayedMatch[] {
  const schedule = scheduleMatches(input.discipline, input.draw);
  const isFinal = ({ sides }: (typeof schedule)[number]): boolean =>
    sides.some(({ type }) => type === 'place');
  const matches = playMatches(
    schedule.filter((match) => !isFinal(match)),
    play,
  );
  const isOver = matches.every(isSettled);
  const table = rankTable(standingGround(input, play, { matches, heats: [], extras }));
  return [
    ...matches,
    ...playMatches(schedule.filter(isFinal), play, isOver ? firstTwo(table) : 'open'),
  ];
}

/** Ties at a place that wins a medal, and what engineering scores could still tell apart. */
function openTies(ranked: Ranked, ground: StandingGround): readonly Missing[] {
  const asksEngineering = ground.discipline.tieBreak.includes('engineering');
  let place = 1;
  const missing: Missing[] = [];
  for (const { teams } of ranked.groups) {
    if (ranked.open.includes(teams) && place <= 3) {
      const without = teams.filter((team) => !ground.engineering.has(team));
      missing.push({ type: 'tie', teams });
      if (asksEngineering && without.length > 0)
        missing.push({ type: 'engineering', teams: without });
    }
    place += teams.length;
  }
  return missing;
}

function unfinished(
  input: Drawn,
  played: Pick<Tournament, 'matches' | 'heats'>,
): readonly Missing[] {
  const { matches, heats } = played;
  const left: Missing[] = [
    ...matches.filter((match) => !isSettled(match)).map(({ match }) => match.id),
    ...heats.filter((heat) => !isRun(heat)).map(({ heat }) => heat.id),
  ].map((match) => ({ type: 'match', match }));
  const { discipline, draw } = input;
  if (discipline.system !== 'swiss') return left;
  const rounds = swissRounds(discipline, draw.entries.length);
  const undrawn = Array.from(
    { length: Math.max(0, rounds - draw.rounds.length) },
    (_, index): Missing => ({ type: 'round', round: draw.rounds.length + index + 1 }),
  );
  return [...left, ...undrawn];
}

/** True where all is played but a final that waits for the first two of its table. */
const isPlayed = (left: readonly Missing[], { system }: Discipline): boolean =>
  left.every((each) => system === 'round-robin' && each.type === 'match' && each.match === 'final');

function readDrawn(input: Drawn): Tournament {
  const { discipline, draw, engineering, results } = input;
  const play: PlayGround = {
    discipline,
    engineering,
    results,
    numbers: drawNumbers(draw),
    out: new Set(),
    unplaced: [],
  };
  const extras = placedExtras(input, play);
  const heats = playHeats(scheduleHeats(discipline, draw), play);
  const matches = playAll(input, play, extras);
  const ids = new Set([
    ...matches.map(({ match }) => match.id),
    ...heats.map(({ heat }) => heat.id),
  ]);
  const ground = standingGround(input, play, { matches, heats, extras });
  const ranked = rankTeams(ground);
  const left = unfinished(input, { matches, heats });
  const complete = left.length === 0 && draw.entries.length > 0;
  const ready = [
    ...matches.filter(({ state }) => state === 'ready').map(({ match }) => match.id),
    ...heats.filter(({ state }) => state === 'ready').map(({ heat }) => heat.id),
  ];
  return {
    discipline,
    draw,
    matches,
    heats,
    extras,
    standings: standingsOf(ranked, ground, complete),
    ready,
    missing: [...left, ...(isPlayed(left, discipline) ? openTies(ranked, ground) : [])],
    unplaced: inOrder([...play.unplaced, ...strangers(input, ids)]),
    complete,
  };
}

/**
 * Plays a discipline as far as its sheets go: who meets whom, what is ready, who stands where and why, what is missing.
 * A pure function of the discipline, the draw, the sheets and the engineering scores; the order of the sheets leaves no
 * trace in it.
 */
export function readTournament(input: TournamentInput): Tournament {
  const { discipline, draw } = input;
  if (draw !== null) return readDrawn({ ...input, draw });
  return {
    discipline,
    draw,
    matches: [],
    heats: [],
    extras: [],
    standings: [],
    ready: [],
    missing: [{ type: 'draw' }],
    unplaced: inOrder(strangers(input, new Set())),
    complete: false,
  };
}

/**
 * The pairs of a Swiss system's next round, for people to announce; null while a round before is not over, where all
 * rounds are drawn, and in other systems.
 */
export function nextSwissRound({
  discipline,
  draw,
  matches,
  standings,
}: Tournament): readonly SwissPair[] | null {
  if (discipline.system !== 'swiss' || draw === null) return null;
  const isOver = matches.every(isSettled);
  if (!isOver || draw.rounds.length >= swissRounds(discipline, draw.entries.length)) return null;
  const teams = standings
    .filter(({ status }) => status === 'placed')
    .toSorted((a, b) => b.tally.points - a.tally.points || a.number - b.number)
    .map(({ team }) => team);
  return teams.length < 2 ? null : pairSwissRound({ teams, before: draw.rounds.flat() });
}
