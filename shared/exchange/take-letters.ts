import type { ExchangeSession } from './exchange-session.ts';
import { continueInNewLane } from './lane.ts';
import { joinLetter, type LetterPart, type WholeLetter, wholeLetters } from './letter.ts';
import type { Audience, ObjectName, Piece } from './memory.ts';
import { nameOfObject, objectLimit, openObject } from './object.ts';

/** After so many objects or bytes what came is remembered: a kill costs no more than these. */
const savedAfter = { count: 32, bytes: 1024 * 1024 };

/** Refuses for good what nobody can open. */
function putAside(
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

/** Notes an object that somebody named. */
export function awaitObject(
  session: ExchangeSession,
  audience: Audience,
  name: ObjectName | null,
): void {
  const { awaited } = session.of(audience);
  if (name === null || session.known(audience).has(name) || awaited.includes(name)) return;
  session.change(audience, { awaited: [...awaited, name] });
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

/** Fetches an object under its own name, and tells what it names; 'missing' where it is not there, or not whole. */
export async function fetchObject(
  session: ExchangeSession,
  audience: Audience,
  name: ObjectName,
): Promise<{ readonly previous: ObjectName | null } | 'missing'> {
  const found = await session.store.read(`${session.folder(audience)}/${name}`, objectLimit, null);
  if (found === null || found === 'unchanged') return 'missing';
  if (found === 'too-large' || nameOfObject(found.bytes) !== name) {
    session.told.damaged += 1;
    return 'missing';
  }
  return { previous: await receiveObject(session, audience, found.bytes) };
}

/** The letter that some pieces make; null where the keeper lost one, a word where they make none. */
async function assemble(
  session: ExchangeSession,
  pieces: readonly Piece[],
): Promise<Uint8Array | 'damaged' | null> {
  const parts: LetterPart[] = [];
  for (const { name } of pieces) {
    const bytes = await session.ports.keeper.kept(name);
    if (bytes === null || nameOfObject(bytes) !== name) return null;
    const object = await openObject(bytes, session.ports.keys);
    if (!object.ok) return 'damaged';
    parts.push(object.value);
  }
  return joinLetter(parts) ?? 'damaged';
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

/** Opens one letter; false where it is left for later. */
async function openLetter(
  session: ExchangeSession,
  audience: Audience,
  { pieces: parts, objects }: WholeLetter,
): Promise<boolean> {
  const bytes = await assemble(session, parts);
  if (bytes === null) {
    fetchAgain(session, audience, objects);
    return false;
  }
  if (bytes === 'damaged') {
    putAside(session, audience, objects, 'LetterDamaged');
    return true;
  }
  const [name = ''] = parts.map((part) => part.name);
  const outcome = await session.ports.take({ audience, name, bytes });
  if (outcome.type === 'later') return false;
  if (outcome.type === 'refused') {
    putAside(session, audience, objects, outcome.reason);
    return true;
  }
  const names = new Set(objects);
  const { letters, pieces } = session.of(audience);
  session.change(audience, {
    letters: [...letters, { objects: [...objects], contents: [...outcome.contents] }],
    pieces: pieces.filter((each) => !names.has(each.name)),
  });
  session.taken.letters += 1;
  session.taken.operations += outcome.operations;
  return true;
}

/** Opens every letter of which all has come. */
export async function openLetters(session: ExchangeSession, audience: Audience): Promise<void> {
  const whole = wholeLetters(session.of(audience).pieces);
  if (whole.length === 0) return;
  await session.save();
  let settled: ObjectName[] = [];
  for (const letter of whole) {
    if (await openLetter(session, audience, letter)) settled.push(...letter.objects);
    if (settled.length < savedAfter.count) continue;
    await session.save();
    await session.ports.keeper.forget(settled);
    settled = [];
  }
  await session.save();
  await session.ports.keeper.forget(settled);
}

/** Puts an object behind all others that are awaited, so that what never comes keeps nothing else back. */
function askLater(session: ExchangeSession, audience: Audience, name: ObjectName): void {
  const { awaited } = session.of(audience);
  if (awaited.at(-1) === name) return;
  session.change(audience, { awaited: [...awaited.filter((each) => each !== name), name] });
}

/**
 * Fetches objects by name, and what each of them names as the one before it, until so many in a row were not there.
 * What was not fetched is awaited.
 */
export async function fetchWanted(
  session: ExchangeSession,
  audience: Audience,
  wanted: readonly ObjectName[],
  patience: number,
): Promise<void> {
  for (const name of wanted) awaitObject(session, audience, name);
  const queue = [...wanted];
  let [misses, unsaved, bytesBefore] = [0, 0, session.taken.bytes];
  for (let name = queue.shift(); name !== undefined && misses < patience; name = queue.shift()) {
    if (session.known(audience).has(name)) continue;
    const done = session.taken.objects;
    session.ports.tell?.({ step: 'taking', done, total: done + queue.length + 1 });
    const fetched = await fetchObject(session, audience, name);
    if (fetched === 'missing') {
      misses += 1;
      askLater(session, audience, name);
      continue;
    }
    [misses, unsaved] = [0, unsaved + 1];
    if (fetched.previous !== null) queue.unshift(fetched.previous);
    const due =
      unsaved >= savedAfter.count || session.taken.bytes - bytesBefore >= savedAfter.bytes;
    if (!due) continue;
    await session.save();
    [unsaved, bytesBefore] = [0, session.taken.bytes];
  }
}
