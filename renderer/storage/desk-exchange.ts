import { err, ok, type Result } from '../../shared/basics/result.ts';
import { backOff } from '../../shared/exchange/back-off.ts';
import {
  type MailboxCard,
  openCard,
  type CardError,
  writeCard,
} from '../../shared/exchange/card.ts';
import type { StoreError } from '../../shared/exchange/mailbox-store.ts';
import { contentsKnown, emptyMemory } from '../../shared/exchange/memory.ts';
import { type ExchangePlace, exchangePlaceSchema } from '../../shared/exchange/place.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { StoredExchange } from './contest-store.ts';
import type { DeskCore } from './desk-core.ts';
import { thrownError } from './desk-view.ts';
import type { Desk, DeskError, NamedFile } from './desk.ts';
import type { ExchangeEnd } from './exchange-desk.ts';
import { toHeadquarters } from './exchange-letters.ts';
import { endOf, ExchangeBroken, runExchange, showExchange } from './exchange-run.ts';
import { keepExchange, noteCarried } from './keep-exchange.ts';
import { noRun, placeOfCard } from './exchange-view.ts';
import { ownIdentities } from './identities.ts';

export type ExchangeCommands = Pick<
  Desk,
  'makeCards' | 'openCard' | 'setExchange' | 'exchangeNow' | 'cancelExchange' | 'leaveExchange'
> & {
  /** To be called about once a minute: exchanges where one is due. */
  readonly exchangeWhenDue: () => Promise<void>;
};

const minute = 60_000;

/** The mailbox's secret in its card, opened with the keys that are here. */
const cardOf = (
  keeper: ContestKeeper,
  bytes: Uint8Array,
): Promise<Result<MailboxCard, CardError>> => openCard(bytes, ownIdentities(keeper));

/** Takes part from here on; what was remembered of the same mailbox stays. */
async function join(
  core: DeskCore,
  keeper: ContestKeeper,
  { card, bytes }: { readonly card: MailboxCard; readonly bytes: Uint8Array },
): Promise<void> {
  const before = keeper.exchange;
  const isSame =
    core.exchange.card !== null &&
    core.exchange.card.secret.every((byte, at) => byte === card.secret[at]);
  const credentials = card.credentials ?? (isSame ? (before?.credentials ?? null) : null);
  const next: StoredExchange =
    before !== null && isSame
      ? { ...before, card: bytes, credentials }
      : { card: bytes, credentials, memory: emptyMemory, every: null, last: null };
  await keepExchange(keeper, next);
  core.exchange = { ...core.exchange, card, again: null, failures: 0 };
  showExchange(core);
}

/** Cards of an exchange: for headquarters' other laptops, and for each region that has a key. */
async function cardFiles(
  card: MailboxCard,
): Promise<readonly [headquarters: Uint8Array, files: readonly NamedFile[]]> {
  const own = await writeCard(card, card.headquarters);
  const files: NamedFile[] = [{ name: 'headquarters.qzx', bytes: own }];
  for (const [code, readers] of card.regions)
    files.push({ name: `region-${code}.qzx`, bytes: await writeCard(card, readers) });
  return [own, files];
}

async function makeCards(
  core: DeskCore,
  keeper: ContestKeeper,
  { place, credentials: entered }: Parameters<Desk['makeCards']>[0],
): Promise<Result<readonly NamedFile[], DeskError>> {
  if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
  const checked = exchangePlaceSchema.safeParse(place);
  // What was entered once goes into later cards as well.
  const credentials = entered ?? keeper.exchange?.credentials ?? null;
  const { recipients } = keeper.state;
  const headquarters = recipients.get('headquarters') ?? [];
  if (!checked.success || headquarters.length === 0) return err({ type: 'ExchangeUnencrypted' });
  const regions = new Map(
    [...recipients].filter(([name, keys]) => name !== 'headquarters' && keys.length > 0),
  );
  const card: MailboxCard = {
    contest: keeper.profile.contest,
    secret: core.exchange.card?.secret ?? core.ports.randomBytes(32),
    place,
    headquarters,
    regions,
    ...(credentials === null ? {} : { credentials }),
  };
  const [own, files] = await cardFiles(card);
  await join(core, keeper, { card, bytes: own });
  return ok(files);
}

