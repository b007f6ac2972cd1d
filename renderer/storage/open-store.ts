import type { ContestStore, SealedStore } from './contest-store.ts';

/** A store as one that rests sealed: one that keeps nothing secret needs no key. */
export function openStore(store: ContestStore | SealedStore): SealedStore {
  if ('useSeed' in store) return store;
  return {
    load: () => store.load(),
    loadKey: () => store.loadKey(),
    readBack: (ids) => store.readBack(ids),
    apply: (changes) => store.apply(changes),
    lock: async () => ({
      profile: (await store.load())?.profile ?? null,
      key: await store.loadKey(),
    }),
    readAhead: () => undefined,
    useSeed: async () => undefined,
    close: () => undefined,
    repair: () => null,
    hasJournal: false,
    isCompactionDue: () => false,
    compact: async () => undefined,
    rescue: async () => new Uint8Array(0),
  };
}
