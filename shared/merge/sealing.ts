import { sameData } from '../basics/same-data.ts';
import type { Id } from '../contest/contest.ts';
import type { StageSeal } from '../deciding/decision-operations.ts';
import type { MeetingVersion } from '../deciding/seal.ts';
import type { SegmentId } from '../log/operation.ts';
import { sheetPath } from './key-parts.ts';
import type { ContestState } from './state.ts';

/** Last segments of all logs: up to them a stage's sheets are in time when it is cut off now. */
export const presentHeads = (state: Pick<ContestState, 'keys'>): readonly SegmentId[] => [
  ...new Set(
    [...state.keys.values()].flatMap(({ logs }) =>
      logs.flatMap(({ heads }) => heads.map(({ head }) => head)),
    ),
  ),
];

/** The record of a stage's meeting that counts; null where none was made. */
export function meetingInForce(
  state: Pick<ContestState, 'meetings' | 'meetingVersions'>,
  stage: Id,
): MeetingVersion | null {
  const meeting = state.meetings.get(stage);
  const versions = state.meetingVersions.get(stage) ?? [];
  return versions.findLast((version) => sameData(version.meeting, meeting)) ?? null;
}

/** The meeting that a stage's seal names; null without such a seal, or where that record is not here. */
export function sealedMeeting(
  state: Pick<ContestState, 'seals' | 'meetingVersions'>,
  stage: Id,
): MeetingVersion | null {
  const sealed = state.seals.get(stage)?.meeting ?? null;
  const versions = state.meetingVersions.get(stage) ?? [];
  return versions.find(({ operation }) => operation === sealed) ?? null;
}

/**
 * What a stage would be sealed on now: the meeting that counts, and the end of its time at all that is here. A stage
 * whose time is over already keeps its end, so that sealing anew takes nothing in that came late.
 */
export const sealingOf = (
  state: ContestState,
  on: Pick<StageSeal, 'stage' | 'stateHash' | 'root'>,
): StageSeal => ({
  ...on,
  meeting: meetingInForce(state, on.stage)?.operation ?? null,
  heads: state.cutOffs.has(on.stage) ? null : presentHeads(state),
});

/**
 * Records that came after the time of sealed stages and wait for a person, counted by stage. What was decided stays,
 * whatever becomes of them, so they keep nothing from being sealed or printed.
 */
export function lateAfterSeals({
  seals,
  quarantine,
}: Pick<ContestState, 'seals' | 'quarantine'>): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const { operation, reason, settled } of quarantine) {
    const stage =
      reason === 'late' && settled === null ? sheetPath(operation.key)?.stage : undefined;
    if (stage !== undefined && seals.has(stage)) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  }
  return counts;
}

/** Quarantined records that have to be settled before anything is sealed. */
export const openRecords = (state: Pick<ContestState, 'counts' | 'seals' | 'quarantine'>): number =>
  [...lateAfterSeals(state).values()].reduce((left, late) => left - late, state.counts.rule);
