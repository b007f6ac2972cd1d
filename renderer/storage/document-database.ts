import { Dexie, type Table } from 'dexie';

import type { DocumentStore } from './document-store.ts';

interface DocumentRow {
  readonly name: string;
  readonly sealed: Uint8Array;
}

/** Rows of another form would lie in a database of another name: this one is never changed. */
class DocumentsDatabase extends Dexie {
  declare readonly documents: Table<DocumentRow, string>;

  constructor(name: string) {
    // Chromium's default loses acknowledged rows in a power cut; 'strict' waits for the disk.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ documents: 'name' });
  }
}

/**
 * Documents of an installation in a database of their own, beside the contest's: they are large, and headquarters'
 * files bring them again, so neither the journal nor the copies hold them, and a contest is rebuilt without them. The
 * database is made by the first document. Earlier seasons rest in another one in the same way.
 */
export function createDocumentDatabase(
  installation: string,
  what: 'documents' | 'years' = 'documents',
): DocumentStore {
  const name = `${installation} ${what}`;
  let opened: DocumentsDatabase | null = null;
  const open = async (): Promise<DocumentsDatabase> => {
    if (opened?.isOpen() === true) return opened;
    const database = new DocumentsDatabase(name);
    await database.open();
    opened = database;
    return database;
  };
  // Dexie finds out by making one and removing it again.
  const isThere = async (): Promise<boolean> =>
    (await indexedDB.databases()).some((each) => each.name === name);
  const ifThere = async <T>(
    work: (database: DocumentsDatabase) => Promise<T>,
    otherwise: T,
  ): Promise<T> => {
    if (opened === null && !(await isThere())) return otherwise;
    return work(await open());
  };
  return {
    names: () => ifThere(({ documents }) => documents.toCollection().primaryKeys(), []),
    read: (row) =>
      ifThere(async ({ documents }) => (await documents.get(row))?.sealed ?? null, null),
    write: async (row, sealed) => {
      const database = await open();
      await database.transaction('rw', database.documents, async () => {
        await database.documents.put({ name: row, sealed });
      });
    },
    remove: (names) => ifThere(({ documents }) => documents.bulkDelete([...names]), undefined),
    erase: async () => {
      opened?.close();
      opened = null;
      await Dexie.delete(name);
    },
  };
}
