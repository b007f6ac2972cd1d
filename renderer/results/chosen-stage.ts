import { useState } from 'react';

import type { Id } from '../../shared/contest/contest.ts';

const chosenByContest = new Map<string, Id>();

/** The stage a person chose for deciding and issuing: it outlives a look at another section, and lives as long as the window. */
export function useChosenStage(
  contest: string,
): readonly [stage: Id | null, choose: (stage: Id) => void] {
  const [stage, setStage] = useState<Id | null>(() => chosenByContest.get(contest) ?? null);
  const choose = (next: Id) => {
    chosenByContest.set(contest, next);
    setStage(next);
  };
  return [stage, choose];
}
