import { Dexie } from 'dexie';

/** A database as an older version of the application left it on a disk. */
export interface GoldenDatabase {
  readonly expected: {
    readonly stateHash: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly sheets: number;
    readonly notHandedOver: number;
    readonly fingerprint: string;
    readonly received: readonly string[];
    readonly lastExport: { readonly name: string; readonly at: number } | null;
    /** From version 4 on: the exchange it takes part in; null where there is none. */
    readonly exchange?: {
      readonly every: number | null;
      readonly outbox: number;
      readonly waiting: number;
    } | null;
  };
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
}

export interface GoldenFile {
  readonly schemaVersion: number;
  readonly passphrase: string;
  readonly databases: Readonly<Record<string, GoldenDatabase>>;
}

const isBytes = (value: object): value is { readonly bytes: string } =>
  Object.keys(value).join() === 'bytes' && 'bytes' in value && typeof value.bytes === 'string';

/** JSON's `{ bytes: hex }` as bytes again. */
function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (value === null || typeof value !== 'object') return value;
  if (isBytes(value))
    return Uint8Array.from(value.bytes.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, revived(item)]));
}

const inClear = {
  settings: 'name',
  segments: 'id',
  pending: '++number',
  received: '++number',
};
const sealed3 = { settings: 'name', segments: 'id', pending: 'number', received: 'number' };
const sealed4 = { ...sealed3, mailbox: 'number' };

/** Puts a golden database where the application looks for its own, with the schema version of its time. */
export async function layDown(
  name: string,
  version: number,
  golden: GoldenDatabase,
): Promise<void> {
  const isSealed = version >= 3;
  if (isSealed) {
    // Under the name itself lies what tells earlier programs that they are too old.
    const guard = new Dexie(name);
    guard.version(version).stores({ moved: 'name' });
    await guard.open();
    guard.close();
  }
  const database = new Dexie(isSealed ? `${name} sealed 1` : name);
  database.version(version).stores(version >= 4 ? sealed4 : isSealed ? sealed3 : inClear);
  await database.open();
  for (const [table, rows] of Object.entries(golden.tables)) {
    await database.table(table).bulkAdd(rows.map(revived));
  }
  database.close();
}
