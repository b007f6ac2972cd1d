import { useDeferredValue, useEffect, useMemo, useState } from 'react';

import type { Stage } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { StageRankingOptions } from '../../../shared/ranking/rank-stage.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { compareSelections, type SelectionChange } from '../../../shared/ranking/what-if.ts';
import type { Scope } from '../../ranking/place-in.ts';
import { type StageRankingState, useStageRanking } from '../../ranking/use-stage-ranking.ts';
import { asTheRules, type WhatIfChoices, whatIfOptions } from './what-if-choices.ts';

/** So long after the last press the question goes to the worker. */
const pause = 250;

export interface WhatIf {
  readonly choices: WhatIfChoices;
  readonly change: (choices: WhatIfChoices) => void;
  readonly reset: () => void;
  /** Null where nothing differs from the regulation. */
  readonly options: StageRankingOptions | null;
  readonly tried: StageRankingState;
  /** How the list would differ; null until it has been counted. */
  readonly comparison: SelectionChange | null;
}

/** The value as it was when a person last paused; nothing becomes nothing at once. */
function usePaused<T>(value: T | null): T | null {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return value === null ? null : paused;
}

/** What would be if something were counted otherwise: tried beside the window and stored nowhere. */
export function useWhatIf(
  state: ContestState,
  stage: Stage,
  { regulation, scope }: { readonly regulation: StageRanking; readonly scope: Scope },
): WhatIf {
  const [choices, change] = useState(asTheRules);
  const options = useMemo(() => whatIfOptions(choices, stage), [choices, stage]);
  const asked = usePaused(options);
  const tried = useStageRanking(state, stage.id, asked);
  const outcome = useDeferredValue(tried.stageRanking);
  const isCounted = !tried.working && !tried.failed && !tried.stopped && asked === options;
  const comparison = useMemo(
    () => (outcome === null || !isCounted ? null : compareSelections(regulation, outcome, scope)),
    [regulation, outcome, isCounted, scope],
  );
  return { choices, change, reset: () => change(asTheRules), options, tried, comparison };
}
