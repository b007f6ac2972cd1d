import { useCallback } from 'react';

import { type Access, noteAccess } from '../../shared/contest/personal-data.ts';
import type { Desk } from '../storage/desk.ts';
import { useDeskCommands } from '../storage/use-desk.ts';

/** What this window has noted of each contest since it was opened. */
const noted = new WeakMap<Desk, Set<string>>();

const freshToken = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Acts that are each noted: a file goes out every time. */
const everyTime: ReadonlySet<Access['act']> = new Set(['export', 'print']);

/**
 * Notes a look at personal data in the log of the contest: a look at the same data once for each window, an export or
 * print every time. Where the note cannot be recorded the desk's own save state tells so.
 */
export function useNoteAccess(): (access: Pick<Access, 'act' | 'about' | 'count'>) => void {
  const desk = useDeskCommands();
  return useCallback(
    ({ act, about, count }) => {
      const { profile } = desk.getSnapshot();
      if (profile === null || profile.role === 'juror') return;
      const seen = noted.get(desk) ?? new Set<string>();
      noted.set(desk, seen);
      const key = `${profile.contest} ${act} ${about ?? ''}`;
      if (seen.has(key) && !everyTime.has(act)) return;
      seen.add(key);
      desk.record([noteAccess(freshToken(), { act, about, count })]).catch(() => seen.delete(key));
    },
    [desk],
  );
}
