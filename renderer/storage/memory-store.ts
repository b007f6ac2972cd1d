import type { ContestStore, StoreChange, StoredContest } from './contest-store.ts';

/** One change applied to what is stored; the meaning that every store shares. */
export function applyChange(
  stored: StoredContest | null,
  change: StoreChange,
): StoredContest | null {
  if (change.type === 'erase') return null;
  if (change.type === 'create') {
    return {
      profile: change.profile,
      facts: change.facts,
      segments: [],
      pending: [],
      received: [],
      lastExport: null,
    };
  }
  if (stored === null) throw new Error(`nothing is stored yet: ${change.type}`);
  switch (change.type) {
    case 'facts':
      return { ...stored, facts: change.facts };
    case 'pending':
      return { ...stored, pending: [...stored.pending, change.commit] };
    case 'segments': {
      const known = new Set(stored.segments.map(({ id }) => id));
      const added = change.segments.filter(({ id }) => !known.has(id));
      return {
        ...stored,
        segments: [...stored.segments, ...added],
        pending: change.sealed ? [] : stored.pending,
      };
    }
    case 'received':
      return { ...stored, received: [...stored.received, change.bundle] };
    case 'export':
      return { ...stored, lastExport: change.mark };
  }
}

/** A store that lasts as long as it is referenced: the twin of the database for tests. */
export function createMemoryStore(): ContestStore {
  let stored: StoredContest | null = null;
  return {
    load: async () => stored,
    async apply(changes) {
      stored = changes.reduce(applyChange, stored);
    },
  };
}
