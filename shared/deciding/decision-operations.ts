import { present } from '../basics/assert.ts';
import { base64urlToBytes } from '../basics/bytes.ts';
import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import { saysNothingNew, without } from '../contest/unsaid.ts';
import type { SegmentId } from '../log/operation.ts';
import { type Meeting, unsaidMeeting } from './meeting.ts';

/** Kinds of operations by which the commission's decisions are recorded; only headquarters may make them. */
export const decisionKinds = {
  meeting: 'meeting.set',
  seal: 'stage.seal',
  cutOff: 'stage.cut-off',
} as const;

/** A meeting as the first version wrote it, where it says no more than that could: older programs understand it. */
const asWritten = (meeting: Meeting): object =>
  saysNothingNew(meeting, unsaidMeeting) ? without(meeting, unsaidMeeting) : meeting;

/** Records a meeting of the commission and what it decided; a later one replaces it visibly. */
export const setMeeting = (meeting: Meeting): Action => ({
  kind: decisionKinds.meeting,
  key: `meeting/${meeting.stage}`,
  value: { ...asWritten(meeting) },
});

/** Seals a stage on a state hash (64 hex digits): what was decided stays. Refused while anything is open. */
export const sealStage = (stage: Id, stateHash: string): Action => ({
  kind: decisionKinds.seal,
  key: `seal/${stage}`,
  value: { stateHash },
});

/**
 * Ends the time for a stage's sheets: what is in these segments, or in earlier ones of their logs, is in time. A
 * clock decides nothing; anything else is late, and a person can release it.
 */
export const cutOffStage = (stage: Id, heads: readonly SegmentId[], reason = ''): Action => ({
  kind: decisionKinds.cutOff,
  key: `cut-off/${stage}`,
  value: {
    heads: heads.map((head) => present(base64urlToBytes(head), 'ids are base64url')),
  },
  reason,
});
