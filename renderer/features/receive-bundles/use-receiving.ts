import { useState } from 'react';

import type { DeskError, ImportPlan, ImportSummary, NamedFile } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { addFiles } from './received-file.ts';

/** How far the receiving is; before `done` nothing has been written, except while `importing`. */
export type Phase =
  | { readonly step: 'files' }
  | { readonly step: 'checking' }
  | {
      readonly step: 'plan' | 'importing';
      readonly plan: ImportPlan;
      readonly files: readonly NamedFile[];
    }
  | { readonly step: 'done'; readonly summary: ImportSummary };

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

/** Receiving files: choose, dry run, the person's word, import. */
export function useReceiving(): Receiving {
  const desk = useDeskCommands();
  const [phase, setPhase] = useState<Phase>({ step: 'files' });
  const [error, setError] = useState<DeskError | null>(null);

  const reset = () => {
    setPhase({ step: 'files' });
    setError(null);
  };

  const check = async (chosen: readonly NamedFile[]) => {
    if (chosen.length === 0) return reset();
    setPhase({ step: 'checking' });
    setError(null);
    const plan = await desk.planImport(chosen);
    if (plan.ok) return setPhase({ step: 'plan', plan: plan.value, files: chosen });
    reset();
    // A dry run that the person stopped is no failure: nothing happened.
    return plan.error.type === 'ImportCancelled' ? undefined : setError(plan.error);
  };

  const working = phase.step === 'checking' || phase.step === 'importing';
  const run = async () => {
    if (phase.step !== 'plan') return;
    setPhase({ ...phase, step: 'importing' });
    const summary = await desk.runImport(phase.plan.id);
    setPhase(summary.ok ? { step: 'done', summary: summary.value } : { step: 'files' });
    setError(summary.ok ? null : summary.error);
  };

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
