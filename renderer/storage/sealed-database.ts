import { Dexie, type Table } from 'dexie';

import { withDatabase } from './open-database.ts';
import { NewerDatabaseError } from './newer-database.ts';
import {
  type NumberedRow,
  type RowChange,
  type SealedTable,
  sealedTables,
  type SegmentRow,
  type SettingRow,
} from './row-changes.ts';

/** Version of the schema; only grows, and every older database must open for ever. */
export const schemaVersion = 4;
/** The first whose rows are sealed, in databases with numbers. */
const firstSealed = 3;

/** What the database was last brought to, written with every change. */
export interface StoreMark {
  /** Generation of the journal that `entry` counts in; null where there is none. */
  readonly generation: string | null;
  /** Number of the journal's last entry that is in here; -1 where none is. */
  readonly entry: number;
  readonly rows: number;
  readonly digest: Uint8Array;
}

/** Rows as they lie there: nothing about them is known to be true. */
export type RawRows = Readonly<Record<SealedTable, readonly unknown[]>>;

const tables: Readonly<Record<SealedTable, string>> = {
  settings: 'name',
  segments: 'id',
  pending: 'number',
  received: 'number',
  mailbox: 'number',
};
const { mailbox: _, ...tables3 } = tables;

type StoredSetting = SettingRow | { readonly name: 'mark'; readonly value: StoreMark };

class RowsDatabase extends Dexie {
  declare readonly settings: Table<StoredSetting, string>;
  declare readonly segments: Table<SegmentRow, string>;
  declare readonly pending: Table<NumberedRow, number>;
  declare readonly received: Table<NumberedRow, number>;
  declare readonly mailbox: Table<NumberedRow, number>;

  constructor(name: string) {
    // Chromium's default loses acknowledged rows in a power cut; 'strict' waits for the disk.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(firstSealed).stores(tables3);
    this.version(schemaVersion).stores(tables);
  }
}

async function applyStep(database: RowsDatabase, step: RowChange): Promise<void> {
  switch (step.type) {
    case 'clear':
      await Promise.all(step.tables.map((table) => database.table(table).clear()));
      return;
    case 'settings':
      await database.settings.bulkPut([...step.rows]);
      return;
    case 'segments':
      await database.segments.bulkAdd([...step.rows]);
      return;
    case 'pending':
      await database.pending.bulkAdd([...step.rows]);
      return;
    case 'received':
      await database.received.bulkPut([...step.rows]);
      return;
    case 'mailbox':
      await database.mailbox.bulkDelete([...step.gone]);
      await database.mailbox.bulkPut([...step.rows]);
      return;
    case 'removed':
      await database.segments.bulkDelete([...step.ids]);
      return;
    case 'origins':
      await database.segments.bulkUpdate(
        step.rows.map((each) => ({ key: each.id, changes: { import: each.import } })),
      );
  }
}

/** What of databases there is under an installation's name. */
interface Found {
  /** A database in clear, of version 1 or 2. */
  readonly isOld: boolean;
  /** Numbers of sealed databases, the newest first. */
  readonly numbers: readonly number[];
}

/**
 * The sealed databases of an installation. Each has a number; a new one is made whole in one transaction and only then
 * takes the place of the one before it, which stays as it is. Under the installation's own name lies an empty database
 * whose version tells earlier programs that they are too old.
 */
export class SealedDatabases {
  readonly name: string;
  private found: Found | null = null;
  private current: RowsDatabase | null = null;
  private isBroken = false;

  constructor(name: string) {
    this.name = name;
  }

  private nameOf(number: number): string {
    return `${this.name} sealed ${number}`;
  }

  /** Looks what is there; throws where a later version was here: Dexie opens newer schemas silently. */
  async find(): Promise<Found> {
    if (this.found !== null) return this.found;
    const all = await indexedDB.databases();
    const own = all.filter(
      ({ name = '' }) => name === this.name || name.startsWith(`${this.name} sealed `),
    );
    // Dexie multiplies its versions by ten, and adds to them where it repairs a form.
    if (own.some(({ version = 0 }) => version >= (schemaVersion + 1) * 10))
      throw new NewerDatabaseError();
    const version = own.find(({ name }) => name === this.name)?.version ?? 0;
    const numbers = own.flatMap(({ name = '' }) => {
      const number = Number(name.slice(this.nameOf(0).length - 1));
      return name !== this.name && Number.isInteger(number) ? [number] : [];
    });
    this.found = {
      isOld: version > 0 && version < firstSealed * 10,
      numbers: numbers.toSorted((a, b) => b - a),
    };
    return this.found;
  }

