import { useEffect, useState } from 'react';

import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { createRanker } from '../../workers/ranker.ts';
import { type Impact, impactOf, rankableWith, touchedStage } from './impact.ts';

/** Walking through the list with an arrow key starts no ranking before one stays. Milliseconds. */
const settling = 250;

/** What each version of a conflict does to the list, counted beside the window; null until it is known. */
export function useImpact(conflict: HardConflict, state: ContestState): Impact | 'failed' | null {
  const [known, setKnown] = useState<{
    readonly state: ContestState;
    readonly impact: Impact | 'failed';
  } | null>(null);
  useEffect(() => {
    const stage = touchedStage(conflict, state);
    if (stage === null) return undefined;
    let close: () => void = () => undefined;
    const timer = window.setTimeout(() => {
      const ranker = createRanker();
      close = ranker.close;
      const rankings = conflict.alternatives.map(async ({ operation, value }) => {
        const request = {
          state: rankableWith(conflict, value, state),
          stage: stage.id,
          options: { draws: 0 },
        };
        const { ranking } = await ranker.rank(request);
        return { version: operation.id, ranking };
      });
      Promise.all(rankings).then(
        (all) => setKnown({ state, impact: impactOf(conflict, stage, all) }),
        () => setKnown({ state, impact: 'failed' }),
      );
    }, settling);
    return () => {
      window.clearTimeout(timer);
      close();
    };
  }, [conflict, state]);
  return known?.state === state ? known.impact : null;
}
