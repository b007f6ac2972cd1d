import type { JournalContents } from '../../shared/host/keeping.ts';
import type { StoreChange, StoredLock } from './contest-store.ts';
import { changesIn, readEntry, type ReadEntry } from './journal-entry.ts';
import { NewerDatabaseError } from './newer-database.ts';
import type { StoreKey } from './store-key.ts';
import { JournalFailedError } from './store-errors.ts';

/** An entry that counts. */
export interface NumberedChanges {
  readonly number: number;
  readonly changes: readonly StoreChange[];
  readonly isBase: boolean;
}

/** What a journal came to when its entries were opened. */
export interface ReadJournal {
  /** empty: it holds nothing · damaged: entries that were acknowledged cannot be read */
  readonly health: 'whole' | 'empty' | 'damaged';
  readonly generation: string;
  /** Entries that were certainly written. */
  readonly written: number;
  /** Number of the last entry that can be read; -1 where there is none. */
  readonly last: number;
  /** Entries that count, from the last one on with which everything began. */
  readonly entries: readonly NumberedChanges[];
  /** Entries that the database refused. */
  readonly aborted: ReadonlySet<number>;
  /** True where the installation was copied here from elsewhere, and has not gone on as its own since. */
  readonly isCopied: boolean;
}

interface Listed {
  readonly entries: readonly ReadEntry[];
  readonly aborted: ReadonlySet<number>;
  /** Number of the last entry that counts and begins anew. */
  readonly beginning: number;
}

/** Entries up to the first that is none; throws where a later program wrote one. */
function listed({ entries: all }: JournalContents): Listed {
  const entries: ReadEntry[] = [];
  for (const bytes of all) {
    const entry = readEntry(bytes);
    if (entry === 'newer') throw new NewerDatabaseError();
    if (entry === null) break;
    entries.push(entry);
  }
  const aborted = new Set(
    entries.flatMap(({ clear: { abort } }) => (abort === undefined ? [] : [abort])),
  );
  const beginning = entries.findLastIndex(
    ({ clear }, number) => clear.begins === true && !aborted.has(number),
  );
  return { entries, aborted, beginning: Math.max(0, beginning) };
}

/** Throws where the journal is not one that this program may go on from. */
function refuse({ end }: JournalContents): void {
  if (end === 'newer') throw new NewerDatabaseError();
  if (end === 'unreadable') throw new JournalFailedError('unreadable');
}

/** The lock as the journal's last entries say it; no key is needed for that. */
export function lockInJournal(contents: JournalContents): StoredLock {
  refuse(contents);
  const { entries, aborted, beginning } = listed(contents);
  let lock: StoredLock = { profile: null, key: null };
  for (const [number, { clear }] of entries.entries()) {
    if (number < beginning || aborted.has(number)) continue;
    if (clear.begins === true) lock = { profile: null, key: null };
    if (clear.profile !== undefined) lock = { profile: clear.profile, key: null };
    if (clear.key !== undefined) lock = { ...lock, key: clear.key };
  }
  return lock;
}

/** Opens the entries of a journal that still count. */
export async function openJournal(key: StoreKey, contents: JournalContents): Promise<ReadJournal> {
  refuse(contents);
  const { entries, aborted, beginning } = listed(contents);
  const counted = entries.flatMap((entry, number) =>
    number < beginning || aborted.has(number) || entry.clear.abort !== undefined
      ? []
      : [{ number, entry }],
  );
  const opened = await Promise.all(counted.map(({ entry }) => changesIn(key, entry)));
  const read: NumberedChanges[] = [];
  for (const [at, { number, entry }] of counted.entries()) {
    const changes = opened[at] ?? null;
    if (changes === null) break;
    read.push({ number, changes, isBase: entry.clear.base === true });
  }
  const isWhole =
    contents.end !== 'damaged' &&
    entries.length === contents.entries.length &&
    read.length === counted.length;
  const { generation, written } = contents;
  return {
    health: !isWhole ? 'damaged' : entries.length === 0 ? 'empty' : 'whole',
    generation,
    written,
    last:
      isWhole || read.length === counted.length ? entries.length - 1 : (read.at(-1)?.number ?? -1),
    entries: read,
    aborted,
    isCopied: contents.copied === true,
  };
}
