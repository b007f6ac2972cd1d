import { useEffect, useState } from 'react';

import type { Result } from '../../../shared/basics/result.ts';
import type { DeskError, NamedFile } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import type { YearAdded, YearSummary } from '../../storage/years.ts';

/** Seasons that are here, and adding and removing them. */
export interface Years {
  /** Null until they are read. */
  readonly seasons: readonly YearSummary[] | null;
  readonly added: readonly YearAdded[];
  /** True while files are added, begun here or before this screen was left. */
  readonly busy: boolean;
  /** Why seasons could not be read or added. */
  readonly error: DeskError | null;
  /** Another one after every change of what is here: what was found before may be no longer true. */
  readonly revision: string;
  readonly add: (files: readonly NamedFile[]) => Promise<void>;
  readonly fail: (error: DeskError) => void;
  readonly stop: () => void;
  readonly remove: (season: YearSummary) => Promise<Result<void, DeskError>>;
}

/** What the worker holds of earlier seasons, read again after every change. */
export function useYears(): Years {
  const desk = useDeskCommands();
  const [seasons, setSeasons] = useState<readonly YearSummary[] | null>(null);
  const [added, setAdded] = useState<readonly YearAdded[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [asked, setAsked] = useState(0);
  const { years: work } = useDesk('years');
  const isElsewhere = !busy && work?.work === 'add';
  const isAdding = busy || isElsewhere;
  // Of an add begun here its own answer tells the end, not the work shown meanwhile, which others change as well.
  const revision = `${asked} ${isElsewhere}`;
  useEffect(() => {
    let isWanted = true;
    void desk.listYears().then((listed) => {
      if (!isWanted) return;
      if (listed.ok) setSeasons(listed.value);
      else setError(listed.error);
    });
    return () => {
      isWanted = false;
    };
  }, [desk, revision]);
  const again = () => setAsked((before) => before + 1);
  const add = async (files: readonly NamedFile[]) => {
    if (isAdding || files.length === 0) return;
    setBusy(true);
    setError(null);
    setAdded([]);
    const outcome = await desk.addYears(files);
    if (outcome.ok) setAdded(outcome.value);
    else if (outcome.error.type !== 'ImportCancelled') setError(outcome.error);
    again();
    setBusy(false);
  };
  const remove = async ({ contest }: YearSummary) => {
    const outcome = await desk.removeYear(contest);
    setAdded([]);
    again();
    return outcome;
  };
  const stop = () => void desk.cancelYears();
  return { seasons, added, busy: isAdding, error, revision, add, fail: setError, stop, remove };
}
