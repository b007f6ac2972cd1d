import type { MailboxStore, StoreError, StoreVersion } from './mailbox-store.ts';

/** Why an exchange ended before its end. */
export type ExchangeStop = StoreError | { readonly type: 'ExchangeCancelled' };

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

/** What a store says that gives files and lists none, or has too many. */
const unlistable: ReadonlySet<StoreError['type']> = new Set([
  'ExchangeDenied',
  'ExchangeUnexpected',
]);

/** The status by which a store says that a file, or a list, is larger than was asked for. */
const tooLarge = 413;

/** A version that can be asked about; one that no server gives is none. */
const usable = (version: StoreVersion | null): StoreVersion | null =>
  version === null || version === '' || version.length > 256 ? null : version;

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
    if (found.value === null || found.value === 'unchanged') return found.value;
    const { bytes, version } = found.value;
    this.traffic.bytesIn += bytes.length;
    return { bytes, version: usable(version) };
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
    if (written.value === 'refused') return 'refused';
    return { ...written.value, version: usable(written.value.version) };
  }

  /**
   * Last parts of the names in a folder, with sizes; null where they cannot be listed, which stops nothing where there
   * is an index.
   */
  async list(folder: string): Promise<ReadonlyMap<string, number> | null> {
    this.#begin();
    const listed = await this.#store.list(folder);
    if (!listed.ok) {
      if (!this.lists && unlistable.has(listed.error.type)) return null;
      throw new ExchangeStopped(listed.error);
    }
    if (listed.value.length > mostListed) {
      if (!this.lists) return null;
      throw new ExchangeStopped({ type: 'ExchangeUnexpected', status: tooLarge });
    }
    return new Map(
      listed.value.map(({ name, size }) => [name.slice(name.lastIndexOf('/') + 1), size]),
    );
  }
}
