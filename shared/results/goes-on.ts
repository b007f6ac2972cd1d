import type { Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { finalistsOf } from './finalists.ts';
import { compareIds, settingsOf } from './naming.ts';
import { listed } from './register.ts';

/** Which applications go on from a stage, and where to. */
export interface GoesOn {
  /** The scored stage they go on to; null where there is none and the commission named them all the same. */
  readonly stage: Id | null;
  /** The last scored stage of the contest. */
  readonly isLast: boolean;
  readonly submissions: readonly Id[];
}

/**
 * Who goes on as the commission decided, by number, else as the regulation's list has it, best first. Null where nobody
 * can: the last stage, or one without a list, and nothing decided.
 */
export function goesOn(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): GoesOn | null {
  const scored = settingsOf(state).stages.filter((stage) => stage.scored);
  const next = scored[scored.findIndex(({ id }) => id === ranking.stage) + 1] ?? null;
  const decided = meeting?.finalists ?? null;
  if (decided === null && (next === null || ranking.selection === null)) return null;
  const goingOn = new Set(finalistsOf(ranking, meeting));
  return {
    stage: next?.id ?? null,
    isLast: next === scored.at(-1),
    submissions:
      decided?.toSorted(compareIds) ??
      listed(state, ranking)
        .map(({ submission }) => submission)
        .filter((submission) => goingOn.has(submission)),
  };
}
