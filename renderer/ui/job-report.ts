import { createContext, useContext, useEffect, useId } from 'react';

/** Told how far a long job is, from 0 to 1; null when it is not being shown any more. */
export type ToldJob = (id: string, share: number | null) => void;

/** Whoever shows long work outside of the page as well. */
export const JobReportContext = createContext<ToldJob>(() => undefined);

/** Tells how far the work is that a component shows, for as long as it does. */
export function useJobReport(share: number): void {
  const id = useId();
  const tell = useContext(JobReportContext);
  useEffect(() => tell(id, share), [id, share, tell]);
  useEffect(() => () => tell(id, null), [id, tell]);
}
