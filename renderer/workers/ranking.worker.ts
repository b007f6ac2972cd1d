import { present } from '../../shared/basics/assert.ts';
import { SnapshotReceiver } from '../storage/snapshot-wire.ts';
import type { RankingAnswer, RankingMessage, RankingRequest } from './ranking-messages.ts';
import { rankInSteps } from './ranking-steps.ts';

const receiver = new SnapshotReceiver();
let state: RankingRequest['state'] | null = null;
let work = Promise.resolve();
/** Questions that are not answered yet, and those among them that nobody awaits any more. */
const open = new Set<number>();
const cancelled = new Set<number>();

const tell = (answer: RankingAnswer): void => postMessage(answer);

/** A message to itself comes after those that wait already, and sooner than a timer. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });

async function answer(id: number, request: RankingRequest): Promise<void> {
  const isCancelled = (): boolean => cancelled.has(id);
  if (isCancelled()) tell({ id, type: 'cancelled' });
  else await rankInSteps(id, request, { tell, now: () => performance.now(), pause, isCancelled });
  open.delete(id);
  cancelled.delete(id);
}

addEventListener('message', ({ data }: MessageEvent<RankingMessage>) => {
  if (data.type === 'cancel') {
    if (open.has(data.id)) cancelled.add(data.id);
    return;
  }
  const { id, parts, stage, options } = data;
  open.add(id);
  // Parts build on those before them, so they are taken in at once, whatever becomes of the question.
  for (const part of parts) state = receiver.take(part)?.state ?? state;
  const request = { state: present(state, 'a state came with the first question'), stage, options };
  work = work.then(() => answer(id, request));
});
