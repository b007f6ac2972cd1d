import type { Id } from '../../shared/contest/contest.ts';
import type { WirePart } from '../storage/snapshot-wire.ts';
import type { RankableState, StageRankingOptions } from '../../shared/ranking/rank-stage.ts';
import type { StageRanking } from '../../shared/ranking/ranking.ts';

export interface RankingRequest {
  readonly state: RankableState;
  readonly stage: Id;
  readonly options: StageRankingOptions;
}

/** The request on its way to the worker: what of the state is new since the one before. */
export type RankingMessage = Omit<RankingRequest, 'state'> & {
  readonly parts: readonly WirePart[];
};

export type RankingAnswer =
  /** The list by the regulation, where it can be told before the rest. */
  | { readonly type: 'listed'; readonly ranking: StageRanking }
  | { readonly type: 'ranked'; readonly ranking: StageRanking }
  | { readonly type: 'failed'; readonly message: string };
