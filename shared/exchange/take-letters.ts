import type { ExchangeSession } from './exchange-session.ts';
import { continueInNewLane } from './lane.ts';
import { followPieces } from './follow-pieces.ts';
import { wholeLetters } from './letter.ts';
import type { StoreVersion } from './mailbox-store.ts';
import type { Audience, ObjectName, Piece } from './memory.ts';
import { nameOfObject, objectLimit, openObject } from './object.ts';

/** After so many objects or bytes what came is remembered: a kill costs no more than these. */
const savedAfter = { count: 32, bytes: 1024 * 1024 };
/** After so many objects what is whole is opened, so that a flood of others keeps nothing waiting. */
const openedAfter = 512;
/** Most objects that are awaited of an audience: many times what is ever on its way at once. */
const mostAwaited = 2048;
/** Most pieces that rest until their letter is whole: 768 MiB of them. */
const mostPieces = 4096;

/** Refuses what cannot be taken, until somebody wants it tried again. */
export function putAside(
  session: ExchangeSession,
  audience: Audience,
  objects: readonly ObjectName[],
  reason: string,
): void {
  const names = new Set(objects);
  const { refused, awaited, pieces } = session.of(audience);
  session.change(audience, {
    refused: [...refused, { objects: [...objects], reason }],
    awaited: awaited.filter((name) => !names.has(name)),
    pieces: pieces.filter(({ name }) => !names.has(name)),
  });
  for (const name of objects) session.known(audience).add(name);
  const [name = ''] = objects;
  session.refused.push({ audience, name, reason });
}

/** Notes an object that somebody named; where too many are awaited, that the audience is to be listed. */
export function awaitObject(
  session: ExchangeSession,
  audience: Audience,
  name: ObjectName | null,
): void {
  const { awaited } = session.of(audience);
  if (name === null || session.known(audience).has(name) || awaited.includes(name)) return;
  if (awaited.length >= (session.ports.awaitedAtMost ?? mostAwaited)) session.crowded.add(audience);
  else session.change(audience, { awaited: [...awaited, name] });
}

/** Keeps an object until its letter is whole; the object that it names as the one before, where that is not known. */
export async function receiveObject(
  session: ExchangeSession,
  audience: Audience,
  bytes: Uint8Array,
): Promise<ObjectName | null> {
  const name = nameOfObject(bytes);
  const object = await openObject(bytes, session.ports.keys);
  if (!object.ok) {
    putAside(session, audience, [name], object.error.type);
    return null;
  }
  const { lane, seq, part, of, file, previous } = object.value;
  await session.ports.keeper.keep(name, bytes);
  if (session.of(audience).own?.lane === lane) continueInNewLane(session, audience);
  const { awaited, pieces } = session.of(audience);
  session.change(audience, {
    awaited: awaited.filter((each) => each !== name),
    pieces: [...pieces, { name, lane, seq, part, of, file }],
  });
  session.known(audience).add(name);
  session.taken.objects += 1;
  session.taken.bytes += bytes.length;
  awaitObject(session, audience, previous);
  return previous !== null && session.known(audience).has(previous) ? null : previous;
}

/** Notes what stands in an object's place and is not it; `null`: nothing of which a version is known. */
function noteHalf(
  session: ExchangeSession,
  audience: Audience,
  name: ObjectName,
  version: StoreVersion | null,
): void {
  const { halves, awaited } = session.of(audience);
  const before = halves.find((each) => each.name === name);
  if ((before?.version ?? null) === version) return;
  const others = halves.filter((each) => each !== before && awaited.includes(each.name));
  session.change(audience, { halves: version === null ? others : [...others, { name, version }] });
}

/**
 * Fetches an object under its own name, and tells what it names; 'missing' where it is not there, or not whole. A half
 * that was fetched before is not fetched again: on a slow line it costs as much as what it lacks.
 */
export async function fetchObject(
  session: ExchangeSession,
  audience: Audience,
  name: ObjectName,
): Promise<{ readonly previous: ObjectName | null } | 'missing'> {
  const half = session.of(audience).halves.find((each) => each.name === name)?.version ?? null;
  const path = `${session.folder(audience)}/${name}`;
  const found = await session.store.read(path, objectLimit, half);
  if (found === null) return 'missing';
  if (found === 'unchanged' || found === 'too-large' || nameOfObject(found.bytes) !== name) {
    session.told.damaged += 1;
    if (typeof found === 'object') noteHalf(session, audience, name, found.version);
    return 'missing';
  }
  noteHalf(session, audience, name, null);
  return { previous: await receiveObject(session, audience, found.bytes) };
}

/** Pieces that were lost from this computer are asked of the mailbox again. */
function fetchAgain(
  session: ExchangeSession,
  audience: Audience,
  objects: readonly string[],
): void {
  const names = new Set(objects);
  const { awaited, pieces } = session.of(audience);
  session.change(audience, {
    awaited: [...awaited, ...objects],
    pieces: pieces.filter(({ name }) => !names.has(name)),
  });
  session.recount(audience);
}

