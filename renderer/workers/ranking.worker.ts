import { present } from '../../shared/basics/assert.ts';
import { listStage, rankStage } from '../../shared/ranking/rank-stage.ts';
import { SnapshotReceiver } from '../storage/snapshot-wire.ts';
import type { RankingAnswer, RankingMessage, RankingRequest } from './ranking-messages.ts';

function answer({ state, stage, options }: RankingRequest): RankingAnswer {
  try {
    return { type: 'ranked', ranking: rankStage(state, stage, options) };
  } catch (error) {
    return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** The list first: the model of a large contest takes many times as long. Failures are told by the whole answer. */
function list({ state, stage, options }: RankingRequest): RankingAnswer | null {
  try {
    const ranking = listStage(state, stage, options);
    return ranking === null ? null : { type: 'listed', ranking };
  } catch {
    return null;
  }
}

const receiver = new SnapshotReceiver();
let state: RankingRequest['state'] | null = null;

addEventListener('message', ({ data }: MessageEvent<RankingMessage>) => {
  const { parts, ...asked } = data;
  for (const part of parts) state = receiver.take(part)?.state ?? state;
  const request = { ...asked, state: present(state, 'a state came with the first question') };
  const listed = list(request);
  if (listed !== null) postMessage(listed);
  postMessage(answer(request));
});
