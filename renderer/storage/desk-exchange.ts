import { err, ok, type Result } from '../../shared/basics/result.ts';
import { backOff } from '../../shared/exchange/back-off.ts';
import type { StoreError } from '../../shared/exchange/mailbox-store.ts';
import { contentsKnown, retryRefused } from '../../shared/exchange/memory.ts';
import type { ExchangePlace } from '../../shared/exchange/place.ts';
import type { ExchangeFailure } from '../../shared/host/exchange-store.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskCore } from './desk-core.ts';
import { thrownError } from './desk-view.ts';
import type { Desk, DeskError, NamedFile } from './desk.ts';
import type { ExchangeEnd, ExchangeHow } from './exchange-desk.ts';
import { toHeadquarters } from './exchange-audiences.ts';
import { askedBy, endOf, ExchangeBroken, runExchange, showExchange } from './exchange-run.ts';
import { askedOf } from './exchange-view.ts';
import { change, inspectCard, leave, makeCards, readCard, takeCard } from './join-exchange.ts';
import { keepExchange, noteCarried } from './keep-exchange.ts';

export type ExchangeCommands = Pick<
  Desk,
  'makeCards' | 'openCard' | 'setExchange' | 'exchangeNow' | 'cancelExchange' | 'leaveExchange'
> & {
  /** To be called about once a minute: exchanges where one is due. */
  readonly exchangeWhenDue: () => Promise<void>;
};

const minute = 60_000;

const isStoreError = (type: string): type is StoreError['type'] =>
  type.startsWith('Exchange') && !['ExchangeOff', 'ExchangeCancelled'].includes(type);

/** When a failure is tried again, where exchanges take place by themselves; not before the store wants it. */
function noteFailure(core: DeskCore, { error, asked }: ExchangeEnd): void {
  const failures = core.exchange.failures + 1;
  const [byte = 0] = core.ports.randomBytes(1);
  const said: StoreError = { type: 'ExchangeBusy', retryAfter: asked ?? null };
  const wait = backOff(failures, said, byte / 256) * 1000;
  const isTried = (core.keeper?.exchange?.every ?? null) !== null && isStoreError(error ?? '');
  core.exchange = { ...core.exchange, failures, again: isTried ? core.ports.now() + wait : null };
}

/** What is held by others now, where a coordinator's records have all arrived. */
async function noteHandedOver(core: DeskCore, keeper: ContestKeeper): Promise<void> {
  if (keeper.profile.role === 'headquarters' || keeper.exchange === null) return;
  const { memory } = keeper.mailbox;
  if (memory.outbox.some(({ audience }) => audience === toHeadquarters)) return;
  const there = contentsKnown(memory, toHeadquarters);
  const held = [...keeper.contents.segments.values()].filter(({ id }) => there.has(id));
  if (held.length > 0) await noteCarried(keeper, held);
  core.showContest();
}

/** Keeps how it ended, and what follows from it. */
async function finish(
  core: DeskCore,
  keeper: ContestKeeper,
  end: ExchangeEnd,
): Promise<Result<ExchangeEnd, DeskError>> {
  const kept = await core.withKeeper(async (open) => {
    if (open !== keeper || keeper.exchange === null) return err({ type: 'ExchangeCancelled' });
    await keepExchange(keeper, { ...keeper.exchange, last: end });
    if (end.error === null) {
      core.exchange = { ...core.exchange, failures: 0, again: null };
      await noteHandedOver(core, keeper);
    } else noteFailure(core, end);
    return ok(end);
  });
  if (!kept.ok) return kept;
  return end.error === null ? kept : err({ type: end.error });
}

const nothingDone: Omit<ExchangeEnd, 'at' | 'error' | 'waiting'> = {
  sent: { objects: 0, bytes: 0 },
  taken: { objects: 0, bytes: 0, operations: 0 },
  notices: [],
};

/** Keeps why the place could not be opened; that nobody chose one, or one of another card, is no failure of it. */
const notOpened = async (
  core: DeskCore,
  keeper: ContestKeeper,
  error: ExchangeFailure,
): Promise<Result<ExchangeEnd, DeskError>> =>
  error.type === 'ExchangeOff'
    ? err({ type: 'ExchangeOff' })
    : finish(core, keeper, {
        ...nothingDone,
        waiting: keeper.exchange?.last?.waiting ?? 0,
        at: core.ports.now(),
        error: error.type,
        ...askedBy(error),
      });

