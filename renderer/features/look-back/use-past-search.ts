import { useEffect, useState } from 'react';

import type { PastFilters } from '../../../shared/seasons/search-seasons.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import type { YearsFound } from '../../storage/years.ts';

/** Rows at first, and with every press of "more". */
export const pageSize = 100;

export interface PastSearch {
  /** What the last answered question found; null before the first answer, and where it was stopped. */
  readonly answer: YearsFound | null;
  readonly error: DeskError | null;
  /** True while a question has no answer yet. */
  readonly waiting: boolean;
  /** Ends the making of the index that it waits for. */
  readonly stop: () => void;
}

/** Asks the desk as words are typed; an answer that a later question overtook is dropped. Null before the first one. */
export function usePastSearch(
  query: string,
  { contest, result, granted }: PastFilters,
  { most, revision }: { readonly most: number; readonly revision: string },
): PastSearch {
  const desk = useDeskCommands();
  const [answer, setAnswer] = useState<YearsFound | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const question = JSON.stringify([query, contest, result, granted, most, revision]);
  const [answered, setAnswered] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    const filters = { contest, result, granted };
    void desk.searchYears({ query, filters, most }).then((found) => {
      if (!isWanted) return;
      setAnswered(question);
      // Whoever stopped it knows.
      setError(found.ok || found.error.type === 'ImportCancelled' ? null : found.error);
      setAnswer(found.ok ? found.value : null);
    });
    return () => {
      isWanted = false;
    };
  }, [desk, question, query, contest, result, granted, most]);
  return { answer, error, waiting: answered !== question, stop: () => void desk.cancelYears() };
}
