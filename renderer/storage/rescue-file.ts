import { concatBytes, utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { Value } from '../../shared/log/operation.ts';
import { encodeValue } from '../../shared/log/value-codec.ts';
import type { RescueSaid } from './contest-store.ts';
import type { JournalPort } from './journal-port.ts';
import { answered, withDatabase } from './open-database.ts';

export const rescueMagic = utf8ToBytes('QAZYLAR RESCUE\n');
export const rescueVersion = 1;

/** What rests, as values; what is none of them becomes its text. */
function valueOf(item: unknown): Value {
  if (item === null || typeof item === 'boolean' || typeof item === 'string') return item;
  if (typeof item === 'number') return Number.isSafeInteger(item) ? item : `${item}`;
  if (item instanceof Uint8Array) return item;
  if (item instanceof ArrayBuffer) return new Uint8Array(item);
  if (Array.isArray(item)) return item.map(valueOf);
  if (typeof item === 'object')
    return Object.fromEntries(Object.entries(item).map(([name, each]) => [name, valueOf(each)]));
  return typeof item;
}

/** A database as it rests, whatever version wrote it. */
const databaseAsItRests = (name: string): Promise<Value> =>
  withDatabase(name, async (database) => {
    const tables: Record<string, Value> = {};
    for (const table of database.objectStoreNames) {
      try {
        const store = database.transaction(table, 'readonly').objectStore(table);
        tables[table] = valueOf(await answered<unknown[]>(store.getAll()));
      } catch {
        tables[table] = 'unreadable';
      }
    }
    return { name, version: database.version, tables };
  });

async function journalAsItRests(journal: JournalPort): Promise<Value> {
  const { entries, end, generation, written, size } = await journal.read();
  return { entries, end, generation, written, size };
}

const whatCanBeRead = async (read: Promise<Value>): Promise<Value> =>
  read.catch(() => 'unreadable');

/** Everything that can be read of an installation, as it rests: for whoever has the passphrase and a newer program. */
export async function rescueFile(
  databases: readonly string[],
  journal: JournalPort | null,
  { createdAt, program }: RescueSaid,
): Promise<Uint8Array> {
  const read: Value[] = [];
  for (const name of databases) read.push(await whatCanBeRead(databaseAsItRests(name)));
  return concatBytes(
    rescueMagic,
    encodeValue({
      version: rescueVersion,
      createdAt,
      program,
      databases: read,
      journal: journal === null ? null : await whatCanBeRead(journalAsItRests(journal)),
    }),
  );
}
