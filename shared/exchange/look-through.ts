import type { ExchangeSession } from './exchange-session.ts';
import { abandonLane } from './lane.ts';
import type { Audience, ObjectName } from './memory.ts';
import { nameOfObject, objectLimit } from './object.ts';
import { fetchWanted, receiveObject } from './take-letters.ts';

const isObjectName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** Files of other names that are looked at for an object that is awaited. */
const strangersLookedAt = 256;

/**
 * Compares what is in the store with what was there. Letters of which an object is gone are no longer held to be in
 * the mailbox, so that what is here of them is sent again.
 */
async function noticeLoss(
  session: ExchangeSession,
  audience: Audience,
  there: ReadonlyMap<string, number>,
): Promise<void> {
  const onTheWay = new Set(session.memory.outbox.map(({ name }) => name));
  const { letters } = session.of(audience);
  const isThere = (name: ObjectName): boolean => there.has(name) || onTheWay.has(name);
  const kept = letters.filter(({ objects }) => objects.every(isThere));
  if (kept.length === letters.length) return;
  const lost = new Set(letters.flatMap(({ objects }) => (objects.every(isThere) ? [] : objects)));
  session.told.lost += letters.length - kept.length;
  session.change(audience, { letters: kept });
  session.recount(audience);
  const { own } = session.of(audience);
  // A lane whose end is gone would be a chain into nothing for whoever comes later.
  if (own !== null && lost.has(own.head)) await abandonLane(session, audience);
}

/** Objects under other names: what a folder's program made of two versions, or of a file that it could not rename. */
async function lookAtStrangers(
  session: ExchangeSession,
  audience: Audience,
  there: ReadonlyMap<string, number>,
): Promise<void> {
  const strangers = [...there]
    .filter(([name, size]) => !isObjectName(name) && size > 0 && size <= objectLimit)
    .slice(0, strangersLookedAt);
  for (const [name] of strangers) {
    if (session.of(audience).awaited.length === 0) return;
    const found = await session.store.read(
      `${session.folder(audience)}/${name}`,
      objectLimit,
      null,
    );
    if (found === null || typeof found !== 'object') continue;
    if (session.of(audience).awaited.includes(nameOfObject(found.bytes)))
      await receiveObject(session, audience, found.bytes);
  }
}

/**
 * Lists an audience's folder: whatever was there and is gone is noticed, and where the audience is read, whatever is
 * new is fetched, also what no chain reaches.
 */
export async function lookThroughFolder(
  session: ExchangeSession,
  audience: Audience,
): Promise<void> {
  const there = await session.store.list(session.folder(audience));
  await noticeLoss(session, audience, there);
  if (!session.ports.reads.includes(audience)) return;
  const fresh = [...there.keys()]
    .filter((name) => isObjectName(name) && !session.known(audience).has(name))
    .toSorted();
  await fetchWanted(session, audience, fresh, Infinity);
  await lookAtStrangers(session, audience, there);
}
