import { useEffect, useRef, useState } from 'react';

import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type {
  UpdateEnding,
  UpdateOffer,
  UpdateProgress,
  UpdateRefusal,
} from '../../../shared/host/updates.ts';
import type { HostSnapshots, HostUpdates } from '../../host/host.ts';
import { useHost } from '../../host/host-context.ts';
import type { Desk, DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';

/** How often the progress of the main process is asked for. Milliseconds. */
const pause = 200;

/** Where an update is: its file chosen, then the contest copied, the file checked, the system told. */
export type UpdateStep =
  | { readonly at: 'choosing' }
  | { readonly at: 'offered' | 'copying' | 'starting'; readonly offer: UpdateOffer }
  | {
      readonly at: 'checking';
      readonly offer: UpdateOffer;
      readonly progress: UpdateProgress;
    }
  | { readonly at: 'ended'; readonly ending: UpdateEnding };

export interface Updating {
  readonly step: UpdateStep;
  /** Why the file was not taken, or why it went no further. */
  readonly refusal: UpdateRefusal | null;
  /** Why the contest could not be copied. */
  readonly copyError: DeskError | null;
  readonly choose: () => Promise<void>;
  readonly begin: () => Promise<void>;
  readonly stop: () => void;
}

/** The name of a copy of the contest as it is now; null where this computer keeps none. */
async function copyContest(
  desk: Desk,
  snapshots: HostSnapshots,
): Promise<Result<string | null, DeskError>> {
  const { phase } = desk.getSnapshot();
  if (phase === 'empty') return ok(null);
  if (phase !== 'failed') {
    const made = await desk.makeSnapshot('update');
    return made.ok ? ok(made.value.name) : made;
  }
  const rescued = await desk.rescue();
  if (!rescued.ok) return rescued;
  const [file] = rescued.value;
  if (file === undefined) return err({ type: 'NoSnapshots' });
  const written = await snapshots.write(file);
  return written.ok ? ok(written.value.name) : written;
}

/** Copies and checks the chosen file, and tells how far that is. */
async function prepare(
  updates: HostUpdates,
  onProgress: (progress: UpdateProgress) => void,
): Promise<Result<null, UpdateRefusal>> {
  const ask = async () => {
    const progress = await updates.progress();
    if (progress !== null) onProgress(progress);
  };
  const asking = window.setInterval(() => void ask(), pause);
  try {
    return await updates.prepare();
  } finally {
    window.clearInterval(asking);
  }
}

/** One update at a time, on a host that takes them. */
export function useUpdate(updates: HostUpdates): Updating {
  const { snapshots } = useHost();
  const desk = useDeskCommands();
  const [step, setStep] = useState<UpdateStep>({ at: 'choosing' });
  const [refusal, setRefusal] = useState<UpdateRefusal | null>(null);
  const [copyError, setCopyError] = useState<DeskError | null>(null);
  const stopped = useRef(false);
  const stop = () => {
    stopped.current = true;
    void updates.cancel();
  };
  useEffect(() => {
    stopped.current = false;
    return () => {
      stopped.current = true;
      void updates.cancel();
    };
  }, [updates]);

  const refuse = (why: UpdateRefusal, next: UpdateStep) => {
    setRefusal(why.type === 'UpdateCancelled' ? null : why);
    setStep(next);
  };
  const choose = async () => {
    setRefusal(null);
    setCopyError(null);
    const chosen = await updates.choose();
    if (chosen.ok) setStep({ at: 'offered', offer: chosen.value });
    else if (chosen.error.type !== 'UpdateCancelled') refuse(chosen.error, { at: 'choosing' });
  };
  const begin = async () => {
    if (step.at !== 'offered' || snapshots === null) return;
    const { offer } = step;
    stopped.current = false;
    setRefusal(null);
    setCopyError(null);
    setStep({ at: 'copying', offer });
    const copied = await copyContest(desk, snapshots);
    if (!copied.ok) {
      setCopyError(copied.error);
      setStep({ at: 'offered', offer });
      return;
    }
    const offered = { at: 'offered', offer } as const;
    if (stopped.current) return setStep(offered);
    setStep({ at: 'checking', offer, progress: { done: 0, total: 2 * offer.size } });
    const ready = await prepare(updates, (progress) =>
      setStep({ at: 'checking', offer, progress }),
    );
    if (!ready.ok) return refuse(ready.error, offered);
    if (stopped.current) return setStep(offered);
    setStep({ at: 'starting', offer });
    const started = await updates.start({ copy: copied.value });
    if (started.ok) setStep({ at: 'ended', ending: started.value });
    else refuse(started.error, { at: 'choosing' });
  };
  return { step, refusal, copyError, choose, begin, stop };
}
