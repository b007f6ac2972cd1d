import { err } from '../shared/basics/result.ts';
import type { HostCalls } from '../shared/host/host-table.ts';

type KeepCall =
  | 'readJournal'
  | 'appendJournal'
  | 'replaceJournal'
  | 'storageSpace'
  | 'writeSnapshot'
  | 'listSnapshots'
  | 'readSnapshot'
  | 'snapshotFolder'
  | 'forgetSnapshotFolder';

const nothing = { type: 'JournalFailed', details: { reason: 'other' } } as const;

/** Answers of a place where nothing is kept. */
export const keepCalls: Pick<HostCalls, KeepCall> = {
  readJournal: async () => ({ entries: [], end: 'whole', written: 0, generation: '', size: 0 }),
  appendJournal: async () => err(nothing),
  replaceJournal: async () => err(nothing),
  storageSpace: async () => ({ free: null, level: 'ok' }),
  writeSnapshot: async ({ name }) => err({ type: 'SnapshotFailed', details: { name } }),
  listSnapshots: async () => [],
  readSnapshot: async (name) => err({ type: 'SnapshotMissing', details: { name } }),
  snapshotFolder: async () => null,
  forgetSnapshotFolder: async () => null,
};
