/** In the page: raises every database's version, as a later program does. */
export async function raiseVersions(): Promise<void> {
  for (const { name = '', version = 0 } of await indexedDB.databases()) {
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name, version + 100);
      opening.addEventListener('error', () => reject(new Error(name)));
      opening.addEventListener('success', () => {
        opening.result.close();
        resolve(null);
      });
    });
  }
}
