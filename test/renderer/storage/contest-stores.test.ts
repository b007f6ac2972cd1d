import { describe, expect, it } from 'vitest';

import type { ContestId, LogId, SegmentId } from '../../../shared/log/operation.ts';
import type {
  ImportRecord,
  SealedStore,
  StoreChange,
  StoredProfile,
} from '../../../renderer/storage/contest-store.ts';
import { createDatabaseStore } from '../../../renderer/storage/database-store.ts';
import {
  applyChanges,
  createMemoryStore,
  nothingStored,
} from '../../../renderer/storage/memory-store.ts';
import { openStore } from '../../../renderer/storage/open-store.ts';

const profile: StoredProfile = {
  contest: 'c'.repeat(43) as ContestId,
  log: 'l'.repeat(22) as LogId,
  person: 'j1',
  role: 'juror',
  demo: false,
  publicKey: new Uint8Array(32),
  secret: { lock: 'none', seed: new Uint8Array(32) },
};

const segment = (letter: string) => ({
  id: letter.repeat(43) as SegmentId,
  bytes: new Uint8Array([1, 2, 3]),
});

const mark = {
  name: 'a.qzb',
  at: 5,
  held: [{ log: 'l'.repeat(22) as LogId, operations: 2 }],
};

const record = (id: string): ImportRecord => ({
  id,
  newOperations: 3,
  code: '7F3A 91C2 04DE B86A',
  state: 'held',
  file: 'x.qzb',
  kind: 'scores',
  person: 'j2',
  receivedAt: 1,
  createdAt: 2,
  contents: [segment('a').id],
  removed: [],
});

let databases = 0;
const stores: readonly (readonly [string, () => SealedStore])[] = [
  ['memory', () => openStore(createMemoryStore())],
  [
    'database',
    () => {
      databases += 1;
      return createDatabaseStore(`acceptance-${databases}`);
    },
  ],
];

const seed = new Uint8Array(32).fill(7);

