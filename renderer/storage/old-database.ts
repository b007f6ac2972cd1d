import { Dexie, type Table, type Transaction } from 'dexie';

import type { ImportRecord, StoredSegment } from './contest-store.ts';
import { upgradeFromVersion1 } from './database-upgrades.ts';
import type { Stored } from './memory-store.ts';

interface OldSetting {
  readonly name: string;
  readonly value: unknown;
}

const tables = {
  settings: 'name',
  segments: 'id',
  pending: '++number',
  received: '++number',
};

/** A database of version 1 or 2, in which everything lay in clear; only read, and removed once it was taken over. */
class OldDatabase extends Dexie {
  declare readonly settings: Table<OldSetting, string>;
  declare readonly segments: Table<StoredSegment, string>;
  declare readonly pending: Table<{ readonly number: number; readonly bytes: Uint8Array }, number>;
  declare readonly received: Table<
    { readonly number: number; readonly value: ImportRecord },
    number
  >;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores(tables);
    this.version(2)
      .stores(tables)
      .upgrade((transaction: Transaction) => upgradeFromVersion1(transaction));
  }
}

/** Everything in a database of version 1 or 2. */
export async function readOldDatabase(name: string): Promise<Stored> {
  const database = await new OldDatabase(name).open();
  try {
    return await database.transaction('r', database.tables, () => readAll(database as OldDatabase));
  } finally {
    database.close();
  }
}

async function readAll(database: OldDatabase): Promise<Stored> {
  const settings = await database.settings.toArray();
  const noted = new Map(settings.map(({ name, value }) => [name, value]));
  // Written by an earlier version of this very program, and read by nobody else since.
  const note = <T>(name: string): T | null => (noted.get(name) ?? null) as T | null;
  const key = note<NonNullable<Stored['key']>>('key');
  const profile = note<NonNullable<Stored['contest']>['profile']>('profile');
  if (profile === null) return { contest: null, key };
  const pending = await database.pending.orderBy('number').toArray();
  const received = await database.received.orderBy('number').toArray();
  return {
    key,
    contest: {
      profile,
      facts: note('facts'),
      own: note('own'),
      segments: await database.segments.toArray(),
      pending: pending.map(({ bytes }) => bytes),
      imports: received.map(({ value }) => value),
      lastExport: note('export'),
      receipt: note('receipt'),
    },
  };
}
