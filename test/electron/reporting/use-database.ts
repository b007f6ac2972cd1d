import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

import { connectDatabase, type Database } from '../../../electron/reporting/database.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

interface UsedDatabase {
  readonly server: PostgresServer;
  readonly database: Database;
  /** A folder for archives. */
  readonly folder: string;
}

/** A server, a connection to it and a folder for the tests of a `describe`: handed over before the first, gone after the last. */
export function useDatabase(handOver: (used: UsedDatabase) => void): void {
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qazylar-'));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    const server = startPostgres();
    ends.push(async () => server.stop());
    const connected = await connectDatabase(server.address);
    if (!connected.ok) throw new Error(connected.error.type);
    const database = connected.value;
    ends.push(() => database.end());
    handOver({ server, database, folder });
  }, 60_000);
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
  });
}