async function takeCard(
  core: DeskCore,
  keeper: ContestKeeper,
  { bytes }: NamedFile,
): Promise<Result<ExchangePlace, DeskError>> {
  if (keeper.profile.role === 'juror') return err({ type: 'RoleForbidden' });
  const card = await cardOf(keeper, bytes);
  if (!card.ok) return err({ type: card.error.type });
  if (card.value.contest !== keeper.profile.contest) return err({ type: 'BundleOtherContest' });
  await join(core, keeper, { card: card.value, bytes: new Uint8Array(bytes) });
  return ok(placeOfCard(card.value));
}

const isStoreError = (type: string): type is StoreError['type'] =>
  type.startsWith('Exchange') && !['ExchangeOff', 'ExchangeCancelled'].includes(type);

/** When a failure is tried again, where exchanges take place by themselves. */
function noteFailure(core: DeskCore, error: DeskError): void {
  const failures = core.exchange.failures + 1;
  const [byte = 0] = core.ports.randomBytes(1);
  const asked: StoreError =
    error.type === 'ExchangeBusy'
      ? { type: 'ExchangeBusy', retryAfter: Number(error.details?.['seconds'] ?? 0) || null }
      : { type: 'ExchangeUnreachable' };
  const wait = backOff(failures, asked, byte / 256) * 1000;
  const isDue = (core.keeper?.exchange?.every ?? null) !== null && isStoreError(error.type);
  core.exchange = { ...core.exchange, failures, again: isDue ? core.ports.now() + wait : null };
}

/** What is held by others now, where a coordinator's records have all arrived. */
async function noteHandedOver(core: DeskCore, keeper: ContestKeeper): Promise<void> {
  if (keeper.profile.role === 'headquarters' || keeper.exchange === null) return;
  const { memory } = keeper.exchange;
  if (memory.outbox.length > 0) return;
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
    } else noteFailure(core, { type: end.error });
    return ok(end);
  });
  if (!kept.ok) return kept;
  return end.error === null ? kept : err({ type: end.error });
}

/** The place opened by the host, used, and closed again whatever happened. */
async function exchangeOnce(
  core: DeskCore,
  keeper: ContestKeeper,
  goOn: () => boolean,
): Promise<Result<ExchangeEnd, DeskError>> {
  const { host } = core.ports;
  const { exchange: kept } = keeper;
  const { card } = core.exchange;
  if (host.exchange === null) return err({ type: 'ExchangeOff' });
  if (kept === null || card === null) return err({ type: 'ExchangeOff' });
  const opened = await host.exchange.open(kept.credentials);
  if (!opened.ok) {
    const { last } = kept;
    const at = core.ports.now();
    return opened.error.type === 'ExchangeOff'
      ? err({ type: 'ExchangeOff' })
      : finish(core, keeper, {
          ...nothingDone,
          waiting: last?.waiting ?? 0,
          at,
          error: opened.error.type,
        });
  }
  const tell = ({ done, total }: { readonly done: number; readonly total: number }): void => {
    core.exchange = { ...core.exchange, running: { done, total } };
    showExchange(core);
  };
  try {
    const { lists } = opened.value;
    const job = { keeper, card, memory: kept.memory, lists, goOn, tell };
    const report = await runExchange(core, host.exchange, job);
    return await finish(core, keeper, endOf(report, core.ports.now()));
  } catch (error) {
    return err(error instanceof ExchangeBroken ? error.reason : thrownError(error));
  } finally {
    await host.exchange.close().catch(() => undefined);
  }
}

