import { expect, it, vi } from 'vitest';

import type { WorkerMessage } from '../../../renderer/storage/desk-messages.ts';
import { ok } from '../../../shared/basics/result.ts';
import {
  HostRelay,
  type HostAnswer,
  type WindowHost,
} from '../../../renderer/storage/host-relay.ts';
import type { JournalPort } from '../../../renderer/storage/journal-port.ts';
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

const browser: WindowHost = {
  journal: null,
  snapshots: null,
  space: async () => null,
  exchange: null,
};

it('gives each call the answer with its number, in whatever order they come', async () => {
  const { worker, sent, say } = fakeWorker();
  const desk = createWorkerDesk(worker, browser);
  const [first, second] = [desk.unlock('a'), desk.stateHash()];
  expect(sent).toEqual([
    { type: 'begin', desktop: false },
    { call: 1, command: 'unlock', inputs: ['a'] },
    { call: 2, command: 'stateHash', inputs: [] },
  ]);
  say({ type: 'answer', call: 2, value: 'hash' });
  say({ type: 'answer', call: 1, value: { ok: true, value: undefined } });
  expect(await first).toEqual({ ok: true, value: undefined });
  expect(await second).toBe('hash');
});

it('carries everything a command was called with', () => {
  const { worker, sent } = fakeWorker();
  const desk = createWorkerDesk(worker, browser);
  void desk.exportInvitations(['j-1'], { portion: 2 });
  expect(sent.at(-1)).toEqual({
    call: 1,
    command: 'exportInvitations',
    inputs: [['j-1'], { portion: 2 }],
  });
});

it('shows each snapshot to whoever listens, until they stop', () => {
  const { worker, say } = fakeWorker();
  const desk = createWorkerDesk(worker, browser);
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
  const desk = createWorkerDesk(worker, browser);
  const waiting = desk.record([]);
  die();
  expect(await waiting).toEqual({ ok: false, error: { type: 'Unexpected' } });
  expect(desk.getSnapshot()).toMatchObject({ phase: 'failed', error: { type: 'Unexpected' } });
});

it('lets the worker ask the desktop’s journal, and tells it when there was no answer', async () => {
  const { worker, sent, say } = fakeWorker();
  const append = vi.fn<JournalPort['append']>(async () =>
    ok({ number: 4, generation: 'g', size: 9 }),
  );
  const host: WindowHost = {
    ...browser,
    journal: {
      append,
      read: async () => {
        throw new Error('gone');
      },
      replace: async () => ok({ generation: 'h' }),
    },
  };
  createWorkerDesk(worker, host);
  expect(sent).toEqual([{ type: 'begin', desktop: true }]);
  const relay = new HostRelay((message) => say(message));
  const { writeSnapshot, space } = relay.keeping(true);
  if (writeSnapshot === null) throw new Error('a desktop keeps copies');
  const asked: readonly Promise<unknown>[] = [
    relay.journal.append(new Uint8Array([7])),
    relay.journal.replace([new Uint8Array([8])]),
    relay.journal.read(),
    writeSnapshot({ name: 'a.qzs', bytes: new Uint8Array(1) }),
    space(),
  ];
  const settled = Promise.allSettled(asked);
  await vi.waitFor(() => expect(sent.length).toBe(6));
  // In whatever order.
  for (const answer of sent.slice(1).toReversed()) relay.take(answer as HostAnswer);
  expect(append).toHaveBeenCalledWith(new Uint8Array([7]));
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  expect(await asked[0]).toEqual(ok({ number: 4, generation: 'g', size: 9 }));
});
