import { useEffect, useRef, useState } from 'react';

import { present } from '../../shared/basics/assert.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { StageRanking } from '../../shared/ranking/ranking.ts';
import { createRanker, type Ranker } from '../workers/ranker.ts';

export interface StageRankingState {
  /**
   * The ranking of the newest state, or while it is counted its list without intervals, or the one before; null at
   * first.
   */
  readonly stageRanking: StageRanking | null;
  readonly working: boolean;
  readonly failed: boolean;
}

interface Outcome {
  readonly state: ContestState;
  readonly stage: Id;
  /** Null where counting failed. */
  readonly stageRanking: StageRanking | null;
  /** False while only the list is here. */
  readonly whole: boolean;
}

/** Has a stage ranked beside the window, again whenever the contest changes. */
export function useStageRanking(state: ContestState, stage: Id): StageRankingState {
  const ranker = useRef<Ranker | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    const started = createRanker();
    ranker.current = started;
    return () => {
      ranker.current = null;
      started.close();
    };
  }, []);

  useEffect(() => {
    let current = true;
    const take = (stageRanking: StageRanking | null, whole: boolean) => {
      if (current) setOutcome({ state, stage, stageRanking, whole });
    };
    present(ranker.current, 'the worker starts with the screen')
      .rank({ state, stage, options: {} }, (list) => take(list, false))
      .then(
        (ranking) => take(ranking, true),
        () => take(null, true),
      );
    return () => {
      current = false;
    };
  }, [state, stage]);

  const mine = outcome?.stage === stage ? outcome : null;
  return {
    stageRanking: mine?.stageRanking ?? null,
    working: mine?.state !== state || !mine.whole,
    failed: mine !== null && mine.stageRanking === null,
  };
}
