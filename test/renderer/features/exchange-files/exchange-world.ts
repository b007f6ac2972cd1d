import { ok } from '../../../../shared/basics/result.ts';
import type { Role } from '../../../../shared/contest/people.ts';
import type { ContestState } from '../../../../shared/merge/state.ts';
import type { ExchangePlace } from '../../../../shared/exchange/place.ts';
import type { Host, HostExchange } from '../../../../renderer/host/host.ts';
import type { Desk, DeskSnapshot, NamedFile } from '../../../../renderer/storage/desk.ts';
import type { Exchange, ExchangeEnd } from '../../../../renderer/storage/exchange-desk.ts';
import { createKeysDesk, keysState } from '../../keys/keys-desk.ts';
import { hostWith } from '../../receive/host-with.ts';

/** 13 May 2026, 9:30 by Kazakhstan's clock. */
export const at = Date.UTC(2026, 4, 13, 4, 30);

export const folder: ExchangePlace = { kind: 'folder', address: 'D:\\Ортақ\\Байқау' };
export const server: ExchangePlace = {
  kind: 'webdav',
  address: 'https://cloud.example.kz/dav/box',
};

/** How an exchange ended: well, unless a test says otherwise. */
export const endOf = (change: Partial<ExchangeEnd> = {}): ExchangeEnd => ({
  at,
  error: null,
  sent: { objects: 3, bytes: 12_400 },
  taken: { objects: 2, bytes: 9_800, operations: 41 },
  waiting: 0,
  notices: [],
  ...change,
});

/** An exchange over a folder that ended well. */
export const exchangeOf = (change: Partial<Exchange> = {}): Exchange => ({
  place: folder,
  hasCredentials: false,
  every: null,
  running: null,
  last: endOf(),
  again: null,
  outbox: 0,
  refused: [],
  asked: null,
  waiting: 0,
  aside: [],
  ...change,
});

/** An exchange over a server that ended with an error. */
export const failedWith = (error: string, change: Partial<Exchange> = {}): Exchange =>
  exchangeOf({
    place: server,
    hasCredentials: true,
    last: endOf({
      error,
      sent: { objects: 0, bytes: 0 },
      taken: { objects: 0, bytes: 0, operations: 0 },
    }),
    ...change,
  });

export interface ExchangeDesk extends Desk {
  readonly show: (change: Partial<DeskSnapshot>) => void;
  /** Commands of the exchange that the screen gave, with what it gave along. */
  readonly given: (readonly [command: string, ...input: readonly unknown[]])[];
}

/** A contest whose files are encrypted to headquarters. */
const encrypted = (): ContestState =>
  keysState({ recipients: new Map([['headquarters', [new Uint8Array(32)]]]) });

/** A desk of a role with an exchange, or none; it notes what it is told. */
export function createExchangeDesk(
  role: Role,
  exchange: Exchange | null,
  answers: Partial<Desk> = {},
): ExchangeDesk {
  const base = createKeysDesk(role, encrypted(), {});
  const given: ExchangeDesk['given'] = [];
  const listeners = new Set<() => void>();
  let snapshot: DeskSnapshot = { ...base.getSnapshot(), exchange };
  const show = (change: Partial<DeskSnapshot>) => {
    snapshot = { ...snapshot, ...change };
    listeners.forEach((listener) => listener());
  };
  const cards: readonly NamedFile[] = ['headquarters.qzx', 'region-KZ-43.qzx'].map((name) => ({
    name,
    bytes: Uint8Array.of(1, 2, 3),
  }));
  const note =
    <Value>(command: string, value: Value) =>
    async (...input: readonly unknown[]): Promise<Value> => {
      given.push([command, ...input]);
      return value;
    };
  return {
    ...base,
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    makeCards: note('makeCards', ok(cards)),
    openCard: note('openCard', ok(folder)),
    setExchange: note('setExchange', ok(undefined)),
    exchangeNow: note('exchangeNow', ok(endOf())),
    cancelExchange: note('cancelExchange', undefined),
    leaveExchange: note('leaveExchange', ok(undefined)),
    ...answers,
    show,
    given,
  };
}

/** A host whose person answers every dialog, with the place that this computer uses already. */
export function createExchangeHost(
  place: ExchangePlace | null,
  answers: Partial<HostExchange> = {},
  chosen: readonly NamedFile[] = [],
): Host & {
  readonly confirmed: ExchangePlace[];
  readonly saved: NamedFile[];
  /** How often the place was forgotten. */
  readonly forgot: () => number;
} {
  const confirmed: ExchangePlace[] = [];
  let forgot = 0;
  const off = async () => ({ ok: false, error: { type: 'ExchangeOff' } }) as const;
  const exchange: HostExchange = {
    kinds: ['folder', 'webdav', 's3'],
    place: async () => place,
    chooseFolder: async () => folder,
    confirmPlace: async (asked) => {
      confirmed.push(asked);
      return true;
    },
    forget: async () => {
      forgot += 1;
    },
    allow: async () => true,
    open: off,
    probe: async () => ok({ keepsFirst: true, checksVersion: true }),
    close: async () => undefined,
    read: off,
    write: off,
    list: off,
    ...answers,
  };
  return { ...hostWith(chosen), kind: 'desktop', exchange, confirmed, forgot: () => forgot };
}
