import { useEffect, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { createDecider } from '../../workers/decider.ts';
import type { AuditGround } from '../../workers/deciding-messages.ts';

/** What an audit of the stage would be about, worked out beside the window; null while that goes on. */
export function useAuditGround(
  state: ContestState,
  stage: Id,
): { readonly ground: AuditGround | null; readonly failed: boolean } {
  const [ground, setGround] = useState<AuditGround | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    const decider = createDecider();
    const work = async () => {
      await decider.open(state, stage);
      const next = await decider.audit(state.meetings.get(stage) ?? null);
      if (!current) return;
      setGround(next);
      setFailed(false);
    };
    work()
      .catch(() => {
        if (current) setFailed(true);
      })
      .finally(() => decider.close());
    return () => {
      current = false;
      decider.close();
    };
  }, [state, stage]);
  return { ground, failed };
}
