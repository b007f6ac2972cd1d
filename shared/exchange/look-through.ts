import type { ExchangeSession } from './exchange-session.ts';
import { abandonLane } from './lane.ts';
import type { Audience, ObjectName } from './memory.ts';
import { nameOfObject, objectLimit } from './object.ts';
import { isSealedSize } from './padding.ts';
import { readName } from './place.ts';
import { fetchWanted, receiveObject } from './take-letters.ts';

const isObjectName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** Files of other names that are looked at for an object that is awaited. */
const strangersLookedAt = 256;
/** Files in a row that are listed and are not what their names say: as many are asked for, and no more. */
const listPatience = 256;

/** Objects of a size that none has which are looked at in one exchange. */
const halvesLookedAt = 64;

/** Objects that were whole and of which the store has but a piece: it lost its power before it had kept them. */
async function halvesAmong(
  session: ExchangeSession,
  audience: Audience,
  there: ReadonlyMap<string, number>,
): Promise<ReadonlySet<ObjectName>> {
  const doubtful = session
    .of(audience)
    .letters.flatMap(({ objects }) => objects)
    .filter((name) => !isSealedSize(there.get(name) ?? 0) && there.has(name));
  const halves = new Set<ObjectName>();
  for (const name of doubtful.slice(0, halvesLookedAt)) {
    const path = `${session.folder(audience)}/${name}`;
    const found = await session.store.read(path, objectLimit, null);
    const isWhole =
      found !== null && typeof found === 'object' && nameOfObject(found.bytes) === name;
    if (!isWhole) halves.add(name);
  }
  return halves;
}

/**
 * Compares what is in the store with what was there. Letters of which an object is gone, or only half there, are no longer held to be in
 * the mailbox, so that what is here of them is sent again; unless what is said to be gone is there when it is asked
 * for, since then the list is not to be relied on. Nothing is done where the folder is too large to be listed.
 */
export async function noticeLoss(session: ExchangeSession, audience: Audience): Promise<void> {
  const there = await session.listed(audience);
  if (there === null) return;
  const onTheWay = new Set(session.memory.outbox.map(({ name }) => name));
  const { letters } = session.of(audience);
  const halves = await halvesAmong(session, audience, there);
  const isThere = (name: ObjectName): boolean =>
    (there.has(name) && !halves.has(name)) || onTheWay.has(name);
  const kept = letters.filter(({ objects }) => objects.every(isThere));
  if (kept.length === letters.length) return;
  const lost = new Set(letters.flatMap(({ objects }) => (objects.every(isThere) ? [] : objects)));
  const gone = [...lost].find((name) => !there.has(name) && !onTheWay.has(name));
  if (gone !== undefined && (await session.isThere(audience, gone))) return;
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
  const { awaited } = session.of(audience);
  if (awaited.length === 0 || !session.store.lists) return;
  const isOfAwaited = (name: string): boolean =>
    awaited.includes(/[0-9a-f]{64}/.exec(name)?.[0] ?? '');
  const strange = [...there].filter(
    ([name, size]) =>
      !isObjectName(name) &&
      size > 0 &&
      size <= objectLimit &&
      readName.test(`${session.folder(audience)}/${name}`),
  );
  // Most programs leave the name that a file had in the names of its copies.
  const strangers = [
    ...strange.filter(([name]) => isOfAwaited(name)),
    ...strange.filter(([name]) => !isOfAwaited(name)),
  ].slice(0, strangersLookedAt);
  for (const [strangeName] of strangers) {
    if (session.of(audience).awaited.length === 0) return;
    const path = `${session.folder(audience)}/${strangeName}`;
    const found = await session.store.read(path, objectLimit, null);
    if (found === null || typeof found !== 'object') continue;
    const name = nameOfObject(found.bytes);
    if (!session.of(audience).awaited.includes(name)) continue;
    await receiveObject(session, audience, found.bytes);
    // Otherwise half of it would be taken for lost each time, and the copy for what came instead.
    await session.store.write(`${session.folder(audience)}/${name}`, found.bytes, 'any');
  }
}

/** A list from a random one on: what stands before what is there is another one each time. */
export function turned<T>(session: ExchangeSession, list: readonly T[]): readonly T[] {
  const [a = 0, b = 0, c = 0] = session.ports.random(3);
  const start = Math.floor(((a * 65_536 + b * 256 + c) / 2 ** 24) * list.length);
  return [...list.slice(start), ...list.slice(0, start)];
}

/** Makes room among what is awaited, once all that is there has come: what is not there gives way. */
function stopCrowding(
  session: ExchangeSession,
  audience: Audience,
  there: ReadonlyMap<string, number>,
): void {
  if (!session.crowded.delete(audience) || session.store.lists) return;
  const { awaited } = session.of(audience);
  session.change(audience, { awaited: awaited.filter((name) => there.has(name)) });
}

/**
 * Lists an audience's folder: whatever was there and is gone is noticed, and where the audience is read, whatever is
 * new is fetched, also what no chain reaches. Nothing is done where the folder is too large to be listed.
 */
export async function lookThroughFolder(
  session: ExchangeSession,
  audience: Audience,
): Promise<void> {
  const there = await session.listed(audience);
  if (there === null) {
    session.crowded.delete(audience);
    return;
  }
  await noticeLoss(session, audience);
  if (!session.ports.reads.includes(audience)) return;
  const known = session.known(audience);
  const fresh = [...there.keys()].filter((name) => isObjectName(name) && !known.has(name));
  const left = await fetchWanted(session, audience, turned(session, fresh), {
    misses: listPatience,
  });
  if (!left.some((name) => there.has(name) && !session.known(audience).has(name)))
    stopCrowding(session, audience, there);
  await lookAtStrangers(session, audience, there);
}
