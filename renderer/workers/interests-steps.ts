import { indexInterests, suggestFor } from '../../shared/contest/suggest-interests.ts';
import type { InterestsAnswer, InterestsRequest } from './interests-messages.ts';

/** How many times progress is told at most. */
const steps = 20;

/** Looks for interests, telling how far it is; exactly one `suggested` or `failed` comes last. */
export function suggestInSteps(
  { jurors, submissions }: InterestsRequest,
  tell: (answer: InterestsAnswer) => void,
): void {
  try {
    const total = jurors.length;
    tell({ type: 'progress', done: 0, total });
    const index = indexInterests(submissions);
    const every = Math.max(1, Math.ceil(total / steps));
    const suggested = jurors.flatMap((juror, at) => {
      if (at > 0 && at % every === 0) tell({ type: 'progress', done: at, total });
      return suggestFor(juror, index);
    });
    tell({ type: 'suggested', suggested });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
