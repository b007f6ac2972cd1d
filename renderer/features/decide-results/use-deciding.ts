import { useEffect, useRef, useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Meeting } from '../../../shared/deciding/meeting.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { createDecider, type Decider } from '../../workers/decider.ts';
import type { Judged, Ranked } from '../../workers/deciding-messages.ts';

/** How a stage ranks, and what its recorded decisions come to. */
export interface Deciding extends Ranked, Judged {
  readonly stage: Id;
  /** The contest that all of it was counted on; an earlier one while it is being counted anew. */
  readonly countedOn: ContestState;
}

/** Has a stage ranked and judged beside the window, again whenever the contest changes; null at first. */
export function useDeciding(
  state: ContestState,
  stage: Id,
): { readonly deciding: Deciding | null; readonly failed: boolean } {
  const decider = useRef<Decider | null>(null);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const [failed, setFailed] = useState(false);
  const meeting: Meeting | null = state.meetings.get(stage) ?? null;

  useEffect(() => {
    const started = createDecider();
    decider.current = started;
    return () => {
      decider.current = null;
      started.close();
    };
  }, []);

  useEffect(() => {
    let current = true;
    const work = async (worker: Decider) => {
      const ranked = await worker.open(state, stage);
      const judged = await worker.judge(meeting);
      if (!current) return;
      setDeciding({ stage, countedOn: state, ...ranked, ...judged });
      setFailed(false);
    };
    work(present(decider.current, 'the worker starts with the screen')).catch(() => {
      if (current) setFailed(true);
    });
    return () => {
      current = false;
    };
  }, [state, stage, meeting]);

  return { deciding: deciding?.stage === stage ? deciding : null, failed };
}
