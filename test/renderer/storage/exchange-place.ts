import { sha256, toHex } from '../../../shared/basics/bytes.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import type { ExchangeFailure, ExchangeWriting } from '../../../shared/host/exchange-store.ts';
import type { ExchangeHost, KeepingHost } from '../../../renderer/storage/desk-core.ts';

const versionOf = (bytes: Uint8Array): string => toHex(sha256(bytes));

/** A folder, or a server, that lasts as long as it is referenced, and whatever becomes of the way to it. */
export class TestPlace {
  readonly files = new Map<string, Uint8Array>();
  /** What every request answers while it is set. */
  failure: ExchangeFailure | null = null;
  /** Requests until the way breaks for good. */
  left = Number.POSITIVE_INFINITY;
  requests = 0;
  /** Names in the order in which they were written. */
  readonly written: string[] = [];
  readonly lists: boolean;

  constructor({ lists = true }: { readonly lists?: boolean } = {}) {
    this.lists = lists;
  }

  private fails(): ExchangeFailure | null {
    this.requests += 1;
    this.left -= 1;
    return this.left < 0 ? { type: 'ExchangeUnreachable' } : this.failure;
  }

  private holds(name: string, when: ExchangeWriting['when']): boolean {
    const there = this.files.get(name);
    if (when === 'any') return true;
    if (when === 'absent') return there === undefined;
    return there !== undefined && versionOf(there) === when.version;
  }

  /** A laptop's way to it. */
  readonly exchange: ExchangeHost = {
    open: async () => ok({ lists: this.lists }),
    close: async () => undefined,
    read: async ({ name, known }) => {
      const failure = this.fails();
      const bytes = this.files.get(name);
      if (failure !== null) return err(failure);
      if (bytes === undefined) return ok(null);
      const version = versionOf(bytes);
      return ok(known === version ? 'unchanged' : { bytes, version });
    },
    write: async ({ name, bytes, when }) => {
      const failure = this.fails();
      if (failure !== null) return err(failure);
      if (!this.holds(name, when)) return ok('refused');
      this.files.set(name, bytes.slice());
      this.written.push(name);
      return ok({ version: versionOf(bytes), checked: true });
    },
    list: async (folder) => {
      const failure = this.fails();
      if (failure !== null) return err(failure);
      const below = [...this.files].filter(([name]) => name.startsWith(`${folder}/`));
      return ok(
        below.map(([name, bytes]) => ({ name: name.slice(folder.length + 1), size: bytes.length })),
      );
    },
  };

  get host(): KeepingHost {
    return { writeSnapshot: null, space: async () => null, exchange: this.exchange };
  }
}
