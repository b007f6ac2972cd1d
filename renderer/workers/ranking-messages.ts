import type { Id } from '../../shared/contest/contest.ts';
import type { WirePart } from '../storage/snapshot-wire.ts';
import type { RankableState, StageRankingOptions } from '../../shared/ranking/rank-stage.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';

export interface RankingRequest {
  readonly state: RankableState;
  readonly stage: Id;
  readonly options: StageRankingOptions;
}

/** On its way to the worker: a request with what of the state is new since the one before, or one that nobody awaits. */
export type RankingMessage =
  | (Omit<RankingRequest, 'state'> & {
      readonly type: 'rank';
      readonly id: number;
      readonly parts: readonly WirePart[];
    })
  | { readonly type: 'cancel'; readonly id: number };

export type RankingAnswer = { readonly id: number } & (
  | /** The list by the regulation, where it can be told before the rest. */
    { readonly type: 'listed'; readonly ranking: StageRanking }
  /** How much is done, from 0 to 1. */
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'ranked'; readonly ranking: StageRanking }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly message: string }
);
