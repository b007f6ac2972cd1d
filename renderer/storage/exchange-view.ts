import type { ExchangePlace } from '../../shared/exchange/place.ts';
import type { MailboxCard } from '../../shared/exchange/card.ts';
import type { MailboxMemory } from '../../shared/exchange/memory.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { Exchange, ExchangeEnd } from './exchange-desk.ts';

/** What of the exchange lasts only as long as the program runs. */
export interface ExchangeRun {
  /** The card in force, opened; null while there is none, or before it was looked at. */
  readonly card: MailboxCard | null;
  readonly running: Exchange['running'];
  readonly again: number | null;
  /** Failures in a row. */
  readonly failures: number;
}

export const noRun: ExchangeRun = { card: null, running: null, again: null, failures: 0 };

function refusedIn({ audiences }: MailboxMemory): Exchange['refused'] {
  const counts = new Map<string, number>();
  for (const { reason } of audiences.flatMap(({ refused }) => refused))
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}

/** Letters that are shown one by one. */
const shownAside = 200;

const asideIn = ({ audiences }: MailboxMemory): Exchange['aside'] =>
  audiences
    .flatMap(({ refused }) =>
      refused.map(({ objects: [name = ''], reason }) => ({ name, reason })).toReversed(),
    )
    .slice(0, shownAside);

const waitingIn = ({ audiences }: MailboxMemory): number =>
  audiences.reduce((sum, { awaited, pieces }) => sum + awaited.length + pieces.length, 0);

/** Until when the store asked to be left alone, as the last exchange heard it; null where it did not. */
export const askedOf = (last: ExchangeEnd | null): Exchange['asked'] =>
  last?.asked === undefined ? null : { until: last.at + last.asked * 1000, seconds: last.asked };

/** A card's place as a host takes it: without what is not there. */
export function placeOfCard({ place }: MailboxCard): ExchangePlace {
  const { kind, address, bucket, region, prefix } = place;
  return {
    kind,
    address,
    ...(bucket === undefined ? {} : { bucket }),
    ...(region === undefined ? {} : { region }),
    ...(prefix === undefined ? {} : { prefix }),
  };
}

/** The exchange as windows show it; null where this installation takes part in none. */
export function exchangeView(
  { exchange, mailbox: { memory } }: ContestKeeper,
  { card, running, again }: ExchangeRun,
): Exchange | null {
  if (exchange === null || card === null) return null;
  const { credentials, every, last } = exchange;
  return {
    place: placeOfCard(card),
    hasCredentials: credentials !== null,
    every,
    running,
    last,
    again,
    asked: askedOf(last),
    outbox: memory.outbox.length,
    waiting: waitingIn(memory),
    refused: refusedIn(memory),
    aside: asideIn(memory),
  };
}
