import type { MatchResult } from '../../shared/tournament/match-result.ts';
import { endOf, lostBy, misfit, type NaiveEnd, type NaiveWorld } from './naive-sheet.ts';

/** A place in a bracket: a team, nobody (null), or not known yet. */
export type Place = string | null | undefined;

export interface NaiveMeeting {
  readonly id: string;
  readonly part: string;
  readonly pair: readonly [string, string];
  readonly end: NaiveEnd;
}

/** One simulation of a discipline: whoever is asked to meet, meets here. */
export class Hall {
  readonly world: NaiveWorld;
  readonly out: Set<string>;
  /** Who is out by the final of a table alone: the table tells who is in the final without regard to them. */
  readonly late = new Set<string>();
  readonly asked = new Set<string>();
  readonly unplaced: { readonly match: string; readonly reason: string }[] = [];
  readonly ready = new Map<string, readonly string[]>();
  readonly meetings: NaiveMeeting[] = [];
  readonly sheets: MatchResult[] = [];
  open = 0;
  thirdEnd: NaiveEnd | undefined = undefined;

  constructor(world: NaiveWorld, out: ReadonlySet<string>) {
    this.world = world;
    this.out = new Set(out);
  }

  /** Notes a sheet of a match that cannot be played as something that does not count. */
  skip(id: string, reason: string): void {
    this.asked.add(id);
    const sheet = this.world.results.get(id);
    if (sheet !== undefined) this.unplaced.push({ match: id, reason });
  }

  /** Two places meet; the end, undefined while it is not known, and who it was between. */
  meet(id: string, part: string, a: Place, b: Place): NaiveEnd | undefined {
    this.asked.add(id);
    if (a === undefined || b === undefined) {
      this.open += 1;
      this.skip(id, 'teams-not-known-yet');
      return undefined;
    }
    if (a === null || b === null) {
      this.skip(id, 'other-teams');
      return { winner: a ?? b, lost: [], played: false, figures: {} };
    }
    const end = this.decide(id, part, [a, b]);
    if (end === undefined) this.open += 1;
    else this.meetings.push({ id, part, pair: [a, b], end });
    return end;
  }

  private disqualify(team: string, part: string): void {
    const isLate = part === 'final' && this.world.discipline.system === 'round-robin';
    if (isLate && !this.out.has(team)) this.late.add(team);
    this.out.add(team);
  }

  private decide(id: string, part: string, pair: readonly [string, string]): NaiveEnd | undefined {
    const recorded = this.world.results.get(id);
    const reason =
      recorded === undefined ? null : misfit(recorded.result, pair, this.world.discipline);
    if (reason !== null) this.unplaced.push({ match: id, reason });
    const sheet = reason === null ? recorded : undefined;
    if (sheet?.disputed === true) return undefined;
    if (sheet !== undefined && sheet.result.sides.length > 0) {
      this.sheets.push(sheet.result);
      const { ruling } = sheet.result;
      if (ruling.type === 'disqualified')
        for (const team of ruling.teams) this.disqualify(team, part);
      return (
        endOf(sheet.result, pair, part === 'table' || part === 'swiss', this.world) ?? undefined
      );
    }
    const gone = pair.filter((team) => this.out.has(team));
    if (gone.length > 0) return lostBy(pair, gone);
    this.ready.set(id, pair);
    return undefined;
  }
}

const winnerOf = (end: NaiveEnd | undefined): Place => (end === undefined ? undefined : end.winner);
const loserOf = (end: NaiveEnd | undefined): Place =>
  end === undefined ? undefined : end.lost.length === 1 ? (end.lost[0] ?? null) : null;

/** Places of a bracket in their order, by doubling. */
function bracketPlaces(teams: readonly string[]): readonly Place[] {
  let size = 2;
  while (size < teams.length) size *= 2;
  let numbers = [1];
  for (let have = 1; have < size; have *= 2) {
    const next: number[] = [];
    for (const number of numbers) next.push(number, 2 * have + 1 - number);
    numbers = next;
  }
  return numbers.map((number) => teams[number - 1] ?? null);
}

type Ends = readonly (NaiveEnd | undefined)[];

/** Plays a whole bracket round by round with lists; the ends of every round. */
function playBracket(hall: Hall, letter: string, part: string): readonly Ends[] {
  const rounds: Ends[] = [];
  let standing = bracketPlaces(hall.world.teams);
  for (let round = 1; standing.length > 1; round += 1) {
    const isFinal = standing.length === 2 && rounds.length > 0;
    if (part === 'bracket' && isFinal && hall.world.discipline.thirdPlace) {
      const [one, other] = rounds.at(-1) ?? [];
      hall.thirdEnd = hall.meet('third', 'third', loserOf(one), loserOf(other));
    }
    const ends: (NaiveEnd | undefined)[] = [];
    for (let at = 0; at < standing.length; at += 2)
      ends.push(hall.meet(`${letter}${round}-${at / 2 + 1}`, part, standing[at], standing[at + 1]));
    rounds.push(ends);
    standing = ends.map(winnerOf);
  }
  return rounds;
}

