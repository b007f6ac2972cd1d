import { createRanker } from '../../../renderer/workers/ranker.ts';
import { SnapshotReceiver } from '../../../renderer/storage/snapshot-wire.ts';
import { present } from '../../../shared/basics/assert.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { MergeAnswer, MergeMessage } from './merge.worker.ts';

/** The window's side: asks for a merge, ranks what comes back as the screens do, and says how long each part took. */

const worker = new Worker(new URL('./merge.worker.ts', import.meta.url), { type: 'module' });
const ranker = createRanker();
const receiver = new SnapshotReceiver();
let shown: ContestState | null = null;

function merge(files: readonly string[]): Promise<MergeAnswer> {
  return new Promise((resolve, reject) => {
    const take = ({ data }: MessageEvent<MergeMessage>): void => {
      if ('part' in data) {
        shown = receiver.take(data.part)?.state ?? shown;
        return;
      }
      worker.removeEventListener('message', take);
      resolve(data.answer);
    };
    worker.addEventListener('message', take);
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
    worker.postMessage(files, []);
  });
}

async function measure(files: readonly string[]): Promise<Record<string, number>> {
  const start = performance.now();
  const { seconds, values, fetched } = await merge(files);
  const state = present(shown, 'the state came before the answer');
  const merged = performance.now();
  let listed = 0;
  const { ranking } = await ranker.rank(
    { state, stage: 'written', options: {} },
    {
      onList: () => {
        listed = performance.now();
      },
    },
  );
  const ranked = performance.now();
  const inWorker = Object.values(seconds).reduce((sum, value) => sum + value, 0);
  return {
    ...seconds,
    window: (merged - start) / 1000 - fetched - inWorker,
    list: (listed - merged) / 1000,
    model: (ranked - listed) / 1000,
    total: (listed - start) / 1000 - fetched,
    values,
    places: ranking.submissions.length,
  };
}

Object.assign(window, { bench: { measure } });
