import type { ExchangeSession } from './exchange-session.ts';
import { type Audience, type Carried, carriedTo } from './memory.ts';
import { sendLetters } from './send-letters.ts';
import { takeAgain } from './take-again.ts';
import { awaitObject, fetchWanted, openLetters } from './take-letters.ts';

/** Bytes of files that come or go before it is asked again whether there are records. */
const filesAtOnce = 1024 * 1024;

/** Audiences that an exchange is about, of those to which records or files are carried. */
export const audiencesOf = (
  { ports: { reads, writes } }: ExchangeSession,
  carried: Carried,
): readonly Audience[] =>
  [...new Set([...reads, ...writes])].filter((audience) => carriedTo(audience) === carried);

/** Audiences whose letters are opened, of those to which records or files are carried. */
export const readOf = ({ ports: { reads } }: ExchangeSession, carried: Carried) =>
  reads.filter((audience) => carriedTo(audience) === carried);

/** Takes a portion of the files that are awaited; true where there are more. */
async function takeFiles(session: ExchangeSession, misses: number): Promise<boolean> {
  let room = filesAtOnce;
  for (const audience of readOf(session, 'files')) {
    const before = session.taken.bytes;
    const { awaited } = session.of(audience);
    const left = await fetchWanted(session, audience, awaited, { misses, bytes: room });
    for (const name of left) awaitObject(session, audience, name);
    await openLetters(session, audience);
    room -= session.taken.bytes - before;
    if (room <= 0) return true;
  }
  return false;
}

/** Takes a portion of what was lost from this computer, whatever letters carried it; true where there are more. */
export async function takeLost(session: ExchangeSession): Promise<boolean> {
  for (const audience of session.ports.reads)
    if (await takeAgain(session, audience, filesAtOnce)) return true;
  return false;
}

/**
 * Takes a portion of the files that are awaited, of those that were lost, and once these are here sends one of those that the mailbox lacks: so
 * none goes there twice. True where there are more; between two portions records come and go.
 */
export async function exchangeFiles(session: ExchangeSession, misses: number): Promise<boolean> {
  return (
    (await takeFiles(session, misses)) ||
    (await takeLost(session)) ||
    sendLetters(session, 'files', filesAtOnce)
  );
}
