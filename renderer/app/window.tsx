import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '../../shared/basics/assert.ts';
import { findHost } from '../host/host-context.ts';
import { openTexts, wholeTexts } from '../language/texts.ts';
import type { Desk } from '../storage/desk.ts';
import { createWorkerDesk } from '../storage/worker-desk.ts';
import { App } from './app.tsx';
import { fetchFirstScreen } from './screens.tsx';
import { applySettings, readSettings } from './settings.ts';
import '../ui/styles.css';

const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));

/** What is shown next is there before anybody comes to it; where it fails, the screen that needs it tries again. */
async function fetchAhead({ phase }: ReturnType<Desk['getSnapshot']>): Promise<void> {
  try {
    await idle();
    if (phase === 'locked') await fetchFirstScreen();
    await idle();
    await wholeTexts();
  } catch {
    // Said by the screen that comes to need it.
  }
}

/** Draws the window over the worker that keeps the contest. */
export async function openWindow(worker: Worker): Promise<void> {
  applySettings(readSettings());
  const host = findHost();
  const desk = createWorkerDesk(worker, host);
  await openTexts();
  const root = present(document.getElementById('root'), 'index.html has a #root');
  createRoot(root).render(
    <StrictMode>
      <App desk={desk} host={host} />
    </StrictMode>,
  );
  // Not before it is known what to show: until then the worker needs the machine for itself.
  const stop = desk.subscribe(() => {
    const snapshot = desk.getSnapshot();
    if (snapshot.phase === 'starting') return;
    stop();
    void fetchAhead(snapshot);
  });
}
