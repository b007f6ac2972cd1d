import {
  ExchangeSession,
  type ExchangeTold,
  type LetterRefused,
  type MailboxPorts,
} from './exchange-session.ts';
import { missingFromIndex, publishIndex, readIndex } from './index-exchange.ts';
import { lookThroughFolder } from './look-through.ts';
import type { Audience, LaneEnd, MailboxMemory } from './memory.ts';
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

const audiencesOf = ({ reads, writes }: MailboxPorts): readonly string[] => [
  ...new Set([...reads, ...writes]),
];

async function exchangeByListing(session: ExchangeSession): Promise<void> {
  for (const audience of audiencesOf(session.ports)) {
    // A folder has nothing but its list.
    if ((await session.listed(audience)) === null)
      throw new ExchangeStopped({ type: 'ExchangeUnexpected', status: 413 });
    await lookThroughFolder(session, audience);
  }
  for (const audience of session.ports.reads) await openLetters(session, audience);
  await sendLetters(session);
}

/** Ends that the index names and that have not come. */
const endsNotHere = (
  session: ExchangeSession,
  lanes: readonly LaneEnd[],
  audience: Audience,
): readonly LaneEnd[] =>
  lanes.filter((end) => end.audience === audience && !session.known(audience).has(end.head));

/** Fetches what the index names and what was awaited before, for every audience that is read. */
async function followLanes(
  session: ExchangeSession,
  lanes: readonly LaneEnd[],
  changed: boolean,
): Promise<void> {
  for (const audience of session.ports.reads) {
    const { awaited } = session.of(audience);
    const isAwaited = new Set(awaited);
    // What is named for the first time is there in most cases; what is awaited was not, the last time.
    const fresh = endsNotHere(session, lanes, audience)
      .map(({ head }) => head)
      .filter((name) => !isAwaited.has(name));
    const left = await fetchWanted(
      session,
      audience,
      [...new Set([...fresh, ...awaited])],
      changed ? patience.changed : patience.unchanged,
    );
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
  const names = new Set(dead.map(({ head }) => head));
  const { awaited } = session.of(audience);
  if (awaited.some((name) => names.has(name)))
    session.change(audience, { awaited: awaited.filter((name) => !names.has(name)) });
  return dead;
}

async function exchangeByIndex(session: ExchangeSession, lookThrough: boolean): Promise<void> {
  const before = session.memory.index;
  const { changed, ...seen } = await readIndex(session);
  const { putBack, older } = changed
    ? await missingFromIndex(session, seen)
    : { putBack: [], older: new Set<Audience>() };
  await followLanes(session, seen.lanes, changed);
  const dead: LaneEnd[] = [];
  for (const audience of audiencesOf(session.ports)) {
    const isRead = session.ports.reads.includes(audience);
    const isDoubtful =
      isRead &&
      changed &&
      (before === null || endsNotHere(session, seen.lanes, audience).length > 0);
    if (lookThrough || older.has(audience) || isDoubtful)
      dead.push(...(await lookForEnds(session, seen.lanes, audience)));
  }
  // From here on what the index named is here or awaited, so it need not be read again.
  if (changed)
    session.memory = {
      ...session.memory,
      index: { version: seen.version, lanes: [...seen.lanes] },
    };
  for (const audience of session.ports.reads) await openLetters(session, audience);
  await sendLetters(session);
  await publishIndex(session, seen, { remembered: before?.lanes ?? [], putBack, dead });
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
    memory: session.memory,
  };
}
