import { app } from 'electron';
import type { Keeping } from './keep-calls.ts';

/**
 * Quitting waits until everything that was asked of the journal is on the disk. Nothing that was called saved depends on
 * it – that is on the disk already – but what is being written at that moment comes to its end.
 */
export function setupQuitting(keeping: Pick<Keeping, 'isIdle' | 'settled'>): void {
  const waitFirst = (event: { preventDefault: () => void }): void => {
    if (keeping.isIdle()) return;
    event.preventDefault();
    void keeping.settled().then(() => app.quit());
  };
  // By then the windows are closed, and none of them asks for more.
  app.on('will-quit', waitFirst);
  // Windows asks before it logs a person out; it waits for whoever objects.
  app.on('browser-window-created', (_event, window) => {
    window.on('query-session-end', waitFirst);
  });
}
