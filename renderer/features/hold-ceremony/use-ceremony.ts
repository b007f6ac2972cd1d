import { useCallback, useEffect, useState } from 'react';

import { belongsToControl, isPlainKey } from '../../show/show-keys.ts';
import { ceremonyAct, type CeremonyAct } from './ceremony-keys.ts';
import {
  type CeremonyProgress,
  firstProgress,
  type ProgressAct,
  progressAfter,
} from './ceremony-progress.ts';

/** The progress of a ceremony, and what changes it. */
export interface RunningCeremony {
  readonly progress: CeremonyProgress;
  readonly go: (act: ProgressAct) => void;
}

export function useCeremony(steps: number): RunningCeremony {
  const [progress, setProgress] = useState(firstProgress);
  const go = useCallback(
    (act: ProgressAct) => setProgress((before) => progressAfter(before, act, steps)),
    [steps],
  );
  return { progress, go };
}

/** Keys of this window, while nothing is asked; one press is one act, however long it is held. */
export function useCeremonyKeys(act: (act: CeremonyAct) => void, asking: boolean): void {
  useEffect(() => {
    if (asking) return undefined;
    const press = (event: KeyboardEvent) => {
      const found = ceremonyAct(event.code);
      if (found === null || !isPlainKey(event)) return;
      if (belongsToControl(event.code, event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) act(found);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [act, asking]);
}

/** Milliseconds since the ceremony began, by this computer's clock; it is shown and decides nothing. */
export function useElapsed(): number {
  const [began] = useState(() => Date.now());
  const [now, setNow] = useState(began);
  useEffect(() => {
    const ticking = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(ticking);
  }, []);
  return now - began;
}