/** How far everybody came: larger is further, Infinity the winner; who is not in it still plays. */
export interface Reached {
  readonly levels: ReadonlyMap<string, number>;
  readonly vacant: boolean;
}

function raise(levels: Map<string, number>, end: NaiveEnd | undefined, level: number): void {
  for (const team of end?.lost ?? []) levels.set(team, level);
}

export function playKnockOut(hall: Hall): Reached {
  const { teams } = hall.world;
  if (teams.length < 2)
    return { levels: new Map(teams.map((team) => [team, Infinity])), vacant: false };
  const rounds = playBracket(hall, 'r', 'bracket');
  const levels = new Map<string, number>();
  rounds.forEach((ends, index) => {
    for (const end of ends) raise(levels, end, index + 1);
  });
  const last = rounds.at(-1)?.[0];
  if (last?.winner !== undefined && last.winner !== null) levels.set(last.winner, Infinity);
  if (hall.world.discipline.thirdPlace && rounds.length > 1) {
    const semiFinals = rounds.at(-2) ?? [];
    const losers = semiFinals.flatMap((end) => (end?.lost.length === 1 ? end.lost : []));
    // Until the match for the third place is over, its teams have no place.
    if (hall.thirdEnd === undefined) for (const team of losers) levels.delete(team);
    else if (hall.thirdEnd.winner !== null && losers.includes(hall.thirdEnd.winner))
      levels.set(hall.thirdEnd.winner, rounds.length - 0.5);
  }
  return { levels, vacant: last !== undefined && last.winner === null };
}

/** Plays the losers' bracket with lists; its last winner. */
function playLosers(hall: Hall, winners: readonly Ends[], levels: Map<string, number>): Place {
  let standing = (winners[0] ?? []).map(loserOf);
  let round = 0;
  const meetAll = (pairs: readonly (readonly [Place, Place])[]): void => {
    round += 1;
    const ends = pairs.map(([a, b], at) => hall.meet(`l${round}-${at + 1}`, 'losers', a, b));
    for (const end of ends) raise(levels, end, round);
    standing = ends.map(winnerOf);
  };
  for (let coming = 1; coming < winners.length; coming += 1) {
    const inner: [Place, Place][] = [];
    for (let at = 0; at < standing.length; at += 2) inner.push([standing[at], standing[at + 1]]);
    meetAll(inner);
    const falling = (winners[coming] ?? []).map(loserOf);
    // Losers of even winners' rounds come in from the other end.
    if ((coming + 1) % 2 === 0) falling.reverse();
    meetAll(standing.map((place, at) => [place, falling[at]]));
  }
  return standing[0];
}

export function playDoubleElimination(hall: Hall): Reached {
  const { teams } = hall.world;
  if (teams.length < 2)
    return { levels: new Map(teams.map((team) => [team, Infinity])), vacant: false };
  const levels = new Map<string, number>();
  const winners = playBracket(hall, 'w', 'winners');
  const challenger = playLosers(hall, winners, levels);
  winners.forEach((ends, index) => {
    for (const end of ends)
      if (end?.lost.length === 2)
        raise(levels, end, winners.length === 1 ? 1000 : index === 0 ? 1 : 2 * index);
  });
  const champion = winnerOf(winners.at(-1)?.[0]);
  const final = hall.meet('final', 'final', champion, challenger);
  let last = final;
  if (final === undefined) last = hall.meet('reset', 'reset', undefined, undefined);
  else if (final.winner !== null && final.lost.length === 1 && final.winner === challenger)
    last = hall.meet('reset', 'reset', final.winner, final.lost[0]);
  else hall.skip('reset', 'match-unknown');
  if (last !== undefined) {
    raise(levels, last, 1000);
    if (last.winner !== null) levels.set(last.winner, Infinity);
  }
  return { levels, vacant: last !== undefined && last.winner === null };
}

/** All rounds of everybody against everybody, by turning a list. */
export function playTable(hall: Hall): void {
  const circle: (string | null)[] = [...hall.world.teams];
  if (circle.length < 2) return;
  if (circle.length % 2 === 1) circle.push(null);
  for (let round = 1; round < circle.length; round += 1) {
    let number = 0;
    for (let at = 0; at < circle.length / 2; at += 1) {
      const [a, b] = [circle[at], circle[circle.length - 1 - at]];
      if (a === null || b === null) continue;
      number += 1;
      hall.meet(`r${round}-${number}`, 'table', a, b);
    }
    circle.splice(1, 0, circle.pop() ?? null);
  }
}

export function playSwiss(
  hall: Hall,
  rounds: readonly (readonly (readonly [string, string | null])[])[],
): void {
  rounds.forEach((pairs, round) => {
    pairs.forEach(([a, b], at) => {
      hall.meet(`s${round + 1}-${at + 1}`, 'swiss', a, b);
    });
  });
}
