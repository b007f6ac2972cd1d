import type { Id } from '../contest/contest.ts';
import type { PlayedMatch } from './play-matches.ts';

/** How far the teams of a bracket came. */
export interface Elimination {
  /** Teams that are still in, in the order of their draw numbers. */
  readonly playing: readonly Id[];
  /** Groups of teams that came equally far, best first; the first one is the winner. */
  readonly groups: readonly (readonly Id[])[];
  /** True where the last match is over and brought no winner: there is no first place. */
  readonly vacant: boolean;
}

const teamsOf = ({ sides }: PlayedMatch): readonly Id[] =>
  sides.flatMap((side) => (side.type === 'team' ? [side.team] : []));

const isOver = ({ state }: PlayedMatch): boolean =>
  state === 'decided' || state === 'free' || state === 'not-needed';

/** Where a loser of a match stands: larger is further; null where the team goes on to another match. */
function levelOf({ match, outcome }: PlayedMatch, bracketRounds: number): number | null {
  const bothLost = outcome !== null && outcome.losers.length === 2;
  switch (match.part) {
    case 'bracket':
      return match.round;
    case 'winners':
      // Whoever loses here goes on in the losers' bracket, unless both lost at once.
      if (!bothLost) return null;
      return bracketRounds === 1 ? 1000 : Math.max(1, 2 * (match.round - 1));
    case 'losers':
      return match.round;
    case 'final':
    case 'reset':
      return 1000;
    case 'table':
    case 'swiss':
    case 'third':
      return null;
  }
}

/** The match that decides who wins the whole: the last one that has to be played. */
function lastMatch(matches: readonly PlayedMatch[]): PlayedMatch | undefined {
  const reset = matches.find(({ match }) => match.part === 'reset');
  if (reset !== undefined && reset.state !== 'not-needed') return reset;
  return reset === undefined ? matches.at(-1) : matches.find(({ match }) => match.part === 'final');
}

/** Losers by level; a first final of a double elimination that is followed by a second one puts nobody out. */
function losersByLevel(matches: readonly PlayedMatch[]): ReadonlyMap<Id, number> {
  const rounds = Math.max(
    0,
    ...matches.flatMap(({ match }) => (match.part === 'winners' ? [match.round] : [])),
  );
  const last = lastMatch(matches);
  const levels = new Map<Id, number>();
  for (const played of matches) {
    if (played.outcome === null) continue;
    if (played.match.part === 'final' && last?.match.part === 'reset') continue;
    const level = levelOf(played, rounds);
    if (level === null) continue;
    for (const team of played.outcome.losers) levels.set(team, level);
  }
  return levels;
}

/** The match for the third place parts those who lost in the semi-finals, once it is over. */
function withThird(
  groups: readonly (readonly Id[])[],
  third: PlayedMatch | undefined,
): readonly (readonly Id[])[] {
  const winner = third?.outcome?.winner ?? null;
  if (winner === null) return groups;
  return groups.flatMap((group) =>
    group.includes(winner) && group.length > 1
      ? [[winner], group.filter((team) => team !== winner)]
      : [group],
  );
}

/** Reads from a bracket's matches who won, who is still in, and how far the others came. */
export function readElimination(
  teams: readonly Id[],
  matches: readonly PlayedMatch[],
): Elimination {
  if (teams.length === 1) return { playing: [], groups: [teams], vacant: false };
  const third = matches.find(({ match }) => match.part === 'third');
  const last = lastMatch(matches);
  const levels = losersByLevel(matches);
  const winner = last !== undefined && isOver(last) ? (last.outcome?.winner ?? null) : null;
  const forThird = third === undefined || isOver(third) ? [] : teamsOf(third);
  const waitsForThird = (team: Id): boolean =>
    third !== undefined &&
    !isOver(third) &&
    (forThird.includes(team) || isSemiFinalist(team, matches, third));
  const isDone = (team: Id): boolean => levels.has(team) && !waitsForThird(team);
  const ordered = [...new Set(levels.values())].toSorted((a, b) => b - a);
  const lost = ordered
    .map((level) => teams.filter((team) => levels.get(team) === level && isDone(team)))
    .filter((group) => group.length > 0);
  const groups = withThird(lost, third);
  return {
    playing: teams.filter((team) => team !== winner && !isDone(team)),
    groups: winner === null ? groups : [[winner], ...groups],
    vacant: last !== undefined && isOver(last) && winner === null,
  };
}

/** True for a loser of a semi-final, who waits for the opponent of the match for the third place. */
function isSemiFinalist(team: Id, matches: readonly PlayedMatch[], third: PlayedMatch): boolean {
  const semiFinals = third.match.sides.flatMap((slot) =>
    slot.type === 'loser' ? [slot.match] : [],
  );
  return matches.some(
    ({ match, outcome }) =>
      semiFinals.includes(match.id) &&
      outcome?.losers.length === 1 &&
      outcome.losers.includes(team),
  );
}
