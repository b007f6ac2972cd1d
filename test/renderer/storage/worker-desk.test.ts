import { expect, it } from 'vitest';

import type { WorkerMessage } from '../../../renderer/storage/desk-messages.ts';
import { createWorkerDesk, type WorkerLike } from '../../../renderer/storage/worker-desk.ts';

/** A worker whose messages are written by the test. */
function fakeWorker() {
  const sent: unknown[] = [];
  const listeners = new Map<string, (event: never) => void>();
  const worker: WorkerLike = {
    postMessage: (message) => sent.push(message),
    addEventListener: (type: string, listener: (event: never) => void) => {
      listeners.set(type, listener);
    },
  };
  return {
    worker,
    sent,
    say: (data: WorkerMessage) => listeners.get('message')?.({ data } as never),
    die: () => listeners.get('error')?.({} as never),
  };
}

it('gives each call the answer with its number, in whatever order they come', async () => {
  const { worker, sent, say } = fakeWorker();
  const desk = createWorkerDesk(worker);
  const [first, second] = [desk.unlock('a'), desk.stateHash()];
  expect(sent).toEqual([
    { call: 1, command: 'unlock', input: 'a' },
    { call: 2, command: 'stateHash', input: undefined },
  ]);
  say({ type: 'answer', call: 2, value: 'hash' });
  say({ type: 'answer', call: 1, value: { ok: true, value: undefined } });
  expect(await first).toEqual({ ok: true, value: undefined });
  expect(await second).toBe('hash');
});

it('shows each snapshot to whoever listens, until they stop', () => {
  const { worker, say } = fakeWorker();
  const desk = createWorkerDesk(worker);
  let shown = 0;
  const stop = desk.subscribe(() => {
    shown += 1;
  });
  say({ type: 'snapshot', part: { type: 'show', change: { phase: 'empty' }, state: null } });
  expect(desk.getSnapshot().phase).toBe('empty');
  stop();
  say({ type: 'snapshot', part: { type: 'show', change: { phase: 'locked' }, state: null } });
  expect(shown).toBe(1);
});

it('answers everything that waits when the worker dies, and says so', async () => {
  const { worker, die } = fakeWorker();
  const desk = createWorkerDesk(worker);
  const waiting = desk.record([]);
  die();
  expect(await waiting).toEqual({ ok: false, error: { type: 'Unexpected' } });
  expect(desk.getSnapshot()).toMatchObject({ phase: 'failed', error: { type: 'Unexpected' } });
});
