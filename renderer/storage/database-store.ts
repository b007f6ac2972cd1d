import type { SealedStore } from './contest-store.ts';
import { createJournaledStore } from './journaled-store.ts';

export { schemaVersion } from './sealed-database.ts';

/** The installation's database alone, as a browser has it. */
export const createDatabaseStore = (name: string): SealedStore => createJournaledStore(name, null);
