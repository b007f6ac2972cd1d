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
}

/** Asks after so many milliseconds without a change: an import changes applications many times. */
const calm = 300;

/**
 * Who applied before, from the worker, again when applications change. Null where there are no past years, before the
 * first answer, and for everybody but headquarters.
 */
export function useAppliedBefore(): AppliedBefore | null {
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
      const found = await desk.appliedBefore();
      if (!isWanted || !found.ok) return;
      const seasons = new Map(
        years.value.map((year) => [year.contest, { label: seasonLabel(year), title: year.title }]),
      );
      setBefore({ matches: found.value, seasons });
    };
    const timer = setTimeout(() => void ask(), calm);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [desk, isHeadquarters, submissions, blocked]);
  return before;
}

/** What stands beside each application, '' for those without earlier ones; null where there are no past years. */
export function useBeforeWords(): ((submission: Id) => string) | null {
  const before = useAppliedBefore();
  const lineOf = useBeforeLine();
  return useMemo(() => {
    if (before === null) return null;
    return (submission) => {
      const matches = before.matches.get(submission) ?? [];
      return matches.length === 0 ? '' : lineOf(matches, before.seasons);
    };
  }, [before, lineOf]);
}
