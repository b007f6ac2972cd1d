import type {
  ComparedJuror,
  ComparedSubmission,
  SuggestedInterest,
} from '../../shared/contest/suggest-interests.ts';

/** Whose interests are looked for, and where; one question for each worker. */
export interface InterestsRequest {
  readonly jurors: readonly ComparedJuror[];
  readonly submissions: readonly ComparedSubmission[];
}

export type InterestsAnswer =
  /** `done` of `total` jurors; 0 while the applications are read. */
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'suggested'; readonly suggested: readonly SuggestedInterest[] }
  | { readonly type: 'failed'; readonly message: string };
