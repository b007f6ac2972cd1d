import { useEffect, useRef, useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { StageRanking } from '../../../shared/ranking/ranking.ts';
import { createRanker, type Ranker } from '../../workers/ranker.ts';

export interface StageRankingState {
  /** The ranking of the newest state, or the one before while the next is counted; null at first. */
  readonly stageRanking: StageRanking | null;
  readonly working: boolean;
  readonly failed: boolean;
}

interface Outcome {
  readonly state: ContestState;
  readonly stage: Id;
  /** Null where counting failed. */
  readonly stageRanking: StageRanking | null;
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
    const finish = (stageRanking: StageRanking | null) => {
      if (current) setOutcome({ state, stage, stageRanking });
    };
    present(ranker.current, 'the worker starts with the screen')
      .rank({ state, stage, options: {} })
      .then(finish, () => finish(null));
    return () => {
      current = false;
    };
  }, [state, stage]);

  const mine = outcome?.stage === stage ? outcome : null;
  return {
    stageRanking: mine?.stageRanking ?? null,
    working: mine?.state !== state,
    failed: mine !== null && mine.stageRanking === null,
  };
}
