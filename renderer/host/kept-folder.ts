/** A database of its own: a handle is no row that can be sealed, and says nothing but a folder's name. */
const databaseName = 'qazylar exchange folder';
const shelf = 'folder';

const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('the browser kept no folder')));
  });

async function withShelf<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const opening = indexedDB.open(databaseName, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(shelf));
  const database = await asked(opening);
  try {
    return await asked(work(database.transaction(shelf, mode).objectStore(shelf)));
  } finally {
    database.close();
  }
}

/** The folder that was chosen in this browser last; null where none is kept. */
export async function keptFolder(): Promise<FileSystemDirectoryHandle | null> {
  const kept: unknown = await withShelf('readonly', (store) => store.get(shelf)).catch(() => null);
  return kept instanceof FileSystemDirectoryHandle ? kept : null;
}

/** Remembers a folder, or that there shall be none. */
export async function keepFolder(folder: FileSystemDirectoryHandle | null): Promise<void> {
  await withShelf<unknown>('readwrite', (store): IDBRequest =>
    folder === null ? store.delete(shelf) : store.put(folder, shelf),
  );
}
