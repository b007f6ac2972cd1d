import type { Id } from '../contest/contest.ts';
import type { Match, Slot } from './match.ts';
import { lostWithoutPlay, type MatchGround, matchOutcome, type Outcome } from './match-outcome.ts';
import type { RecordedResult } from './match-result.ts';
import { sheetProblem, type UnplacedResult } from './placing.ts';

/** Who stands on a side: a team, nobody, or somebody whom an earlier match has yet to bring. */
export type Side =
  | { readonly type: 'team'; readonly team: Id }
  | { readonly type: 'nobody' }
  | { readonly type: 'waiting' };

/**
 * `waiting`: a team is not known yet. `ready`: may be played. `disputed`: sheets disagree, people settle it. `level`: no
 * rule tells the teams apart, an extra round is due. `decided`: it has an outcome. `free`: a side is empty, the other
 * one goes on. `not-needed`: the second final of a double elimination whose first one was enough.
 */
export type MatchState =
  | 'waiting'
  | 'ready'
  | 'disputed'
  | 'level'
  | 'decided'
  | 'free'
  | 'not-needed';

/** A match with what is known of it so far. */
export interface PlayedMatch {
  readonly match: Match;
  readonly sides: readonly [Side, Side];
  readonly state: MatchState;
  /** Null until it is decided. */
  readonly outcome: Outcome | null;
  /** The sheet that was placed, also where it is disputed or orders a re-run; null where there is none. */
  readonly recorded: RecordedResult | null;
}

/** The first two of a finished table; a place is null while it is not certain. */
export type FirstTwo = readonly [Id | null, Id | null] | 'open';

/** What matches are played from. */
export interface PlayGround extends MatchGround {
  readonly results: ReadonlyMap<Id, RecordedResult>;
  /** Teams that were disqualified so far; grows while matches are played. */
  readonly out: Set<Id>;
  /** Sheets that were found not to fit; grows likewise. */
  readonly unplaced: UnplacedResult[];
}

function sideOf(slot: Slot, played: ReadonlyMap<Id, PlayedMatch>, firstTwo: FirstTwo): Side {
  switch (slot.type) {
    case 'team':
      return slot;
    case 'bye':
      return { type: 'nobody' };
    case 'place': {
      const team = firstTwo === 'open' ? null : firstTwo[slot.place - 1];
      if (firstTwo === 'open') return { type: 'waiting' };
      return team === null || team === undefined ? { type: 'nobody' } : { type: 'team', team };
    }
    case 'winner':
    case 'loser': {
      const before = played.get(slot.match);
      if (before?.state === 'not-needed') return { type: 'nobody' };
      if (before?.outcome === undefined || before.outcome === null) return { type: 'waiting' };
      const { winner, losers } = before.outcome;
      // Where both lost at once, nobody goes on to where the loser of the match would stand.
      const team = slot.type === 'winner' ? winner : losers.length === 1 ? losers[0] : null;
      return team === null || team === undefined ? { type: 'nobody' } : { type: 'team', team };
    }
  }
}

const bye = (winner: Id | null): Outcome => ({
  winner,
  losers: [],
  drawn: false,
  decidedBy: 'bye',
  figures: null,
});

/** True where the winners' side won the final of a double elimination, or there was nobody to win it twice. */
function isResetSpared(match: Match, played: ReadonlyMap<Id, PlayedMatch>): boolean {
  if (match.part !== 'reset') return false;
  const final = played.get('final');
  if (final === undefined || final.outcome === null) return false;
  const [first] = final.sides;
  const { winner, losers } = final.outcome;
  return losers.length !== 1 || winner === null || (first.type === 'team' && winner === first.team);
}

type Known = Pick<PlayedMatch, 'state' | 'outcome' | 'recorded'>;

/** A match whose both teams are known. */
function playTeams(match: Match, teams: readonly [Id, Id], ground: PlayGround): Known {
  const recorded = placed(match, teams, ground);
  if (recorded?.disputed === true) return { state: 'disputed', outcome: null, recorded };
  if (recorded !== null && recorded.result.sides.length > 0) {
    const outcome = matchOutcome(recorded.result, { part: match.part, teams }, ground);
    if (recorded.result.ruling.type === 'disqualified')
      for (const team of recorded.result.ruling.teams) ground.out.add(team);
    return { state: outcome === null ? 'level' : 'decided', outcome, recorded };
  }
  // Whoever is out loses what is still to be played.
  if (teams.some((team) => ground.out.has(team)))
    return {
      state: 'decided',
      outcome: lostWithoutPlay(teams, ground.out, 'disqualified'),
      recorded,
    };
  return { state: 'ready', outcome: null, recorded };
}

function placed(match: Match, teams: readonly [Id, Id], ground: PlayGround): RecordedResult | null {
  const recorded = ground.results.get(match.id);
  if (recorded === undefined) return null;
  const reason = sheetProblem(recorded.result, teams, ground.discipline);
  if (reason === null) return recorded;
  ground.unplaced.push({ result: recorded.result, reason });
  return null;
}

function playOne(match: Match, sides: readonly [Side, Side], ground: PlayGround): Known {
  const [first, second] = sides;
  if (first.type === 'team' && second.type === 'team')
    return playTeams(match, [first.team, second.team], ground);
  const recorded = ground.results.get(match.id);
  if (recorded !== undefined) {
    const reason = sides.some(({ type }) => type === 'waiting')
      ? 'teams-not-known-yet'
      : 'other-teams';
    ground.unplaced.push({ result: recorded.result, reason });
  }
  if (first.type === 'waiting' || second.type === 'waiting')
    return { state: 'waiting', outcome: null, recorded: null };
  const winner = [first, second].flatMap((side) => (side.type === 'team' ? [side.team] : []))[0];
  return { state: 'free', outcome: bye(winner ?? null), recorded: null };
}

/** Teams that a sheet of a match with known teams disqualifies: they are out of all their matches, earlier ones too. */
function disqualifiedAtOnce(matches: readonly Match[], ground: PlayGround): void {
  for (const { id, sides } of matches) {
    const [first, second] = sides;
    const recorded = ground.results.get(id);
    if (first.type !== 'team' || second.type !== 'team' || recorded === undefined) continue;
    if (recorded.disputed || recorded.result.ruling.type !== 'disqualified') continue;
    if (sheetProblem(recorded.result, [first.team, second.team], ground.discipline) !== null)
      continue;
    for (const team of recorded.result.ruling.teams) ground.out.add(team);
  }
}

/**
 * Plays a schedule as far as its results go: each match in turn, so that winners and losers are known where later ones
 * ask for them. Notes in the ground who is out and which sheets do not fit.
 */
export function playMatches(
  matches: readonly Match[],
  ground: PlayGround,
  firstTwo: FirstTwo = 'open',
): readonly PlayedMatch[] {
  disqualifiedAtOnce(matches, ground);
  const played = new Map<Id, PlayedMatch>();
  for (const match of matches) {
    const [first, second] = match.sides;
    const sides = [sideOf(first, played, firstTwo), sideOf(second, played, firstTwo)] as const;
    if (isResetSpared(match, played)) {
      const recorded = ground.results.get(match.id);
      if (recorded !== undefined)
        ground.unplaced.push({ result: recorded.result, reason: 'match-unknown' });
      played.set(match.id, { match, sides, state: 'not-needed', outcome: null, recorded: null });
      continue;
    }
    played.set(match.id, { match, sides, ...playOne(match, sides, ground) });
  }
  return [...played.values()];
}
