import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { buildForNode } from '../../build/node-program.mjs';
import { root } from '../../build/run.mjs';
import { readArchive } from '../../electron/archive-folder.ts';
import { present } from '../../shared/basics/assert.ts';
import { z } from '../../shared/basics/zod.ts';
import { ageSecretKey } from '../../shared/bundle/encrypted-file.ts';
import { regionIdentity } from '../../shared/bundle/identities.ts';
import { readKeyFile } from '../../shared/bundle/key-file.ts';
import {
  type Fault,
  type LineCounts,
  type Passing,
  startFaultLine,
} from '../exchange-servers/fault-line.ts';
import { operationsIn } from './operation-lists.ts';

/** A region's laptop, or a desk of headquarters. */
export interface Participant {
  readonly name: string;
  readonly region: string | null;
  readonly key: string;
  /** The file in which its work lies. */
  readonly work: string;
}

/** Twenty regions and three desks, and what is to become of their work. */
export interface World {
  readonly folder: string;
  readonly everybody: readonly Participant[];
  readonly stateHash: string;
  readonly operations: ReadonlySet<string>;
  /** What nobody may read in a store. */
  readonly words: readonly string[];
}

/** Where a mailbox lies: behind a line to a server's port, who may ask for somebody with a password, or in a folder. */
export type Mailbox =
  | { readonly port: number; readonly placeAt: (port: number) => string; readonly user?: string }
  | { readonly folder: string };

/** What goes wrong during one exchange. */
export interface Troubles {
  readonly faults: (() => Fault | null) | null;
  /** The process is killed at its n-th request, or at the n-th change of what it keeps. */
  readonly kill: { readonly at: number; readonly where: Passing } | null;
  /** Bytes in a second; null: as fast as it goes. */
  readonly rate: number | null;
}

export const noTroubles: Troubles = { faults: null, kill: null, rate: null };

const reportSchema = z.object({
  stateHash: z.string(),
  requests: z.number(),
  waiting: z.number(),
  sent: z.object({ objects: z.number() }),
  taken: z.object({ objects: z.number() }),
});

export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly report: z.infer<typeof reportSchema> | null;
  readonly counts: LineCounts;
}

const program = join(root, 'dist', 'exchange-laptop', 'exchange-laptop.js');

/** Builds the program of a laptop for Node. */
export const buildLaptop = (): Promise<void> =>
  buildForNode({
    home: join(root, 'test', 'long'),
    files: [join(root, 'test', 'long', 'exchange-laptop.ts')],
    out: dirname(program),
  });

/** Runs the program; `started` is given how to kill it. */
function run(
  args: readonly string[],
  started: (kill: () => void) => void = () => undefined,
): Promise<Pick<Ended, 'code' | 'said'>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args, '--json']);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        said += text.toString();
      });
    child.once('close', (code) => resolve({ code, said }));
    started(() => child.kill('SIGKILL'));
  });
}

