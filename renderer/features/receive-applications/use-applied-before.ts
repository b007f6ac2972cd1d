import { useEffect, useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { seasonLabel } from '../../../shared/seasons/season.ts';
import { type NamedSeason, useBeforeLine } from '../../results/past-outcome.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import type { YearMatch } from '../../storage/years.ts';

/** Earlier applications that may be of the same applicants. */
export interface AppliedBefore {
  readonly matches: ReadonlyMap<Id, readonly YearMatch[]>;
  readonly seasons: ReadonlyMap<string, NamedSeason>;
  /** False while only numbers have been compared, and not yet names and titles. */
  readonly whole: boolean;
}

/** Asks after so many milliseconds without a change: an import changes applications many times. */
const calm = 300;

/**
 * Who applied before, from the desk, again when applications change: first by their numbers, then by names and titles
 * too. `only` asks about one application. Null where there are no past years, before the first answer, and for
 * everybody but headquarters.
 */
export function useAppliedBefore(only: Id | null = null): AppliedBefore | null {
  const desk = useDeskCommands();
  const { state, profile } = useDesk('state', 'profile');
  const [before, setBefore] = useState<AppliedBefore | null>(null);
  const submissions = state?.submissions;
  const blocked = state?.blocked;
  const isHeadquarters = profile?.role === 'headquarters';
  useEffect(() => {
    if (!isHeadquarters) return;
    let isWanted = true;
    const ask = async () => {
      const years = await desk.listYears();
      if (!isWanted || !years.ok || years.value.length === 0) return;
      const seasons = new Map(
        years.value.map((year) => [year.contest, { label: seasonLabel(year), title: year.title }]),
      );
      for (const grounds of ['number', 'all'] as const) {
        const found = await desk.appliedBefore({ grounds, only });
        if (!isWanted || !found.ok) return;
        const next = { matches: found.value, seasons, whole: grounds === 'all' };
        // What was known whole is not taken back for the time of comparing again.
        setBefore((last) => (last?.whole === true && !next.whole ? last : next));
      }
    };
    const timer = setTimeout(() => void ask(), calm);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [desk, isHeadquarters, submissions, blocked, only]);
  return before;
}

/** What stands beside each application. */
export interface BeforeWords {
  /** '' for those without earlier applications. */
  readonly wordsOf: (submission: Id) => string;
  /** False while names and titles are still being compared. */
  readonly whole: boolean;
}

/** Null where there are no past years. */
export function useBeforeWords(): BeforeWords | null {
  const before = useAppliedBefore();
  const lineOf = useBeforeLine();
  return useMemo(() => {
    if (before === null) return null;
    const wordsOf = (submission: Id): string => {
      const matches = before.matches.get(submission) ?? [];
      return matches.length === 0 ? '' : lineOf(matches, before.seasons);
    };
    return { wordsOf, whole: before.whole };
  }, [before, lineOf]);
}
