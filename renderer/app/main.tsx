import { allowOwnScripts } from '../host/own-scripts.ts';
import { firstLanguage } from '../language/language-memory.ts';
import { loadTexts } from '../language/resources.ts';

allowOwnScripts();
// The contest's worker and the window read their scripts at the same time: neither begins only when the other is there.
const worker = new Worker(new URL('../workers/desk.worker.ts', import.meta.url), {
  type: 'module',
});
// So are the first texts; what cannot be read is said where it is needed.
loadTexts(firstLanguage(), 'first').catch(() => undefined);
let isBroken = false;
worker.addEventListener('error', () => (isBroken = true), { once: true });
// Not awaited here: the window's files may import this one, and would wait for each other.
void import('./window.tsx').then(({ openWindow }) => {
  const wasBroken = isBroken;
  const drawn = openWindow(worker);
  // What could not be read before anybody listened is said once more.
  if (wasBroken) worker.dispatchEvent(new Event('error'));
  return drawn;
});
