import { sha256 } from '@noble/hashes/sha2.js';

import { toHex } from '../basics/bytes.ts';
import type { ExchangeSession } from './exchange-session.ts';
import { joinLetter } from './letter.ts';
import type { ObjectName, Piece } from './memory.ts';
import { type MailboxObject, nameOfObject, openObject } from './object.ts';

/** What some pieces of one letter come to. */
export interface FollowedPieces {
  /** The letter, and the names of its pieces in their order; null while none of their chains is whole. */
  readonly letter: { readonly bytes: Uint8Array; readonly objects: readonly ObjectName[] } | null;
  /** Last pieces of whole chains that do not make what they claim: nothing will mend these. */
  readonly wrong: readonly ObjectName[];
  /** Pieces that the keeper has no more. */
  readonly lost: readonly ObjectName[];
}

async function openKept(
  { ports: { keeper, keys } }: ExchangeSession,
  name: ObjectName,
): Promise<MailboxObject | null> {
  const bytes = await keeper.kept(name);
  if (bytes === null || nameOfObject(bytes) !== name) return null;
  const object = await openObject(bytes, keys);
  return object.ok ? object.value : null;
}

/** Pieces of one number that a chain reaches from a first piece, with what the chain hashes to by then. */
type Reached = Map<ObjectName, ReturnType<typeof sha256.create>>;

/** The last piece and those before it, in the order of the letter. */
function chainTo(
  last: ObjectName,
  before: ReadonlyMap<ObjectName, ObjectName>,
): readonly ObjectName[] {
  const chain = [last];
  for (let name = before.get(last); name !== undefined; name = before.get(name)) chain.push(name);
  return chain.toReversed();
}

async function bytesOf(
  session: ExchangeSession,
  objects: readonly ObjectName[],
): Promise<Uint8Array | null> {
  const parts: MailboxObject[] = [];
  for (const name of objects) {
    const object = await openKept(session, name);
    if (object !== null) parts.push(object);
  }
  return joinLetter(parts);
}

/**
 * Finds the letter among pieces that claim to be of it, of which every place is claimed. Anybody with the secret may
 * lay a piece that claims a place in another's letter, so the claim counts for nothing: the last piece of a letter
 * names the one before it by its hash, and so on to the first. One piece is in memory at a time, and each is read
 * once however many claim a place; those of the letter are read once more.
 */
export async function followPieces(
  session: ExchangeSession,
  pieces: readonly Piece[],
): Promise<FollowedPieces> {
  const before = new Map<ObjectName, ObjectName>();
  const [wrong, lost]: [ObjectName[], ObjectName[]] = [[], []];
  let [above, here, part]: [Reached, Reached, number] = [new Map(), new Map(), 0];
  for (const piece of pieces.toSorted((a, b) => a.part - b.part)) {
    if (piece.part > part) [above, here, part] = [here, new Map(), piece.part];
    const object = await openKept(session, piece.name);
    if (object === null) {
      lost.push(piece.name);
      continue;
    }
    const { previous } = object;
    const reached = part === 0 ? sha256.create() : above.get(previous ?? '')?.clone();
    if (reached === undefined) continue;
    if (part > 0 && previous !== null) before.set(piece.name, previous);
    here.set(piece.name, reached.update(object.bytes));
    if (part + 1 < piece.of) continue;
    const objects = chainTo(piece.name, before);
    const bytes = toHex(reached.digest()) === piece.file ? await bytesOf(session, objects) : null;
    if (bytes !== null) return { letter: { bytes, objects }, wrong, lost };
    wrong.push(piece.name);
  }
  return { letter: null, wrong, lost };
}
