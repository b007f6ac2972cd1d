import type { Action } from '../../shared/contest/action.ts';
import { type Meeting, unsaidMeeting } from '../../shared/deciding/meeting.ts';
import type { OperationId } from '../../shared/log/operation.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import {
  segmentsOf,
  stateOf,
  type TestContest,
  type TestInstallation,
} from '../builders/contest-builder.ts';

/** The one stage that is decided here. */
export const stage = 'written';

/** A meeting of the commission that names one winner. */
export const decided: Meeting = {
  stage,
  number: '7',
  date: '2026-05-13',
  place: 'Астана',
  mode: 'in-person',
  present: [],
  votes: { for: 5, against: 0, abstained: 0 },
  winners: [{ nomination: 'water', place: 1, submission: '1' }],
  tieReason: '',
  ...unsaidMeeting,
};

/** What follows from all that the contest's installations sealed. */
export const stateNow = (world: TestContest): Promise<FoldedContest> =>
  stateOf(world.contest, segmentsOf(world));

/**
 * Records as a desk does: in the place of what this desk's person said before.
 * Returns the ids of what it recorded, in the order of the actions.
 */
export async function record(
  world: TestContest,
  desk: TestInstallation,
  actions: readonly Action[],
): Promise<readonly OperationId[]> {
  const state = await stateNow(world);
  const drafts = actions.map((action) => ({
    ...action,
    parents: draftAction(action, state, 'headquarters').parents,
  }));
  const segment = await desk.seal(drafts);
  return drafts.map((_, at) => `${segment.id}.${segment.header.firstOrdinal + at}` as OperationId);
}
