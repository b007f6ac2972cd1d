import type { Action } from '../../shared/contest/action.ts';
import type { Id } from '../../shared/contest/contest.ts';
import { decisionKinds } from '../../shared/deciding/decision-operations.ts';

/** A seal as the first version wrote it: on a state hash alone, without a result and without ending the stage's time. */
export const plainSeal = (stage: Id, stateHash: string): Action => ({
  kind: decisionKinds.seal,
  key: `seal/${stage}`,
  value: { stateHash },
});
