import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';

import { buildAll, isBuilt, root } from '../../build/build.mjs';
import { readArchive } from '../../electron/archive-folder.ts';
import { openStore } from '../../electron/exchange/open-store.ts';
import { present } from '../../shared/basics/assert.ts';
import { z } from '../../shared/basics/zod.ts';
import { ageSecretKey } from '../../shared/bundle/encrypted-file.ts';
import { regionIdentity } from '../../shared/bundle/identities.ts';
import { readKeyFile } from '../../shared/bundle/key-file.ts';
import { startApache } from '../exchange-servers/apache.ts';
import { type Fault, type FaultLine, startFaultLine } from '../exchange-servers/fault-line.ts';
import { startNginx } from '../exchange-servers/nginx.ts';
import { startRclone } from '../exchange-servers/rclone.ts';
import { freshFolder, type StartedServer } from '../exchange-servers/start-server.ts';
import { startSwift } from '../exchange-servers/swift.ts';
import { countCases } from './count-cases.ts';

const reportSchema = z.object({
  stateHash: z.string(),
  requests: z.number(),
  bytesOut: z.number(),
  bytesIn: z.number(),
});
type Report = z.infer<typeof reportSchema>;

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** The headless command as a process of its own, which is killed after some milliseconds where that is said. */
function command(args: readonly string[], killedAfter: number | null = null): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'dist/command/cli.js'), ...args, '--json']);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        said += text.toString();
      });
    const timer =
      killedAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killedAfter);
    child.once('close', (code) => {
      if (timer !== null) clearTimeout(timer);
      resolve({ code, said });
    });
  });
}

