import type { ExchangeSession } from './exchange-session.ts';
import { joinLetter } from './letter.ts';
import { turned } from './look-through.ts';
import { type Audience, contentsKnown, type ObjectName } from './memory.ts';
import { type MailboxObject, nameOfObject, objectLimit, openObject } from './object.ts';
import { putAside } from './take-letters.ts';

/** Letters that are not there, or not taken, are asked for no further in one exchange after so many. */
const patience = 2;

/** A letter that was here before, by the names of its objects in order; null where not all of it is there. */
async function fetchLetter(
  session: ExchangeSession,
  audience: Audience,
  objects: readonly ObjectName[],
): Promise<Uint8Array | null> {
  const parts: MailboxObject[] = [];
  for (const name of objects) {
    const path = `${session.folder(audience)}/${name}`;
    const found = await session.store.read(path, objectLimit, null);
    if (found === null || typeof found !== 'object' || nameOfObject(found.bytes) !== name)
      return null;
    const object = await openObject(found.bytes, session.ports.keys);
    if (!object.ok) return null;
    session.taken.objects += 1;
    session.taken.bytes += found.bytes.length;
    parts.push(object.value);
  }
  return joinLetter(parts);
}

/**
 * Takes letters once more whose contents were lost from this computer, the own ones among them, about so many bytes at
 * the most; true where there are more. What is remembered of them stays as it is; one that is refused is put aside
 * besides. They begin at a random one, so that those which are gone from the store as well keep no other back.
 */
export async function takeAgain(
  session: ExchangeSession,
  audience: Audience,
  bytes: number,
): Promise<boolean> {
  const lost = await session.ports.lost?.(contentsKnown(session.memory, audience));
  if (lost === undefined || lost.size === 0) return false;
  const { again } = session;
  const last = session.taken.bytes + bytes;
  const { letters, refused } = session.of(audience);
  const aside = new Set(refused.map(({ objects: [name] }) => name));
  for (const { objects, contents } of turned(session, letters)) {
    const [name = ''] = objects;
    if (again.asked.has(name) || aside.has(name)) continue;
    if (!contents.some((id) => lost.has(id))) continue;
    if (again.misses >= patience) return false;
    if (session.taken.bytes >= last) return true;
    again.asked.add(name);
    const letter = await fetchLetter(session, audience, objects);
    const outcome =
      letter === null ? null : await session.ports.take({ audience, name, bytes: letter });
    if (outcome?.type === 'taken') session.taken.letters += 1;
    else again.misses += 1;
    if (outcome?.type === 'refused') putAside(session, audience, objects, outcome.reason);
  }
  return false;
}
