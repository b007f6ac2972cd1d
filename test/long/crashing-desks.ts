import fc from 'fast-check';

import { createDeskEngine, type DeskEngine } from '../../renderer/storage/desk-engine.ts';
import type { DeskError, NamedFile } from '../../renderer/storage/desk.ts';
import type { ContestStore, StoredContest } from '../../renderer/storage/contest-store.ts';
import { createMemoryStore } from '../../renderer/storage/memory-store.ts';
import { packSecrets } from '../../renderer/storage/secrets.ts';
import { present } from '../../shared/basics/assert.ts';
import type { Milli } from '../../shared/basics/points.ts';
import type { Result } from '../../shared/basics/result.ts';
import { decodeCommit } from '../../shared/log/commit-codec.ts';
import { readOperations } from '../../shared/log/read-log.ts';
import { openSegment } from '../../shared/log/segment.ts';
import { setPerson } from '../../shared/contest/contest-operations.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { ed25519, personOf, seedOf, testSettings } from '../builders/contest-builder.ts';
import { type Base, baseContest } from './random-world.ts';
import { openYearIndex } from '../renderer/storage/open-year-index.ts';

/** What happens to a laptop; numbers are taken modulo what there is. */
export interface Happening {
  readonly device: number;
  readonly what: (typeof happenings)[number];
  readonly place: number;
  readonly value: number;
  /** 1970–2099, in milliseconds. */
  readonly clock: number;
  /** After how many writes the laptop fails while it does this; null where it does not. */
  readonly fails: number | null;
}

const happenings = [
  'record',
  'record',
  'record',
  'hand-in',
  'hand-over',
  'hand-over',
  'hand-over',
  'restart',
  'copy',
  'back-up',
  'restore',
] as const;

export const happening: fc.Arbitrary<Happening> = fc.record({
  device: fc.nat(6),
  what: fc.constantFrom(...happenings),
  place: fc.nat(1000),
  value: fc.nat(1000),
  clock: fc.nat(4_102_444_799_999),
  fails: fc.option(fc.nat(3), { freq: 2 }),
});

const criteria = testSettings.stages[0]?.criteria ?? [];
const seeds = [1, 21, 22, 23] as const;
const roles = ['headquarters', 'juror', 'juror', 'coordinator'] as const;

/** A store that stops working at one of its next writes, before it or just after it, as a laptop without power does. */
class FailingStore implements ContestStore {
  readonly inner: ContestStore;
  private left = Infinity;
  private isLate = false;
  dead = false;

  constructor(inner: ContestStore) {
    this.inner = inner;
  }

  failAfter(writes: number, isLate: boolean): void {
    this.left = writes;
    this.isLate = isLate;
  }

  load = (): ReturnType<ContestStore['load']> => this.inner.load();
  loadKey = (): ReturnType<ContestStore['loadKey']> => this.inner.loadKey();
  readBack: ContestStore['readBack'] = (ids) => this.inner.readBack(ids);

  apply: ContestStore['apply'] = async (changes) => {
    if (this.dead) throw new Error('no power');
    this.left -= 1;
    if (this.left >= 0) return this.inner.apply(changes);
    this.dead = true;
    if (this.isLate) await this.inner.apply(changes);
    throw new Error('no power');
  };
}

async function copyOf(store: ContestStore): Promise<ContestStore> {
  const stored = present(await store.load(), 'a desk has a contest');
  const copy = createMemoryStore();
  const { profile, facts, own, segments, pending, imports } = stored;
  await copy.apply([
    { type: 'create', profile, facts, ...(own === null ? {} : { own }) },
    { type: 'segments', segments, sealed: false },
    { type: 'rebased', commits: pending },
    ...imports.map((record) => ({ type: 'import' as const, record })),
  ]);
  return copy;
}

/** What a laptop told its person is safe: times of commits, and ids of segments. */
interface Promised {
  /** Times that commits were recorded at; of each list one has to be found. */
  readonly commits: readonly (readonly number[])[];
  readonly segments: readonly string[];
}

/** A laptop: a desk over a store that may fail, and what it has said is saved. */
class CrashingDesk {
  readonly role: (typeof roles)[number];
  readonly person: string;
  store: FailingStore;
  engine: DeskEngine;
  promised: Promised = { commits: [], segments: [] };
  backup: { readonly store: ContestStore; readonly promised: Promised } | null = null;
  private readonly world: CrashingWorld;

