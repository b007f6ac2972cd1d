import { useEffect, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { SuspectedPair } from '../../../shared/intake/find-duplicates.ts';
import { startDuplicates } from '../../workers/duplicates.ts';

/** Where the search for applications that may be one is. */
export type DuplicateSearch =
  | { readonly step: 'searching'; readonly done: number; readonly total: number }
  | { readonly step: 'found'; readonly pairs: readonly SuspectedPair[] }
  | { readonly step: 'failed' };

/** True where the applications read the same for whoever compares them: admissions change nothing. */
function isSameToCompare(
  before: ReadonlyMap<Id, Submission>,
  now: ReadonlyMap<Id, Submission>,
): boolean {
  if (before === now) return true;
  if (before.size !== now.size) return false;
  for (const [id, one] of now) {
    const other = before.get(id);
    if (other === one) continue;
    if (other?.title !== one.title || other.applicant !== one.applicant || other.bin !== one.bin)
      return false;
  }
  return true;
}

/** Compares all applications beside the window, again where one of them is new or reads otherwise. */
export function useDuplicates(submissions: ReadonlyMap<Id, Submission>): DuplicateSearch {
  const [compared, setCompared] = useState(submissions);
  const [search, setSearch] = useState<DuplicateSearch>({
    step: 'searching',
    done: 0,
    total: submissions.size,
  });
  if (!isSameToCompare(compared, submissions)) setCompared(submissions);
  useEffect(
    () =>
      startDuplicates([...compared.values()], {
        progress: (done, total) => setSearch({ step: 'searching', done, total }),
        found: (pairs) => setSearch({ step: 'found', pairs }),
        failed: () => setSearch({ step: 'failed' }),
      }).stop,
    [compared],
  );
  return search;
}
