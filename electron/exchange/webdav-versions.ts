import type { StoreVersion } from '../../shared/exchange/mailbox-store.ts';

/** Before the name of a version that another write may yet share. */
const mark = 'unsettled ';

/** Milliseconds: a second, and as much again for what the server rounds. */
const settledAfter = 2000;

/**
 * nginx and some others name a version by the second of writing and the size, in hex digits. Two writes of one second
 * have one name there, and an index of the same size is not rare.
 */
function isShared(tag: string, headers: Headers): boolean {
  const written = Date.parse(headers.get('last-modified') ?? '');
  const now = Date.parse(headers.get('date') ?? '');
  const named = (written / 1000).toString(16);
  return tag.toLowerCase().includes(named) && now - written < settledAfter;
}

/** The version that an answer names; null where it names none. */
export function versionIn(headers: Headers): StoreVersion | null {
  const tag = headers.get('etag');
  return tag !== null && isShared(tag, headers) ? `${mark}${tag}` : tag;
}

/** A version as its server names it. */
export const tagOf = (version: StoreVersion): string =>
  version.startsWith(mark) ? version.slice(mark.length) : version;

/** False for a version that says nothing of whether a file was written since. */
export const usableAgain = (version: StoreVersion): boolean => !version.startsWith(mark);
