import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { CommandIo } from '../../electron/command-io.ts';
import { run as runPostgres } from '../../electron/commands/postgres.ts';
import { run as runRank } from '../../electron/commands/rank.ts';
import { startPostgres, withoutServer } from '../electron/reporting/postgres-server.ts';
import { makeLargeArchive } from './postgres/large-archive.ts';

/**
 * `VALUES`: a contest of so many scores in PostgreSQL: everything, then one per cent more, then its list out of the database
 * and out of the archive. `make DIR LATE VALUES` makes the archive alone. Each step runs in a process of its own, so that its seconds and its peak of memory are its own.
 */

interface Figures {
  readonly seconds: number;
  /** Bytes. */
  readonly peak: number;
  /** What a command printed, or its hash where it is long. */
  readonly out: string;
}

/** Runs a command of the product in this process and prints its figures. */
async function step(name: string, args: readonly string[]): Promise<void> {
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
  const code = await (name === 'rank' ? runRank : runPostgres)(args, io);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(error);
  const peak = process.resourceUsage().maxRSS * 1024;
  const found: Figures = { seconds, peak, out: out === '' ? hash.digest('hex') : out };
  process.stdout.write(JSON.stringify(found));
}

async function inProcess(name: string, ...args: readonly string[]): Promise<Figures> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=5000', process.argv[1] ?? '', 'step', name, ...args],
    { maxBuffer: 1 << 26 },
  );
  return JSON.parse(stdout) as Figures;
}

async function measure(values: number): Promise<object> {
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
    const first = await inProcess('postgres', archive, ...to);
    for (const name of await readdir(join(late, 'segments')))
      await copyFile(join(late, 'segments', name), join(archive, 'segments', name));
    const more = await inProcess('postgres', archive, ...to);
    const list = ['--list', '--json'];
    const there = await inProcess('rank', '--from', server.address, ...list);
    const here = await inProcess('rank', archive, ...list);
    const isEqual = there.out === here.out;
    return { values, made, making, first, more, there, here, isEqual };
  } finally {
    server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

const [what = '', name = '', ...args] = process.argv.slice(2);
if (what === 'step') await step(name, args);
else if (what === 'make')
  process.stdout.write(
    JSON.stringify(await makeLargeArchive(name, args[0] ?? '', Number(args[1]))),
  );
else if (withoutServer !== null) process.stdout.write(JSON.stringify({ missing: withoutServer }));
else process.stdout.write(JSON.stringify(await measure(Number(what))));
