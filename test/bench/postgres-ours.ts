import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

import type { CommandIo } from '../../electron/command-io.ts';
import { connectDatabase } from '../../electron/reporting/database.ts';
import {
  type PostgresServer,
  startPostgres,
  withoutServer,
} from '../electron/reporting/postgres-server.ts';

/**
 * `VALUES`: a contest of so many scores in PostgreSQL: everything, then one per cent more, then its list out of the database
 * and out of the archive. `make DIR LATE VALUES` makes the archive alone. Each step runs in a process of its own, so that its seconds and its peak of memory are its own.
 */

interface Figures {
  readonly seconds: number;
  /** Seconds of processor time: of the command's process from its start on, and of the server meanwhile. */
  readonly client: number;
  readonly server: number;
  /** Bytes. */
  readonly peak: number;
  /** What a command printed, or its hash where it is long. */
  readonly out: string;
}

/** Runs a command of the product in this process, loaded alone as the product loads it, and prints its figures. */
async function step(name: string, args: readonly string[]): Promise<void> {
  const { run } = await (name === 'rank'
    ? import('../../electron/commands/rank.ts')
    : import('../../electron/commands/postgres.ts'));
  const hash = createHash('sha256');
  let [out, error] = ['', ''];
  const io: CommandIo = {
    stdout: (text) => {
      hash.update(text);
      out = text.length > 2000 ? '' : text;
    },
    stderr: (text) => {
      error += text;
    },
    progress: (text) => process.stderr.write(`${process.uptime().toFixed(2)} ${text}`),
  };
  const start = performance.now();
  const code = await run(args, io);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(error);
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const client = (userCPUTime + systemCPUTime) / 1e6;
  const peak = maxRSS * 1024;
  const found: Omit<Figures, 'server'> = {
    seconds,
    client,
    peak,
    out: out === '' ? hash.digest('hex') : out,
  };
  process.stdout.write(JSON.stringify(found));
}

async function inProcess(
  server: PostgresServer,
  name: string,
  ...args: readonly string[]
): Promise<Figures> {
  const before = server.cpuSeconds();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=6000', process.argv[1] ?? '', 'step', name, ...args],
    { maxBuffer: 1 << 26 },
  );
  // The server counts what a connection took once its process has ended.
  await wait(500);
  const figures = JSON.parse(stdout) as Omit<Figures, 'server'>;
  return { ...figures, server: server.cpuSeconds() - before };
}

/**
 * What a server does by itself within minutes of an export: marks what is settled, counts what the tables hold, and writes
 * it to the disk. Asked to, it does not do it in the middle of the next step.
 */
async function rest(address: string): Promise<number> {
  const database = await connectDatabase(address);
  if (!database.ok) throw new Error(database.error.type);
  const start = performance.now();
  await database.value.query('vacuum (analyze)');
  await database.value.query('checkpoint');
  await database.value.end();
  return (performance.now() - start) / 1000;
}

/** Bytes that a schema takes on the server's disk. */
async function sizeOf(address: string): Promise<number> {
  const database = await connectDatabase(address);
  if (!database.ok) throw new Error(database.error.type);
  const { rows } = await database.value.query<{ size: string }>(
    `select sum(pg_total_relation_size(c.oid)) as size from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'qazylar' and c.relkind = 'r'`,
  );
  await database.value.end();
  return Number(rows[0]?.size ?? 0);
}

const loadMaker = () => import('./postgres/large-archive.ts');

async function measure(values: number): Promise<object> {
  const { makeLargeArchive } = await loadMaker();
  const home = await mkdtemp(join(tmpdir(), 'qazylar-bench-postgres-'));
  const [archive, late] = [join(home, 'archive'), join(home, 'late')];
  const server = startPostgres([
    'shared_buffers=512MB',
    'max_wal_size=8GB',
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
  ]);
  try {
    const start = performance.now();
    const made = await makeLargeArchive(archive, late, values);
    const making = (performance.now() - start) / 1000;
    const to = ['--to', server.address, '--json'];
    const first = await inProcess(server, 'postgres', archive, ...to);
    const resting = await rest(server.address);
    const size = await sizeOf(server.address);
    for (const name of await readdir(join(late, 'segments')))
      await copyFile(join(late, 'segments', name), join(archive, 'segments', name));
    const more = await inProcess(server, 'postgres', archive, ...to);
    const list = ['--list', '--json'];
    const there = await inProcess(server, 'rank', '--from', server.address, ...list);
    const here = await inProcess(server, 'rank', archive, ...list);
    const isEqual = there.out === here.out;
    return { values, made, making, first, resting, size, more, there, here, isEqual };
  } finally {
    server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

const [what = '', name = '', ...args] = process.argv.slice(2);
if (what === 'step') await step(name, args);
else if (what === 'make') {
  const { makeLargeArchive } = await loadMaker();
  process.stdout.write(
    JSON.stringify(await makeLargeArchive(name, args[0] ?? '', Number(args[1]))),
  );
} else if (withoutServer !== null) process.stdout.write(JSON.stringify({ missing: withoutServer }));
else process.stdout.write(JSON.stringify(await measure(Number(what))));
