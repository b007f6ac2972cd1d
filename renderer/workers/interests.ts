import type { SuggestedInterest } from '../../shared/contest/suggest-interests.ts';
import type { InterestsAnswer, InterestsRequest } from './interests-messages.ts';

/** What a screen is told while conflicts of interest are looked for. */
export interface InterestsListener {
  readonly progress: (done: number, total: number) => void;
  readonly suggested: (suggested: readonly SuggestedInterest[]) => void;
  readonly failed: () => void;
}

/** Looks for conflicts of interest beside the window; after `stop` nothing is told any more. */
export function startSuggesting(
  request: InterestsRequest,
  listener: InterestsListener,
): { readonly stop: () => void } {
  const worker = new Worker(new URL('./interests.worker.ts', import.meta.url), { type: 'module' });
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    worker.terminate();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<InterestsAnswer>) => {
    // What was on its way when the screen was left comes too late.
    if (isStopped) return;
    if (data.type === 'progress') return listener.progress(data.done, data.total);
    stop();
    return data.type === 'suggested' ? listener.suggested(data.suggested) : listener.failed();
  });
  worker.addEventListener('error', () => {
    if (isStopped) return;
    stop();
    listener.failed();
  });
  // The empty list of transfers tells this from a window's postMessage, which would need an origin.
  worker.postMessage(request satisfies InterestsRequest, []);
  return { stop };
}
