import { present } from '../basics/assert.ts';
import { base64urlToBytes } from '../basics/bytes.ts';
import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import { saysNothingNew, without } from '../contest/unsaid.ts';
import type { OperationId, PublicKeyId, SegmentId } from '../log/operation.ts';
import type { Appeal } from './appeal.ts';
import type { Audit } from './audit.ts';
import { type Meeting, unsaidMeeting } from './meeting.ts';
import type { Publication } from './publication.ts';
import type { SealedResult } from './seal.ts';

/** Kinds of operations by which the commission's decisions are recorded; only headquarters may make them. */
export const decisionKinds = {
  meeting: 'meeting.set',
  seal: 'stage.seal',
  confirmSeal: 'seal.confirm',
  cutOff: 'stage.cut-off',
  appeal: 'appeal.set',
  publication: 'result.publish',
  audit: 'audit.set',
} as const;

/** A meeting as the first version wrote it, where it says no more than that could: older programs understand it. */
const asWritten = (meeting: Meeting): object =>
  saysNothingNew(meeting, unsaidMeeting) ? without(meeting, unsaidMeeting) : meeting;

/**
 * Records a meeting of the commission and what it decided; a later one replaces it visibly. Once the stage is sealed it
 * is an amendment, and needs a reason.
 */
export const setMeeting = (meeting: Meeting, reason = ''): Action => ({
  kind: decisionKinds.meeting,
  key: `meeting/${meeting.stage}`,
  value: { ...asWritten(meeting) },
  reason,
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

/** What a stage is sealed on. */
export interface StageSeal extends SealedResult {
  readonly stage: Id;
  readonly root: string;
  /** Last segments of all logs, up to which sheets are in time; null where an earlier cut-off stands. */
  readonly heads: readonly SegmentId[] | null;
}

/**
 * Seals a stage on what was decided: its time is over, so that what still comes is late and changes nothing by itself,
 * and the seal names the state, the root of the result and the meeting. Refused while anything is open.
 */
export const sealStage = ({ stage, stateHash, root, meeting, heads }: StageSeal): Action[] => [
  ...(heads === null ? [] : [cutOffStage(stage, heads)]),
  { kind: decisionKinds.seal, key: `seal/${stage}`, value: { stateHash, root, meeting } },
];

/** The second pair of eyes on a seal: counts from another key of headquarters than the one that sealed. */
export const confirmSeal = (stage: Id, seal: OperationId, own: PublicKeyId): Action => ({
  kind: decisionKinds.confirmSeal,
  key: `seal-confirm/${stage}/${own}`,
  value: seal,
});

/** Registers an appeal, or what was decided on it. */
export const setAppeal = (appeal: Appeal, reason = ''): Action => ({
  kind: decisionKinds.appeal,
  key: `appeal/${appeal.stage}/${appeal.id}`,
  value: { ...appeal, decision: appeal.decision === null ? null : { ...appeal.decision } },
  reason,
});

/** Prepares a stage's result for a day, or releases it. */
export const setPublication = (publication: Publication): Action => ({
  kind: decisionKinds.publication,
  key: `publication/${publication.stage}`,
  value: { ...publication },
});

/** Records an audit of a stage, as far as it went. */
export const setAudit = (audit: Audit): Action => ({
  kind: decisionKinds.audit,
  key: `audit/${audit.stage}`,
  value: { ...audit, checked: audit.checked.map((sheet) => ({ ...sheet })) },
});
