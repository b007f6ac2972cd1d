import type { ContestState } from '../../shared/merge/state.ts';
import type { RankableState } from '../../shared/ranking/rank-stage.ts';
import type { StageRanking } from '../../shared/ranking/ranking.ts';
import { blankSnapshot } from '../storage/blank-snapshot.ts';
import type { DeskSnapshot } from '../storage/desk.ts';
import { wireParts } from '../storage/snapshot-wire.ts';
import type { RankingAnswer, RankingMessage, RankingRequest } from './ranking-messages.ts';

/** Ranks a stage beside the window, so that a thousand draws of six hundred submissions do not freeze it. */
export interface Ranker {
  /**
   * Rejects where the worker itself fails. Answers come in the order of the questions; `onList` gets the list by the
   * regulation before the whole answer, where the regulation's method needs no model.
   */
  readonly rank: (
    request: RankingRequest,
    onList?: (list: StageRanking) => void,
  ) => Promise<StageRanking>;
  readonly close: () => void;
}

/** A snapshot with what a ranking depends on: the rest of a state does not travel. */
function rankable(state: RankableState): DeskSnapshot {
  const { settings, people, submissions, assignments, sheets } = state;
  const part: RankableState = { settings, people, submissions, assignments, sheets };
  return { ...blankSnapshot, state: part as ContestState };
}

/** Starts a worker; call `close` when the screen is left. */
export function createRanker(): Ranker {
  const worker = new Worker(new URL('./ranking.worker.ts', import.meta.url), { type: 'module' });
  const waiting: {
    readonly onList: (list: StageRanking) => void;
    readonly resolve: (ranking: StageRanking) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  /** What the worker has: of the next state, only what differs is sent. */
  let last = blankSnapshot;
  worker.addEventListener('message', ({ data }: MessageEvent<RankingAnswer>) => {
    if (data.type === 'listed') {
      waiting[0]?.onList(data.ranking);
      return;
    }
    const call = waiting.shift();
    if (data.type === 'failed') call?.reject(new Error(data.message));
    else call?.resolve(data.ranking);
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(message));
  });
  return {
    rank: ({ state, stage, options }, onList = () => undefined) =>
      new Promise((resolve, reject) => {
        waiting.push({ onList, resolve, reject });
        const next = rankable(state);
        const request: RankingMessage = { parts: [...wireParts(next, last)], stage, options };
        last = next;
        // The empty list of transfers tells this from a window's postMessage, which would need an origin.
        worker.postMessage(request, []);
      }),
    close: () => worker.terminate(),
  };
}
