import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '../../shared/basics/assert.ts';
import { findHost } from '../host/host-context.ts';
import { allowOwnScripts } from '../host/own-scripts.ts';
import { openTexts, wholeTexts } from '../language/texts.ts';
import { createWorkerDesk } from '../storage/worker-desk.ts';
import { App } from './app.tsx';
import { applySettings, readSettings } from './settings.ts';
import '../ui/styles.css';

allowOwnScripts();
applySettings(readSettings());
const worker = new Worker(new URL('../workers/desk.worker.ts', import.meta.url), {
  type: 'module',
});
const host = findHost();
const desk = createWorkerDesk(worker, host);
await openTexts();
const root = present(document.getElementById('root'), 'index.html has a #root');
createRoot(root).render(
  <StrictMode>
    <App desk={desk} host={host} />
  </StrictMode>,
);
// What is said later is there before anybody comes to it; where it fails, the screen that needs it tries again.
requestIdleCallback(() => void wholeTexts().catch(() => undefined));
