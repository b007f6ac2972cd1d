import { Dexie, type Table } from 'dexie';

import type { SegmentId } from '../../shared/log/operation.ts';
import type {
  ContestStore,
  ExportMark,
  StoreChange,
  StoredContest,
  StoredFacts,
  StoredProfile,
} from './contest-store.ts';
import type { ReceivedBundle } from './desk.ts';

type SettingRow =
  | { readonly name: 'profile'; readonly value: StoredProfile }
  | { readonly name: 'facts'; readonly value: StoredFacts | null }
  | { readonly name: 'export'; readonly value: ExportMark };

interface SegmentRow {
  readonly id: SegmentId;
  readonly bytes: Uint8Array;
}

/** Version of the schema; only grows, and every older database must open for ever. */
export const schemaVersion = 1;

class ContestDatabase extends Dexie {
  declare readonly settings: Table<SettingRow, string>;
  declare readonly segments: Table<SegmentRow, string>;
  declare readonly pending: Table<{ readonly number?: number; readonly bytes: Uint8Array }, number>;
  declare readonly received: Table<
    { readonly number?: number; readonly value: ReceivedBundle },
    number
  >;

  constructor(name: string) {
    // Chromium's default loses acknowledged rows in a power cut; 'strict' waits for the disk.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(schemaVersion).stores({
      settings: 'name',
      segments: 'id',
      pending: '++number',
      received: '++number',
    });
  }
}

async function applyToDatabase(database: ContestDatabase, change: StoreChange): Promise<void> {
  switch (change.type) {
    case 'erase':
      await Promise.all(database.tables.map((table) => table.clear()));
      return;
    case 'create':
      await Promise.all(database.tables.map((table) => table.clear()));
      await database.settings.bulkPut([
        { name: 'profile', value: change.profile },
        { name: 'facts', value: change.facts },
      ]);
      return;
    case 'facts':
      await database.settings.put({ name: 'facts', value: change.facts });
      return;
    case 'pending':
      await database.pending.add({ bytes: change.commit });
      return;
    case 'segments':
      await database.segments.bulkPut([...change.segments]);
      if (change.sealed) await database.pending.clear();
      return;
    case 'received':
      await database.received.add({ value: change.bundle });
      return;
    case 'export':
      await database.settings.put({ name: 'export', value: change.mark });
  }
}

async function readDatabase(database: ContestDatabase): Promise<StoredContest | null> {
  const settings = new Map((await database.settings.toArray()).map((row) => [row.name, row]));
  const [profile, facts, exported] = [
    settings.get('profile'),
    settings.get('facts'),
    settings.get('export'),
  ];
  if (profile?.name !== 'profile') return null;
  const pending = await database.pending.orderBy('number').toArray();
  const received = await database.received.orderBy('number').toArray();
  return {
    profile: profile.value,
    facts: facts?.name === 'facts' ? facts.value : null,
    segments: await database.segments.toArray(),
    pending: pending.map(({ bytes }) => bytes),
    received: received.map(({ value }) => value),
    lastExport: exported?.name === 'export' ? exported.value : null,
  };
}

/** The installation's database: IndexedDB through Dexie, every change one strictly durable transaction. */
export function createDatabaseStore(name: string): ContestStore {
  const database = new ContestDatabase(name);
  return {
    load: () => database.transaction('r', database.tables, () => readDatabase(database)),
    apply: (changes) =>
      database.transaction('rw', database.tables, async () => {
        for (const change of changes) await applyToDatabase(database, change);
      }),
  };
}
