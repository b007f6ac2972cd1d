import { createSheetOutcomes } from '../../../shared/merge/sheet-outcomes.ts';
import {
  type ConflictImpact,
  createImpactCounter,
} from '../../../shared/ranking/conflict-impact.ts';
import type { ImpactRequest } from '../../../renderer/workers/impact-messages.ts';

type Counting = typeof import('../../../renderer/workers/impact-counting.ts');

/** What every way of deciding does, counted here and now. */
export function countImpacts({
  state,
  stakes,
  questions,
}: ImpactRequest): readonly ConflictImpact[] {
  const sheetsAfter = createSheetOutcomes(state);
  const impactOf = createImpactCounter(state, stakes);
  return questions.map(({ id, outcomes }) =>
    impactOf({
      id,
      outcomes: outcomes.map((outcome) => ({
        id: outcome.id,
        sheets: sheetsAfter(outcome.decision),
      })),
    }),
  );
}

/** Whether impacts are counted by the worker; starting it takes longer than all else a test does. */
export const counting = { beside: false };

/** The module that counts, which asks no worker unless `counting.beside`. For `vi.mock`. */
export async function impactInPage(original: () => Promise<Counting>): Promise<Counting> {
  const real = await original();
  return {
    startImpactCounting: (request, listener) => {
      if (counting.beside) return real.startImpactCounting(request, listener);
      const timer = setTimeout(() => listener.counted(countImpacts(request), true));
      return { stop: () => clearTimeout(timer) };
    },
  };
}
