import type { JobReport } from '../../shared/host/home-files.ts';

/** At most four reports a second. Milliseconds. */
const pause = 250;
/** A step of a job may end before the next begins: only then is it over. Milliseconds. */
const between = 400;
/** Whoever waited that long may look elsewhere by now, and is called. Milliseconds. */
const long = 5000;

/** What reporting needs of a window. */
export interface JobClock {
  /** Milliseconds. */
  readonly now: () => number;
  readonly later: (run: () => void, time: number) => number;
  readonly cancel: (timer: number) => void;
}

/** The window's own time. */
export const windowClock: JobClock = {
  now: () => performance.now(),
  later: (run, time) => window.setTimeout(run, time),
  cancel: (timer) => window.clearTimeout(timer),
};

/**
 * Joins the long jobs of a page into one report for the system's bar of programs: the one that is least far, not too
 * often, and an end that calls a person only after a wait.
 */
export function createJobReports(
  report: (report: JobReport) => void,
  { now, later, cancel }: JobClock,
): (id: string, share: number | null) => void {
  const jobs = new Map<string, number>();
  let begun: number | null = null;
  let timer: number | null = null;
  let last = -Infinity;
  const send = (): void => {
    timer = null;
    last = now();
    if (jobs.size > 0) return report({ state: 'running', share: Math.min(...jobs.values()) });
    const waited = begun === null ? 0 : last - between - begun;
    begun = null;
    return report({ state: waited >= long ? 'ended' : 'cleared' });
  };
  return (id, share) => {
    if (share === null) jobs.delete(id);
    else jobs.set(id, share);
    if (jobs.size === 0 && begun === null) return;
    begun ??= now();
    if (timer !== null) cancel(timer);
    timer = later(send, jobs.size === 0 ? between : Math.max(0, last + pause - now()));
  };
}
