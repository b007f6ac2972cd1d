import type { Id } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { Sent } from '../../shared/merge/send-sheets.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';
import type { AuditMargin } from '../../shared/results/audit-margin.ts';
import type { AuditSheet } from '../../shared/results/audit-sample.ts';
import type { TieValue } from '../../shared/ranking/tie-values.ts';
import type { OpenItem } from '../../shared/results/open-items.ts';

/** What a stage's decisions come to as they are recorded. */
export interface Judged {
  readonly open: readonly OpenItem[];
  /** Root of the result, 64 hex digits. */
  readonly root: string;
}

/** What an audit of a stage is about: how much may be wrong, and the sheets that may be drawn. */
export interface AuditGround {
  readonly margin: AuditMargin;
  /** In the order in which a draw numbers them. */
  readonly sheets: readonly AuditSheet[];
  /** Root of the result, 64 hex digits. */
  readonly root: string;
}

/** How a stage ranks, and what the regulation's tie-breaks say of those who share a place. */
export interface Ranked {
  readonly ranking: StageRanking;
  readonly tieValues: ReadonlyMap<Id, readonly TieValue[]>;
}

export type DecidingRequest =
  /** Ranks the stage; later requests are about it. */
  | { readonly type: 'open'; readonly state: Sent<ContestState>; readonly stage: Id }
  | { readonly type: 'judge'; readonly meeting: Meeting | null }
  | { readonly type: 'audit'; readonly meeting: Meeting | null };

export type DecidingAnswer =
  | { readonly type: 'ranked'; readonly ranked: Ranked }
  | { readonly type: 'judged'; readonly judged: Judged }
  | { readonly type: 'audit'; readonly ground: AuditGround }
  | { readonly type: 'failed'; readonly message: string };