/** Opens one letter; the objects that are needed no more. */
async function openLetter(
  session: ExchangeSession,
  audience: Audience,
  claiming: readonly Piece[],
): Promise<readonly ObjectName[]> {
  const { letter, wrong, lost } = await followPieces(session, claiming);
  for (const name of wrong) putAside(session, audience, [name], 'LetterDamaged');
  if (lost.length > 0) fetchAgain(session, audience, lost);
  if (letter === null) return wrong;
  const [name = ''] = letter.objects;
  const outcome = await session.ports.take({ audience, name, bytes: letter.bytes });
  if (outcome.type === 'later') return wrong;
  const settled = new Set([...letter.objects, ...wrong, ...lost]);
  const others = claiming.map((piece) => piece.name).filter((each) => !settled.has(each));
  if (others.length > 0) putAside(session, audience, others, 'LetterDamaged');
  if (outcome.type === 'refused') putAside(session, audience, letter.objects, outcome.reason);
  else {
    const { letters, pieces } = session.of(audience);
    session.change(audience, {
      letters: [...letters, { objects: [...letter.objects], contents: [...outcome.contents] }],
      pieces: pieces.filter((each) => !settled.has(each.name)),
    });
    session.taken.letters += 1;
    session.taken.operations += outcome.operations;
  }
  return [...letter.objects, ...wrong, ...others];
}

/** Gives up the oldest pieces where more rest than there is room for; the objects that are needed no more. */
function makeRoom(session: ExchangeSession, audience: Audience): readonly ObjectName[] {
  const { piecesAtRest = mostPieces } = session.ports;
  const { pieces } = session.of(audience);
  const given = pieces.slice(0, Math.max(0, pieces.length - piecesAtRest)).map(({ name }) => name);
  if (given.length > 0) putAside(session, audience, given, 'LetterDamaged');
  return given;
}

/** Opens every letter of which all has come. */
export async function openLetters(session: ExchangeSession, audience: Audience): Promise<void> {
  const { pieces } = session.of(audience);
  const whole = wholeLetters(pieces);
  const byName = new Map(pieces.map((piece) => [piece.name, piece]));
  if (whole.length > 0) await session.save();
  let settled: ObjectName[] = [];
  for (const { objects } of whole) {
    const claiming = objects.flatMap((name) => byName.get(name) ?? []);
    settled.push(...(await openLetter(session, audience, claiming)));
    if (settled.length < savedAfter.count) continue;
    await session.save();
    await session.ports.keeper.forget(settled);
    settled = [];
  }
  settled.push(...makeRoom(session, audience));
  await session.save();
  await session.ports.keeper.forget(settled);
}

/** Puts an object behind all others that are awaited, so that what never comes keeps nothing else back. */
function askLater(session: ExchangeSession, audience: Audience, name: ObjectName): void {
  const { awaited } = session.of(audience);
  if (awaited.at(-1) === name) return;
  const others = awaited.filter((each) => each !== name);
  if (others.length < (session.ports.awaitedAtMost ?? mostAwaited))
    session.change(audience, { awaited: [...others, name] });
}

/** How long is fetched: until so many objects in a row were not there, and about so many bytes came. */
interface Persistence {
  readonly misses: number;
  readonly bytes?: number;
}

/**
 * Fetches objects by name, and what each of them names as the one before it, of every chain one at a time, until so
 * many in a row were not there, which are awaited, or so many bytes came. Gives the names that were not asked for.
 */
export async function fetchWanted(
  session: ExchangeSession,
  audience: Audience,
  wanted: readonly ObjectName[],
  { misses: patience, bytes = Infinity }: Persistence,
): Promise<readonly ObjectName[]> {
  const queue = [...wanted];
  const asked = new Set<ObjectName>();
  const last = session.taken.bytes + bytes;
  let [misses, unsaved, unopened, bytesBefore] = [0, 0, 0, session.taken.bytes];
  for (let at = 0; at < queue.length; at += 1) {
    const name = queue[at] ?? '';
    if (session.known(audience).has(name) || asked.has(name)) continue;
    if (misses >= patience || session.taken.bytes >= last)
      return queue.slice(at).filter((each) => !asked.has(each));
    asked.add(name);
    const done = session.taken.objects;
    session.ports.tell?.({ step: 'taking', done, total: done + queue.length - at });
    const fetched = await fetchObject(session, audience, name);
    if (fetched === 'missing') {
      misses += 1;
      askLater(session, audience, name);
      continue;
    }
    [misses, unsaved, unopened] = [0, unsaved + 1, unopened + 1];
    if (fetched.previous !== null) queue.push(fetched.previous);
    const due =
      unsaved >= savedAfter.count || session.taken.bytes - bytesBefore >= savedAfter.bytes;
    if (!due) continue;
    await session.save();
    [unsaved, bytesBefore] = [0, session.taken.bytes];
    if (unopened < openedAfter) continue;
    await openLetters(session, audience);
    unopened = 0;
  }
  return [];
}
