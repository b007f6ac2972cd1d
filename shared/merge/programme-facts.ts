import type { Id, Stage } from '../contest/contest.ts';
import type { Operation } from '../log/operation.ts';
import { type FinalFacts, foldFinals, noFinalFacts } from './final-facts.ts';
import { type FollowingFacts, foldFollowing, noFollowingFacts } from './following-facts.ts';
import { headsByPrefix } from './heads.ts';
import { foldPool, noPoolFacts, type PoolFacts } from './pool-facts.ts';
import { foldTournaments, noTournamentFacts, type TournamentFacts } from './tournament-facts.ts';

/** What the programmes beyond the written review record: live stages, supported projects, pools, tournaments. */
export type ProgrammeFacts = FinalFacts & FollowingFacts & PoolFacts & TournamentFacts;

/** Where nothing of the kind was said. */
export const noProgrammeFacts: ProgrammeFacts = {
  ...noFinalFacts,
  ...noFollowingFacts,
  ...noPoolFacts,
  ...noTournamentFacts,
};

/** Folds what the programmes recorded. `admitted` has earlier versions as well, which are no heads. */
export function foldProgrammes(
  heads: ReadonlyMap<string, readonly Operation[]>,
  admitted: readonly Operation[],
  { stages }: { readonly stages: ReadonlyMap<Id, Stage> },
): ProgrammeFacts {
  const of = headsByPrefix(heads);
  return {
    ...foldFinals(of, admitted),
    ...foldFollowing(of, admitted),
    ...foldPool(of, stages),
    ...foldTournaments(of, admitted),
  };
}