  /** Opens the newest database that was ever finished; null where none is there, or none of the right form. */
  private async open(): Promise<RowsDatabase | null> {
    if (this.current !== null || this.isBroken) return this.current;
    const { numbers } = await this.find();
    for (const number of numbers) {
      const database = new RowsDatabase(this.nameOf(number));
      try {
        // Dexie would add what is missing, and raise the version beyond what this program takes for its own.
        const { names, version } = await withDatabase(database.name, (each) => ({
          names: [...each.objectStoreNames],
          version: each.version,
        }));
        const form = version < schemaVersion * 10 ? Object.keys(tables3) : sealedTables;
        if (!form.every((table) => names.includes(table))) throw new Error('another form');
        await database.open();
        if ((await database.settings.count()) > 0 || (await database.segments.count()) > 0) {
          this.current = database;
          return database;
        }
        database.close();
      } catch {
        database.close();
        this.isBroken = true;
        return null;
      }
    }
    return null;
  }

  /** Every row; `schema` where a database is there and does not open. */
  async read(): Promise<RawRows | 'schema' | null> {
    const database = await this.open();
    if (database === null) return this.isBroken ? 'schema' : null;
    return database.transaction('r', database.tables, async () => ({
      settings: await database.settings.toArray(),
      segments: await database.segments.toArray(),
      pending: await database.pending.toArray(),
      received: await database.received.toArray(),
      mailbox: await database.mailbox.toArray(),
    }));
  }

  /** The rows of settings alone: what can be said before the passphrase is known. */
  async settings(): Promise<readonly unknown[]> {
    const database = await this.open();
    return database === null ? [] : database.settings.toArray();
  }

  async sealedSegments(ids: readonly string[]): Promise<readonly (Uint8Array | null)[]> {
    const database = await this.open();
    if (database === null) return ids.map(() => null);
    return (await database.segments.bulkGet([...ids])).map((row) => row?.sealed ?? null);
  }

  /** One strictly durable transaction: all steps and the mark, or nothing. */
  async write(steps: readonly RowChange[], mark: StoreMark): Promise<void> {
    const database = await this.open();
    if (database === null) return this.renew(steps, mark);
    await this.transact(database, steps, mark);
  }

  private async transact(
    database: RowsDatabase,
    steps: readonly RowChange[],
    mark: StoreMark,
  ): Promise<void> {
    await database.transaction('rw', database.tables, async () => {
      for (const step of steps) await applyStep(database, step);
      await database.settings.put({ name: 'mark', value: mark });
    });
  }

  /**
   * Puts everything into a new database. The one before stays beside it, as it is: a later program may read more of it.
   * Only one is kept: those before that one are removed, unless there is one that did not open at all.
   */
  async renew(steps: readonly RowChange[], mark: StoreMark): Promise<void> {
    const before = await this.open();
    const keepsAll = this.isBroken;
    const { numbers, isOld } = await this.find();
    if (!isOld) await this.guard();
    const number = Math.max(0, ...numbers) + 1;
    const database = new RowsDatabase(this.nameOf(number));
    this.found = { isOld, numbers: [number, ...numbers] };
    await database.open();
    await this.transact(database, steps, mark);
    before?.close();
    this.current = database;
    this.isBroken = false;
    if (keepsAll) return;
    // What cannot be removed is no reason to call this one unwritten.
    const names = before === null ? [database.name] : [database.name, before.name];
    await this.removeAllBut(names).catch(() => undefined);
  }

  /** Removes the database in clear for good: of deleted rows alone something would stay in its files. */
  async removeOld(): Promise<void> {
    await Dexie.delete(this.name);
    this.found = { numbers: this.found?.numbers ?? [], isOld: false };
    await this.guard();
  }

  /** Removes the databases that stayed beside the one in use. */
  async removeOthers(): Promise<void> {
    await this.removeAllBut(this.current === null ? [] : [this.current.name]);
  }

  private async removeAllBut(names: readonly string[]): Promise<void> {
    const { numbers, isOld } = await this.find();
    const others = numbers.filter((number) => !names.includes(this.nameOf(number)));
    for (const number of others) await Dexie.delete(this.nameOf(number));
    this.found = { isOld, numbers: numbers.filter((number) => !others.includes(number)) };
  }

  private async guard(): Promise<void> {
    const guard = new Dexie(this.name);
    guard.version(schemaVersion).stores({ moved: 'name' });
    await guard.open();
    guard.close();
  }

  /** Everything under the installation's name, whatever version it is of: for a rescue. */
  async allNames(): Promise<readonly string[]> {
    const all = await indexedDB.databases();
    return all.flatMap(({ name = '' }) =>
      name === this.name || name.startsWith(`${this.name} sealed `) ? [name] : [],
    );
  }
}
