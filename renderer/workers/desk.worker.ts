import { allowOwnScripts } from '../host/own-scripts.ts';
import { webCryptoEd25519 } from '../../shared/log/ed25519.ts';
import { blankSnapshot } from '../storage/blank-snapshot.ts';
import { createDeskEngine, type DeskEngine } from '../storage/desk-engine.ts';
import { buffersToHand } from '../storage/handed-buffers.ts';
import type { CommandMessage, WindowMessage, WorkerMessage } from '../storage/desk-messages.ts';
import { createDocumentDatabase } from '../storage/document-database.ts';
import { HostRelay } from '../storage/host-relay.ts';
import { createJournaledStore } from '../storage/journaled-store.ts';
import { wireParts } from '../storage/snapshot-wire.ts';
import { inflateByHost } from './host-inflate.ts';
import { startYears } from './years.ts';

allowOwnScripts(self);

/** How often the desk looks at the room on the disk, and whether a copy is due. Milliseconds. */
const betweenTicks = 60_000;

const send = (message: WorkerMessage): void => postMessage(message);
const relay = new HostRelay(send);

/** The desk, once the window has said what kind of host is around it. */
function begin(isDesktop: boolean): DeskEngine {
  const engine = createDeskEngine({
    store: createJournaledStore('qazylar', isDesktop ? relay.journal : null),
    documents: createDocumentDatabase('qazylar'),
    years: createDocumentDatabase('qazylar', 'years'),
    ed25519: webCryptoEd25519(crypto.subtle, inflateByHost),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    now: () => Date.now(),
    // Fetched with the first practice contest: it is two fifths of what this worker would read at every start.
    installDemo: async (...given) =>
      (await import('../storage/install-demo.ts')).installDemo(...given),
    installYears: async (...given) =>
      (await import('../storage/install-demo.ts')).installYears(...given),
    openYearIndex: async (given) => startYears(given),
    host: relay.keeping(isDesktop),
  });
  let sent = blankSnapshot;
  engine.subscribe(() => {
    const next = engine.getSnapshot();
    for (const part of wireParts(next, sent)) send({ type: 'snapshot', part });
    sent = next;
  });
  // One writer per profile: a second window must not touch the store while the first one has it.
  void navigator.locks.request('qazylar-writer', { ifAvailable: true }, async (lock) => {
    if (lock === null) {
      engine.refuse({ type: 'StoreBusy' });
      return;
    }
    await engine.start();
    void engine.tick();
    setInterval(() => void engine.tick(), betweenTicks);
    // Held until the window closes.
    await new Promise<never>(() => undefined);
  });
  return engine;
}

let desk: DeskEngine | null = null;

function run(engine: DeskEngine, { call, command, inputs }: CommandMessage): void {
  const asked = engine[command] as (...inputs: readonly unknown[]) => Promise<unknown>;
  void asked(...inputs).then((value) => {
    const message: WorkerMessage = { type: 'answer', call, value };
    postMessage(message, { transfer: buffersToHand(command, value) });
  });
}

addEventListener('message', ({ data }: MessageEvent<WindowMessage>) => {
  if (data.type === 'begin') desk ??= begin(data.desktop);
  else if (data.type === 'host-answer') relay.take(data);
  else if (desk !== null) run(desk, data);
});
