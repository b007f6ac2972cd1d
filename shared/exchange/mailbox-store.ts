import type { Result } from '../basics/result.ts';

/** A version of the replaceable object, as its store names it (ETag); opaque. */
export type StoreVersion = string;

export type StoreError =
  /** No connection, no such host, a timeout, or cut in the middle. */
  | { readonly type: 'ExchangeUnreachable' }
  /** The store asks to come again later, after so many seconds where it says so. */
  | { readonly type: 'ExchangeBusy'; readonly retryAfter: number | null }
  | { readonly type: 'ExchangeDenied' }
  /** The place itself is not there: folder, collection, bucket. */
  | { readonly type: 'ExchangeNotFound' }
  | { readonly type: 'ExchangeFull' }
  | { readonly type: 'ExchangeCertificate' }
  /** The clocks of store and computer are so far apart that no signature counts. */
  | { readonly type: 'ExchangeClock' }
  /** The bucket is of another region than the place says, or at another address; its region, where the store names it. */
  | { readonly type: 'ExchangeElsewhere'; readonly region: string | null }
  | { readonly type: 'ExchangeUnexpected'; readonly status: number };

/** Where a mailbox's files lie: a folder, a WebDAV collection, a bucket. Names are `qz1/…`, relative to the place. */
export interface MailboxStore {
  /** True where listing costs nothing (a folder): no index is kept. */
  readonly lists: boolean;
  /**
   * Bytes and version of a file below the place; null where there is none; 'unchanged' where its version is `known`.
   * At most `limit` bytes are read (`ExchangeUnexpected` beyond, of status 413).
   */
  read(
    name: string,
    how?: { readonly known?: StoreVersion; readonly limit?: number },
  ): Promise<
    Result<
      { readonly bytes: Uint8Array; readonly version: StoreVersion | null } | 'unchanged' | null,
      StoreError
    >
  >;
  /**
   * Writes a file whole or not at all. absent: only where there is none · a version: only in its place · any: in any
   * case. 'refused' where the condition does not hold; a store that cannot check a condition writes and answers with
   * `checked: false`.
   */
  write(
    name: string,
    bytes: Uint8Array,
    when: 'absent' | 'any' | { readonly version: StoreVersion },
  ): Promise<
    Result<
      { readonly version: StoreVersion | null; readonly checked: boolean } | 'refused',
      StoreError
    >
  >;
  /**
   * Names in a folder, without it, with sizes; none where there is no such folder. All of them or none: where there
   * are more than it lists, `ExchangeUnexpected` of status 413.
   */
  list(
    folder: string,
  ): Promise<Result<readonly { readonly name: string; readonly size: number }[], StoreError>>;
}