const nothingDone: Omit<ExchangeEnd, 'at' | 'error' | 'waiting'> = {
  sent: { objects: 0, bytes: 0 },
  taken: { objects: 0, bytes: 0, operations: 0 },
  notices: [],
};

/** Changes what the person set; a failure of before is forgotten. */
async function change(
  core: DeskCore,
  keeper: ContestKeeper,
  changed: Parameters<Desk['setExchange']>[0],
): Promise<Result<void, DeskError>> {
  if (keeper.exchange === null) return err({ type: 'ExchangeOff' });
  await keepExchange(keeper, { ...keeper.exchange, ...changed });
  core.exchange = { ...core.exchange, failures: 0, again: null };
  showExchange(core);
  return ok(undefined);
}

/** Takes no part any more, and keeps nothing that was on its way. */
async function leave(core: DeskCore, keeper: ContestKeeper): Promise<Result<void, DeskError>> {
  const { exchange: kept } = keeper;
  if (kept === null) return ok(undefined);
  const { outbox, audiences } = kept.memory;
  await keepExchange(keeper, null);
  core.exchange = noRun;
  await keeper.documents.remove([
    ...outbox.map(({ name }) => name),
    ...audiences.flatMap(({ pieces }) => pieces.map(({ name }) => name)),
  ]);
  showExchange(core);
  return ok(undefined);
}

/** True where an exchange that nobody asked for should take place. */
function isDue({ keeper, exchange: { again }, ports }: DeskCore): boolean {
  const every = keeper?.exchange?.every ?? null;
  if (every === null) return false;
  const now = ports.now();
  const last = keeper?.exchange?.last?.at ?? 0;
  // A clock that was set back is no reason to wait for days.
  return now >= (again ?? last + every * minute) || now < last;
}

/** Opens the card that is kept, once the contest is open. */
async function readCard(core: DeskCore): Promise<void> {
  const { keeper } = core;
  if (keeper === null || keeper.exchange === null) return;
  const card = await cardOf(keeper, keeper.exchange.card);
  if (core.keeper !== keeper || core.exchange.card !== null || !card.ok) return;
  core.exchange = { ...core.exchange, card: card.value };
  showExchange(core);
}

/** Commands by which files are exchanged through one place. */
export function exchangeCommands(core: DeskCore): ExchangeCommands {
  let cancelled = false;
  let running: Promise<Result<ExchangeEnd, DeskError>> | null = null;
  const run = async (keeper: ContestKeeper): Promise<Result<ExchangeEnd, DeskError>> => {
    cancelled = false;
    core.exchange = { ...core.exchange, running: { done: 0, total: 0 } };
    showExchange(core);
    try {
      return await exchangeOnce(core, keeper, () => !cancelled && core.keeper === keeper);
    } finally {
      if (core.keeper === keeper) {
        core.exchange = { ...core.exchange, running: null };
        core.showContest();
      }
    }
  };
  const exchangeNow = (): Promise<Result<ExchangeEnd, DeskError>> => {
    const { keeper } = core;
    if (keeper === null) return Promise.resolve(err({ type: 'NoContest' }));
    running ??= run(keeper).finally(() => {
      running = null;
    });
    return running;
  };
  core.entered.add(() => void readCard(core));
  return {
    makeCards: (input) => core.withKeeper((keeper) => makeCards(core, keeper, input)),
    openCard: (file) => core.withKeeper((keeper) => takeCard(core, keeper, file)),
    setExchange: (changed) => core.withKeeper((keeper) => change(core, keeper, changed)),
    exchangeNow,
    cancelExchange: async () => {
      cancelled = true;
    },
    leaveExchange: async () => {
      cancelled = true;
      await running;
      return core.withKeeper((keeper) => leave(core, keeper));
    },
    exchangeWhenDue: async () => {
      if (running === null && isDue(core)) await exchangeNow();
    },
  };
}
