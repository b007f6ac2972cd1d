import { useEffect, useRef, useState } from 'react';

import type { DeskError, ImportPlan, ImportSummary, NamedFile } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { addFiles } from './received-file.ts';

/** How far the receiving is; before `done` nothing has been written, except while `importing`. */
export type Phase =
  /** `stopped`: what the person stopped a moment ago. */
  | { readonly step: 'files'; readonly stopped: 'checking' | 'importing' | null }
  | { readonly step: 'checking' }
  | {
      readonly step: 'plan' | 'importing';
      readonly plan: ImportPlan;
      readonly files: readonly NamedFile[];
    }
  | { readonly step: 'done'; readonly summary: ImportSummary; readonly plan: ImportPlan };

export interface Receiving {
  readonly phase: Phase;
  readonly error: DeskError | null;
  /** Adds files to those chosen and tries all of them anew. */
  readonly add: (files: readonly NamedFile[]) => Promise<void>;
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

/** Receiving files: choose, dry run, the person's word, import. `given` files are tried at once. */
export function useReceiving(given: readonly NamedFile[], onGivenTaken?: () => void): Receiving {
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

  const check = async (chosen: readonly NamedFile[]) => {
    if (chosen.length === 0) return reset();
    setPhase({ step: 'checking' });
    setError(null);
    const plan = await desk.planImport(chosen);
    if (plan.ok) return setPhase({ step: 'plan', plan: plan.value, files: chosen });
    return fail('checking', plan.error);
  };

  const working = phase.step === 'checking' || phase.step === 'importing';
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
    void tryFiles(files);
  }, []);

  const files = phase.step === 'plan' ? phase.files : [];
  return {
    phase,
    error,
    add: async (more) => (working ? undefined : check(addFiles(files, more))),
    remove: (index) => check(files.filter((_, place) => place !== index)),
    run,
    stop: () => desk.cancelImport(),
    reset,
    fail: setError,
  };
}
