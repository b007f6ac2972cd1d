import type { Id } from '../contest/contest.ts';
import { localized, oneLine } from './naming.ts';
import { embargoMark } from './embargo.ts';
import type { ProtocolSource } from './protocol-parts.ts';

/** What was decided on a stage, for other programs: numbers of applications, sums in whole tenge, reasons as printed. */
export interface DecisionsData {
  readonly minutes: { readonly number: string; readonly date: string } | null;
  readonly embargo: boolean;
  /** Root of the result, 64 hex digits, and over how many leaves it stands. */
  readonly root: string;
  readonly leaves: number;
  readonly winners: readonly {
    readonly nomination: Id;
    readonly place: number;
    readonly number: Id;
  }[];
  readonly prizes: readonly { readonly id: Id; readonly title: string; readonly number: Id }[];
  readonly grants: readonly {
    readonly number: Id;
    readonly requested: number | null;
    readonly granted: number;
    readonly reason: string;
  }[];
  readonly refusals: readonly { readonly number: Id; readonly reason: string }[];
  /** Null where nobody goes on from the stage. */
  readonly goesOn: { readonly stage: Id | null; readonly numbers: readonly Id[] } | null;
}

export function decisionsData({
  state,
  ranking,
  meeting,
  language,
  facts,
}: ProtocolSource): DecisionsData {
  const { goesOn, fingerprint, winners } = facts;
  return {
    minutes: meeting === null ? null : { number: oneLine(meeting.number), date: meeting.date },
    embargo: embargoMark(state, ranking.stage, language) !== null,
    root: fingerprint.root,
    leaves: fingerprint.leaves,
    winners: winners.map(({ nomination, place, submission }) => ({
      nomination,
      place,
      number: submission,
    })),
    prizes: (meeting?.prizes ?? []).map(({ id, title, submission }) => ({
      id,
      title: localized(title, language),
      number: submission,
    })),
    grants: (meeting?.grants ?? []).map(({ submission, requested, granted, reason }) => ({
      number: submission,
      requested,
      granted,
      reason: oneLine(reason),
    })),
    refusals: (meeting?.refusals ?? []).map(({ submission, reason }) => ({
      number: submission,
      reason: oneLine(reason),
    })),
    goesOn: goesOn === null ? null : { stage: goesOn.stage, numbers: goesOn.submissions },
  };
}
