import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Client } from 'pg';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import { isSystemError } from '../disk/system-errors.ts';
import { copyLine, type Row } from './sql-text.ts';

/** Why a database could not be asked, or did not do what it was asked; `code` is the server's or the system's. */
export type DatabaseError =
  /** `file` is one that the address names and that cannot be read. */
  | { readonly type: 'DatabaseAddress'; readonly file?: string }
  | {
      readonly type:
        | 'DatabaseUnreachable'
        | 'DatabaseDenied'
        | 'DatabaseCertificate'
        | 'DatabaseUnencrypted'
        | 'DatabaseBusy'
        | 'DatabaseLost'
        | 'DatabaseRights'
        | 'DatabaseFull'
        | 'DatabaseRefused';
      readonly code: string;
    }
  | { readonly type: 'DatabaseEncoding'; readonly encoding: string };

export type Database = Client;

const isHere = (host: string): boolean => host === '' || /^(localhost|127\.|\[::1\])/.test(host);

/**
 * An address as it is used: `postgres://…`. What leaves this computer is encrypted and the server's certificate checked,
 * unless the address names another `sslmode`. To the client `require` and its like mean `verify-full`, with a warning on
 * stderr; here they are called so at once. Null for anything that is no such address.
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
  const mode = url.searchParams.getAll('sslmode').at(-1);
  const isAway = !isHere(host) && !host.startsWith('/');
  const asLibpq = url.searchParams.getAll('uselibpqcompat').at(-1) === 'true';
  if (mode === undefined ? isAway : !asLibpq && /^(prefer|require|verify-ca)$/.test(mode))
    url.searchParams.set('sslmode', 'verify-full');
  return url.href;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** True for what a server of PostgreSQL answered, as against what happened here or on the way. */
const isAnswer = (error: unknown): boolean => error instanceof Error && 'severity' in error;

/** What the codes of PostgreSQL say, by their beginnings; the first that fits holds. */
const meanings: readonly (readonly [
  RegExp,
  Exclude<DatabaseError['type'], 'DatabaseAddress' | 'DatabaseEncoding'>,
])[] = [
  // Who asks is not let in; there is no such database.
  [/^(28|3D000)/, 'DatabaseDenied'],
  // A right is missing; a server that may only be read.
  [/^(42501|25006)/, 'DatabaseRights'],
  // No room on the disk, or an error of it.
  [/^(53100|58030)/, 'DatabaseFull'],
  // Too many connections, starting or stopping, waiting in vain, cancelled, two who wait for each other.
  [/^(53|57P03|57014|55P03|40)/, 'DatabaseBusy'],
  [/^(57P0|08)/, 'DatabaseLost'],
];

const meaningOf = (code: string) =>
  meanings.find(([pattern]) => pattern.test(code))?.[1] ?? 'DatabaseRefused';

/** What OpenSSL and Node call a certificate that is not trusted. */
const isCertificate = (code: string): boolean =>
  /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY/.test(code);

const says = (error: unknown, words: RegExp): boolean =>
  error instanceof Error && words.test(error.message);

/** Why no connection came to be. What the client itself gives up for has no code: it is told by its words. */
export function connectionError(error: unknown): DatabaseError {
  const code = codeOf(error);
  if (isCertificate(code)) return { type: 'DatabaseCertificate', code };
  if (says(error, /does not support SSL/)) return { type: 'DatabaseUnencrypted', code };
  // No password was found, or the server does not know it either.
  if (says(error, /^SASL:/)) return { type: 'DatabaseDenied', code };
  if (!isAnswer(error)) return { type: 'DatabaseUnreachable', code };
  return { type: code === '42501' ? 'DatabaseDenied' : meaningOf(code), code };
}

/** A client that is not connected yet. It reads the address, and the files of certificates that the address names. */
async function clientOf(text: string): Promise<Result<Client, DatabaseError>> {
  const address = databaseAddress(text);
  if (address === null) return err({ type: 'DatabaseAddress' });
  const { Client: PgClient } = await import('pg');
  try {
    return ok(
      new PgClient({
        connectionString: address,
        application_name: 'qazylar',
        connectionTimeoutMillis: 15_000,
        // A server that vanishes without a word is noticed while it is waited for.
        keepAlive: true,
        keepAliveInitialDelayMillis: 30_000,
      }),
    );
  } catch (error) {
    // Nothing but the address differs from one client to another, so whatever is thrown here is about it.
    const file = isSystemError(error) ? error.path : undefined;
    return err({ type: 'DatabaseAddress', ...(file === undefined ? {} : { file }) });
  }
}

/** Connects; a password may be in the address, in PGPASSWORD or in the usual password file. */
export async function connectDatabase(text: string): Promise<Result<Database, DatabaseError>> {
  const made = await clientOf(text);
  if (!made.ok) return made;
  const client = made.value;
  // A connection that breaks while nothing is asked fails the next question; it must not end the program.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ encoding: string }>(
      `select current_setting('server_encoding') as encoding`,
    );
    const encoding = rows[0]?.encoding ?? '';
    if (encoding === 'UTF8') return ok(client);
    await client.end();
    return err({ type: 'DatabaseEncoding', encoding });
  } catch (error) {
    // One that was left open would keep the program from ending.
    await client.end().catch(() => {});
    return err(connectionError(error));
  }
}

/**
 * Does something in one transaction, kept where it succeeds and given up where it does not. What the server refuses, and
 * a connection that breaks, are answers; anything else that is thrown goes on, after the transaction was given up.
 */
export async function inTransaction<T, E>(
  database: Database,
  begin: string,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | DatabaseError>> {
  try {
    await database.query(begin);
    const result = await work();
    await database.query(result.ok ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    const code = codeOf(error);
    // Whoever cannot even give up has lost the connection.
    const isThere = await database.query('rollback').then(
      () => true,
      () => false,
    );
    if (!isThere) return err({ type: 'DatabaseLost', code });
    if (!isAnswer(error)) throw error;
    return err({ type: meaningOf(code), code });
  }
}

/** Runs statements one after another. */
export async function runAll(database: Database, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await database.query(statement);
}

/** Rows, or lists of rows of which each is made when it is asked for. */
export type RowSource = Iterable<Row> | AsyncIterable<Iterable<Row>>;

/** Bytes that wait for the server at most: rows are made while it is busy with others. */
const mostWaiting = 8_388_608;

/** Pieces of at least 64 KiB, so that a row is not a message; between them is heard what the server says. */
async function* piecesOf(rows: RowSource, count: { rows: number }): AsyncIterable<Buffer> {
  let piece = '';
  for await (const some of Symbol.asyncIterator in rows ? rows : [rows]) {
    for (const row of some) {
      piece += copyLine(row);
      count.rows += 1;
      if (piece.length < 65_536) continue;
      yield Buffer.from(piece);
      piece = '';
      await breathe();
    }
  }
  if (piece !== '') yield Buffer.from(piece);
}

/** Copies rows by a COPY statement, as quickly as the server takes them; answers with their number. */
export async function copyRows(
  database: Database,
  statement: string,
  rows: RowSource,
): Promise<number> {
  const { from } = await import('pg-copy-streams');
  const count = { rows: 0 };
  const stream = from(statement, { highWaterMark: mostWaiting });
  await pipeline(Readable.from(piecesOf(rows, count)), database.query(stream));
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
