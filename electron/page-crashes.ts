import { app, BrowserWindow, type RenderProcessGoneDetails, type WebContents } from 'electron';

import { processKinds } from '../shared/host/log-events.ts';
import { askPerson } from './ask-person.ts';
import { isShowAddress, pageAddress } from './page-address.ts';
import { restart, type Resilience, saveDiagnostics } from './resilience.ts';

/** So often within `recently` a window is opened again; after that something else has to change. */
const mostTries = 3;

/** Milliseconds. */
const recently = 10 * 60_000;

type Way = 'again' | 'simple' | 'report' | 'close' | 'wait';

/** Times at which pages of one kind ended. */
function createCounter(): () => number {
  const times: number[] = [];
  return () => {
    const now = Date.now();
    times.push(now);
    return times.filter((time) => now - time < recently).length;
  };
}

/** After a stop: open again, and from the third time on something else; nothing is ever opened again by itself. */
async function askAfterCrash(
  by: Resilience,
  window: BrowserWindow,
  { times, outOfMemory }: { readonly times: number; readonly outOfMemory: boolean },
): Promise<Way> {
  const texts = by.texts();
  const isSimple = by.machine.state().now === 'simple';
  const often = times >= mostTries;
  const what = !often ? texts.crash.text : isSimple ? texts.crash.oftenSimple : texts.crash.often;
  const first = !often
    ? [{ way: 'again' as const, label: texts.again }]
    : isSimple
      ? []
      : [{ way: 'simple' as const, label: texts.simple }];
  for (;;) {
    const way: Way = await askPerson<Way>(window, {
      message: texts.crash.title,
      detail: outOfMemory ? `${texts.crash.memory} ${what}` : what,
      ways: [
        ...first,
        { way: 'report', label: texts.report },
        { way: 'close', label: texts.close },
      ],
      otherwise: 'close',
    });
    if (way !== 'report') return way;
    await saveDiagnostics(by, window, 'crash');
  }
}

/** The public picture of a ceremony comes back without a word: people are watching it. */
function bringBackShow(contents: WebContents, times: number): void {
  if (times < mostTries) contents.reload();
  else BrowserWindow.fromWebContents(contents)?.close();
}

async function afterPageGone(
  by: Resilience,
  window: BrowserWindow,
  facts: { readonly times: number; readonly outOfMemory: boolean },
): Promise<void> {
  const way = await askAfterCrash(by, window, facts);
  if (way === 'again') {
    by.log.note('page-started-again', { times: facts.times });
    // The second time from the first screen: the one that was open may be the reason.
    if (facts.times === 1) window.webContents.reload();
    else void window.loadURL(pageAddress);
  } else if (way === 'simple') {
    by.machine.choose('simple', 'crashes');
    restart();
  } else app.quit();
}

/** Asks while a page does not answer; the question goes away when it does. */
function setupSilence(by: Resilience, window: BrowserWindow, forced: Set<WebContents>): void {
  let asking: AbortController | null = null;
  let since = 0;
  const ask = async (signal: AbortSignal): Promise<void> => {
    const texts = by.texts();
    for (;;) {
      const way: Way = await askPerson<Way>(
        window,
        {
          message: texts.silent.title,
          detail: texts.silent.text,
          ways: [
            { way: 'wait', label: texts.wait },
            { way: 'again', label: texts.again },
            { way: 'report', label: texts.report },
          ],
          otherwise: 'wait',
        },
        signal,
      );
      if (way === 'report') await saveDiagnostics(by, window, 'crash');
      else {
        if (way === 'again' && !signal.aborted) {
          forced.add(window.webContents);
          window.webContents.forcefullyCrashRenderer();
          window.webContents.reload();
        }
        return;
      }
    }
  };
  window.on('unresponsive', () => {
    if (asking !== null) return;
    asking = new AbortController();
    since = Date.now();
    by.log.note('page-silent', {});
    void ask(asking.signal).finally(() => (asking = null));
  });
  window.on('responsive', () => {
    if (asking === null) return;
    by.log.note('page-answers', { seconds: Math.round((Date.now() - since) / 1000) });
    asking.abort();
  });
}

/**
 * What happens when a page's process ends or does not answer: the person is told in their language that nothing saved is
 * lost, and chooses. When the graphics end several times, the next start draws without them.
 */
export function setupPageCrashes(by: Resilience, main: BrowserWindow): void {
  const forced = new Set<WebContents>();
  const [countMain, countShow] = [createCounter(), createCounter()];
  let quitting = false;
  app.on('will-quit', () => {
    quitting = true;
  });
  const onGone = (contents: WebContents, { reason, exitCode }: RenderProcessGoneDetails): void => {
    if (reason === 'clean-exit' || quitting || forced.delete(contents)) return;
    if (isShowAddress(contents.getURL())) {
      const times = countShow();
      by.log.note('show-gone', { reason, code: exitCode, times });
      bringBackShow(contents, times);
    } else if (contents === main.webContents) {
      const times = countMain();
      by.log.note('page-gone', { reason, code: exitCode, times });
      void afterPageGone(by, main, { times, outOfMemory: reason === 'oom' });
    }
  };
  app.on('render-process-gone', (_event, contents, details) => onGone(contents, details));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit' || quitting) return;
    by.log.note('process-gone', {
      process: processKinds.find((each) => each === type) ?? 'other',
      reason,
      code: exitCode,
    });
    if (type === 'GPU') by.machine.graphicsGone();
  });
  setupSilence(by, main, forced);
}
