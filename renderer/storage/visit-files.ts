import type { VisitPhoto } from '../../shared/following/visit.ts';
import type { DeskError, NamedFile } from './desk-error.ts';

/** A file chosen as a photo of a site visit, and what it shows. */
export interface PhotoFile extends NamedFile {
  readonly caption: string;
}

/** What became of a visit's photos. */
export interface VisitRecorded {
  /** All photos of the visit now. */
  readonly photos: readonly VisitPhoto[];
  readonly refused: readonly { readonly name: string; readonly error: DeskError }[];
}
