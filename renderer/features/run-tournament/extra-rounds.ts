import type { Id } from '../../../shared/contest/contest.ts';
import type { Discipline } from '../../../shared/contest/discipline.ts';
import type { MatchResult } from '../../../shared/tournament/match-result.ts';
import type { Missing } from '../../../shared/tournament/tournament.ts';

/** What of a discipline tells which extra rounds are due. */
interface TiedGround {
  readonly discipline: Pick<Discipline, 'system'>;
  readonly missing: readonly Missing[];
  readonly extras: readonly Pick<MatchResult, 'match'>[];
  readonly unplaced: readonly { readonly result: Pick<MatchResult, 'match'> }[];
}

/** An extra round that could be held now. */
export interface ExtraRound {
  readonly match: Id;
  readonly teams: readonly Id[];
}

/** Every pair of teams, in their order. */
const pairsOf = (teams: readonly Id[]): readonly (readonly Id[])[] =>
  teams.flatMap((first, at) => teams.slice(at + 1).map((second) => [first, second]));

const numberOf = (match: Id): number => Number(match.slice('extra-'.length)) || 0;

/**
 * Extra rounds between teams that are equal by every rule at a place that wins a medal: of a run all together, of matches
 * each pair once. Numbers go on from those that were held.
 */
export function extraRounds({
  discipline,
  missing,
  extras,
  unplaced,
}: TiedGround): readonly ExtraRound[] {
  const used = [...extras, ...unplaced.map(({ result }) => result)].map(({ match }) =>
    numberOf(match),
  );
  const last = Math.max(0, ...used);
  const groups = missing.flatMap((each) => {
    if (each.type !== 'tie') return [];
    return discipline.system === 'timed-heats' ? [each.teams] : pairsOf(each.teams);
  });
  return groups.map((teams, at) => ({ match: `extra-${last + at + 1}`, teams }));
}