  constructor(
    world: CrashingWorld,
    who: Pick<CrashingDesk, 'role' | 'person'>,
    store: ContestStore,
  ) {
    this.world = world;
    this.role = who.role;
    this.person = who.person;
    this.store = new FailingStore(store);
    this.engine = this.makeEngine();
  }

  private makeEngine(): DeskEngine {
    return createDeskEngine({
      store: this.store,
      ed25519,
      randomBytes: (length) => this.world.randomBytes(length),
      now: () => this.world.now(),
      // As many moments to crash at as there are segments.
      bytesAtOnce: 1,
      openYearIndex,
      installDemo: async () => ({ ok: false, error: { type: 'Unexpected' } }),
    });
  }

  /** Switches on again; what the disk holds is all there is. */
  async restart(inner: ContestStore = this.store.inner): Promise<void> {
    this.store = new FailingStore(inner);
    this.engine = this.makeEngine();
    await this.engine.start();
    if (this.engine.getSnapshot().phase !== 'open') throw new Error('a desk does not open again');
  }

  async stored(): Promise<StoredContest> {
    return present(await this.store.inner.load(), 'a desk has a contest');
  }

  /** A command that records something: once it says "saved", what it recorded is promised. */
  async saved(command: () => Promise<Result<unknown, DeskError>>): Promise<void> {
    const from = this.world.times.length;
    const done = await command();
    if (done.ok)
      this.promised = {
        ...this.promised,
        commits: [...this.promised.commits, this.world.times.slice(from)],
      };
    if (this.store.dead) await this.restart();
  }

  /** Files that this laptop can hand over. */
  async files(): Promise<readonly NamedFile[]> {
    const { role, engine } = this;
    const files =
      role === 'headquarters'
        ? await engine.exportArchive()
        : role === 'coordinator'
          ? await engine.exportRegional()
          : await engine.exportScores();
    if (this.store.dead) await this.restart();
    if (files.ok) return files.value;
    const { type } = files.error;
    // Anything else would leave this laptop's work out without anybody noticing.
    if (type !== 'NothingToExport' && type !== 'StoreFailed') throw new Error(`no files: ${type}`);
    return [];
  }

  async take(files: readonly NamedFile[]): Promise<void> {
    const plan = await this.engine.planImport(files);
    const wanted = plan.ok && plan.value.totals.refused < files.length;
    const done = wanted ? await this.engine.runImport(plan.value.id) : null;
    if (done?.ok === true) {
      const { segments } = await this.stored();
      this.promised = { ...this.promised, segments: segments.map(({ id }) => id) };
    }
    if (this.store.dead) await this.restart();
  }

  /** What was promised and is not on the disk. */
  async missing(): Promise<readonly string[]> {
    const { segments, pending } = await this.stored();
    const held = new Set<string>(segments.map(({ id }) => id));
    const opened = await Promise.all(
      segments.map(({ bytes }) => openSegment(bytes, ed25519.verify)),
    );
    const read = opened.flatMap((segment) => (segment.ok ? [segment.value] : []));
    const times = new Set([
      ...readOperations(new Map(read.map((segment) => [segment.id, segment]))).map(
        ({ wallClock }) => wallClock,
      ),
      ...pending.flatMap((bytes) => decodeCommit(bytes)?.wallClock ?? []),
    ]);
    return [
      ...this.promised.segments.filter((id) => !held.has(id)),
      ...this.promised.commits
        .filter((commit) => !commit.some((time) => times.has(time)))
        .map((commit) => `a commit of ${commit.join(', ')}`),
    ];
  }
}

/** Laptops of one contest that lose power, are copied, set back, and exchange files. */
export class CrashingWorld {
  readonly desks: CrashingDesk[] = [];
  readonly times: number[] = [];
  private clock = 0;
  private counter = 0;

  static async of(script: readonly Happening[]): Promise<CrashingWorld> {
    const world = new CrashingWorld();
    await world.begin(await baseContest());
    for (const each of script) await world.take(each);
    return world;
  }

