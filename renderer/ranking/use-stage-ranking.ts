import { useCallback, useEffect, useRef, useState } from 'react';

import type { Id } from '../../shared/contest/contest.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { StageRankingOptions } from '../../shared/ranking/rank-stage.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';
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

interface Progress {
  readonly question: Question;
  /** From 0 to 1. */
  readonly done: number;
}

const byTheRules: StageRankingOptions = {};

const isSame = (a: Question | undefined, b: Question | null): boolean =>
  a !== undefined &&
  b !== null &&
  a.state === b.state &&
  a.stage === b.stage &&
  a.options === b.options &&
  a.round === b.round;

const lastOf = (outcome: Outcome | null, stage: Id): StageRanking | null =>
  outcome?.question.stage === stage ? outcome.stageRanking : null;

/** A worker that starts with the first question and goes with the screen. */
function useRanker(): () => Ranker {
  const ranker = useRef<Ranker | null>(null);
  useEffect(
    () => () => {
      ranker.current?.close();
      ranker.current = null;
    },
    [],
  );
  return useCallback(() => (ranker.current ??= createRanker()), []);
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
  const ranker = useRanker();
  const stopping = useRef<() => void>(() => undefined);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    if (options === null) return undefined;
    const question: Question = { state, stage, options, round };
    const leaving = new AbortController();
    const { signal } = leaving;
    const take = (end: Outcome['end'], ranking: StageRanking | null) => {
      if (signal.aborted) return;
      setOutcome((before) => ({ question, end, stageRanking: ranking ?? lastOf(before, stage) }));
    };
    stopping.current = () => {
      take('stopped', null);
      leaving.abort();
    };
    const onList = (list: StageRanking) => take('listed', list);
    const onProgress = (done: number) => setProgress({ question, done });
    ranker()
      .rank(question, { onList, onProgress, signal })
      .then(
        (ranking) => take('ranked', ranking),
        () => take('failed', null),
      );
    return () => leaving.abort();
  }, [ranker, state, stage, options, round]);

  const asked = options === null ? null : { state, stage, options, round };
  const end = isSame(outcome?.question, asked) ? (outcome?.end ?? null) : null;
  return {
    stageRanking: end === 'failed' || options === null ? null : lastOf(outcome, stage),
    working: asked !== null && (end === null || end === 'listed'),
    failed: end === 'failed',
    stopped: end === 'stopped',
    progress: isSame(progress?.question, asked) ? (progress?.done ?? 0) : 0,
    stop: () => stopping.current(),
    again: () => setRound((before) => before + 1),
  };
}
