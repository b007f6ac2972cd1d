import { sameData } from '../basics/same-data.ts';
import type { Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import { desksBehind } from '../merge/desk-views.ts';
import { lateAfterSeals, meetingInForce, sealedMeeting } from '../merge/sealing.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { resultFingerprint } from './result-leaves.ts';

/** What is open about a stage's seal, or was said after it. */
export type SealItem =
  | {
      readonly type:
        | 'not-sealed'
        | 'amended'
        | 'amendment-unexplained'
        | 'changed-since-seal'
        | 'seal-unconfirmed';
    }
  /** A desk that takes part and has not seen what is here; `seen`: its last word by its own clock, null while it said nothing. */
  | { readonly type: 'desk-behind'; readonly desk: string; readonly seen: number | null }
  /** Appeals that nobody decided on yet. */
  | { readonly type: 'appeals-open'; readonly count: number }
  /** Records that came after a sealed stage's time: what was decided stays, whatever becomes of them. */
  | { readonly type: 'late'; readonly count: number };

/** True where what was decided is not what the seal was put on. */
function isAmended(state: ContestState, stage: Id, meeting: Meeting | null): boolean {
  const seal = state.seals.get(stage);
  if (seal === undefined) return false;
  if (seal.root === null) return meetingInForce(state, stage)?.amendsSeal === true;
  return !sameData(sealedMeeting(state, stage)?.meeting ?? null, meeting);
}

/** Every desk that takes part sees what a seal is put on before it is: a seal of before stays, whoever has not seen since. */
const desksToSee = (state: ContestState): readonly SealItem[] =>
  desksBehind(state).map(({ name, seen }) => ({
    type: 'desk-behind',
    desk: name,
    seen: seen?.wallClock ?? null,
  }));

/** What is open about the seal of a stage that was ranked so. */
export function sealItems(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly SealItem[] {
  const { stage } = ranking;
  const seal = state.seals.get(stage);
  if (seal === undefined) return [...desksToSee(state), { type: 'not-sealed' }];
  const inForce = meetingInForce(state, stage);
  const isUnexplained = inForce?.amendsSeal === true && inForce.reason.trim() === '';
  const isChanged =
    seal.root !== null && resultFingerprint(state, ranking, meeting).root !== seal.root;
  const amended = isAmended(state, stage, meeting);
  const isToSealAnew = amended || isChanged;
  return [
    ...(isToSealAnew ? desksToSee(state) : []),
    ...(amended ? [{ type: 'amended' } as const] : []),
    ...(isUnexplained ? [{ type: 'amendment-unexplained' } as const] : []),
    ...(isChanged ? [{ type: 'changed-since-seal' } as const] : []),
    ...(seal.complete ? [] : [{ type: 'seal-unconfirmed' } as const]),
  ];
}

/** What a reader of a result has to know beside it: appeals without an answer, and what came too late for it. */
export function toldItems(state: ContestState, stage: Id): readonly SealItem[] {
  const appeals = (state.appeals.get(stage) ?? []).filter(({ decision }) => decision === null);
  const late = lateAfterSeals(state).get(stage) ?? 0;
  return [
    ...(appeals.length > 0 ? [{ type: 'appeals-open', count: appeals.length } as const] : []),
    ...(late > 0 ? [{ type: 'late', count: late } as const] : []),
  ];
}
