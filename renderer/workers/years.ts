import type { YearIndex, YearIndexGiven } from '../storage/year-index.ts';
import type { YearsAnswer, YearsCall, YearsMessage } from './years-messages.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Starts an empty index of earlier seasons beside the desk; calls reject where the worker itself fails. */
export function startYears({ identityKey, progress }: YearIndexGiven): YearIndex {
  const worker = new Worker(new URL('./years.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let ended: Error | null = null;
  const send = (message: YearsMessage, transfer: ArrayBuffer[] = []): void =>
    worker.postMessage(message, transfer);
  const end = (): void => {
    worker.terminate();
    ended = new Error('the index of earlier seasons has ended');
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    progress(null);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<YearsAnswer>) => {
    if (data.type === 'progress') {
      progress(data.progress);
      return;
    }
    const asked = waiting.get(data.number);
    waiting.delete(data.number);
    if (data.type === 'answer') asked?.resolve(data.value as never);
    else asked?.reject(new Error('the index of earlier seasons failed'));
  });
  worker.addEventListener('error', end);
  const ask =
    <Call extends YearsCall>(call: Call) =>
    (input?: Parameters<YearIndex[Call]>[0]): ReturnType<YearIndex[Call]> => {
      calls += 1;
      const number = calls;
      return new Promise((resolve, reject) => {
        // Of one that has ended nobody would answer.
        if (ended !== null) return reject(ended);
        waiting.set(number, { resolve, reject });
        send({ type: 'call', number, call, input }, buffersOf(input));
      }) as ReturnType<YearIndex[Call]>;
    };
  send({ type: 'begin', identityKey });
  return {
    put: ask('put'),
    remove: ask('remove'),
    list: ask('list'),
    read: ask('read'),
    search: ask('search'),
    before: ask('before'),
    stop: () => send({ type: 'stop' }),
    close: end,
  };
}

/** Memory of a season's file passes to the worker: nothing else needs it. */
const buffersOf = (input: unknown): ArrayBuffer[] =>
  input instanceof Uint8Array &&
  input.buffer instanceof ArrayBuffer &&
  input.length === input.buffer.byteLength
    ? [input.buffer]
    : [];
