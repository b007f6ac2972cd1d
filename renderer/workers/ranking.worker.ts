import { listStage, rankStage } from '../../shared/ranking/rank-stage.ts';
import type { RankingAnswer, RankingRequest } from './ranking-messages.ts';

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

addEventListener('message', ({ data }: MessageEvent<RankingRequest>) => {
  const listed = list(data);
  if (listed !== null) postMessage(listed);
  postMessage(answer(data));
});
