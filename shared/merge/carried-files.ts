import type { Id } from '../contest/contest.ts';
import type { ContestState } from './state.ts';

/**
 * Files that a contest's records name, by hash with their sizes in bytes: documents of applications and photos of site
 * visits. The one list of what is kept, handed over, taken in and missed beside the log; `of` says of which applications.
 */
export function carriedFiles(
  { documents, following }: Pick<ContestState, 'documents' | 'following'>,
  of: {
    readonly documents?: (submission: Id) => boolean;
    readonly photos?: (submission: Id) => boolean;
  } = {},
): ReadonlyMap<string, number> {
  const isDocuments = of.documents ?? (() => true);
  const isPhotos = of.photos ?? (() => true);
  const files = new Map<string, number>();
  for (const [submission, own] of documents)
    if (isDocuments(submission)) for (const { hash, size } of own) files.set(hash, size);
  for (const [submission, { photos }] of following)
    if (isPhotos(submission)) for (const { hash, size } of photos) files.set(hash, size);
  return files;
}
