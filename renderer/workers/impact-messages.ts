import type { SheetDecision, SheetOutcomeState } from '../../shared/merge/sheet-outcomes.ts';
import type { Sent } from '../../shared/merge/send-sheets.ts';
import type { ConflictImpact } from '../../shared/ranking/conflict-impact.ts';
import type { RankableState } from '../../shared/ranking/rank-stage.ts';
import type { StageStake } from '../../shared/ranking/stage-preview.ts';

/** An open item with every way a person may decide it. */
export interface ImpactQuestion {
  readonly id: string;
  readonly outcomes: readonly { readonly id: string; readonly decision: SheetDecision }[];
}

export interface ImpactRequest {
  readonly state: RankableState & SheetOutcomeState;
  readonly stakes: readonly StageStake[];
  readonly questions: readonly ImpactQuestion[];
}

/** The request on its way to the worker. */
export type ImpactMessage = Omit<ImpactRequest, 'state'> & {
  readonly state: Sent<ImpactRequest['state']>;
};

/** Answers come a few at a time, in the order of the questions. */
export type ImpactAnswer =
  | {
      readonly type: 'counted';
      readonly impacts: readonly ConflictImpact[];
      readonly last: boolean;
    }
  | { readonly type: 'failed'; readonly message: string };
