import { useEffect, useRef, useState } from 'react';

import { ok } from '../../../shared/basics/result.ts';
import type { DeskError, ImportPlan, ImportSummary, NamedFile } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { type Chosen, readChosen, type Unread } from './read-chosen.ts';
import { addFiles, emptyPlan, type RefusedFile, withAside } from './received-file.ts';

/** How far the receiving is; before `done` nothing has been written, except while `importing`. */
export type Phase =
  /** `stopped`: what the person stopped a moment ago. */
  | { readonly step: 'files'; readonly stopped: 'checking' | 'importing' | null }
  | { readonly step: 'reading'; readonly done: number; readonly total: number }
  | { readonly step: 'checking' }
  | {
      readonly step: 'plan' | 'importing';
      readonly plan: ImportPlan;
      readonly files: readonly NamedFile[];
      /** Files that the desk was not asked about; they stand behind its own in the plan. */
      readonly aside: readonly RefusedFile[];
    }
  | { readonly step: 'done'; readonly summary: ImportSummary; readonly plan: ImportPlan };

export interface Receiving {
  readonly phase: Phase;
  readonly error: DeskError | null;
  /** Adds files to those chosen and tries all of them anew. */
  readonly add: (files: readonly NamedFile[]) => Promise<void>;
  /** The same for files that are still to be read: those of a drop or a folder. */
  readonly addUnread: (files: readonly Unread[]) => Promise<void>;
  /** Takes the file at a place of the plan away and tries the rest anew. */
  readonly remove: (index: number) => Promise<void>;
  readonly run: () => Promise<void>;
  /** Stops the work that is going on. */
  readonly stop: () => Promise<void>;
  readonly reset: () => void;
  readonly fail: (error: DeskError) => void;
}

const atFiles = (stopped: 'checking' | 'importing' | null = null): Phase => ({
  step: 'files',
  stopped,
});

/** The phases, and the dry run that leads from files to a plan. */
function useChecking() {
  const desk = useDeskCommands();
  const [phase, setPhase] = useState<Phase>(atFiles());
  const [error, setError] = useState<DeskError | null>(null);

  const reset = () => {
    setPhase(atFiles());
    setError(null);
  };
  // Stopping is the person's own word and no failure.
  const fail = (step: 'checking' | 'importing', problem: DeskError) => {
    const stopped = problem.type === 'ImportCancelled';
    setPhase(atFiles(stopped ? step : null));
    setError(stopped ? null : problem);
  };
  const check = async ({ files, aside }: Chosen) => {
    if (files.length + aside.length === 0) return reset();
    setPhase({ step: 'checking' });
    setError(null);
    const plan = files.length === 0 ? ok(emptyPlan) : await desk.planImport(files);
    if (!plan.ok) return fail('checking', plan.error);
    return setPhase({ step: 'plan', plan: withAside(plan.value, aside), files, aside });
  };
  return { desk, phase, setPhase, error, setError, reset, fail, check };
}

/** Receiving files: choose, dry run, the person's word, import. `given` files are tried at once. */
export function useReceiving(given: readonly NamedFile[], onGivenTaken?: () => void): Receiving {
  const { desk, phase, setPhase, error, setError, reset, fail, check } = useChecking();
  const working = phase.step !== 'files' && phase.step !== 'plan';
  const run = async () => {
    if (phase.step !== 'plan') return;
    setPhase({ ...phase, step: 'importing' });
    const { plan } = phase;
    const summary = await desk.runImport(plan.id);
    if (!summary.ok) return fail('importing', summary.error);
    setError(null);
    return setPhase({ step: 'done', summary: summary.value, plan });
  };

  const first = useRef({ check, given, onGivenTaken });
  useEffect(() => {
    const { check: tryFiles, given: files, onGivenTaken: taken } = first.current;
    if (files.length === 0) return;
    taken?.();
    void tryFiles({ files, aside: [] });
  }, []);

  const chosen: Chosen = phase.step === 'plan' ? phase : { files: [], aside: [] };
  const { files, aside } = chosen;
  const halt = useRef(false);
  const addUnread = async (unread: readonly Unread[]) => {
    if (working) return;
    halt.current = false;
    setError(null);
    setPhase({ step: 'reading', done: 0, total: unread.length });
    const more = await readChosen(unread, {
      progress: (done, total) => setPhase({ step: 'reading', done, total }),
      cancelled: () => halt.current,
    });
    if (more === null) return setPhase(phase.step === 'plan' ? phase : atFiles('checking'));
    return check({ files: addFiles(files, more.files), aside: [...aside, ...more.aside] });
  };
  return {
    phase,
    error,
    add: async (more) => (working ? undefined : check({ files: addFiles(files, more), aside })),
    addUnread,
    remove: (index) =>
      check({
        files: files.filter((_, place) => place !== index),
        aside: aside.filter((_, place) => place + files.length !== index),
      }),
    run,
    stop: async () => {
      halt.current = true;
      if (phase.step !== 'reading') await desk.cancelImport();
    },
    reset,
    fail: setError,
  };
}
