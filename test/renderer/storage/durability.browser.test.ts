import { afterEach, expect, it, vi } from 'vitest';

import { createDatabaseStore } from '../../../renderer/storage/database-store.ts';

afterEach(() => vi.restoreAllMocks());

it('asks Chromium for a strictly durable transaction at every change', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const store = createDatabaseStore('durability');
  await store.useSeed(new Uint8Array(32));
  await store.apply([{ type: 'pending', commit: new Uint8Array([1]) }]);
  const writes = transaction.mock.results
    .map(({ value }) => value as IDBTransaction)
    .filter(({ mode }) => mode === 'readwrite');
  expect(writes.map(({ durability }) => durability)).toEqual(['strict']);
});