  /** Times never repeat, however the clock jumps: commits are known again by them. */
  now(): number {
    this.counter += 1;
    const time = this.clock - (this.clock % 1_000_000) + this.counter;
    this.times.push(time);
    return time;
  }

  randomBytes(length: number): Uint8Array {
    this.counter += 1;
    return new Uint8Array(length).map((_, index) => (this.counter >> (8 * (index % 3))) & 255);
  }

  private async begin({ contest, segments, devices }: Base): Promise<void> {
    for (const [index, { person, key, log, end }] of devices.entries()) {
      const store = createMemoryStore();
      const role = present(roles[index], 'four roles');
      const secret = {
        lock: 'none',
        seed: packSecrets({ seed: seedOf(present(seeds[index], 'four seeds')), regions: [] }),
      } as const;
      const profile = { contest, log, person, role, demo: true, publicKey: key.publicKey, secret };
      await store.apply([
        { type: 'create', profile, facts: null, own: { head: end.last, behind: false } },
        {
          type: 'segments',
          segments: segments.map(({ id, bytes }) => ({ id, bytes })),
          sealed: false,
        },
      ]);
      await this.join({ role, person }, store);
    }
    // Files name their sender, also headquarters'.
    await this.desk(0).engine.record([
      setPerson(personOf('headquarters', 'headquarters', null, null)),
    ]);
  }

  private async join(
    who: Pick<CrashingDesk, 'role' | 'person'>,
    store: ContestStore,
  ): Promise<CrashingDesk> {
    const desk = new CrashingDesk(this, who, store);
    await desk.restart();
    this.desks.push(desk);
    return desk;
  }

  private desk(number: number): CrashingDesk {
    return present(this.desks[number % this.desks.length], 'there is always a desk');
  }

  private async take(happened: Happening): Promise<void> {
    const { device, what, place, value, clock, fails } = happened;
    this.clock = clock;
    const desk = this.desk(device);
    // In a hand-over either side may fail.
    const failing = what === 'hand-over' && value % 3 > 0 ? this.desk(place) : desk;
    if (fails !== null) failing.store.failAfter(fails, value % 2 === 0);
    const juror = desk.role === 'juror' ? desk.person : `j${1 + (place % 2)}`;
    const sheet = { stage: 'written', submission: `${1 + (place % 3)}`, juror };
    switch (what) {
      case 'record': {
        const score = ((value % 21) * 500) as Milli;
        const which = value % 4 === 0 ? criteria : criteria.slice(value % 3, (value % 3) + 1);
        return desk.saved(() =>
          desk.engine.record(which.map(({ id }) => setScore(sheet, id, score))),
        );
      }
      case 'hand-in': {
        const score = ((value % 21) * 500) as Milli;
        const scores = criteria.map(({ id }) => setScore(sheet, id, score));
        await desk.saved(() => desk.engine.record(scores));
        return desk.saved(() => desk.engine.handIn({ stage: 'written', sheets: [sheet] }));
      }
      case 'hand-over':
        return this.desk(place).take(await desk.files());
      case 'restart':
        return desk.restart();
      case 'copy': {
        if (this.desks.length > 6) return;
        const copy = await this.join(desk, await copyOf(desk.store.inner));
        copy.promised = desk.promised;
        return;
      }
      case 'back-up':
        desk.backup = { store: await copyOf(desk.store.inner), promised: desk.promised };
        return;
      case 'restore':
        if (desk.backup === null) return;
        desk.promised = desk.backup.promised;
        return desk.restart(await copyOf(desk.backup.store));
    }
  }

  /** Everybody hands everything on, until headquarters' laptops have all of it. */
  async exchange(): Promise<readonly CrashingDesk[]> {
    for (const desk of this.desks) await desk.restart();
    const offices = this.desks.filter(({ role }) => role === 'headquarters');
    const regions = this.desks.filter(({ role }) => role === 'coordinator');
    const jurors = this.desks.filter(({ role }) => role === 'juror');
    const rounds = [
      { from: jurors, to: regions },
      { from: [...jurors, ...regions], to: offices },
      { from: offices, to: offices },
      { from: offices, to: offices },
    ];
    for (const { from, to } of rounds) {
      for (const giver of from) {
        const files = await giver.files();
        for (const taker of to) if (taker !== giver && files.length > 0) await taker.take(files);
      }
    }
    return offices;
  }
}
