import {
  ExchangeSession,
  type ExchangeTold,
  type LetterRefused,
  type MailboxPorts,
} from './exchange-session.ts';
import { audiencesOf, exchangeFiles, readOf, takeLost } from './files-exchange.ts';
import { missingFromIndex, publishIndex, readIndex } from './index-exchange.ts';
import { lookThroughFolder, noticeLoss } from './look-through.ts';
import type { Audience, Carried, LaneEnd, MailboxMemory } from './memory.ts';
import { type ExchangeStop, ExchangeStopped, type Traffic } from './metered-store.ts';
import { sendLetters } from './send-letters.ts';
import { awaitObject, fetchWanted, openLetters } from './take-letters.ts';

/** What one exchange did. Bytes are those of objects; `bytesOut` and `bytesIn` are all that went over the line. */
export interface ExchangeReport extends Readonly<Traffic> {
  /** Why it ended early; null where it came to its end. Whatever it did until then holds. */
  readonly stopped: ExchangeStop | null;
  readonly sent: { readonly objects: number; readonly bytes: number; readonly operations: number };
  readonly taken: {
    readonly objects: number;
    readonly bytes: number;
    readonly operations: number;
    readonly letters: number;
  };
  /** Letters that were put aside in this exchange. */
  readonly refused: readonly LetterRefused[];
  /** Parts that are known to be on their way and are not there yet. */
  readonly waiting: number;
  readonly told: Readonly<ExchangeTold>;
  readonly memory: MailboxMemory;
}

/** Objects that are not there are given up on for this time after so many, where the index says that nothing is new. */
const patience = { unchanged: 2, changed: 8 };

async function exchangeByListing(session: ExchangeSession): Promise<void> {
  for (const carried of ['records', 'files'] as const) {
    const audiences = audiencesOf(session, carried);
    for (const audience of audiences) await lookThroughFolder(session, audience);
    for (const audience of readOf(session, carried)) await openLetters(session, audience);
    if (audiences.length > 0) await sendLetters(session, carried);
  }
  while (await takeLost(session));
}

/** Ends that the index names and that have not come. */
const endsNotHere = (
  session: ExchangeSession,
  lanes: readonly LaneEnd[],
  audience: Audience,
): readonly LaneEnd[] =>
  lanes.filter((end) => end.audience === audience && !session.known(audience).has(end.head));

/** Fetches records that the index names or that were awaited before. */
async function followLanes(
  session: ExchangeSession,
  lanes: readonly LaneEnd[],
  changed: boolean,
): Promise<void> {
  for (const audience of readOf(session, 'records')) {
    const { awaited } = session.of(audience);
    const isAwaited = new Set(awaited);
    // What is named for the first time is there in most cases; what is awaited was not, the last time.
    const fresh = endsNotHere(session, lanes, audience)
      .map(({ head }) => head)
      .filter((name) => !isAwaited.has(name));
    const left = await fetchWanted(session, audience, [...new Set([...fresh, ...awaited])], {
      misses: changed ? patience.changed : patience.unchanged,
    });
    for (const name of left) awaitObject(session, audience, name);
  }
}

/**
 * Lists an audience of which the index names what is not there: whatever is there comes, however many lies stand
 * before it. Gives the ends that lead nowhere, which are awaited no more.
 */
async function lookForEnds(
  session: ExchangeSession,
  lanes: readonly LaneEnd[],
  audience: Audience,
): Promise<readonly LaneEnd[]> {
  await lookThroughFolder(session, audience);
  const there = await session.listed(audience);
  if (there === null || !session.ports.reads.includes(audience)) return [];
  const dead = endsNotHere(session, lanes, audience).filter(({ head }) => !there.has(head));
  if (dead.length > 0) session.told.indexDamaged = true;
  const names = new Set(dead.map(({ head }) => head));
  const { awaited } = session.of(audience);
  if (awaited.some((name) => names.has(name)))
    session.change(audience, { awaited: awaited.filter((name) => !names.has(name)) });
  return dead;
}

/** What was found out about the index that an exchange began with. */
interface IndexDoubts {
  readonly lookThrough: boolean;
  /** True where it is another one than the last time, and where there was none. */
  readonly changed: boolean;
  /** True where no index says what is there: on the first exchange, and where it cannot be read. */
  readonly isBlind: boolean;
  /** Audiences of which an object is gone. */
  readonly older: ReadonlySet<Audience>;
}

