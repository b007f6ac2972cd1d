import { useCallback, useState } from 'react';
import type { Id } from '../../../shared/contest/contest.ts';

/** A note to oneself and no part of the contest, so it stays in the window's own storage. */
const storageKey = (contest: string, juror: Id): string => `qazylar.later.${contest}.${juror}`;

function readLater(key: string): ReadonlySet<Id> {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : []);
  } catch {
    return new Set();
  }
}

function writeLater(key: string, later: ReadonlySet<Id>): void {
  try {
    window.localStorage.setItem(key, JSON.stringify([...later]));
  } catch {
    // Without storage the mark lasts as long as the window.
  }
}

/** Submissions a juror has put off, and the switch for one of them. */
export function useLater(
  contest: string,
  juror: Id,
): readonly [later: ReadonlySet<Id>, setLater: (submission: Id, isLater: boolean) => void] {
  const key = storageKey(contest, juror);
  const [later, setAll] = useState(() => readLater(key));
  const setLater = useCallback(
    (submission: Id, isLater: boolean) => {
      const next = new Set(readLater(key));
      if (isLater) next.add(submission);
      else next.delete(submission);
      writeLater(key, next);
      setAll(next);
    },
    [key],
  );
  return [later, setLater];
}
