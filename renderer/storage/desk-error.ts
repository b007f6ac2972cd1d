/** A file a person gave or gets, in memory. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An expected failure; `type` has a text in three languages under `errors:<type>`, `details` fill it. */
export interface DeskError {
  readonly type: string;
  readonly details?: Readonly<Record<string, string | number>>;
}
