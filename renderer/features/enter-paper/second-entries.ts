import { create } from 'zustand';

import type { SecondEntry } from './second-entry.ts';

interface SecondEntries {
  /** Who entered second last; proposed for the next sheet. */
  readonly person: string;
  /** By contest and sheet. */
  readonly entries: Readonly<Record<string, SecondEntry>>;
  /** Null forgets the entry of a sheet. */
  readonly keep: (sheet: string, entry: SecondEntry | null) => void;
}

/**
 * Second entries of this session: they outlive the screen, so a telephone call costs nothing, and are never on a disk,
 * because only what both entries agree on is said of a sheet.
 */
export const useSecondEntries = create<SecondEntries>((set) => ({
  person: '',
  entries: {},
  keep: (sheet, entry) =>
    set(({ entries, person }) => {
      const { [sheet]: _before, ...others } = entries;
      return entry === null
        ? { entries: others }
        : {
            entries: { ...others, [sheet]: entry },
            person: entry.person === '' ? person : entry.person,
          };
    }),
}));