describe.each(stores)('a contest store in %s', (_name, make) => {
  const create = async (): Promise<SealedStore> => {
    const store = make();
    await store.useSeed(seed);
    return store;
  };

  it('holds nothing at first', async () => {
    expect(await (await create()).load()).toBeNull();
  });

  it('gives back what was applied, in order', async () => {
    const store = await create();
    await store.apply([{ type: 'create', profile, facts: null }]);
    await store.apply([{ type: 'pending', commit: new Uint8Array([9]) }]);
    await store.apply([{ type: 'pending', commit: new Uint8Array([8]) }]);
    await store.apply([{ type: 'export', mark }]);
    await store.apply([{ type: 'import', record: record('2') }]);
    await store.apply([{ type: 'import', record: { ...record('1'), state: 'interrupted' } }]);
    await store.apply([{ type: 'import', record: record('1') }]);
    await store.apply([{ type: 'own', own: { head: null, behind: true } }]);
    expect(await store.load()).toEqual({
      profile,
      facts: null,
      own: { head: null, behind: true },
      segments: [],
      pending: [new Uint8Array([9]), new Uint8Array([8])],
      imports: [record('1'), record('2')],
      lastExport: mark,
      receipt: null,
    });
  });

  it('gives other commits in the place of all unsealed ones, and another profile', async () => {
    const store = await create();
    await store.apply([{ type: 'create', profile, facts: null }]);
    await store.apply([{ type: 'pending', commit: new Uint8Array([9]) }]);
    const commits = [new Uint8Array([1]), new Uint8Array([2])];
    const renewed = { ...profile, log: 'm'.repeat(22) as LogId };
    await store.apply([
      { type: 'rebased', commits },
      { type: 'profile', profile: renewed },
    ]);
    expect(await store.load()).toMatchObject({ pending: commits, profile: renewed });
  });

  it('reads segments back, removes them, and says which import brought them', async () => {
    const store = await create();
    await store.apply([{ type: 'create', profile, facts: null }]);
    const [a, b] = [segment('a'), { ...segment('b'), import: '1' }];
    await store.apply([{ type: 'segments', segments: [a, b], sealed: false }]);
    // A segment that is here already keeps where it came from.
    await store.apply([
      { type: 'segments', segments: [{ ...segment('b'), import: '7' }], sealed: false },
    ]);
    expect((await store.load())?.segments).toEqual([a, b]);
    expect(await store.readBack([b.id, 'x'.repeat(43) as SegmentId])).toEqual([b.bytes, null]);
    await store.apply([{ type: 'passed-on', segments: [{ id: b.id, import: '2' }] }]);
    await store.apply([{ type: 'removed', segments: [a.id] }]);
    expect((await store.load())?.segments).toEqual([{ ...b, import: '2' }]);
  });

  it('keeps a key that waits for its contest, until there is one', async () => {
    const store = await create();
    const key = {
      publicKey: new Uint8Array(32),
      recipient: new Uint8Array(32),
      secret: profile.secret,
    };
    await store.apply([{ type: 'key', key }]);
    expect(await store.loadKey()).toEqual(key);
    expect(await store.load()).toBeNull();
    await store.apply([{ type: 'create', profile, facts: null }]);
    expect(await store.loadKey()).toBeNull();
  });

  it('applies all of several changes or nothing', async () => {
    const store = await create();
    await store.apply([{ type: 'create', profile, facts: null }]);
    const broken = {
      type: 'pending',
      get commit(): Uint8Array {
        throw new Error('no');
      },
    } as const;
    await expect(
      store.apply([{ type: 'segments', segments: [segment('a')], sealed: false }, broken]),
    ).rejects.toThrow();
    expect((await store.load())?.segments).toEqual([]);
  });

  it('replaces pending commits by the segment that holds them, in one change', async () => {
    const store = await create();
    await store.apply([{ type: 'create', profile, facts: null }]);
    await store.apply([{ type: 'pending', commit: new Uint8Array([9]) }]);
    await store.apply([{ type: 'segments', segments: [segment('a')], sealed: true }]);
    await store.apply([
      { type: 'segments', segments: [segment('a'), segment('b')], sealed: false },
    ]);
    const stored = await store.load();
    expect(stored?.pending).toEqual([]);
    expect(stored?.segments.map(({ id }) => id[0])).toEqual(['a', 'b']);
  });

  it('forgets everything when it is erased, and starts anew', async () => {
    const store = await create();
    await store.apply([{ type: 'create', profile, facts: null }]);
    await store.apply([{ type: 'segments', segments: [segment('a')], sealed: false }]);
    await store.apply([{ type: 'erase' }]);
    await store.useSeed(seed);
    expect(await store.load()).toBeNull();
    await store.apply([{ type: 'create', profile, facts: null }]);
    expect((await store.load())?.segments).toEqual([]);
  });
});

describe('many changes at once', () => {
  const changes: readonly StoreChange[] = Array.from({ length: 30_000 }, (_, index) => {
    const id = `${index % 25_000}`.padStart(43, '0') as SegmentId;
    if (index % 3 === 0) return { type: 'pending', commit: new Uint8Array([index % 256]) };
    if (index % 100 === 1) return { type: 'removed', segments: [id] };
    return { type: 'segments', segments: [{ id, bytes: new Uint8Array(2) }], sealed: false };
  });
  const created = applyChanges(nothingStored, [{ type: 'create', profile, facts: null }]);

  it('come to the same as one after another', () => {
    const few = changes.slice(0, 400);
    const before = structuredClone(created);
    const all = applyChanges(created, few);
    expect(all).toEqual(few.reduce((stored, change) => applyChanges(stored, [change]), created));
    expect(created).toEqual(before);
  });

  it(
    'take time that grows with their number, as a whole journal at a start',
    { timeout: 5000 },
    () => {
      const { contest } = applyChanges(created, changes);
      expect(contest?.pending).toHaveLength(10_000);
      expect(contest?.segments.length).toBeGreaterThan(15_000);
    },
  );
});
