import type { SharedPlace } from './faulty-store.ts';
import { Insider } from './insider.ts';
import { numbersFrom, Participant, testMailbox } from './participant.ts';

/** The mailbox that everybody here has a card of; the places where it lies differ. */
export const mailbox = await testMailbox();

/** How a store behaves that lists nothing of itself and checks conditions. */
export const server = { lists: false, checks: true };

/** How a store behaves that lists what it holds and checks conditions. */
export const folder = { lists: true, checks: true };

/** The audience of what coordinators and jurors send. */
export const hq = 'headquarters';

/** An installation of headquarters, with nothing in it yet. */
export const desk = (seed: number): Participant =>
  new Participant(mailbox, { reads: [hq], random: numbersFrom(seed) });

/** An installation that reads what is for one region, with nothing in it yet. */
export const region = (code: string, seed: number): Participant =>
  new Participant(mailbox, { reads: [`region/${code}`], random: numbersFrom(seed) });

/** The words that somebody has, in an order that does not depend on how they came. */
export const sorted = (words: Iterable<string>): readonly string[] => [...words].toSorted();

/** Somebody with a card of the mailbox who means no good to what lies in a place. */
export const insiderOf = (place: SharedPlace): Insider => new Insider(place, mailbox.keys);
