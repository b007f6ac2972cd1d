import { noPersonalNotes } from '../../shared/scoring/no-personal-notes.ts';
import type { DeskSnapshot } from './desk.ts';

/** What a window shows before the store was read. */
export const blankSnapshot: DeskSnapshot = {
  phase: 'starting',
  error: null,
  profile: null,
  state: null,
  save: { status: 'idle' },
  notHandedOver: 0,
  lastExport: null,
  notConfirmed: 0,
  receipt: null,
  behind: false,
  preparedKey: null,
  received: [],
  task: null,
  years: null,
  keeping: {
    journal: 'none',
    repair: null,
    lastSnapshot: null,
    copyError: null,
    space: null,
    exportDue: false,
  },
  personal: noPersonalNotes,
  missingDocuments: 0,
  exchange: null,
};
