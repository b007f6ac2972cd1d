import { inPortions } from '../../shared/basics/in-portions.ts';
import { present } from '../../shared/basics/assert.ts';
import type { JournalContents } from '../../shared/host/keeping.ts';
import type { RepairFound, SealedStore, StoreChange, StoredLock } from './contest-store.ts';
import { isJournalTooLarge } from './compaction.ts';
import type { JournalPort } from './journal-port.ts';
import { abortEntry, changesEntry, eraseEntry } from './journal-entry.ts';
import type { Stored } from './memory-store.ts';
import { readOldDatabase } from './old-database.ts';
import { lockInRows, openRows, type ReadDatabase, unreadDatabase } from './open-rows.ts';
import { lockInJournal, openJournal } from './read-entries.ts';
import { rescueFile } from './rescue-file.ts';
import { erased, noRows, placeOf, type RowState, sealChanges } from './row-changes.ts';
import { type RawRows, SealedDatabases, type StoreMark } from './sealed-database.ts';
import { changesOf, planStart, type StartPlan } from './start-up.ts';
import { JournalFailedError, StoreDamagedError, StoreStoppedError } from './store-errors.ts';
import { type StoreKey, storeKeyOf } from './store-key.ts';

/** Bytes of segments in one entry of those with which a generation begins. */
const baseEntrySize = 4 * 1024 * 1024;

interface Place {
  readonly generation: string | null;
  readonly entry: number;
}

/** A beginning of a generation: everything stored, in entries of bounded size. */
function baseEntries(key: StoreKey, stored: Stored): Promise<readonly Uint8Array[]> {
  const changes = changesOf(stored);
  if (stored.contest === null && stored.key === null) return Promise.resolve([eraseEntry()]);
  const portions = [
    changes.filter(({ type }) => type !== 'segments'),
    ...inPortions(stored.contest?.segments ?? [], baseEntrySize).map((segments): StoreChange[] => [
      { type: 'segments', segments, sealed: false },
    ]),
  ];
  return Promise.all(portions.map((portion) => changesEntry(key, portion, true)));
}

/** Changes after which nothing is left of what was there before. */
const beginsAnew = (changes: readonly StoreChange[]): boolean =>
  ['create', 'key', 'erase'].includes(changes[0]?.type ?? '');

const sizeOf = (changes: readonly StoreChange[]): number =>
  changes.reduce(
    (sum, change) =>
      change.type === 'segments'
        ? change.segments.reduce((size, { bytes }) => size + bytes.length, sum)
        : sum,
    0,
  );

/**
 * A contest sealed in databases, beside a journal where there is one. A change is in the journal before it is in the
 * database, and in both before it resolves; a start compares the two and puts right what differs.
 */
class JournaledStore implements SealedStore {
  private readonly databases: SealedDatabases;
  private readonly journal: JournalPort | null;
  private key: StoreKey | null = null;
  /** Which rows the database holds; null until journal and database were compared. */
  private rows: RowState | null = null;
  /** Where the journal ends. */
  private place: Place = { generation: null, entry: -1 };
  /** The journal as it was read, or on its way. */
  private contents: Promise<JournalContents | null> | null = null;
  /** Rows as they lie in the database, on their way; the one who takes them has them alone. */
  private ahead: Promise<RawRows | 'schema' | null> | null = null;
  private found: RepairFound | null = null;
  private isStopped = false;
  private journalSize = 0;
  private contentSize = 0;

  constructor(name: string, journal: JournalPort | null) {
    this.databases = new SealedDatabases(name);
    this.journal = journal;
  }

  get hasJournal(): boolean {
    return this.journal !== null;
  }

  readonly repair = (): RepairFound | null => this.found;

  private readJournal(): Promise<JournalContents | null> {
    const reading = this.contents ?? this.readContents();
    this.contents = reading;
    // What could not be read may be there the next time.
    reading.catch(() => {
      if (this.contents === reading) this.contents = null;
    });
    return reading;
  }

  private async readContents(): Promise<JournalContents | null> {
    if (this.journal === null) return null;
    try {
      const contents = await this.journal.read();
      this.journalSize = contents.size;
      return contents;
    } catch {
      throw new JournalFailedError('unreadable');
    }
  }

