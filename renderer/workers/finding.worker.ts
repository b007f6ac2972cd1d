import type { FindingMessage } from './finding-messages.ts';
import { FindingSteps } from './finding-steps.ts';

/** A turn of the worker's own queue: a timer would wait for milliseconds. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

const steps = new FindingSteps({
  tell: (answer, transfer) => postMessage(answer, { transfer }),
  pause,
});

// Messages wait for one another, but for questions: they are answered from what there is at the time.
let last: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<FindingMessage>) => {
  if (data.type === 'find') steps.take(data).catch(reportError);
  else last = last.then(() => steps.take(data)).catch(reportError);
});
