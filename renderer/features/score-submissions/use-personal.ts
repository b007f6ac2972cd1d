import { useCallback, useEffect } from 'react';
import type { Id } from '../../../shared/contest/contest.ts';
import type { PersonalChange, PersonalNotes } from '../../../shared/scoring/personal-notes.ts';
import type { Profile } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';

/** Where earlier versions noted in clear what was put off. */
const formerKey = 'qazylar.later.';

/** Submissions that an earlier version noted as put off; null where it noted none. */
function formerLater({ contest, person }: Profile): readonly Id[] | null {
  try {
    const text = window.localStorage.getItem(`${formerKey}${contest}.${person.id}`);
    const stored: unknown = text === null ? null : JSON.parse(text);
    return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : null;
  } catch {
    return null;
  }
}

/** Also what contests left there that are no longer here. */
function forgetFormer(): void {
  try {
    for (const key of Object.keys(window.localStorage))
      if (key.startsWith(formerKey)) window.localStorage.removeItem(key);
  } catch {
    // A window without storage has nothing to forget.
  }
}

/** Takes over what an earlier version kept in the window's open storage, and removes it there once it rests sealed. */
export function useFormerLater(profile: Profile | null): void {
  const desk = useDeskCommands();
  useEffect(() => {
    if (profile === null) return;
    const submissions = formerLater(profile);
    if (submissions === null || submissions.length === 0) {
      forgetFormer();
      return;
    }
    void desk.keepPersonal({ type: 'mark', mark: 'later', submissions }).then((kept) => {
      if (kept.ok) forgetFormer();
    });
  }, [desk, profile]);
}

/** What the juror keeps for themselves, and the way to change it; a failure shows in the window's save state. */
export function usePersonal(): readonly [PersonalNotes, (change: PersonalChange) => void] {
  const desk = useDeskCommands();
  const { personal } = useDesk('personal');
  const keep = useCallback((change: PersonalChange) => void desk.keepPersonal(change), [desk]);
  return [personal, keep];
}