  readonly lock = async (): Promise<StoredLock> => {
    const { isOld } = await this.databases.find();
    const { isOpenable, ...lock } = lockInRows(await this.databases.settings());
    if (lock.profile !== null || lock.key !== null) return lock;
    if (isOld) {
      const { contest, key } = await readOldDatabase(this.databases.name);
      return { profile: contest?.profile ?? null, key };
    }
    const contents = await this.readJournal();
    const written = contents === null ? lock : lockInJournal(contents);
    const isLocked = written.profile !== null || written.key !== null;
    if (!isLocked && !isOpenable) throw new StoreDamagedError();
    return written;
  };

  readonly loadKey = async (): Promise<Stored['key']> => (await this.lock()).key;

  readonly readAhead = (): void => {
    this.ahead = this.databases.read();
    // What fails is said by whoever needs it.
    this.ahead.catch(() => undefined);
    void this.readJournal().catch(() => undefined);
  };

  readonly useSeed = async (seed: Uint8Array): Promise<void> => {
    this.key = await storeKeyOf(seed);
  };

  readonly close = (): void => {
    this.key = null;
    // Compared again at the next opening.
    this.rows = null;
    this.contents = null;
    this.ahead = null;
  };

  private get openKey(): StoreKey {
    return present(this.key, 'the store was given a seed');
  }

  readonly load = async (): Promise<Stored['contest']> => {
    if (this.rows === null) return (await this.settle(false)).contest;
    return (await this.readDatabase()).stored.contest;
  };

  private async readDatabase(): Promise<ReadDatabase> {
    const { ahead } = this;
    this.ahead = null;
    const raw = await (ahead ?? this.databases.read());
    if (raw === null) return unreadDatabase('empty');
    return raw === 'schema' ? unreadDatabase('schema') : openRows(this.openKey, raw);
  }

  /** The database to begin with: the sealed one, or one in clear that an earlier version left. */
  private async readFirst(): Promise<{ readonly database: ReadDatabase; readonly isOld: boolean }> {
    const database = await this.readDatabase();
    const { isOld } = await this.databases.find();
    if (!isOld || database.health !== 'empty') return { database, isOld: false };
    const stored = await readOldDatabase(this.databases.name);
    const isEmpty = stored.contest === null && stored.key === null;
    const health = isEmpty ? ('empty' as const) : ('whole' as const);
    return { database: { health, mark: null, stored, rows: noRows }, isOld: true };
  }

  /**
   * Compares journal and database and puts right what differs. Where the disk refuses that, what was read can be shown
   * all the same, and the next change tries again before it is written.
   */
  private async settle(isWriting: boolean): Promise<Stored> {
    const contents = await this.readJournal();
    const journal = contents === null ? null : await openJournal(this.openKey, contents);
    const { database, isOld } = await this.readFirst();
    const plan = planStart(journal, database);
    this.found = plan.repair;
    try {
      if (journal !== null) this.place = { generation: journal.generation, entry: journal.last };
      if (plan.journal === 'renew' && journal !== null) await this.renewJournal(plan.stored);
      await this.bring(isOld ? { ...plan, database: { type: 'renew' } } : plan, database.rows);
      await this.removeOld();
      this.contents = null;
    } catch (error) {
      // What the disk looks like now is read again before anything is written.
      this.contents = null;
      this.rows = null;
      if (isWriting) throw error;
    }
    this.contentSize = sizeOf(changesOf(plan.stored));
    return plan.stored;
  }

  /** Brings the database to what a start came to. */
  private async bring({ database, stored }: StartPlan, rows: RowState): Promise<void> {
    const key = this.openKey;
    if (database.type === 'renew') {
      const all = await sealChanges(key, noRows, changesOf(stored));
      await this.databases.renew(all.steps, this.markOf(all.state));
      this.rows = all.state;
      return;
    }
    const changes = database.type === 'catch-up' ? database.changes : [];
    const { steps, state } = await sealChanges(key, rows, changes);
    if (database.type !== 'keep') await this.databases.write(steps, this.markOf(state));
    this.rows = state;
  }

  /** Removes a database in clear once the sealed one holds all of it. */
  private async removeOld(): Promise<void> {
    const { isOld } = await this.databases.find();
    if (!isOld) return;
    if (this.key !== null) {
      const sealed = await this.readDatabase();
      if (sealed.health !== 'whole') throw new StoreDamagedError();
    }
    await this.databases.removeOld();
  }

  private markOf({ digest }: RowState): StoreMark {
    return { ...this.place, rows: digest.rows, digest: digest.sum };
  }

