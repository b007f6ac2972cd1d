import type { AssigningAnswer, AssigningMessage } from './assigning-messages.ts';
import { assignInSteps } from './assigning-steps.ts';

const post = (answer: AssigningAnswer): void => postMessage(answer);

addEventListener('message', ({ data }: MessageEvent<AssigningMessage>) => {
  assignInSteps(data, post, () => performance.now());
});
