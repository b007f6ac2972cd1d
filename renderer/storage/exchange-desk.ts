import type { Result } from '../../shared/basics/result.ts';
import type { ExchangeCredentials, ExchangePlace } from '../../shared/exchange/place.ts';
import type { DeskError, NamedFile } from './desk-error.ts';

/** How an exchange ended, with what it carried. Bytes are those of objects. */
export interface ExchangeEnd {
  readonly at: number;
  /** Type of what stopped it; null where it came to its end. */
  readonly error: string | null;
  readonly sent: { readonly objects: number; readonly bytes: number };
  readonly taken: { readonly objects: number; readonly bytes: number; readonly operations: number };
  /** Parts that are on the way: somebody names them, and they are not in the mailbox yet. */
  readonly waiting: number;
  /** Types of what a person should know besides: the store shows an older state, this installation was copied. */
  readonly notices: readonly string[];
  /** Seconds that the store asked to be left alone for; absent where it asked for nothing. */
  readonly asked?: number;
}

/** A letter that was put aside: the rest went on without it, and it is not fetched again by itself. */
export interface RefusedLetter {
  /** Name of its first object in the place: 64 hex digits. */
  readonly name: string;
  /** Type of the error that says why. */
  readonly reason: string;
}

/** What an exchange does besides; both take longer and are for when something is missed. */
export interface ExchangeHow {
  /** Also lists the whole place and reads what nobody names. */
  readonly lookThrough?: boolean;
  /** Also fetches once more what was put aside, as after an update of the program. */
  readonly retryRefused?: boolean;
}

/** The exchange of files through one place; everything works without it. */
export interface Exchange {
  /** As the card says it; a folder's path is the one of whoever made the card. */
  readonly place: ExchangePlace;
  readonly hasCredentials: boolean;
  /** Minutes between exchanges that nobody asks for; null where there are none. */
  readonly every: number | null;
  /** How far the exchange is that is going on; null while none is. */
  readonly running: { readonly done: number; readonly total: number } | null;
  readonly last: ExchangeEnd | null;
  /** When it is tried again after a failure; null where nothing is due. */
  readonly again: number | null;
  /** Until when the store asked to be left alone, and for how many seconds; null where it did not. */
  readonly asked: { readonly until: number; readonly seconds: number } | null;
  /** Objects that wait here to be sent. */
  readonly outbox: number;
  /** Objects on the way here: named by others and not there yet, or of letters that are not whole. */
  readonly waiting: number;
  /** Letters that were put aside, by reason. */
  readonly refused: readonly { readonly reason: string; readonly count: number }[];
  /** The same letters one by one, two hundred at the most; of those for one audience the newest first. */
  readonly aside: readonly RefusedLetter[];
}

/** Commands of a desk by which files are exchanged through one place. */
export interface ExchangeDesk {
  /**
   * Headquarters: takes part in an exchange from here on, or goes on in the one there is, and writes its cards: one for
   * headquarters' other laptops, one for each region that has a key, each encrypted to its readers.
   */
  makeCards(input: {
    readonly place: ExchangePlace;
    readonly credentials: ExchangeCredentials | null;
  }): Promise<Result<readonly NamedFile[], DeskError>>;
  /**
   * Takes part in the exchange that a card tells of, in place of the one there is: one that is going on is stopped.
   * `CardNotForThisKey` for other people's, `BundleOtherContest` for another contest's; both change nothing. Nothing is
   * sent by it.
   */
  openCard(file: NamedFile): Promise<Result<ExchangePlace, DeskError>>;
  /** Changes how often exchanges take place by themselves, or what the place is told. */
  setExchange(change: {
    readonly every?: number | null;
    readonly credentials?: ExchangeCredentials | null;
  }): Promise<Result<void, DeskError>>;
  /**
   * Sends what the place has not got yet and takes what is new there, by the ordinary import. Other commands go on
   * meanwhile. `ExchangeCancelled` where the person stopped it: what was sent and taken stays. One that is going on is
   * waited for, and `how` is then done without.
   */
  exchangeNow(how?: ExchangeHow): Promise<Result<ExchangeEnd, DeskError>>;
  cancelExchange(): Promise<void>;
  /** Takes no part any more; what is in the place stays there. */
  leaveExchange(): Promise<Result<void, DeskError>>;
}
