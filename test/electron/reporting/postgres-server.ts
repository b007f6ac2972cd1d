import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian puts the newest PostgreSQL; null where there is none. */
function programs(): string | null {
  const home = '/usr/lib/postgresql';
  if (!existsSync(home)) return null;
  const [newest] = readdirSync(home).toSorted((a, b) => Number(b) - Number(a));
  const found = newest === undefined ? null : join(home, newest, 'bin');
  return found !== null && existsSync(join(found, 'initdb')) ? found : null;
}

/** Why no server can be started here; null where one can. */
export const withoutServer: string | null =
  programs() === null ? 'PostgreSQL is not installed' : null;

/** A server of its own in a folder of its own, reached by a socket there alone. */
export interface PostgresServer {
  /** An address with the database `postgres`. */
  readonly address: string;
  /** Seconds of processor time that the server took until now, in all its processes; 0 where the system does not tell. */
  readonly cpuSeconds: () => number;
  readonly stop: () => void;
}

/** The system does not let root run PostgreSQL: then somebody does who owns nothing. */
function runner(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

/** Hundredths of a second of a process, and of its children that ended. */
function ticksOf(pid: string): {
  readonly parent: string;
  readonly own: number;
  readonly ended: number;
} {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program, in brackets, may hold anything; what comes after it is numbers.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const sum = (from: number) => Number(fields[from] ?? 0) + Number(fields[from + 1] ?? 0);
  return { parent: fields[1] ?? '', own: sum(11), ended: sum(13) };
}

/** Processor time of a server: of its first process, of those that it started, and of those of them that ended. */
function cpuSecondsOf(first: string): number {
  if (!existsSync('/proc/self/stat')) return 0;
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const { parent, own, ended } = ticksOf(pid);
      if (pid === first) ticks += own + ended;
      else if (parent === first) ticks += own;
    } catch {
      // It ended meanwhile.
    }
  }
  return ticks / 100;
}

/** Starts a server without durability of its own, as it lives no longer than a test; `settings` as of its file. */
export function startPostgres(settings: readonly string[] = ['fsync=off']): PostgresServer {
  const bin = programs();
  if (bin === null) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'qazylar-postgres-'));
  const as = runner();
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const call = (name: string, ...args: readonly string[]) => {
    const { status, stderr } = spawnSync(join(bin, name), args, {
      ...as,
      cwd: folder,
      encoding: 'utf8',
      // The server keeps what it was given open: it must not hold the output of this process.
      stdio: ['ignore', 'ignore', name === 'initdb' ? 'pipe' : 'ignore'],
    });
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr ?? ''}`);
  };
  call('initdb', '-D', data, '-U', 'qazylar', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N');
  const options = [`-k ${folder}`, '-h ""', ...settings.map((each) => `-c ${each}`)].join(' ');
  call('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  return {
    address: `postgres://qazylar@localhost/postgres?host=${encodeURIComponent(folder)}`,
    cpuSeconds: () => {
      const [first = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
      return cpuSecondsOf(first);
    },
    stop: () => {
      call('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
