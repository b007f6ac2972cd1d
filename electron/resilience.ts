import { totalmem } from 'node:os';
import { app, BrowserWindow, dialog } from 'electron';

import { errorFacts } from '../shared/host/log-events.ts';
import { askPerson } from './ask-person.ts';
import { offerDiagnostics, shellFacts } from './diagnostics.ts';
import type { EventLog } from './event-log.ts';
import type { Machine } from './machine.ts';
import { shellTexts, type ShellTexts } from './shell-texts.ts';

/** What everything needs that speaks to a person when something stopped. */
export interface Resilience {
  readonly log: EventLog;
  readonly machine: Machine;
  /** In the person's language, as it is now. */
  readonly texts: () => ShellTexts;
}

export const createResilience = (log: EventLog, machine: Machine): Resilience => ({
  log,
  machine,
  texts: () => shellTexts[machine.language()],
});

/** Notes in the log that the program runs and, when it quits, for how long it did. */
export function tellOfRun({ log, machine }: Resilience): void {
  log.note('program-started', {
    program: app.getVersion(),
    electron: process.versions['electron'] ?? 'none',
    drawing: machine.state().now,
    safeMode: machine.isSafeMode ? 1 : 0,
    memory: Math.round(totalmem() / 2 ** 20),
  });
  app.on('quit', () => log.note('program-quit', { minutes: Math.round(process.uptime() / 60) }));
}

/** Ends the program, which waits for what is being written, and starts it again. */
export function restart(): void {
  app.relaunch();
  app.quit();
}

/** Shows what a diagnostics file would hold and saves it where the person says. */
export async function saveDiagnostics(
  { log, machine, texts }: Resilience,
  window: BrowserWindow | null,
  from: 'crash' | 'failure',
): Promise<void> {
  const facts = await shellFacts(log, machine);
  if (await offerDiagnostics(window, texts(), facts)) log.note('diagnostics-saved', { from });
}

async function askAfterFailure(by: Resilience): Promise<void> {
  const texts = by.texts();
  for (;;) {
    const way = await askPerson<'restart' | 'report' | 'on'>(null, {
      message: texts.failure.title,
      detail: texts.failure.text,
      ways: [
        { way: 'restart', label: texts.restart },
        { way: 'report', label: texts.report },
        { way: 'on', label: texts.goOn },
      ],
      otherwise: 'on',
    });
    if (way === 'restart') return restart();
    if (way === 'on') {
      // Where the failure came before the window there is nothing to go on with.
      if (BrowserWindow.getAllWindows().length === 0) app.quit();
      return undefined;
    }
    await saveDiagnostics(by, null, 'failure');
  }
}

/**
 * A bug in this process is logged by its kind and told to the person, once; what it says goes nowhere, since it may name
 * people and folders. Without this the program would end, or go on without a word.
 */
export function setupFailures(by: Resilience): void {
  let told = false;
  const tell = (where: 'main' | 'promise', error: unknown): void => {
    by.log.note('failure', { where, ...errorFacts(error) });
    if (told) return;
    told = true;
    const { title, text } = by.texts().failure;
    if (!app.isReady()) dialog.showErrorBox(title, text);
    else void askAfterFailure(by).catch(() => dialog.showErrorBox(title, text));
  };
  process.on('uncaughtException', (error) => tell('main', error));
  process.on('unhandledRejection', (reason) => tell('promise', reason));
}
