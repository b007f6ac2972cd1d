import type { Page } from 'playwright-core';

import type { CommandName } from '../../renderer/storage/desk-messages.ts';
import type { NamedFile } from '../../renderer/storage/desk.ts';
import type { Action } from '../../shared/contest/action.ts';

/** An answer of the desk, as the window gets it. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: object };

interface TestDesk {
  readonly call: (command: string, input?: unknown) => Promise<Answer<unknown>>;
}

declare global {
  /** In the page: the window's own desk, found by the worker that it talks to. */
  var testDesk: TestDesk;
}

/** Runs in the page: from the window's next command on, `testDesk` sends commands over the window's own worker. */
function findDesk(): void {
  const send = Worker.prototype.postMessage;
  const waiting = new Map<number, (answer: Answer<unknown>) => void>();
  let found: Worker | null = null;
  // Far from the window's own numbers; the window leaves answers alone that it did not ask for.
  let calls = 1_000_000_000;
  interface Message {
    readonly type?: string;
    readonly call?: number;
    readonly value?: Answer<unknown>;
  }
  const listen = (worker: Worker): void => {
    found = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.type !== 'answer' || data.call === undefined || data.value === undefined) return;
      waiting.get(data.call)?.(data.value);
      waiting.delete(data.call);
    });
  };
  Worker.prototype.postMessage = function postMessage(
    this: Worker,
    message: unknown,
    options?: StructuredSerializeOptions | Transferable[],
  ): void {
    const isCommand = typeof message === 'object' && message !== null && 'command' in message;
    if (isCommand && found === null) listen(this);
    Reflect.apply(send, this, [message, options]);
  };
  globalThis.testDesk = {
    call: (command, input) =>
      new Promise((resolve) => {
        calls += 1;
        waiting.set(calls, resolve);
        found?.postMessage(
          { call: calls, command, inputs: input === undefined ? [] : [input] },
          [],
        );
      }),
  };
}

/** The window's own desk behind its screens: commands go the way that a press of a button goes. */
export class PageDesk {
  private readonly page: Page;
  /** Actions that the page said are saved, as far as the driver heard of it. */
  acknowledged = 0;
  /** What the desk refused: nothing should be. */
  readonly refused: object[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  /** Call before the window sends its first command, such as unlocking. */
  static async reach(page: Page): Promise<PageDesk> {
    await page.evaluate(findDesk);
    return new PageDesk(page);
  }

  async call<T>(command: CommandName, input?: unknown): Promise<T> {
    const answer = await this.page.evaluate(
      async ([name, given]) => globalThis.testDesk.call(name, given),
      [command, input] as const,
    );
    if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer.error)}`);
    return answer.value as T;
  }

  /**
   * Records one action after another, a few of them under way at a time, until all are done or the program is gone.
   * Acknowledged is what the driver has heard of.
   */
  async recordAll(actions: readonly Action[], underWay: number): Promise<void> {
    let next = 0;
    const work = async (): Promise<void> => {
      for (let at = next; at < actions.length; at = next) {
        next += 1;
        const given: readonly object[] = actions.slice(at, at + 1);
        const answer = await this.page.evaluate(
          async (list) => globalThis.testDesk.call('record', list),
          given,
        );
        // Once something was refused, what comes after it is not compared by its order.
        if (!answer.ok) this.refused.push(answer.error);
        else if (this.refused.length === 0) this.acknowledged += 1;
      }
    };
    await Promise.all(Array.from({ length: underWay }, work));
  }

  /** Milliseconds that each action took, from the press to the answer that it is saved, one after another. */
  measureSaves(actions: readonly Action[]): Promise<readonly number[]> {
    return this.measureRecords(actions.map((action) => [action]));
  }

  /** The same for actions that are recorded together. */
  async measureRecords(records: readonly (readonly Action[])[]): Promise<readonly number[]> {
    const list: readonly (readonly object[])[] = records;
    return this.page.evaluate(async (all) => {
      const times: number[] = [];
      for (const actions of all) {
        const start = performance.now();
        const answer = await globalThis.testDesk.call('record', actions);
        if (!answer.ok) throw new Error(JSON.stringify(answer.error));
        times.push(performance.now() - start);
      }
      return times;
    }, list);
  }

  /** The hash of everything that counts here: the one command that answers without a result around it. */
  async stateHash(): Promise<string> {
    const answer: unknown = await this.page.evaluate(() => globalThis.testDesk.call('stateHash'));
    if (typeof answer !== 'string') throw new Error('a hash is a text');
    return answer;
  }

  /** The juror's own file: everything recorded here, sealed and signed. */
  async ownFile(): Promise<NamedFile> {
    const [file] = await this.call<readonly { name: string; bytes: Uint8Array }[]>('exportScores');
    if (file === undefined) throw new Error('a juror exports one file');
    return file;
  }
}
