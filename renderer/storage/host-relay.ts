import { err } from '../../shared/basics/result.ts';
import type { HostTable } from '../../shared/host/host-table.ts';
import type { StorageSpace } from '../../shared/host/keeping.ts';
import type { ExchangeHost, KeepingHost } from './desk-core.ts';
import type { JournalPort } from './journal-port.ts';

/** What a worker asks of the host, which only the window can reach. */
export type RelayedCalls = Pick<
  HostTable,
  | 'readJournal'
  | 'appendJournal'
  | 'replaceJournal'
  | 'writeSnapshot'
  | 'openExchange'
  | 'closeExchange'
  | 'readExchange'
  | 'writeExchange'
  | 'listExchange'
> & {
  readonly storageSpace: { readonly input: null; readonly output: StorageSpace | null };
};

/** A question of the worker to the host. */
export interface HostMessage {
  readonly type: 'host';
  readonly call: number;
  readonly method: keyof RelayedCalls;
  readonly input: unknown;
}

/** The host's answer; `failed` where the host did not answer at all. */
export interface HostAnswer {
  readonly type: 'host-answer';
  readonly call: number;
  readonly value: unknown;
  readonly failed?: true;
}

/** The host as a window has it. */
export interface WindowHost {
  readonly journal: {
    readonly read: () => Promise<RelayedCalls['readJournal']['output']>;
    readonly append: JournalPort['append'];
    readonly replace: JournalPort['replace'];
  } | null;
  readonly snapshots: {
    readonly write: (
      file: RelayedCalls['writeSnapshot']['input'],
    ) => Promise<RelayedCalls['writeSnapshot']['output']>;
  } | null;
  readonly space: () => Promise<StorageSpace | null>;
  /** Null where nothing can be exchanged. */
  readonly exchange: ExchangeHost | null;
}

/** The worker's side: calls of the host by way of the window. */
export class HostRelay {
  private readonly send: (message: HostMessage) => void;
  private readonly waiting = new Map<
    number,
    { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }
  >();
  private calls = 0;

  constructor(send: (message: HostMessage) => void) {
    this.send = send;
  }

  /** Takes the window's answer to an earlier call. */
  take({ call, value, failed }: HostAnswer): void {
    const waiting = this.waiting.get(call);
    this.waiting.delete(call);
    if (failed === true) waiting?.reject(new Error('the host did not answer'));
    else waiting?.resolve(value as never);
  }

  private call<Method extends keyof RelayedCalls>(
    method: Method,
    input: RelayedCalls[Method]['input'],
  ): Promise<RelayedCalls[Method]['output']> {
    return new Promise((resolve, reject) => {
      this.calls += 1;
      this.waiting.set(this.calls, { resolve, reject });
      this.send({ type: 'host', call: this.calls, method, input });
    });
  }

  /** The journal of a desktop. */
  readonly journal: JournalPort = {
    read: () => this.call('readJournal', null),
    append: (entry) => this.call('appendJournal', entry),
    replace: (entries) => this.call('replaceJournal', entries),
  };

  /** What else of the host keeps a contest safe; only a desktop keeps copies. */
  keeping(isDesktop: boolean): KeepingHost {
    return {
      writeSnapshot: isDesktop ? (file) => this.call('writeSnapshot', file) : null,
      space: () => this.call('storageSpace', null),
      exchange: {
        open: (opening) => this.call('openExchange', opening),
        close: async () => {
          await this.call('closeExchange', null);
        },
        read: (reading) => this.call('readExchange', reading),
        write: (writing) => this.call('writeExchange', writing),
        list: (folder) => this.call('listExchange', folder),
      },
    };
  }
}

const noJournal = (): never => {
  throw new Error('a browser keeps no journal');
};

const noExchange = err({ type: 'ExchangeOff' } as const);

/** The window's side: asks the host what the worker wants to know. */
export async function answerFor(host: WindowHost, message: HostMessage): Promise<HostAnswer> {
  const { call, method, input } = message;
  const { journal, snapshots, exchange } = host;
  const calls: {
    readonly [Method in keyof RelayedCalls]: (
      input: RelayedCalls[Method]['input'],
    ) => Promise<RelayedCalls[Method]['output']>;
  } = {
    readJournal: async () => (journal ?? noJournal()).read(),
    appendJournal: async (entry) => (journal ?? noJournal()).append(entry),
    replaceJournal: async (entries) => (journal ?? noJournal()).replace(entries),
    writeSnapshot: async (file) => (snapshots ?? noJournal()).write(file),
    storageSpace: () => host.space(),
    openExchange: async (opening) => exchange?.open(opening) ?? noExchange,
    closeExchange: async () => {
      await exchange?.close();
      return null;
    },
    readExchange: async (reading) => exchange?.read(reading) ?? noExchange,
    writeExchange: async (writing) => exchange?.write(writing) ?? noExchange,
    listExchange: async (folder) => exchange?.list(folder) ?? noExchange,
  };
  const run = calls[method] as (input: unknown) => Promise<unknown>;
  try {
    return { type: 'host-answer', call, value: await run(input) };
  } catch {
    return { type: 'host-answer', call, value: null, failed: true };
  }
}