  private async renewJournal(stored: Stored): Promise<void> {
    const entries = await baseEntries(this.openKey, stored);
    await this.replaceJournal(entries);
  }

  private async replaceJournal(entries: readonly Uint8Array[]): Promise<void> {
    const journal = present(this.journal, 'only a journal is replaced');
    const answer = await journal.replace(entries);
    if (!answer.ok) throw new JournalFailedError(answer.error.details.reason);
    this.place = { generation: answer.value.generation, entry: entries.length - 1 };
    this.journalSize = entries.reduce((sum, { length }) => sum + length, 0);
  }

  /** Everything begins anew: what was here before need not be compared, but a journal that is damaged not gone on with. */
  private async beginAnew(): Promise<void> {
    const contents = await this.readJournal();
    if (contents?.end === 'damaged') await this.replaceJournal([eraseEntry()]);
    else if (contents !== null) {
      lockInJournal(contents);
      this.place = { generation: contents.generation, entry: contents.entries.length - 1 };
    }
    this.contents = null;
    this.rows = noRows;
  }

  readonly apply = async (changes: readonly StoreChange[]): Promise<void> => {
    if (this.isStopped) throw new StoreStoppedError();
    if (changes.length === 0) return;
    this.ahead = null;
    const isErase = changes.length === 1 && changes[0]?.type === 'erase';
    const isNew = beginsAnew(changes);
    const isUnread = this.rows === null;
    if (isUnread) await (isNew ? this.beginAnew() : this.settle(true));
    const before = present(this.rows, 'journal and database were compared');
    const [entry, { steps, state }] = isErase
      ? [eraseEntry(), erased]
      : await Promise.all([
          this.journal === null ? null : changesEntry(this.openKey, changes),
          sealChanges(this.openKey, before, changes),
        ]);
    if (entry !== null) await this.append(entry);
    try {
      // What was never opened here stays beside what takes its place.
      const isBeside = isUnread && !isErase;
      await (isBeside
        ? this.databases.renew(steps, this.markOf(state))
        : this.databases.write(steps, this.markOf(state)));
    } catch (error) {
      if (this.journal !== null) await this.abort();
      throw error;
    }
    this.rows = state;
    this.contentSize = (isNew ? 0 : this.contentSize) + sizeOf(changes);
    if (isNew) await this.removeOld();
    if (!isErase) return;
    await this.databases.removeOthers();
    this.close();
  };

  /** Appends an entry; where nobody can say whether it is there, nothing more is taken. */
  private async append(entry: Uint8Array): Promise<void> {
    if (this.journal === null) return;
    const last = this.place;
    let answer: Awaited<ReturnType<JournalPort['append']>>;
    try {
      answer = await this.journal.append(entry);
    } catch {
      this.isStopped = true;
      throw new StoreStoppedError();
    }
    if (!answer.ok) throw new JournalFailedError(answer.error.details.reason);
    const { number, generation, size } = answer.value;
    this.place = { generation, entry: number };
    this.journalSize = size;
    const isNext = number === last.entry + 1 && (generation === last.generation || number === 0);
    if (isNext) return;
    // Somebody else wrote there.
    this.isStopped = true;
    throw new StoreStoppedError();
  }

  /** Takes the last entry back, which the database refused. */
  private async abort(): Promise<void> {
    try {
      await this.append(abortEntry(this.place.entry));
    } catch {
      this.isStopped = true;
    }
  }

  readonly readBack: SealedStore['readBack'] = async (ids) => {
    const rows = await this.databases.sealedSegments(ids);
    return Promise.all(
      rows.map(async (row, at) =>
        row === null ? null : this.openKey.open(row, placeOf('segments', ids[at] ?? '')),
      ),
    );
  };

  readonly isCompactionDue = (): boolean => isJournalTooLarge(this.journalSize, this.contentSize);

  readonly compact = async (): Promise<void> => {
    const { health, stored, rows } = await this.readDatabase();
    if (this.journal === null || health !== 'whole') return;
    await this.renewJournal(stored);
    await this.databases.write([], this.markOf(rows));
  };

  readonly rescue: SealedStore['rescue'] = async (said) =>
    rescueFile(await this.databases.allNames(), this.journal, said);
}

/** The installation's store: sealed databases under this name, and the host's journal where it keeps one. */
export const createJournaledStore = (name: string, journal: JournalPort | null): SealedStore =>
  new JournaledStore(name, journal);
