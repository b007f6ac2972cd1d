import type { ComparedApplication, SuspectedPair } from '../../shared/intake/find-duplicates.ts';

/** Applications come in portions; the last one asks for the answer. One question for each worker. */
export interface DuplicatesMessage {
  readonly applications: readonly ComparedApplication[];
  readonly last: boolean;
}

export type DuplicatesAnswer =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'found'; readonly pairs: readonly SuspectedPair[] };
