import { useMemo, useState } from 'react';

import type { ContestSettings, Id, RegionCode } from '../../../shared/contest/contest.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { boardOf, type Completeness } from './completeness.ts';
import { useToday } from './use-today.ts';

export type Stages = ContestSettings['stages'];

/** The stage that is looked at, and what came of it by today. */
export function useBoard(
  stages: Stages,
  only: RegionCode | null,
): {
  readonly stage: Stages[number] | undefined;
  readonly board: Completeness | null;
  readonly setStage: (stage: Id) => void;
} {
  const state = useShownState();
  const { received } = useDesk('received');
  const [wanted, setWanted] = useState<Id>('');
  const stage = stages.find(({ id }) => id === wanted) ?? stages[0];
  const stageId = stage?.id ?? '';
  const today = useToday();
  const board = useMemo(
    () => (state === null ? null : boardOf({ state, stage: stageId, received, today }, only)),
    [state, stageId, received, today, only],
  );
  return { stage, board, setStage: setWanted };
}
