import { webCryptoEd25519 } from '../../shared/log/ed25519.ts';
import { createDatabaseStore } from '../storage/database-store.ts';
import { blankSnapshot } from '../storage/blank-snapshot.ts';
import { createDeskEngine } from '../storage/desk-engine.ts';
import type { CommandMessage, WorkerMessage } from '../storage/desk-messages.ts';
import { installDemo } from '../storage/install-demo.ts';
import { wireParts } from '../storage/snapshot-wire.ts';
import { inflateByHost } from './host-inflate.ts';

const send = (message: WorkerMessage): void => postMessage(message);

const engine = createDeskEngine({
  store: createDatabaseStore('qazylar'),
  ed25519: webCryptoEd25519(crypto.subtle, inflateByHost),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  now: () => Date.now(),
  installDemo,
});

let sent = blankSnapshot;
engine.subscribe(() => {
  const next = engine.getSnapshot();
  for (const part of wireParts(next, sent)) send({ type: 'snapshot', part });
  sent = next;
});

addEventListener('message', ({ data }: MessageEvent<CommandMessage>) => {
  const run = engine[data.command] as (input: unknown) => Promise<unknown>;
  void run(data.input).then((value) => send({ type: 'answer', call: data.call, value }));
});

/** One writer per profile: a second window must not touch the store while the first one has it. */
void navigator.locks.request('qazylar-writer', { ifAvailable: true }, async (lock) => {
  if (lock === null) {
    engine.refuse({ type: 'StoreBusy' });
    return;
  }
  await engine.start();
  // Held until the window closes.
  await new Promise<never>(() => undefined);
});
