import { useEffect, useRef, useState } from 'react';

import type { AssignmentProgress } from '../../../shared/assigning/assign-balanced.ts';
import type { Assignment, AssignmentRequest } from '../../../shared/assigning/assignment.ts';
import { startAssigning } from '../../workers/assigning.ts';

/** Where the work of the assigning worker stands. */
export type AssigningWork =
  | { readonly type: 'idle' }
  | { readonly type: 'working'; readonly progress: AssignmentProgress | null }
  | { readonly type: 'failed' | 'stopped' };

export interface AssigningControl {
  readonly work: AssigningWork;
  readonly start: (request: AssignmentRequest, onDone: (assignment: Assignment) => void) => void;
  readonly stop: () => void;
}

/** Assigns beside the window, one request at a time; it ends with the screen. */
export function useAssigning(): AssigningControl {
  const [work, setWork] = useState<AssigningWork>({ type: 'idle' });
  const running = useRef<{ readonly stop: () => void } | null>(null);
  useEffect(() => () => running.current?.stop(), []);
  const start: AssigningControl['start'] = (request, onDone) => {
    running.current?.stop();
    setWork({ type: 'working', progress: null });
    running.current = startAssigning(request, {
      progress: (progress) => setWork({ type: 'working', progress }),
      assigned: (assignment) => {
        setWork({ type: 'idle' });
        onDone(assignment);
      },
      failed: () => setWork({ type: 'failed' }),
    });
  };
  const stop = () => {
    running.current?.stop();
    setWork({ type: 'stopped' });
  };
  return { work, start, stop };
}

/** A number from 1 to 999,999 that makes one assignment repeatable. */
export function newSeed(): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return (number % 999_999) + 1;
}
