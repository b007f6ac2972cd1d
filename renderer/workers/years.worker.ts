import { LocalYears } from '../storage/local-years.ts';
import type { YearsAnswer, YearsMessage } from './years-messages.ts';

/** A turn of the worker's own queue: a timer would wait for milliseconds. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

const tell = (answer: YearsAnswer): void => postMessage(answer);

/** Progress is told as often as a person sees it move, and not of what is soon done. Milliseconds. */
const tellEvery = 100;
let told: number | null = null;

let index: LocalYears | null = null;

function begin(identityKey: Uint8Array): void {
  const progress = (progress: Extract<YearsAnswer, { type: 'progress' }>['progress']): void => {
    const now = performance.now();
    told ??= now;
    if (progress !== null && now - told < tellEvery) return;
    told = progress === null ? null : now;
    tell({ type: 'progress', progress });
  };
  index = new LocalYears({ identityKey, progress }, pause);
}

async function answer({
  number,
  call,
  input,
}: Extract<YearsMessage, { type: 'call' }>): Promise<void> {
  const asked = index?.[call].bind(index) as (given: unknown) => Promise<unknown>;
  try {
    tell({ type: 'answer', number, value: await asked(input) });
  } catch (error) {
    tell({ type: 'failed', number });
    reportError(error);
  }
}

addEventListener('message', ({ data }: MessageEvent<YearsMessage>) => {
  if (data.type === 'begin') begin(data.identityKey);
  else if (data.type === 'stop') index?.stop();
  else void answer(data);
});
