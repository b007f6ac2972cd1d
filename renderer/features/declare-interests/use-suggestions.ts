import { useEffect, useMemo, useState } from 'react';

import type { SuggestedInterest } from '../../../shared/contest/suggest-interests.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { startSuggesting } from '../../workers/interests.ts';
import { interestsRequest } from './interest-rows.ts';

export interface Suggestions {
  /** Of the newest people and applications, or those before while the next are looked for; null at first. */
  readonly suggested: readonly SuggestedInterest[] | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly failed: boolean;
}

/** Compares jurors and applications beside the window, again whenever either changes. */
export function useSuggestions(state: ContestState): Suggestions {
  const { people, submissions, jurorDetails, blocked } = state;
  const request = useMemo(
    () => interestsRequest({ people, submissions, jurorDetails, blocked }),
    [people, submissions, jurorDetails, blocked],
  );
  const [suggested, setSuggested] = useState<Suggestions['suggested']>(null);
  const [progress, setProgress] = useState<Suggestions['progress']>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const { stop } = startSuggesting(request, {
      progress: (done, total) => setProgress({ done, total }),
      suggested: (next) => {
        setSuggested(next);
        setProgress(null);
        setFailed(false);
      },
      failed: () => {
        setProgress(null);
        setFailed(true);
      },
    });
    return stop;
  }, [request]);
  return { suggested, progress, failed };
}
