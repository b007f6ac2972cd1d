import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { ExchangeCredentials, ExchangePlace } from '../../shared/exchange/place.ts';

/** A server that runs, and how it is spoken to. */
export interface StartedServer {
  readonly name: string;
  readonly port: number;
  /** Where a mailbox lies in it, if the server is met at another port. */
  readonly placeAt: (port: number) => ExchangePlace;
  readonly credentials: ExchangeCredentials;
  /** The folder in which it keeps what it is given. */
  readonly files: string;
  readonly stop: () => Promise<void>;
}

/** Whether a program is on this computer, here or where system programs are. */
export function programPath(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Ports that nobody listens on now. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A folder that is gone when the tests are. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'qazylar-exchange-'));

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** A command and the port on which it is to listen. */
export interface Program {
  readonly command: readonly string[];
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts programs and waits, five minutes at most, until each listens. The answer ends them and removes their folder. */
export async function startPrograms(
  folder: string,
  programs: readonly Program[],
): Promise<() => Promise<void>> {
  const running: { readonly child: ChildProcess; readonly ended: Promise<unknown> }[] = [];
  const stop = async (): Promise<void> => {
    for (const { child } of running) child.kill('SIGTERM');
    const hard = setTimeout(() => {
      for (const { child } of running) child.kill('SIGKILL');
    }, 5000);
    await Promise.all(running.map(({ ended }) => ended));
    clearTimeout(hard);
    rmSync(folder, { recursive: true, force: true });
  };
  // Nothing goes on running where a test file ends before its time.
  process.once('exit', () => {
    for (const { child } of running) child.kill('SIGKILL');
  });
  let said = '';
  for (const { command, env } of programs) {
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        said = `${said}${text.toString()}`.slice(-4000);
      });
    running.push({ child, ended: new Promise((resolve) => child.once('close', resolve)) });
  }
  const until = Date.now() + 300_000;
  for (const { port, command } of programs) {
    while (!(await isListening(port))) {
      if (Date.now() > until || running.some(({ child }) => child.exitCode !== null)) {
        await stop();
        throw new Error(`${command[0] ?? ''} did not start:\n${said}`);
      }
      await wait(100);
    }
  }
  return stop;
}
