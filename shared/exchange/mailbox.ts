import {
  ExchangeSession,
  type ExchangeTold,
  type LetterRefused,
  type MailboxPorts,
} from './exchange-session.ts';
import { missingFromIndex, publishIndex, readIndex } from './index-exchange.ts';
import { lookThroughFolder } from './look-through.ts';
import type { LaneEnd, MailboxMemory } from './memory.ts';
import { type ExchangeStop, ExchangeStopped, type Traffic } from './metered-store.ts';
import { sendLetters } from './send-letters.ts';
import { fetchWanted, openLetters } from './take-letters.ts';

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
  for (const audience of audiencesOf(session.ports)) await lookThroughFolder(session, audience);
  for (const audience of session.ports.reads) await openLetters(session, audience);
  await sendLetters(session);
}

/** Fetches what the index names and what was awaited before, for every audience that is read. */
async function followLanes(
  session: ExchangeSession,
  lanes: readonly LaneEnd[],
  changed: boolean,
): Promise<void> {
  for (const audience of session.ports.reads) {
    const heads = lanes.filter((end) => end.audience === audience).map(({ head }) => head);
    const { awaited } = session.of(audience);
    // What is named for the first time is there in most cases; what is awaited was not, the last time.
    const fresh = heads.filter((name) => !awaited.includes(name));
    const unknown = [...new Set([...fresh, ...awaited])].filter(
      (name) => !session.known(audience).has(name),
    );
    await fetchWanted(session, audience, unknown, changed ? patience.changed : patience.unchanged);
  }
}

async function exchangeByIndex(session: ExchangeSession, lookThrough: boolean): Promise<void> {
  const { changed, ...seen } = await readIndex(session);
  const { putBack, older } = changed
    ? await missingFromIndex(session, seen)
    : { putBack: [], older: false };
  await followLanes(session, seen.lanes, changed);
  if (lookThrough || older)
    for (const audience of audiencesOf(session.ports)) await lookThroughFolder(session, audience);
  // From here on what the index named is here or awaited, so it need not be read again.
  if (changed)
    session.memory = {
      ...session.memory,
      index: { version: seen.version, lanes: [...seen.lanes] },
    };
  for (const audience of session.ports.reads) await openLetters(session, audience);
  await sendLetters(session);
  await publishIndex(session, seen, putBack);
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
