import type { MailboxStore, StoreError, StoreVersion } from './mailbox-store.ts';

/** Why an exchange ended before its end. */
export type ExchangeStop =
  | StoreError
  | { readonly type: 'ExchangeCancelled' }
  /** The mailbox is of a later program's form. */
  | { readonly type: 'MailboxTooNew' };

/** Ends an exchange from wherever it is; what it remembered by then is what the next one goes on from. */
export class ExchangeStopped extends Error {
  readonly reason: ExchangeStop;

  constructor(reason: ExchangeStop) {
    super(reason.type);
    this.reason = reason;
  }
}

/** Requests, and bytes of content on the way to the store and from it. */
export interface Traffic {
  requests: number;
  bytesOut: number;
  bytesIn: number;
}

type Written = { readonly version: StoreVersion | null; readonly checked: boolean } | 'refused';
export type Found =
  | { readonly bytes: Uint8Array; readonly version: StoreVersion | null }
  | 'unchanged'
  | 'too-large'
  | null;

/** Most names in a folder that are gone through: of one with more it is said that it cannot be listed. */
const mostListed = 250_000;

/** The status by which a store says that a file, or a list, is larger than was asked for. */
const tooLarge = 413;

/** A store whose requests are counted and whose failures, like a person's wish to stop, end the exchange. */
export class MeteredStore {
  readonly traffic: Traffic = { requests: 0, bytesOut: 0, bytesIn: 0 };
  readonly #store: MailboxStore;
  readonly #goOn: () => boolean;

  constructor(store: MailboxStore, goOn: () => boolean) {
    this.#store = store;
    this.#goOn = goOn;
  }

  get lists(): boolean {
    return this.#store.lists;
  }

  #begin(): void {
    if (!this.#goOn()) throw new ExchangeStopped({ type: 'ExchangeCancelled' });
    this.traffic.requests += 1;
  }

  async read(name: string, limit: number, known: StoreVersion | null): Promise<Found> {
    this.#begin();
    const found = await this.#store.read(name, {
      limit,
      ...(known === null ? {} : { known }),
    });
    if (!found.ok) {
      if (found.error.type === 'ExchangeUnexpected' && found.error.status === tooLarge)
        return 'too-large';
      throw new ExchangeStopped(found.error);
    }
    if (found.value !== null && found.value !== 'unchanged')
      this.traffic.bytesIn += found.value.bytes.length;
    return found.value;
  }

  async write(
    name: string,
    bytes: Uint8Array,
    when: Parameters<MailboxStore['write']>[2],
  ): Promise<Written> {
    this.#begin();
    this.traffic.bytesOut += bytes.length;
    const written = await this.#store.write(name, bytes, when);
    if (!written.ok) throw new ExchangeStopped(written.error);
    return written.value;
  }

  /** Last parts of the names in a folder, with sizes; null where there are more than a store lists. */
  async list(folder: string): Promise<ReadonlyMap<string, number> | null> {
    this.#begin();
    const listed = await this.#store.list(folder);
    if (!listed.ok) {
      if (listed.error.type === 'ExchangeUnexpected' && listed.error.status === tooLarge)
        return null;
      throw new ExchangeStopped(listed.error);
    }
    if (listed.value.length > mostListed) return null;
    return new Map(
      listed.value.map(({ name, size }) => [name.slice(name.lastIndexOf('/') + 1), size]),
    );
  }
}
