import { rankStage } from '../../shared/ranking/rank-stage.ts';
import type { RankingAnswer, RankingRequest } from './ranking-messages.ts';

function answer({ state, stage, options }: RankingRequest): RankingAnswer {
  try {
    return { type: 'ranked', ranking: rankStage(state, stage, options) };
  } catch (error) {
    return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<RankingRequest>) => {
  postMessage(answer(data));
});
