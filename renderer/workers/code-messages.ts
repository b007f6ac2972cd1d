/** A picture to look for a code in. `frame`: one of many from a camera, looked at once; `photo`: looked at thoroughly. */
export interface ScanRequest {
  readonly picture: ImageBitmap;
  readonly effort: 'frame' | 'photo';
}

/** The text of the code in the picture, null where none was found. */
export interface ScanAnswer {
  readonly text: string | null;
}
