import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import { copyLine, type Row } from './sql-text.ts';

/** Why a database could not be asked. */
export type DatabaseError =
  | { readonly type: 'DatabaseAddress' }
  | { readonly type: 'DatabaseUnreachable'; readonly code: string }
  | { readonly type: 'DatabaseDenied'; readonly code: string };

export type Database = Client;

const isHere = (host: string): boolean => host === '' || /^(localhost|127\.|\[::1\])/.test(host);

/**
 * An address as it is used: `postgres://…`. What leaves this computer is encrypted and the server's certificate checked,
 * unless the address names another `sslmode`. Null for anything that is no such address.
 */
export function databaseAddress(text: string): string | null {
  if (!/^postgres(ql)?:\/\//.test(text)) return null;
  // A socket's folder may stand in the place of the host, which no general reader of addresses takes.
  let url;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const host = url.searchParams.get('host') ?? url.hostname;
  if (!isHere(host) && !host.startsWith('/') && !url.searchParams.has('sslmode'))
    url.searchParams.set('sslmode', 'verify-full');
  return url.href;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** Connects; a password may be in the address, in PGPASSWORD or in the usual password file. */
export async function connectDatabase(text: string): Promise<Result<Database, DatabaseError>> {
  const address = databaseAddress(text);
  if (address === null) return err({ type: 'DatabaseAddress' });
  const { Client: PgClient } = await import('pg');
  const client = new PgClient({
    connectionString: address,
    application_name: 'qazylar',
    connectionTimeoutMillis: 15_000,
  });
  // A connection that breaks while nothing is asked fails the next question; it must not end the program.
  client.on('error', () => {});
  try {
    await client.connect();
    return ok(client);
  } catch (error) {
    const code = codeOf(error);
    // Class 28 of PostgreSQL: who asks is not let in; 3D000: no such database; 42501: no right.
    const denied = /^(28...|3D000|42501)$/.test(code);
    return err({ type: denied ? 'DatabaseDenied' : 'DatabaseUnreachable', code });
  }
}

/** Runs statements one after another. */
export async function runAll(database: Database, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await database.query(statement);
}

/** Pieces of at least 64 KiB, so that a row is not a message. */
function* piecesOf(rows: Iterable<Row>, count: { rows: number }): Iterable<Buffer> {
  let piece = '';
  for (const row of rows) {
    piece += copyLine(row);
    count.rows += 1;
    if (piece.length < 65_536) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}

/** Copies rows by a COPY statement, as quickly as the server takes them; answers with their number. */
export async function copyRows(
  database: Database,
  statement: string,
  rows: Iterable<Row>,
): Promise<number> {
  const { from } = await import('pg-copy-streams');
  const count = { rows: 0 };
  await pipeline(Readable.from(piecesOf(rows, count)), database.query(from(statement)));
  return count.rows;
}

/** Rows of a query by COPY, split into cells, read while they arrive; for ids and numbers alone, as nothing is unescaped. */
export async function* readRows(
  database: Database,
  query: string,
): AsyncIterable<readonly (string | null)[]> {
  const { to } = await import('pg-copy-streams');
  const stream = database.query(to(`copy (${query}) to stdout`));
  let rest = '';
  const cells = (line: string) => line.split('\t').map((cell) => (cell === '\\N' ? null : cell));
  for await (const piece of stream as AsyncIterable<Buffer>) {
    const lines = (rest + piece.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield cells(line);
  }
}
