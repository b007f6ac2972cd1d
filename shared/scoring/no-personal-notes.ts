import type { PersonalNotes } from './personal-notes.ts';

/** Of somebody who has noted nothing yet. */
export const noPersonalNotes: PersonalNotes = {
  notes: {},
  starred: [],
  later: [],
  order: null,
  ranking: {},
  cleared: [],
  views: [],
  columns: [],
  letters: {},
};
