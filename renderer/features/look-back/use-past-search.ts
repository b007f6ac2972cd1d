import { useEffect, useState } from 'react';

import type { PastFilters } from '../../../shared/seasons/search-seasons.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import type { YearHit } from '../../storage/years.ts';

/** Rows at first, and with every press of "more". */
export const pageSize = 100;

/** What a query and filters found. */
export interface PastFound {
  readonly found: readonly YearHit[];
  readonly total: number;
}

/** Asks the worker as words are typed; an answer that a later question overtook is dropped. Null before the first one. */
export function usePastSearch(
  query: string,
  { contest, result, granted }: PastFilters,
  { most, revision }: { readonly most: number; readonly revision: number },
): { readonly answer: PastFound | null; readonly error: DeskError | null } {
  const desk = useDeskCommands();
  const [answer, setAnswer] = useState<PastFound | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  useEffect(() => {
    let isWanted = true;
    const filters = { contest, result, granted };
    void desk.searchYears({ query, filters, most }).then((found) => {
      if (!isWanted) return;
      setError(found.ok ? null : found.error);
      if (found.ok) setAnswer(found.value);
    });
    return () => {
      isWanted = false;
    };
  }, [desk, query, contest, result, granted, most, revision]);
  return { answer, error };
}
