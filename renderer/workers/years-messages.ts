import type { IndexProgress, YearIndex } from '../storage/year-index.ts';

/** Questions that are answered; to be told apart from what is only said. */
export const yearsCalls = ['put', 'remove', 'list', 'read', 'search', 'before'] as const;
export type YearsCall = (typeof yearsCalls)[number];

export type YearsMessage =
  /** Comes first, once. */
  | { readonly type: 'begin'; readonly identityKey: Uint8Array }
  | {
      readonly type: 'call';
      readonly number: number;
      readonly call: YearsCall;
      /** What the call is given; nothing for `list`. */
      readonly input: Parameters<YearIndex[YearsCall]>[0];
    }
  | { readonly type: 'stop' };

export type YearsAnswer =
  | { readonly type: 'progress'; readonly progress: IndexProgress }
  | { readonly type: 'answer'; readonly number: number; readonly value: unknown }
  /** The call failed by a fault of the program. */
  | { readonly type: 'failed'; readonly number: number };
