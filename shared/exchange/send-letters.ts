import { type Carried, carriedTo, contentsKnown, type OutgoingObject } from './memory.ts';
import type { ExchangeSession } from './exchange-session.ts';
import { abandonLane, putIntoOutbox } from './lane.ts';
import { nameOfObject } from './object.ts';

/** After so many objects or bytes it is remembered what was written, so that little is asked about twice. */
const savedAfter = { objects: 32, bytes: 1024 * 1024 };

/** Writes an object where there is none. One that is there is looked at: a cut connection may have left half of it. */
async function writeObject(
  { store, sent }: ExchangeSession,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const written = await store.write(path, bytes, 'absent');
  if (written === 'refused') {
    const there = await store.read(path, bytes.length, null);
    const whole =
      there !== null &&
      typeof there === 'object' &&
      nameOfObject(there.bytes) === nameOfObject(bytes);
    if (whole) return;
    await store.write(path, bytes, 'any');
  }
  sent.objects += 1;
  sent.bytes += bytes.length;
}

/** Remembers which objects were written, and lets the keeper forget them. */
async function settle(session: ExchangeSession, names: ReadonlySet<string>): Promise<void> {
  if (names.size === 0) return;
  const outbox = session.memory.outbox.map((each) =>
    names.has(each.name) ? { ...each, written: true } : each,
  );
  session.memory = {
    ...session.memory,
    outbox: session.store.lists ? outbox.filter(({ written }) => !written) : outbox,
  };
  await session.save();
  await session.ports.keeper.forget([...names]);
}

/** What is sent at a time: records or files, and about how many bytes at the most. */
interface Portion {
  readonly carried: Carried;
  readonly bytes: number;
}

/** Writes what the outbox holds of a portion, in order; true where some of it is left. */
async function flush(
  session: ExchangeSession,
  { carried, bytes: most }: Portion,
): Promise<boolean> {
  const waiting = session.memory.outbox.filter(
    ({ audience, written }) => !written && carriedTo(audience) === carried,
  );
  const last = session.sent.bytes + most;
  const done = new Set<string>();
  const given = new Set<string>();
  let bytesDone = 0;
  const write = async ({ name, audience }: OutgoingObject): Promise<void> => {
    if (given.has(audience)) return;
    const bytes = await session.ports.keeper.kept(name);
    if (bytes === null || nameOfObject(bytes) !== name) {
      given.add(audience);
      await abandonLane(session, audience);
      return;
    }
    await writeObject(session, `${session.folder(audience)}/${name}`, bytes);
    done.add(name);
    bytesDone += bytes.length;
  };
  try {
    for (const [index, object] of waiting.entries()) {
      if (session.sent.bytes >= last) return true;
      session.ports.tell?.({ step: 'sending', done: index, total: waiting.length });
      await write(object);
      if (done.size < savedAfter.objects && bytesDone < savedAfter.bytes) continue;
      await settle(session, new Set(done));
      done.clear();
      bytesDone = 0;
    }
    return false;
  } finally {
    await settle(session, done);
  }
}

/**
 * Sends what was on its way, and then what the mailbox lacks, of what is carried; about so many `bytes` at the most. True
 * where there is more of it.
 */
export async function sendLetters(
  session: ExchangeSession,
  carried: Carried,
  bytes = Infinity,
): Promise<boolean> {
  const last = session.sent.bytes + bytes;
  const portion = (): Portion => ({ carried, bytes: last - session.sent.bytes });
  if (await flush(session, portion())) return true;
  const known = (audience: string): ReadonlySet<string> => contentsKnown(session.memory, audience);
  for await (const letter of session.ports.outgoing(known, carried)) {
    await putIntoOutbox(session, letter);
    session.sent.operations += letter.operations;
    if (await flush(session, portion())) return true;
  }
  return false;
}
