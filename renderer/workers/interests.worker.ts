import type { InterestsAnswer, InterestsRequest } from './interests-messages.ts';
import { suggestInSteps } from './interests-steps.ts';

const post = (answer: InterestsAnswer): void => postMessage(answer);

addEventListener('message', ({ data }: MessageEvent<InterestsRequest>) => {
  suggestInSteps(data, post);
});
