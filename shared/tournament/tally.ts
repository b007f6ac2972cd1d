import type { Id } from '../contest/contest.ts';
import type { Discipline } from '../contest/discipline.ts';
import type { PlayedMatch } from './play-matches.ts';

/** What a team's matches come to. */
export interface Tally {
  /** Decided matches with an opponent, walk-overs included. */
  readonly played: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  /** Rounds of a Swiss system without an opponent. */
  readonly byes: number;
  /** Figures after penalties of matches that were played. */
  readonly scored: number;
  readonly conceded: number;
  readonly points: number;
}

/** How one match ended for one of its teams. */
export interface Meeting {
  readonly team: Id;
  readonly opponent: Id;
  readonly result: 'win' | 'draw' | 'loss';
  readonly scored: number;
  readonly conceded: number;
}

/** Decided matches between two teams, once for each of them. */
export function meetingsOf(matches: readonly PlayedMatch[]): readonly Meeting[] {
  return matches.flatMap(({ sides, outcome, state }) => {
    const [first, second] = sides;
    if (outcome === null || state !== 'decided') return [];
    if (first.type !== 'team' || second.type !== 'team') return [];
    const [one, other] = outcome.figures ?? [0, 0];
    const resultOf = (team: Id): Meeting['result'] =>
      outcome.drawn ? 'draw' : outcome.winner === team ? 'win' : 'loss';
    return [
      {
        team: first.team,
        opponent: second.team,
        result: resultOf(first.team),
        scored: one,
        conceded: other,
      },
      {
        team: second.team,
        opponent: first.team,
        result: resultOf(second.team),
        scored: other,
        conceded: one,
      },
    ];
  });
}

/** What wins, draws and losses are worth. */
export const pointsFor = (
  { wins, draws, losses }: Pick<Tally, 'wins' | 'draws' | 'losses'>,
  { points }: Pick<Discipline, 'points'>,
): number => wins * points.win + draws * points.draw + losses * points.loss;

/** Teams that had a round without an opponent, once for each. */
const idleTeams = (matches: readonly PlayedMatch[]): readonly Id[] =>
  matches.flatMap(({ match, state, outcome }) =>
    match.part === 'swiss' && state === 'free' ? [outcome?.winner ?? ''] : [],
  );

/** Adds up every team's matches; a Swiss bye is worth a win, without figures. */
export function tallyMatches(
  teams: readonly Id[],
  matches: readonly PlayedMatch[],
  discipline: Discipline,
): ReadonlyMap<Id, Tally> {
  const meetings = meetingsOf(matches);
  const idle = idleTeams(matches);
  return new Map(
    teams.map((team) => {
      const own = meetings.filter((meeting) => meeting.team === team);
      const count = (result: Meeting['result']): number =>
        own.filter((meeting) => meeting.result === result).length;
      const byes = idle.filter((each) => each === team).length;
      const [wins, draws, losses] = [count('win'), count('draw'), count('loss')];
      const points = pointsFor({ wins: wins + byes, draws, losses }, discipline);
      const scored = own.reduce((sum, meeting) => sum + meeting.scored, 0);
      const conceded = own.reduce((sum, meeting) => sum + meeting.conceded, 0);
      return [team, { played: own.length, wins, draws, losses, byes, scored, conceded, points }];
    }),
  );
}
