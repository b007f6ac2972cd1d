import { sendable } from '../../shared/merge/send-sheets.ts';
import type { ConflictImpact } from '../../shared/ranking/conflict-impact.ts';
import type { ImpactAnswer, ImpactMessage, ImpactRequest } from './impact-messages.ts';

/** Counts impacts beside the window; `stop` ends it at once, however much is left. */
export function startImpactCounting(
  { state, stakes, questions }: ImpactRequest,
  listener: {
    readonly counted: (impacts: readonly ConflictImpact[], last: boolean) => void;
    readonly failed: () => void;
  },
): { readonly stop: () => void } {
  const worker = new Worker(new URL('./impact.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<ImpactAnswer>) => {
    if (data.type === 'failed') listener.failed();
    else listener.counted(data.impacts, data.last);
    if (data.type === 'failed' || data.last) worker.terminate();
  });
  worker.addEventListener('error', () => {
    listener.failed();
    worker.terminate();
  });
  const { settings, people, submissions, assignments, quarantine, openHeads, keys } = state;
  const { sheets } = state;
  const part = { settings, people, submissions, assignments, sheets, quarantine, openHeads, keys };
  // The empty list of transfers tells this from a window's postMessage, which would need an origin.
  worker.postMessage({ state: sendable(part), stakes, questions } satisfies ImpactMessage, []);
  return { stop: () => worker.terminate() };
}
