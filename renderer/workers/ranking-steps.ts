import { listStage, rankStageSteps } from '../../shared/ranking/rank-stage.ts';
import type { RankingAnswer, RankingRequest } from './ranking-messages.ts';

/** So long the work goes on before messages are heard; a person sees progress move as often. Milliseconds. */
const hearEvery = 50;

export interface RankingSurroundings {
  readonly tell: (answer: RankingAnswer) => void;
  /** A clock that only grows. Milliseconds. */
  readonly now: () => number;
  /** Lets messages in. */
  readonly pause: () => Promise<void>;
  /** True once nobody awaits the answer any more. */
  readonly isCancelled: () => boolean;
}

/**
 * Ranks in steps with pauses between them, in which a cancel is heard: the list by the regulation first, as the model
 * of a large contest takes many times as long, then how far it is, at last the whole, or that it was left or failed.
 */
export async function rankInSteps(
  id: number,
  { state, stage, options }: RankingRequest,
  { tell, now, pause, isCancelled }: RankingSurroundings,
): Promise<void> {
  try {
    const listed = listStage(state, stage, options);
    if (listed !== null) tell({ id, type: 'listed', ranking: listed });
    const steps = rankStageSteps(state, stage, options);
    let heard = now();
    let told = 0;
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        tell({ id, type: 'ranked', ranking: step.value });
        return;
      }
      if (now() - heard < hearEvery) continue;
      await pause();
      if (isCancelled()) {
        tell({ id, type: 'cancelled' });
        return;
      }
      if (step.value > told) tell({ id, type: 'progress', done: step.value });
      told = Math.max(told, step.value);
      heard = now();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell({ id, type: 'failed', message });
  }
}