/** Lists the audiences of which it is doubtful that the index says all. Gives ends that lead nowhere. */
async function lookWhereDoubtful(
  session: ExchangeSession,
  lanes: readonly LaneEnd[],
  { carried, doubts }: { readonly carried: Carried; readonly doubts: IndexDoubts },
): Promise<readonly LaneEnd[]> {
  const dead: LaneEnd[] = [];
  const read = readOf(session, carried);
  for (const audience of audiencesOf(session, carried)) {
    const isDoubtful =
      read.includes(audience) &&
      doubts.changed &&
      (doubts.isBlind || endsNotHere(session, lanes, audience).length > 0);
    const isCrowded = session.crowded.has(audience);
    if (doubts.lookThrough || doubts.older.has(audience) || isDoubtful || isCrowded)
      dead.push(...(await lookForEnds(session, lanes, audience)));
  }
  return dead;
}

/** Takes and sends records; files that the index names are awaited. */
async function exchangeRecords(
  session: ExchangeSession,
  lookThrough: boolean,
): Promise<IndexDoubts> {
  session.forgetLists();
  const before = session.memory.index;
  const { changed, ...seen } = await readIndex(session);
  const { putBack, older } = changed
    ? await missingFromIndex(session, seen)
    : { putBack: [], older: new Set<Audience>() };
  const isBlind = before === null || !seen.isReadable;
  const doubts: IndexDoubts = { lookThrough, changed, isBlind, older };
  await followLanes(session, seen.lanes, changed);
  const dead = await lookWhereDoubtful(session, seen.lanes, { carried: 'records', doubts });
  // Once this index is remembered nothing tells any more what of the one before it is gone.
  for (const audience of audiencesOf(session, 'files'))
    if (older.has(audience)) await noticeLoss(session, audience);
  for (const audience of readOf(session, 'files'))
    for (const { head } of endsNotHere(session, seen.lanes, audience))
      awaitObject(session, audience, head);
  // From here on what the index named is here or awaited, so it need not be read again.
  if (changed)
    session.memory = {
      ...session.memory,
      index: { version: seen.version, lanes: [...seen.lanes] },
    };
  for (const audience of readOf(session, 'records')) await openLetters(session, audience);
  await sendLetters(session, 'records');
  await publishIndex(session, seen, { remembered: before?.lanes ?? [], putBack, dead });
  return doubts;
}

async function exchangeByIndex(session: ExchangeSession, lookThrough: boolean): Promise<void> {
  const doubts = await exchangeRecords(session, lookThrough);
  if (audiencesOf(session, 'files').length === 0) return;
  const misses = doubts.changed ? patience.changed : patience.unchanged;
  // However many files there are, records come and go between any two portions of them.
  while (await exchangeFiles(session, misses)) await exchangeRecords(session, false);
  const { lanes = [], version = null } = session.memory.index ?? {};
  const dead = await lookWhereDoubtful(session, lanes, { carried: 'files', doubts });
  for (const audience of readOf(session, 'files')) await openLetters(session, audience);
  const now = { lanes, version, exists: session.memory.index !== null };
  await publishIndex(session, now, { remembered: lanes, putBack: [], dead });
}

async function stopOf(
  session: ExchangeSession,
  run: () => Promise<void>,
): Promise<ExchangeStop | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (!(error instanceof ExchangeStopped)) throw error;
    // What has come whole is opened whatever became of the connection.
    if (error.reason.type !== 'ExchangeCancelled')
      for (const audience of session.ports.reads) await openLetters(session, audience);
    return error.reason;
  }
}

/**
 * One exchange with a mailbox: takes what is new, sends what it lacks. It may end anywhere, by a failure of the store,
 * by the person, or by the power: the next one goes on from what was remembered, and nothing is sent twice or lost.
 * Failures of the store are in the report; the keeper's are thrown. `lookThrough` also lists the store and reads what
 * no chain reaches, at the cost of a request for each audience.
 */
export async function exchange(
  memory: MailboxMemory,
  ports: MailboxPorts,
  { lookThrough = false }: { readonly lookThrough?: boolean } = {},
): Promise<ExchangeReport> {
  const session = new ExchangeSession(memory, ports);
  const stopped = await stopOf(session, () =>
    ports.store.lists ? exchangeByListing(session) : exchangeByIndex(session, lookThrough),
  );
  await session.save();
  const { sent, taken, refused, told, store } = session;
  const waiting = session.memory.audiences.reduce((sum, { awaited }) => sum + awaited.length, 0);
  return {
    stopped,
    sent,
    taken,
    refused,
    waiting,
    told,
    ...store.traffic,
    memory: session.resting,
  };
}
