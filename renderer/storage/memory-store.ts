import { present } from '../../shared/basics/assert.ts';
import type {
  ContestStore,
  ImportRecord,
  StoreChange,
  StoredContest,
  StoredKey,
} from './contest-store.ts';

/** All that an installation holds. */
export interface Stored {
  readonly contest: StoredContest | null;
  readonly key: StoredKey | null;
}

/** What a fresh installation holds. */
export const nothingStored: Stored = { contest: null, key: null };

const withRecord = (
  imports: readonly ImportRecord[],
  record: ImportRecord,
): readonly ImportRecord[] =>
  [...imports.filter(({ id }) => id !== record.id), record].toSorted(
    (a, b) => Number(a.id) - Number(b.id),
  );

/** One change to a contest that is there already. */
function changeContest(
  stored: StoredContest,
  change: Exclude<StoreChange, { readonly type: 'erase' | 'create' | 'key' }>,
): StoredContest {
  switch (change.type) {
    case 'profile':
      return { ...stored, profile: change.profile };
    case 'own':
      return { ...stored, own: change.own };
    case 'facts':
      return { ...stored, facts: change.facts };
    case 'pending':
      return { ...stored, pending: [...stored.pending, change.commit] };
    case 'rebased':
      return { ...stored, pending: change.commits };
    case 'segments': {
      const known = new Set(stored.segments.map(({ id }) => id));
      const added = change.segments.filter(({ id }) => !known.has(id));
      return {
        ...stored,
        segments: [...stored.segments, ...added],
        pending: change.sealed ? [] : stored.pending,
      };
    }
    case 'removed': {
      const removed = new Set(change.segments);
      return { ...stored, segments: stored.segments.filter(({ id }) => !removed.has(id)) };
    }
    case 'passed-on': {
      const origins = new Map(change.segments.map((each) => [each.id, each.import]));
      return {
        ...stored,
        segments: stored.segments.map((segment) => {
          const origin = origins.get(segment.id);
          return origin === undefined ? segment : { ...segment, import: origin };
        }),
      };
    }
    case 'import':
      return { ...stored, imports: withRecord(stored.imports, change.record) };
    case 'receipt':
      return { ...stored, receipt: change.receipt };
    case 'export':
      return { ...stored, lastExport: change.mark };
    case 'keeping':
      return { ...stored, keeping: change.keeping };
  }
}

/** One change applied to what is stored; the meaning that every store shares. */
export function applyChange(stored: Stored, change: StoreChange): Stored {
  if (change.type === 'erase') return nothingStored;
  if (change.type === 'key') return { contest: null, key: change.key };
  if (change.type === 'create') {
    const contest: StoredContest = {
      profile: change.profile,
      facts: change.facts,
      own: change.own ?? null,
      segments: [],
      pending: [],
      imports: [],
      lastExport: null,
      receipt: null,
    };
    return { contest, key: null };
  }
  const contest = present(stored.contest, `a contest is stored before ${change.type}`);
  return { ...stored, contest: changeContest(contest, change) };
}

/** A store that lasts as long as it is referenced: the twin of the database for tests. */
export function createMemoryStore(): ContestStore {
  let stored = nothingStored;
  return {
    load: async () => stored.contest,
    loadKey: async () => stored.key,
    async readBack(ids) {
      const bytes = new Map(stored.contest?.segments.map((segment) => [segment.id, segment.bytes]));
      return ids.map((id) => bytes.get(id) ?? null);
    },
    async apply(changes) {
      stored = changes.reduce(applyChange, stored);
    },
  };
}
