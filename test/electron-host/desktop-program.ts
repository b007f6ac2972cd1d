import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

import { present } from '../../shared/basics/assert.ts';
import type { Desktop, DialogAnswers } from './desktop.ts';
import { killTree } from './process-tree.mjs';

const program = fileURLToPath(new URL('start-host.mjs', import.meta.url));

type Report =
  | { readonly type: 'opened'; readonly port: number }
  | { readonly type: 'dialog' | 'understood' | 'printed' | 'focused' };

const isReport = (message: unknown): message is Report =>
  typeof message === 'object' && message !== null && 'type' in message;

/** Milliseconds within which a window has to be there. */
const patience = 90_000;

/** The desktop program as it runs in the stand-in: one process with its Chromium, one profile. */
export class DesktopProgram implements Desktop {
  page: Page;
  private readonly child: ChildProcess;
  private readonly browser: Browser;
  private answered = 0;

  private constructor(child: ChildProcess, browser: Browser, page: Page) {
    this.child = child;
    this.browser = browser;
    this.page = page;
    child.on('message', (message) => {
      if (isReport(message) && message.type === 'dialog') this.answered += 1;
    });
  }

  /** Starts the program on a profile folder and waits for its window. `env` goes to the program alone. */
  static async start(
    profile: string,
    env: Readonly<Record<string, string>> = {},
  ): Promise<DesktopProgram> {
    const child = fork(program, [profile], {
      env: { ...process.env, ...env },
      // Not those of the test runner.
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    try {
      const port = await portOf(child);
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const page = present(browser.contexts()[0]?.pages()[0], 'the program opened its window');
      return new DesktopProgram(child, browser, page);
    } catch (error) {
      if (child.pid !== undefined) await killTree(child.pid);
      throw error;
    }
  }

  async dialogs(): Promise<number> {
    return this.answered;
  }

  async answerDialogs(answers: DialogAnswers): Promise<void> {
    // A press of a button goes another way and could arrive first.
    const understood = new Promise<void>((resolve) => {
      const listen = (message: unknown): void => {
        if (!isReport(message) || message.type !== 'understood') return;
        this.child.off('message', listen);
        resolve();
      };
      this.child.on('message', listen);
    });
    this.child.send({ type: 'dialogs', answers });
    await understood;
  }

  /** Chromium's version, to state with every figure. */
  get version(): string {
    return this.browser.version();
  }

  /** Ends the page's process as a fault of it would; resolves with the page that the program opened in its place. */
  async crashPage(): Promise<Page> {
    const context = this.page.context();
    const opened = context.waitForEvent('page');
    const session = await context.newCDPSession(this.page);
    // The page is gone before it could answer.
    void session.send('Page.crash').catch(() => undefined);
    this.page = await opened;
    return this.page;
  }

  /** Quits as a person does; resolves when every process is gone. */
  async quit(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.send({ type: 'quit' });
    await ended;
    await this.browser.close();
  }

  /** Resolves when the program has quit by itself. */
  async ended(): Promise<void> {
    if (this.child.exitCode === null) await once(this.child, 'exit');
  }

  /** Ends the program and its Chromium at once, as a crash does: nothing is flushed, nothing is told. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    await killTree(present(this.child.pid, 'the program runs'));
    await ended;
    await this.browser.close();
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the program opened no window')), patience);
    child.on('message', (message) => {
      if (!isReport(message) || message.type !== 'opened') return;
      clearTimeout(late);
      resolve(message.port);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the program ended with ${code}`));
    });
  });
}
