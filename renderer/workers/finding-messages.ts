import type { FindNames } from '../../shared/finding/find-document.ts';
import type { FindChange } from '../../shared/finding/find-index.ts';

/** Columns whose order takes long to find out. */
export const orderedColumns = ['title', 'applicant', 'town'] as const;
export type OrderedColumn = (typeof orderedColumns)[number];

export type FindingMessage =
  /** Begins anew with no applications. */
  | { readonly type: 'begin'; readonly names: FindNames }
  /** Some of the first applications; `build` follows the last ones. */
  | { readonly type: 'load'; readonly changes: readonly FindChange[] }
  | { readonly type: 'build' }
  | { readonly type: 'change'; readonly changes: readonly FindChange[] }
  | { readonly type: 'find'; readonly query: string }
  | { readonly type: 'order'; readonly column: OrderedColumn };

export type FindingAnswer =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  /** Everything that was sent can be found. */
  | { readonly type: 'ready' }
  | {
      readonly type: 'found';
      readonly query: string;
      /** Numbers of applications, best first; the first `exact` of them have what was typed. */
      readonly ordinals: Uint32Array<ArrayBuffer>;
      readonly exact: number;
    }
  | {
      readonly type: 'ordered';
      readonly column: OrderedColumn;
      /** By application its place in the order of the column. */
      readonly ranks: Uint32Array<ArrayBuffer>;
    };
