import { assignBalanced } from '../../shared/assigning/assign-balanced.ts';
import type { AssignmentRequest } from '../../shared/assigning/assignment.ts';
import type { AssigningAnswer } from './assigning-messages.ts';

/** Progress is told as often as a person sees it move. Milliseconds. */
const tellEvery = 100;

/** Works a request out and tells how far it is; `now` is a clock that only grows. The last answer is no progress. */
export function assignInSteps(
  request: AssignmentRequest,
  tell: (answer: AssigningAnswer) => void,
  now: () => number,
): void {
  let told = -Infinity;
  let step: string | null = null;
  try {
    const assignment = assignBalanced(request, (progress) => {
      const isDone = progress.done === progress.total;
      if (progress.step === step && !isDone && now() - told < tellEvery) return;
      step = progress.step;
      told = now();
      tell({ type: 'progress', progress });
    });
    tell({ type: 'assigned', assignment });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
