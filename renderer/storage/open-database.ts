/** What a request of IndexedDB comes to. */
export const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result), { once: true });
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')), {
      once: true,
    });
  });

/** Does something with a database at its own version, so that nothing about it is changed. */
export async function withDatabase<T>(
  name: string,
  work: (database: IDBDatabase) => T | Promise<T>,
): Promise<T> {
  const database = await answered(indexedDB.open(name));
  // Whoever wants to change its form or to remove it need not wait for this.
  database.addEventListener('versionchange', () => database.close());
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
