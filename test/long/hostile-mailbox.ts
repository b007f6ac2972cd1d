import { expect } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { nameOfObject } from '../../shared/exchange/object.ts';
import { sealValue } from '../../shared/exchange/sealed-value.ts';
import {
  DiskKeeper,
  type Faults,
  faultyStore,
  Killed,
  SharedPlace,
  type StoreManners,
} from '../exchange/faulty-store.ts';
import { Insider, lyingEnd } from '../exchange/insider.ts';
import {
  numbersFrom,
  Participant,
  type TestMailbox,
  testMailbox,
} from '../exchange/participant.ts';

const hq = 'headquarters';

/** A place, who takes part in it, and whoever meddles with it. */
interface World {
  readonly mailbox: TestMailbox;
  readonly place: SharedPlace;
  readonly insider: Insider;
  readonly random: () => number;
  /** Indexes that were there once. */
  readonly indexes: Uint8Array[];
}

const oneOf = <T>({ random }: World, choices: readonly T[]): T =>
  present(choices[Math.floor(random() * choices.length)], 'there is something to choose from');

const objectPaths = ({ place, mailbox }: World): readonly string[] =>
  [...place.files.keys()].filter((path) => path !== mailbox.keys.indexName);

/** What somebody does who has a card, or the store itself. */
const mischief: Readonly<Record<string, (world: World) => Promise<void> | void>> = {
  claim: async (world) => {
    const objects = await world.insider.objects(hq);
    if (objects.length === 0) return;
    const { name, ...object } = oneOf(world, objects);
    const bytes = new Uint8Array(1 + Math.floor(world.random() * 50));
    const head = await world.insider.lay(hq, { ...object, bytes });
    await world.insider.rewrite((lanes) => [
      ...lanes,
      { ...lyingEnd(Math.floor(world.random() * 1e6)), head },
    ]);
    expect(head).not.toBe(name);
  },
  lie: ({ insider, random }) =>
    insider.rewrite((lanes) => [
      ...lanes,
      ...Array.from({ length: 20 }, () =>
        lyingEnd(
          Math.floor(random() * 1e9),
          random() < 0.5 ? hq : `region/0${Math.floor(random() * 5)}`,
        ),
      ),
    ]),
  hide: async (world) => {
    const [audience, seq] = oneOf(world, [
      [hq, 2 ** 53 - 1],
      ['region/02', 2 ** 53 - 1],
      [hq, 0],
    ] as const);
    const heads = (await world.insider.objects(hq)).map(({ name }) => name);
    if (heads.length === 0) return;
    const head = oneOf(world, heads);
    await world.insider.rewrite((lanes) =>
      lanes.map((end) => (world.random() < 0.5 ? { ...end, audience, seq, head } : end)),
    );
  },
  outdate: async ({ place, mailbox: { keys } }) =>
    place.put(keys.indexName, await sealValue({ v: 2, more: [] }, keys)),
  erase: ({ insider }) => insider.rewrite(() => []),
  replay: (world) => {
    if (world.indexes.length > 0)
      world.place.put(world.mailbox.keys.indexName, oneOf(world, world.indexes));
  },
  lose: (world) => {
    const paths = objectPaths(world);
    if (paths.length > 0) world.place.files.delete(oneOf(world, paths));
  },
  tear: (world) => {
    const paths = objectPaths(world);
    if (paths.length === 0) return;
    const path = oneOf(world, paths);
    const bytes = present(world.place.files.get(path), 'it is there');
    world.place.files.set(path, bytes.slice(0, Math.floor(bytes.length * world.random())));
  },
  misplace: (world) => {
    const paths = objectPaths(world);
    if (paths.length === 0) return;
    const path = oneOf(world, paths);
    const bytes = present(world.place.files.get(path), 'it is there');
    const folder = world.mailbox.keys.folderOf(oneOf(world, [hq, 'region/02', 'region/03']));
    world.place.put(`${folder}/${nameOfObject(bytes)}`, bytes);
  },
  empty: ({ place, random }) => {
    if (random() < 0.2) place.files.clear();
  },
};

/** A desk or a region; copies of one share what it remembered. */
function participants({ mailbox }: World, seed: number, faults: Faults): readonly Participant[] {
  const make = (reads: string, number: number): Participant => {
    const each = new Participant(mailbox, { reads: [reads], random: numbersFrom(seed + number) });
    each.keeper = new DiskKeeper(faults);
    return each;
  };
  return [make(hq, 1), make(hq, 2), make('region/02', 3), make('region/03', 4)];
}

/** The same after the power came back for good. */
async function calm(each: Participant): Promise<void> {
  const keeper = new DiskKeeper();
  await keeper.remember(each.keeper.memory);
  for (const [name, bytes] of each.keeper.objects) await keeper.keep(name, bytes);
  each.keeper = keeper;
}

async function checkConverged(
  world: World,
  all: readonly Participant[],
  how: StoreManners,
): Promise<void> {
  const words = [...new Set(all.flatMap((each) => [...each.words]))].toSorted();
  for (const each of all) await calm(each);
  // What was taken from the store is only seen by whoever looks.
  for (const each of [...all, ...all])
    await each.exchange(faultyStore(world.place, how), { lookThrough: true });
  for (const each of [...all, ...all]) await each.exchange(faultyStore(world.place, how));
  for (const each of all.slice(0, 2)) expect([...each.words].toSorted()).toEqual(words);
  for (const each of all) {
    const last = await each.exchange(faultyStore(world.place, how));
    expect(last).toMatchObject({ stopped: null, sent: { objects: 0 }, taken: { letters: 0 } });
    if (how.lists) continue;
    expect(last.requests).toBeLessThanOrEqual(3);
    expect(last.bytesIn + last.bytesOut).toBeLessThanOrEqual(5000);
  }
}

/** A random history of exchanges over a bad line with somebody who meddles; in the end everybody has everything. */
export async function playHostileWorld(seed: number, how: StoreManners): Promise<void> {
  const random = numbersFrom(seed);
  const mailbox = await testMailbox();
  const place = new SharedPlace();
  const insider = new Insider(place, mailbox.keys);
  const world: World = { mailbox, place, insider, random, indexes: [] };
  const line = { cut: 0.05, unanswered: 0.03, half: 0.03, conflict: 0.03 };
  const faults: Faults = { random, ...line, kill: 0.03, lostUpdate: 0 };
  const all = participants(world, seed, faults);
  for (let turn = 0; turn < 30; turn += 1) {
    const index = place.files.get(mailbox.keys.indexName);
    if (index !== undefined) world.indexes.push(index);
    if (random() < 0.4) {
      await oneOf(world, Object.values(mischief))(world);
      continue;
    }
    const who = oneOf(world, all);
    who.words.add(`word ${turn}`);
    const report = await who
      .exchange(faultyStore(place, how, faults), { lookThrough: random() < 0.1 })
      .catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
    if (report !== undefined) expect(report.requests).toBeLessThan(400);
  }
  await checkConverged(world, all, how);
}
