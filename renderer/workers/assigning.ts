import type { AssignmentProgress } from '../../shared/assigning/assign-balanced.ts';
import type { Assignment, AssignmentRequest } from '../../shared/assigning/assignment.ts';
import type { AssigningAnswer, AssigningMessage } from './assigning-messages.ts';

/** What a screen is told while jurors are assigned. */
export interface AssigningListener {
  readonly progress: (progress: AssignmentProgress) => void;
  readonly assigned: (assignment: Assignment) => void;
  readonly failed: () => void;
}

/** Assigns jurors beside the window; `stop` ends it at once, and nothing is told any more. */
export function startAssigning(
  request: AssignmentRequest,
  listener: AssigningListener,
): { readonly stop: () => void } {
  const worker = new Worker(new URL('./assigning.worker.ts', import.meta.url), { type: 'module' });
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    worker.terminate();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<AssigningAnswer>) => {
    // What was on its way when a person stopped it comes too late.
    if (isStopped) return;
    switch (data.type) {
      case 'progress':
        listener.progress(data.progress);
        return;
      case 'assigned':
        stop();
        listener.assigned(data.assignment);
        return;
      case 'failed':
        stop();
        listener.failed();
    }
  });
  worker.addEventListener('error', () => {
    if (isStopped) return;
    stop();
    listener.failed();
  });
  // The empty list of transfers tells this from a window's postMessage, which would need an origin.
  worker.postMessage(request satisfies AssigningMessage, []);
  return { stop };
}
