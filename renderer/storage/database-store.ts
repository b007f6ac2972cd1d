import { Dexie, type Table, type Transaction } from 'dexie';

import type { SegmentId } from '../../shared/log/operation.ts';
import type {
  ContestStore,
  ExportMark,
  ImportRecord,
  OwnLog,
  StoreChange,
  StoredContest,
  StoredFacts,
  StoredKey,
  StoredProfile,
  StoredReceipt,
  StoredSegment,
} from './contest-store.ts';
import { upgradeFromVersion1 } from './database-upgrades.ts';
import { NewerDatabaseError } from './newer-database.ts';

/** Rows of settings by name. */
interface Settings {
  readonly profile: StoredProfile;
  readonly facts: StoredFacts | null;
  readonly own: OwnLog;
  readonly receipt: StoredReceipt;
  readonly export: ExportMark;
  readonly key: StoredKey;
}

interface SettingRow {
  readonly name: keyof Settings;
  readonly value: Settings[keyof Settings];
}

interface ImportRow {
  /** The record's id as a number: the order in which files came. */
  readonly number: number;
  readonly value: ImportRecord;
}

/** Version of the schema; only grows, and every older database must open for ever. */
export const schemaVersion = 2;

const tableNames = {
  settings: 'name',
  segments: 'id',
  pending: '++number',
  received: '++number',
};

class ContestDatabase extends Dexie {
  declare readonly settings: Table<SettingRow, string>;
  declare readonly segments: Table<StoredSegment, string>;
  declare readonly pending: Table<{ readonly number?: number; readonly bytes: Uint8Array }, number>;
  declare readonly received: Table<ImportRow, number>;

  constructor(name: string) {
    // Chromium's default loses acknowledged rows in a power cut; 'strict' waits for the disk.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores(tableNames);
    this.version(schemaVersion)
      .stores(tableNames)
      .upgrade((transaction: Transaction) => upgradeFromVersion1(transaction));
  }

  /** Opens, unless a later version was here: Dexie by itself opens newer schemas silently, and changes them. */
  async ready(): Promise<void> {
    if (this.isOpen()) return;
    const known = await indexedDB.databases();
    const version = known.find(({ name }) => name === this.name)?.version ?? 0;
    // Dexie multiplies its versions by ten.
    if (version > schemaVersion * 10) throw new NewerDatabaseError();
    await this.open();
  }

  async put<Name extends keyof Settings>(name: Name, value: Settings[Name]): Promise<void> {
    await this.settings.put({ name, value });
  }

  async get<Name extends keyof Settings>(name: Name): Promise<Settings[Name] | null> {
    const row = await this.settings.get(name);
    return row === undefined ? null : (row.value as Settings[Name]);
  }
}

/** Adds segments that are not here yet; those that are stay as they are, with the import that brought them first. */
async function addSegments(
  database: ContestDatabase,
  change: StoreChange & { readonly type: 'segments' },
): Promise<void> {
  // No question before: an answer from the database takes longer than the refusal of a row it has.
  await database.segments.bulkAdd(change.segments).catch((error: unknown) => {
    const isKnown =
      error instanceof Dexie.BulkError &&
      error.failures.every(({ name }) => name === Dexie.errnames.Constraint);
    if (!isKnown) throw error;
  });
  if (change.sealed) await database.pending.clear();
}

async function applyToDatabase(database: ContestDatabase, change: StoreChange): Promise<void> {
  switch (change.type) {
    case 'erase':
      await Promise.all(database.tables.map((table) => table.clear()));
      return;
    case 'create':
      await Promise.all(database.tables.map((table) => table.clear()));
      await database.put('profile', change.profile);
      await database.put('facts', change.facts);
      if (change.own !== undefined) await database.put('own', change.own);
      return;
    case 'profile':
      return database.put('profile', change.profile);
    case 'own':
      return database.put('own', change.own);
    case 'facts':
      return database.put('facts', change.facts);
    case 'receipt':
      return database.put('receipt', change.receipt);
    case 'export':
      return database.put('export', change.mark);
    case 'key':
      return database.put('key', change.key);
    case 'pending':
      await database.pending.add({ bytes: change.commit });
      return;
    case 'rebased':
      await database.pending.clear();
      await database.pending.bulkAdd(change.commits.map((bytes) => ({ bytes })));
      return;
    case 'segments':
      return addSegments(database, change);
    case 'removed':
      await database.segments.bulkDelete([...change.segments]);
      return;
    case 'passed-on':
      await database.segments.bulkUpdate(
        change.segments.map((each) => ({ key: each.id, changes: { import: each.import } })),
      );
      return;
    case 'import':
      await database.received.put({ number: Number(change.record.id), value: change.record });
  }
}

async function readDatabase(database: ContestDatabase): Promise<StoredContest | null> {
  const profile = await database.get('profile');
  if (profile === null) return null;
  const pending = await database.pending.orderBy('number').toArray();
  const received = await database.received.orderBy('number').toArray();
  return {
    profile,
    facts: await database.get('facts'),
    own: await database.get('own'),
    segments: await database.segments.toArray(),
    pending: pending.map(({ bytes }) => bytes),
    imports: received.map(({ value }) => value),
    lastExport: await database.get('export'),
    receipt: await database.get('receipt'),
  };
}

/** The installation's database: IndexedDB through Dexie, every change one strictly durable transaction. */
export function createDatabaseStore(name: string): ContestStore {
  const database = new ContestDatabase(name);
  const read = async <T>(work: () => Promise<T>): Promise<T> => {
    await database.ready();
    return database.transaction('r', database.tables, work);
  };
  return {
    load: () => read(() => readDatabase(database)),
    loadKey: () => read(() => database.get('key')),
    readBack: (ids: readonly SegmentId[]) =>
      read(async () =>
        (await database.segments.bulkGet([...ids])).map((row) => row?.bytes ?? null),
      ),
    async apply(changes) {
      await database.ready();
      await database.transaction('rw', database.tables, async () => {
        for (const change of changes) await applyToDatabase(database, change);
      });
    },
  };
}