/** The place opened by the host, used, and closed again whatever happened. */
async function exchangeOnce(
  core: DeskCore,
  keeper: ContestKeeper,
  { goOn, lookThrough = false, retryRefused: retry = false }: ExchangeHow & { goOn: () => boolean },
): Promise<Result<ExchangeEnd, DeskError>> {
  const { host } = core.ports;
  const { exchange: kept } = keeper;
  const { card } = core.exchange;
  if (host.exchange === null) return err({ type: 'ExchangeOff' });
  if (kept === null || card === null) return err({ type: 'ExchangeOff' });
  const tell = ({ done, total }: { readonly done: number; readonly total: number }): void => {
    // Another contest may be open by now, or this one anew.
    if (core.keeper !== keeper) return;
    core.exchange = { ...core.exchange, running: { done, total } };
    showExchange(core);
  };
  try {
    const opened = await host.exchange.open({
      place: card.place,
      credentials: kept.credentials,
    });
    if (!opened.ok) return await notOpened(core, keeper, opened.error);
    const { lists } = opened.value;
    const memory = retry ? retryRefused(keeper.mailbox.memory) : keeper.mailbox.memory;
    const job = { keeper, card, memory, lists, lookThrough, goOn, tell };
    const report = await runExchange(core, host.exchange, job);
    return await finish(core, keeper, endOf(report, core.ports.now()));
  } catch (error) {
    return err(error instanceof ExchangeBroken ? error.reason : thrownError(error));
  } finally {
    await host.exchange.close().catch(() => undefined);
  }
}

/** True where an exchange that nobody asked for should take place. */
function isDue({ keeper, exchange: { again }, ports }: DeskCore): boolean {
  const { every = null, last = null } = keeper?.exchange ?? {};
  if (every === null) return false;
  const now = ports.now();
  const at = last?.at ?? 0;
  // A clock that was set back is no reason to wait for days.
  if (now < at) return true;
  return now >= Math.max(again ?? at + every * minute, askedOf(last)?.until ?? 0);
}

/** Takes a card in force; what goes on by the one before is stopped first, and only for a card that can be taken. */
async function openCard(
  core: DeskCore,
  file: NamedFile,
  stop: () => Promise<void>,
): Promise<Result<ExchangePlace, DeskError>> {
  const read = await core.withKeeper((keeper) => inspectCard(keeper, file));
  if (!read.ok) return read;
  await stop();
  return core.withKeeper((keeper) => takeCard(core, keeper, file));
}

/** Commands by which files are exchanged through one place. */
export function exchangeCommands(core: DeskCore): ExchangeCommands {
  let cancelled = false;
  let running: {
    readonly keeper: ContestKeeper;
    readonly ended: Promise<Result<ExchangeEnd, DeskError>>;
  } | null = null;
  const run = async (
    keeper: ContestKeeper,
    how: ExchangeHow,
  ): Promise<Result<ExchangeEnd, DeskError>> => {
    core.exchange = { ...core.exchange, running: { done: 0, total: 0 } };
    showExchange(core);
    try {
      const goOn = (): boolean => !cancelled && core.keeper === keeper;
      return await exchangeOnce(core, keeper, { ...how, goOn });
    } finally {
      if (core.keeper === keeper) {
        core.exchange = { ...core.exchange, running: null };
        core.showContest();
      }
    }
  };
  const exchangeNow = (how: ExchangeHow = {}): Promise<Result<ExchangeEnd, DeskError>> => {
    const { keeper } = core;
    if (keeper === null) return Promise.resolve(err({ type: 'NoContest' }));
    if (running?.keeper === keeper) return running.ended;
    cancelled = false;
    // One of before a lock still waits for its place, which one at a time has open.
    const before = running?.ended.then(() => undefined) ?? Promise.resolve();
    const ended = before
      .then(() => (core.keeper === keeper ? run(keeper, how) : err({ type: 'ExchangeCancelled' })))
      .finally(() => {
        if (running?.ended === ended) running = null;
      });
    running = { keeper, ended };
    return ended;
  };
  const stop = async (): Promise<void> => {
    cancelled = true;
    await running?.ended;
  };
  core.entered.add(() => void readCard(core));
  return {
    makeCards: (input) => core.withKeeper((keeper) => makeCards(core, keeper, input)),
    openCard: (file) => openCard(core, file, stop),
    setExchange: (changed) => core.withKeeper((keeper) => change(core, keeper, changed)),
    exchangeNow,
    cancelExchange: async () => {
      cancelled = true;
    },
    leaveExchange: async () => {
      await stop();
      return core.withKeeper((keeper) => leave(core, keeper));
    },
    exchangeWhenDue: async () => {
      if (running === null && isDue(core)) await exchangeNow();
    },
  };
}
