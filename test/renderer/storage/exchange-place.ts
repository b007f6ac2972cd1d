import { err, ok } from '../../../shared/basics/result.ts';
import type { ExchangeFailure } from '../../../shared/host/exchange-store.ts';
import type { ExchangeHost, KeepingHost } from '../../../renderer/storage/desk-core.ts';

/** A folder that lasts as long as it is referenced, and whatever becomes of the way to it. */
export class TestPlace {
  readonly files = new Map<string, Uint8Array>();
  /** What every request answers while it is set. */
  failure: ExchangeFailure | null = null;
  /** Requests until the way breaks for good. */
  left = Number.POSITIVE_INFINITY;
  requests = 0;

  private fails(): ExchangeFailure | null {
    this.requests += 1;
    this.left -= 1;
    return this.left < 0 ? { type: 'ExchangeUnreachable' } : this.failure;
  }

  /** A laptop's way to it. */
  readonly exchange: ExchangeHost = {
    open: async () => ok({ lists: true }),
    close: async () => undefined,
    read: async ({ name }) => {
      const failure = this.fails();
      const bytes = this.files.get(name);
      if (failure !== null) return err(failure);
      return ok(bytes === undefined ? null : { bytes, version: null });
    },
    write: async ({ name, bytes, when }) => {
      const failure = this.fails();
      if (failure !== null) return err(failure);
      if (when === 'absent' && this.files.has(name)) return ok('refused');
      this.files.set(name, bytes.slice());
      return ok({ version: null, checked: true });
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
