import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { hostChannels } from '../../shared/host/host-table.ts';
import { present } from '../../shared/basics/assert.ts';
import { pageAddress } from '../../electron/page-address.ts';
import { told } from '../electron/electron-stand-in.ts';
import { z } from '../../shared/basics/zod.ts';
import type { HostMethod } from '../../shared/host/host-table.ts';
import { startSmallS3 } from '../exchange-servers/small-s3.ts';
import { type SmallServer, startSmallWebdav } from '../exchange-servers/small-webdav.ts';
import { casesOf, countCases, isLong } from './count-cases.ts';
import { hostileCall, plantedPassword, rollFrom } from './hostile-calls.ts';

vi.mock('electron', () => import('../electron/electron-stand-in.ts'));

const cases = casesOf(1500, 50_000);
/** Milliseconds: every file of theirs waits for the disk. */
const patience = isLong ? 7_200_000 : 60_000;
const seed = Number(process.env['QAZYLAR_SEED'] ?? '1');

/** The program's own folder lies deep, so that `../` from anywhere in it leads to something that is looked at. */
const root = mkdtempSync(join(tmpdir(), 'qazylar-calls-'));
const home = join(root, 'people', 'aigul', 'program');
/** What the person chooses in dialogs. */
const chosen = join(root, 'people', 'aigul', 'chosen');
const outside = join(root, 'outside');

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

/** Everything below the root but the folders that may be written, with what stands in it. */
function surroundings(folder = root): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (path === home || path === chosen) return [];
    const facts = lstatSync(path);
    if (facts.isDirectory()) return [relative(root, path), ...surroundings(path)];
    const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
    return [`${relative(root, path)} ${hash} ${facts.mtimeMs}`];
  });
}

/** What a connection is asked for, however it is asked for. */
const targetSchema = z.object({ host: z.string().optional(), port: z.unknown() });
/** Every computer and port that the process tried to reach since it was last looked at. */
const reached: string[] = [];
const connect = Socket.prototype.connect;
let servers: readonly SmallServer[] = [];

/** The texts of all files below a folder. */
const textsBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name), 'utf8')] : [],
  );

beforeAll(async () => {
  servers = await Promise.all([startSmallWebdav(), startSmallS3(), startSmallWebdav()]);
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function watched(
    this: Socket,
    ...given: readonly unknown[]
  ) {
    const [first] = given;
    const target = targetSchema.safeParse(Array.isArray(first) ? first[0] : first);
    reached.push(target.success ? `${target.data.host}:${String(target.data.port)}` : 'unknown');
    Reflect.apply(connect, this, given);
    return this;
  });
  for (const folder of [home, chosen, outside]) mkdirSync(folder, { recursive: true });
  for (const folder of [root, join(root, 'people'), join(root, 'people', 'aigul'), outside])
    writeFileSync(join(folder, 'witness.qzs'), folder);
  writeFileSync(join(chosen, 'given.qzb'), 'given');
  told.home = home;
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  await import('../../electron/main.ts');
  await vi.waitFor(() => expect(told.windows).toHaveLength(1), 30_000);
}, 60_000);

afterAll(() => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  vi.restoreAllMocks();
  for (const server of servers) void server.stop();
  rmSync(root, { recursive: true, force: true });
});

const ports = () => {
  const [webdav, s3, stranger] = servers.map(({ port }) => port);
  return { webdav: webdav ?? 0, s3: s3 ?? 0, stranger: stranger ?? 0 };
};

const addressSchema = z.object({ address: z.string() });

/** Whom the program may talk to after a call: whom a person agreed to in a dialog, and nobody once that was taken back. */
function confirmedAfter(
  before: string | null,
  { method, input, answer }: { method: HostMethod; input: unknown; answer: unknown },
): string | null {
  if (method === 'forgetExchangePlace') return null;
  if (method === 'chooseExchangeFolder') return answer === null ? before : null;
  if (method !== 'confirmExchangePlace' || answer !== true) return before;
  return new URL(addressSchema.parse(input).address).host;
}

/** True for the two places that the person here agrees to. */
const isWelcome = (input: unknown): boolean => {
  const { webdav, s3 } = ports();
  const asked = addressSchema.safeParse(input);
  return (
    asked.success &&
    new RegExp(`^http://127\\.0\\.0\\.1:(?:${webdav}|${s3})(?:/|$)`).test(asked.data.address)
  );
};

test(
  'whoever calls with whatever, the program goes on, writes nowhere else and reaches nobody who was not confirmed',
  async () => {
    const window = present(told.windows[0], 'the shell opened its window');
    expect([...told.calls.keys()].toSorted()).toEqual(Object.values(hostChannels).toSorted());
    const before = surroundings();
    const cwd = readdirSync('.').toSorted();
    const own = { senderFrame: { url: pageAddress, parent: null }, sender: window.webContents };
    const roll = rollFrom(seed);
    const tell = (method: HostMethod) => present(told.calls.get(hostChannels[method]), method);
    let [answered, refused, connections] = [0, 0, 0];
    let confirmed: string | null = null;
    for (let number = 0; number < cases; number += 1) {
      told.saveTo = roll(2) === 0 ? '' : join(chosen, `chosen-${roll(20)}.qzb`);
      told.openFrom = [[], [chosen], [join(chosen, 'given.qzb')]][roll(3)] ?? [];
      const { method, asker, input } = hostileCall(roll, window.webContents, {
        outside,
        ports: ports(),
      });
      told.agrees = method === 'confirmExchangePlace' && isWelcome(input) && roll(3) > 0;
      const call = tell(method)(asker.event, input).then(
        (answer) => ({ answer }),
        () => null,
      );
      // Sometimes the person turns the exchange off in the middle.
      const off = /^(?:open|probe|read|write|list)Exchange$/.test(method) && roll(10) === 0;
      if (off) await tell('forgetExchangePlace')(own, null);
      const end = await call;
      if (end === null) refused += 1;
      else answered += 1;
      if (asker.kind === 'stranger' && end !== null)
        throw new Error(`${method} answered a stranger: case ${number} of seed ${seed}`);
      const during = confirmed;
      if (end !== null) confirmed = confirmedAfter(confirmed, { method, input, ...end });
      if (off) confirmed = null;
      for (const target of reached.splice(0))
        if (target === during) connections += 1;
        else throw new Error(`${method} reached ${target}: case ${number} of seed ${seed}`);
    }
    countCases('calls of the page, hostile', cases, `${answered} answered, ${refused} refused`);
    countCases(' connections, to confirmed places alone', connections);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect(unhandled).toEqual([]);
    expect(reached).toEqual([]);
    expect(servers[2]?.asked).toEqual([]);
    expect(connections).toBeGreaterThan(cases / 1500);
    expect(surroundings()).toEqual(before);
    expect(textsBelow(root).filter((text) => text.includes(plantedPassword))).toEqual([]);
    expect(readdirSync('.').toSorted()).toEqual(cwd);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(answered).toBeGreaterThan(cases / 50);
    expect(refused).toBeGreaterThan(cases / 4);
    expect(await tell('systemLanguages')(own, null)).toEqual(['kk-KZ', 'ru-KZ']);
  },
  patience,
);
