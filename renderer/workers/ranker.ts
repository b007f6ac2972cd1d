import type { ContestState } from '../../shared/merge/state.ts';
import type { RankableState } from '../../shared/ranking/rank-stage.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';
import { blankSnapshot } from '../storage/blank-snapshot.ts';
import type { DeskSnapshot } from '../storage/desk.ts';
import { wireParts } from '../storage/snapshot-wire.ts';
import type { RankingAnswer, RankingMessage, RankingRequest } from './ranking-messages.ts';

export interface RankingListener {
  /** Gets the list by the regulation before the whole answer, where the regulation's method needs no model. */
  readonly onList?: (list: StageRanking) => void;
  /** Hears how much is done, from 0 to 1; never less than before. */
  readonly onProgress?: (done: number) => void;
  /** Leaves the work: the answer is a rejection named `AbortError`, at once, and the worker stops within its step. */
  readonly signal?: AbortSignal;
}

/** Ranks a stage beside the window, so that a thousand draws of six hundred submissions do not freeze it. */
export interface Ranker {
  /** Rejects where the worker itself fails, and when the signal says so. Answers come in the order of the questions. */
  readonly rank: (request: RankingRequest, listener?: RankingListener) => Promise<StageRanking>;
  readonly close: () => void;
}

/** A snapshot with what a ranking depends on: the rest of a state does not travel. */
function rankable(state: RankableState): DeskSnapshot {
  const { settings, people, submissions, assignments, sheets } = state;
  const part: RankableState = { settings, people, submissions, assignments, sheets };
  return { ...blankSnapshot, state: part as ContestState };
}

interface Call {
  readonly listener: RankingListener;
  readonly resolve: (ranking: StageRanking) => void;
  readonly reject: (error: Error) => void;
}

const abortError = (): Error => new DOMException('nobody awaits this ranking', 'AbortError');

/** Starts a worker; call `close` when the screen is left. */
export function createRanker(): Ranker {
  const worker = new Worker(new URL('./ranking.worker.ts', import.meta.url), { type: 'module' });
  const calls = new Map<number, Call>();
  let asked = 0;
  /** What the worker has: of the next state, only what differs is sent. */
  let last = blankSnapshot;
  // The empty list of transfers tells this from a window's postMessage, which would need an origin.
  const post = (message: RankingMessage): void => worker.postMessage(message, []);
  const take = (id: number): Call | undefined => {
    const call = calls.get(id);
    calls.delete(id);
    return call;
  };
  worker.addEventListener('message', ({ data }: MessageEvent<RankingAnswer>) => {
    if (data.type === 'listed') calls.get(data.id)?.listener.onList?.(data.ranking);
    else if (data.type === 'progress') calls.get(data.id)?.listener.onProgress?.(data.done);
    else if (data.type === 'ranked') take(data.id)?.resolve(data.ranking);
    else if (data.type === 'failed') take(data.id)?.reject(new Error(data.message));
    else take(data.id)?.reject(abortError());
  });
  worker.addEventListener('error', ({ message }) => {
    for (const id of calls.keys()) take(id)?.reject(new Error(message));
  });
  return {
    rank: ({ state, stage, options }, listener = {}) =>
      new Promise((resolve, reject) => {
        const { signal } = listener;
        if (signal?.aborted === true) {
          reject(abortError());
          return;
        }
        asked += 1;
        const id = asked;
        const cancel = (): void => {
          post({ type: 'cancel', id });
          take(id)?.reject(abortError());
        };
        const settled =
          <T>(settle: (value: T) => void) =>
          (value: T): void => {
            signal?.removeEventListener('abort', cancel);
            settle(value);
          };
        calls.set(id, { listener, resolve: settled(resolve), reject: settled(reject) });
        signal?.addEventListener('abort', cancel);
        const next = rankable(state);
        const parts = [...wireParts(next, last)];
        last = next;
        post({ type: 'rank', id, parts, stage, options });
      }),
    close: () => worker.terminate(),
  };
}
