import type { ExchangeCredentials, ExchangePlace } from '../exchange/place.ts';
import type { StoreError, StoreVersion } from '../exchange/mailbox-store.ts';

/** Largest object of a mailbox that a window reads or writes, in bytes. */
export const largestObject = 1024 * 1024;

export type ExchangeFailure =
  | StoreError
  /** No place is confirmed, or it was not opened in this run: the program talks to nobody. */
  | { readonly type: 'ExchangeOff' }
  /** What was written there is not what is read. */
  | { readonly type: 'ExchangeForgets' }
  | {
      readonly type:
        | 'PlaceNotUnderstood'
        | 'PlaceHoldsPassword'
        | 'PlaceNotEncrypted'
        | 'PlaceNeedsCredentials';
    };

/** What a place can do besides keeping files. */
export interface ExchangeProbed {
  /** It refuses to write a file over one that is there, where it is asked to. */
  readonly keepsFirst: boolean;
  /** It refuses to replace a version that is not there any more. */
  readonly checksVersion: boolean;
}

/** With what a place is opened: the one that a contest's card names, and the card's credentials. */
export interface ExchangeOpening {
  readonly place: ExchangePlace;
  readonly credentials: ExchangeCredentials | null;
}

export interface ExchangeOpened {
  /** True where listing costs nothing: a folder. */
  readonly lists: boolean;
}

export interface ExchangeReading {
  readonly name: string;
  /** The version that is here already; null where none is. */
  readonly known: StoreVersion | null;
  /** Bytes that are read at the most. */
  readonly limit: number;
}

/** Null where there is no such file. */
export type ExchangeRead =
  | { readonly bytes: Uint8Array; readonly version: StoreVersion | null }
  | 'unchanged'
  | null;

export interface ExchangeWriting {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly when: 'absent' | 'any' | { readonly version: StoreVersion };
}

/** `checked` is false where the store cannot check a condition. */
export type ExchangeWritten =
  | { readonly version: StoreVersion | null; readonly checked: boolean }
  | 'refused';

export interface ExchangeListed {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}