/** Runs a command that must succeed. */
export async function done(args: readonly string[]): Promise<void> {
  const { code, said } = await run(args);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${said}`);
}

/** Everything that a state says in words, of eight letters and more. */
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

/** Makes a practice contest of twenty regions. Desk 1 began it; the others were handed a region's file each. */
export async function makeWorld(folder: string): Promise<World> {
  const demo = join(folder, 'demo');
  const sizes = ['--regions', '20', '--submissions', '200', '--jurors', '60'];
  await done(['demo', '--out', demo, ...sizes]);
  const key = readKeyFile(readFileSync(join(demo, 'headquarters.key'), 'utf8'));
  if (!key.ok) throw new Error(key.error.type);
  const names = readdirSync(demo);
  const files = names.filter((name) => /^(?:region-.*|contest)\.qzb$/.test(name));
  await done(['merge', ...files.map((name) => join(demo, name)), '--into', join(folder, 'all')]);
  const all = await readArchive(join(folder, 'all'));
  if (!all.ok) throw new Error(all.error.type);
  const regions = files.flatMap((file): readonly Participant[] => {
    const region = /^region-(.+)\.qzb$/.exec(file)?.[1];
    if (region === undefined) return [];
    const identity = regionIdentity(key.value.seed, key.value.contest, region);
    writeFileSync(join(folder, `${region}.key`), `${ageSecretKey(identity)}\n`);
    const own = { key: join(folder, `${region}.key`), work: join(demo, file) };
    return [{ name: region, region, ...own }];
  });
  const handed = [join(demo, 'contest.qzb'), ...regions.map(({ work }) => work)];
  const desks = ['desk-1', 'desk-2', 'desk-3'].map((name, index): Participant => ({
    name,
    region: null,
    key: join(demo, 'headquarters.key'),
    work: present(handed[index], 'there are regions'),
  }));
  const { archive, state, stateHash } = all.value;
  return {
    folder,
    everybody: [...regions, ...desks],
    stateHash,
    operations: new Set([...archive.segments.values()].flatMap(operationsIn)),
    words: [...wordsIn(state), ...(state.settings?.regions ?? []), 'QZT1'],
  };
}

/** The list that a participant keeps of its own operations. */
export const listOf = (home: string, { name }: Participant): string => join(home, `${name}.list`);

const nothing: LineCounts = { requests: 0, bytesOut: 0, bytesIn: 0, faults: 0 };

/** Kills a process at the n-th change of what it keeps of the exchange; the answer ends the watch. */
function watchFolder(folder: string, at: number, kill: () => void): () => void {
  const objects = join(folder, 'exchange', 'objects');
  mkdirSync(objects, { recursive: true, mode: 0o700 });
  let changes = 0;
  const watchers = [join(folder, 'exchange'), objects].map((path) =>
    watch(path, () => {
      changes += 1;
      if (changes === at) kill();
    }),
  );
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}

/**
 * One exchange of a participant whose archive lies in `home`, after it did as much of its work as `share` says; with
 * cards from `home/cards`.
 */
export async function exchangeOnce(
  { home, mailbox }: { readonly home: string; readonly mailbox: Mailbox },
  who: Participant,
  {
    share,
    troubles,
    more = [],
  }: {
    readonly share: number;
    readonly troubles: Troubles;
    readonly more?: readonly string[];
  },
): Promise<Ended> {
  const { name, region, key, work } = who;
  const { faults, kill, rate } = troubles;
  const line = 'port' in mailbox ? await startFaultLine(mailbox.port) : null;
  line?.happens(faults ?? (() => null));
  line?.throttle(rate);
  const place = 'port' in mailbox ? mailbox.placeAt(line?.port ?? 0) : `folder:${mailbox.folder}`;
  const card = region === null ? 'headquarters.qzx' : `region-${region}.qzx`;
  const archive = join(home, name);
  const user = 'user' in mailbox ? ['--user', mailbox.user, '--password-file'] : [];
  const signIn = user.length === 0 ? [] : [...user, join(home, 'password')];
  const own = [...signIn, ...(region === null ? [] : ['--region', region]), ...more];
  const command = ['exchange', archive, '--card', join(home, 'cards', card), '--place', place];
  let unwatch = (): void => undefined;
  const ended = await run(
    ['work', archive, work, listOf(home, who), `${share}`, ...command, '--key', key, ...own],
    (die) => {
      if (kill === null) return;
      line?.watch((request, where) => {
        const isTime = request === kill.at && where === kill.where;
        if (isTime) die();
        return isTime;
      });
      if (line === null) unwatch = watchFolder(archive, kill.at, die);
    },
  );
  unwatch();
  await line?.stop();
  const report = ended.code === 0 ? reportSchema.parse(JSON.parse(ended.said)) : null;
  return { ...ended, report, counts: line?.counts() ?? nothing };
}
