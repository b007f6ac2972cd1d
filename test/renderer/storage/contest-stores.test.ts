import { describe, expect, it } from 'vitest';

import type { ContestId, LogId, SegmentId } from '../../../shared/log/operation.ts';
import type { ContestStore, StoredProfile } from '../../../renderer/storage/contest-store.ts';
import { createDatabaseStore } from '../../../renderer/storage/database-store.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';

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

let databases = 0;
const stores: readonly (readonly [string, () => ContestStore])[] = [
  ['memory', createMemoryStore],
  [
    'database',
    () => {
      databases += 1;
      return createDatabaseStore(`acceptance-${databases}`);
    },
  ],
];

describe.each(stores)('a contest store in %s', (_name, create) => {
  it('holds nothing at first', async () => {
    expect(await create().load()).toBeNull();
  });

  it('gives back what was applied, in order', async () => {
    const store = create();
    await store.apply([{ type: 'create', profile, facts: null }]);
    await store.apply([{ type: 'pending', commit: new Uint8Array([9]) }]);
    await store.apply([{ type: 'pending', commit: new Uint8Array([8]) }]);
    await store.apply([{ type: 'export', mark: { name: 'a.qzb', at: 5, ordinal: 2 } }]);
    const bundle = {
      file: 'x.qzb',
      kind: 'scores',
      person: 'j2',
      receivedAt: 1,
      createdAt: 2,
    } as const;
    await store.apply([{ type: 'received', bundle }]);
    expect(await store.load()).toEqual({
      profile,
      facts: null,
      segments: [],
      pending: [new Uint8Array([9]), new Uint8Array([8])],
      received: [bundle],
      lastExport: { name: 'a.qzb', at: 5, ordinal: 2 },
    });
  });

  it('replaces pending commits by the segment that holds them, in one change', async () => {
    const store = create();
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
    const store = create();
    await store.apply([{ type: 'create', profile, facts: null }]);
    await store.apply([{ type: 'segments', segments: [segment('a')], sealed: false }]);
    await store.apply([{ type: 'erase' }]);
    expect(await store.load()).toBeNull();
    await store.apply([{ type: 'create', profile, facts: null }]);
    expect((await store.load())?.segments).toEqual([]);
  });
});