async function done(args: readonly string[]): Promise<string> {
  const { code, said } = await command(args);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${said}`);
  return said;
}

/** Numbers between 0 and 1, the same ones each time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Everything that a state says in words, of eight letters and more: none of it may be read in the store. */
function wordsIn(value: unknown, words: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') {
    if (value.length >= 8 && !/^(?:application|image|text)\//.test(value)) words.add(value);
  } else if (value instanceof Map || value instanceof Set) {
    for (const entry of value) wordsIn(entry, words);
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const each of Object.values(value)) wordsIn(each, words);
  }
  return words;
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

interface Participant {
  readonly name: string;
  readonly region: string | null;
  readonly key: string;
}

interface Programme {
  readonly folder: string;
  readonly everybody: readonly Participant[];
  readonly stateHash: string;
  readonly words: readonly string[];
}

/** A practice contest of twenty regions, each with its own archive, and the desk that began it. */
async function programme(folder: string): Promise<Programme> {
  const at = (...names: readonly string[]): string => join(folder, ...names);
  const demo = at('demo');
  const sizes = ['--regions', '20', '--submissions', '200', '--jurors', '60'];
  await done(['demo', '--out', demo, ...sizes]);
  const key = readKeyFile(readFileSync(join(demo, 'headquarters.key'), 'utf8'));
  if (!key.ok) throw new Error(key.error.type);
  const files = readdirSync(demo).filter((name) => /^(?:region-.*|contest)\.qzb$/.test(name));
  await done(['merge', ...files.map((name) => join(demo, name)), '--into', at('all')]);
  const all = await readArchive(at('all'));
  if (!all.ok) throw new Error(all.error.type);
  await done(['merge', join(demo, 'contest.qzb'), '--into', at('desk-1')]);
  const desks = ['desk-1', 'desk-2', 'desk-3'].map((name): Participant => ({
    name,
    region: null,
    key: join(demo, 'headquarters.key'),
  }));
  const regions: Participant[] = [];
  for (const file of files) {
    const region = /^region-(.+)\.qzb$/.exec(file)?.[1];
    if (region === undefined) continue;
    await done(['merge', join(demo, file), '--into', at(region)]);
    const identity = regionIdentity(key.value.seed, key.value.contest, region);
    writeFileSync(at(`${region}.key`), `${ageSecretKey(identity)}\n`);
    regions.push({ name: region, region, key: at(`${region}.key`) });
  }
  const { state, stateHash } = all.value;
  const words = [...wordsIn(state), ...(state.settings?.regions ?? []), 'QZT1'];
  return { folder, everybody: [...regions, ...desks], stateHash, words };
}

async function makeCards(
  { folder }: Programme,
  server: StartedServer,
  port: number,
): Promise<void> {
  const { kind, address, bucket, prefix } = server.placeAt(port);
  const place = [address, bucket, prefix].filter((part) => part !== undefined).join('/');
  writeFileSync(join(folder, 'password'), server.credentials.password);
  const at = ['--contest', join(folder, 'desk-1'), '--place', `${kind}:${place}`];
  const own = ['--key', join(folder, 'demo/headquarters.key'), '--out', join(folder, 'cards')];
  const { user } = server.credentials;
  await done(['card', ...at, ...own, '--user', user, '--password-file', join(folder, 'password')]);
}

function exchange(
  { folder }: Programme,
  { name, region, key }: Participant,
  killedAfter: number | null = null,
): Promise<Ended> {
  const card = region === null ? 'headquarters.qzx' : `region-${region}.qzx`;
  const own = region === null ? [] : ['--region', region];
  return command(
    ['exchange', join(folder, name), '--card', join(folder, 'cards', card), '--key', key, ...own],
    killedAfter,
  );
}

/** Everybody once, three at a time; what came of it. */
async function everybodyOnce(
  world: Programme,
  killedAfter: () => number | null,
): Promise<ReadonlyMap<string, Ended>> {
  const left = [...world.everybody];
  const ended = new Map<string, Ended>();
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      ended.set(next.name, await exchange(world, next, killedAfter()));
  };
  await Promise.all([worker(), worker(), worker()]);
  return ended;
}

/** Halves, conflicting copies and other people's files among the mailbox's own. */
async function plant(server: StartedServer, files: readonly string[]): Promise<number> {
  const opened = await openStore(server.placeAt(server.port), server.credentials);
  if (!opened.ok) throw new Error(opened.error.type);
  const folders = new Set(files.flatMap((name) => /qz1\/[0-9a-f]{16}/.exec(name)?.[0] ?? []));
  let planted = 0;
  for (const folder of folders) {
    const name = randomBytes(32).toString('hex');
    for (const ending of ['', '.part', ' (conflicted copy)', '.tmp']) {
      await opened.value.store.write(`${folder}/${name}${ending}`, randomBytes(700), 'any');
      planted += 1;
    }
  }
  opened.value.close();
  return planted;
}

const faults: readonly Fault[] = ['cut-request', 'cut-answer', 'lost-answer', 'twice', 'busy'];

const reportOf = ({ code, said }: Ended): Report | null =>
  code === 0 ? reportSchema.parse(JSON.parse(said)) : null;

/** Two rounds in which a sixth of the requests fails and a quarter of the processes is killed, and files are planted. */
async function badDays(
  world: Programme,
  server: StartedServer,
  line: FaultLine,
): Promise<{ readonly killed: number; readonly planted: number }> {
  const chance = chances(Number(process.env['QAZYLAR_SEED'] ?? '7'));
  let killed = 0;
  line.happens(() =>
    chance() < 1 / 6 ? present(faults[Math.floor(chance() * faults.length)], 'a fault') : null,
  );
  const die = (): number | null => (chance() < 1 / 4 ? 400 + chance() * 1500 : null);
  for (const { code } of (await everybodyOnce(world, die)).values())
    killed += Number(code === null);
  const planted = await plant(server, filesBelow(server.files));
  for (const { code } of (await everybodyOnce(world, die)).values())
    killed += Number(code === null);
  line.happens(() => null);
  return { killed, planted };
}

/** What the desks hold after as many quiet rounds as it takes, six at most. */
async function settled(
  world: Programme,
): Promise<{ readonly hashes: Set<string>; rounds: number }> {
  let hashes = new Set<string>();
  for (let rounds = 1; rounds <= 6; rounds += 1) {
    const ended = await everybodyOnce(world, () => null);
    const failed = [...ended].find(([, { code }]) => code !== 0);
    if (failed !== undefined) throw new Error(`${failed[0]}: ${failed[1].said}`);
    const desks = [...ended].filter(([name]) => name.startsWith('desk'));
    hashes = new Set(desks.map(([, desk]) => reportOf(desk)?.stateHash ?? ''));
    if (hashes.size === 1 && hashes.has(world.stateHash)) return { hashes, rounds };
  }
  return { hashes, rounds: 6 };
}

const servers = await Promise.all(
  (
    [
      ['Apache', startApache],
      ['nginx', startNginx],
      ['rclone', startRclone],
      ['Swift', startSwift],
    ] as const
  ).map(async ([name, start]) => ({ name, server: await start() })),
);
afterAll(async () => {
  await Promise.all(servers.map(async ({ server }) => server?.stop()));
});

// Skipped where the program is not on this computer (test/exchange-servers/README.md).
describe.skipIf(servers.every(({ server }) => server === null))('through a real server', () => {
  const rows = servers.filter(
    (row): row is { readonly name: (typeof row)['name']; readonly server: StartedServer } =>
      row.server !== null,
  );
  it.each(rows)(
    '$name brings twenty regions and three desks to one state, through faults, kills and strange files',
    async ({ name, server }) => {
      if (!isBuilt()) await buildAll();
      const folder = freshFolder();
      const line = await startFaultLine(server.port);
      try {
        mkdirSync(folder, { recursive: true });
        const world = await programme(folder);
        await makeCards(world, server, line.port);

        // A region's first day, over 64 kbit/s.
        line.throttle(8000);
        const region = present(world.everybody[0], 'there are regions');
        const day = reportOf(await exchange(world, region));
        line.throttle(null);
        const dayBytes = (day?.bytesOut ?? Infinity) + (day?.bytesIn ?? 0);
        expect(dayBytes).toBeLessThanOrEqual(50_000);

        const { killed, planted } = await badDays(world, server, line);
        const { hashes, rounds } = await settled(world);
        expect([...hashes]).toEqual([world.stateHash]);

        const { faults: met } = line.counts();
        await exchange(world, present(world.everybody.at(-1), 'there are desks'));
        await wait(100);
        const before = line.counts();
        const quiet = reportOf(await exchange(world, present(world.everybody.at(-1), 'a desk')));
        await wait(100);
        const after = line.counts();
        const quietBytes = after.bytesOut - before.bytesOut + after.bytesIn - before.bytesIn;
        expect(after.requests - before.requests).toBe(quiet?.requests);
        expect(after.requests - before.requests).toBeLessThanOrEqual(3);
        expect(quietBytes).toBeLessThanOrEqual(5000);

        const files = filesBelow(server.files);
        const kept = Buffer.concat(files.map((file) => readFileSync(join(server.files, file))));
        expect(kept.length).toBeGreaterThan(100_000);
        expect(world.words.filter((word) => kept.includes(word))).toEqual([]);
        expect(world.words.filter((word) => files.some((file) => file.includes(word)))).toEqual([]);
        countCases(
          `${name}: 20 regions and 3 desks to one state`,
          23,
          `${met} faults, ${killed} killed, ${planted} planted, ${rounds} quiet rounds; a region's day ${dayBytes} bytes, nothing new ${after.requests - before.requests} requests and ${quietBytes} bytes; ${world.words.length} words in none of ${kept.length} bytes`,
        );
      } finally {
        await line.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
