import { assert, present } from '../basics/assert.ts';
import { toHex } from '../basics/bytes.ts';
import { encryptFile, looksEncrypted } from '../bundle/encrypted-file.ts';
import type { ExchangeSession, OutgoingLetter } from './exchange-session.ts';
import { cutLetter } from './letter.ts';
import type { Audience, OutgoingObject } from './memory.ts';
import { nameOfObject, partLimit, sealObject } from './object.ts';

/**
 * Begins a new lane that goes on from where the own one ends: another installation writes that one too. Its chain
 * reaches whatever was sent before, so nothing is sent again.
 */
export function continueInNewLane(session: ExchangeSession, audience: Audience): void {
  const { own } = session.of(audience);
  if (own === null) return;
  session.change(audience, { own: { ...own, lane: toHex(session.ports.random(16)) } });
  session.told.copied = true;
}

/** Gives the own lane up, with whatever of it is not in the mailbox: that content is sent again in a new one. */
export async function abandonLane(session: ExchangeSession, audience: Audience): Promise<void> {
  const gone = session.memory.outbox.filter((each) => each.audience === audience);
  const names = new Set(gone.map(({ name }) => name));
  session.memory = {
    ...session.memory,
    outbox: session.memory.outbox.filter((each) => each.audience !== audience),
  };
  session.change(audience, {
    own: null,
    letters: session
      .of(audience)
      .letters.filter(({ objects }) => !objects.some((name) => names.has(name))),
  });
  session.recount(audience);
  await session.save();
  await session.ports.keeper.forget([...names]);
}

/**
 * Puts a letter into the outbox, as the next objects of the own lane. Once this is done it will be sent, whatever
 * happens, and sent once.
 */
export async function putIntoOutbox(
  session: ExchangeSession,
  { audience, file, contents, readers }: OutgoingLetter,
): Promise<void> {
  const { keys, keeper, random } = session.ports;
  const letter = looksEncrypted(file) ? file : await encryptFile(file, readers);
  const before = session.of(audience).own;
  const lane = before?.lane ?? toHex(random(16));
  let [seq, previous] = [before === null ? 0 : before.seq + 1, before?.head ?? null];
  const objects: OutgoingObject[] = [];
  const parts = cutLetter(letter);
  assert(parts.length <= partLimit, 'a letter is as long as others take at most');
  for (const part of parts) {
    const bytes = await sealObject({ lane, seq, previous, ...part }, keys);
    const name = nameOfObject(bytes);
    await keeper.keep(name, bytes);
    objects.push({ name, audience, written: false });
    [seq, previous] = [seq + 1, name];
  }
  const names = objects.map(({ name }) => name);
  const { letters } = session.of(audience);
  session.change(audience, {
    own: { lane, seq: seq - 1, head: present(previous, 'a letter has an object') },
    letters: [...letters, { objects: names, contents: [...contents] }],
  });
  for (const name of names) session.known(audience).add(name);
  session.memory = { ...session.memory, outbox: [...session.memory.outbox, ...objects] };
  await session.save();
}
