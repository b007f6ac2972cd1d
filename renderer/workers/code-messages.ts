import type { Effort } from './scan-sizes.ts';

/** A picture to look for a code in. */
export interface ScanRequest {
  readonly picture: ImageBitmap;
  readonly effort: Effort;
}

/** The text of the code in the picture, null where none was found. */
export interface ScanAnswer {
  readonly text: string | null;
}
