import type { DeskError } from '../storage/desk.ts';

/** Why a document is not shown, or not shown to its end. */
export type ReadingError =
  /** The bytes have not arrived on this computer. */
  | { readonly type: 'missing' }
  /** The bytes are not those that were announced, or nothing can be made of them. */
  | { readonly type: 'damaged' }
  | { readonly type: 'empty' }
  /** The contents are not of the kind the document was given as. */
  | { readonly type: 'other-kind' }
  | { readonly type: 'locked' }
  /** Opening took so long that it was given up. */
  | { readonly type: 'too-slow' }
  | { readonly type: 'picture-too-large'; readonly megapixels: number }
  /** Reading failed for a reason that has its own words. */
  | { readonly type: 'desk'; readonly error: DeskError };
