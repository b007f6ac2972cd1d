import { useEffect, useRef, useState } from 'react';

import type { Id } from '../../shared/contest/contest.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { StageRankingOptions } from '../../shared/ranking/rank-stage.ts';
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
  /** A person stopped the counting: what is shown may be older or without intervals. */
  readonly stopped: boolean;
  /** Share of the counting that is done, from 0 to 1. */
  readonly progress: number;
  readonly stop: () => void;
  /** Counts again after a stop or a failure. */
  readonly again: () => void;
}

/** What is asked; a new object for each question. */
interface Question {
  readonly state: ContestState;
  readonly stage: Id;
  readonly options: StageRankingOptions;
  readonly round: number;
}

interface Outcome {
  readonly question: Question;
  readonly stageRanking: StageRanking | null;
  readonly end: 'listed' | 'ranked' | 'failed' | 'stopped';
}

const byTheRules: StageRankingOptions = {};

function isSame(a: Question | undefined, b: Question | null): boolean {
  return (
    a !== undefined &&
    b !== null &&
    a.state === b.state &&
    a.stage === b.stage &&
    a.options === b.options &&
    a.round === b.round
  );
}

/**
 * Has a stage ranked beside the window, again whenever the contest changes or something else is asked: by the rules, or
 * as `options` say; keep them the same object while the question is the same, and null while there is none.
 */
export function useStageRanking(
  state: ContestState,
  stage: Id,
  options: StageRankingOptions | null = byTheRules,
): StageRankingState {
  const ranker = useRef<Ranker | null>(null);
  const stopping = useRef<() => void>(() => undefined);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [round, setRound] = useState(0);
  const [progress, setProgress] = useState(0);

  useEffect(
    () => () => {
      ranker.current?.close();
      ranker.current = null;
    },
    [],
  );

  useEffect(() => {
    if (options === null) return undefined;
    const question: Question = { state, stage, options, round };
    ranker.current ??= createRanker();
    let current = true;
    const take = (end: Outcome['end'], stageRanking: StageRanking | null) => {
      if (!current) return;
      setOutcome((before) => ({
        question,
        end,
        stageRanking: stageRanking ?? lastOf(before, stage),
      }));
    };
    const leaving = new AbortController();
    stopping.current = () => {
      take('stopped', null);
      current = false;
      leaving.abort();
    };
    setProgress(0);
    ranker.current
      .rank(question, {
        onList: (list) => take('listed', list),
        onProgress: (done) => {
          if (current) setProgress(done);
        },
        signal: leaving.signal,
      })
      .then(
        (ranking) => take('ranked', ranking),
        () => take('failed', null),
      );
    return () => {
      current = false;
      leaving.abort();
    };
  }, [state, stage, options, round]);

  const asked = options === null ? null : { state, stage, options, round };
  const mine = isSame(outcome?.question, asked) ? outcome : null;
  const end = mine?.end ?? null;
  return {
    stageRanking: end === 'failed' || options === null ? null : lastOf(outcome, stage),
    working: asked !== null && (end === null || end === 'listed'),
    failed: end === 'failed',
    stopped: end === 'stopped',
    progress,
    stop: () => stopping.current(),
    again: () => setRound((before) => before + 1),
  };
}

const lastOf = (outcome: Outcome | null, stage: Id): StageRanking | null =>
  outcome?.question.stage === stage ? outcome.stageRanking : null;
