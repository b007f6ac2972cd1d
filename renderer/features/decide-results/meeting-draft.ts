import type { LocalizedText } from '../../../shared/basics/localized.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { BallotSubject, Meeting } from '../../../shared/deciding/meeting.ts';

/** How a member of the commission took part. */
export interface AttendanceDraft {
  readonly member: Id;
  readonly how: 'present' | 'remote' | 'absent';
  /** Why the member was absent. */
  readonly reason: string;
  readonly spoke: boolean;
}

/** Votes as they are typed. */
export interface VotesDraft {
  readonly for: string;
  readonly against: string;
  readonly abstained: string;
}

/** A prize place of the form; "" while it goes to nobody. */
export interface WinnerDraft {
  readonly nomination: Id;
  readonly place: number;
  readonly submission: Id | '';
}

/** A special prize of the form; "" while it goes to nobody. */
export interface PrizeDraft {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly submission: Id | '';
}

/** Money for one project as it is typed. */
export interface GrantDraft {
  readonly submission: Id;
  readonly requested: string;
  readonly granted: string;
  readonly reason: string;
}

export interface RefusalDraft {
  readonly submission: Id;
  readonly reason: string;
}

export interface TieDraft {
  /** Null where the places are over all nominations. */
  readonly nomination: Id | null;
  readonly order: readonly Id[];
  readonly reason: string;
}

export interface BallotDraft extends VotesDraft {
  readonly on: BallotSubject;
}

export interface OpinionDraft {
  /** "" while nobody is chosen. */
  readonly member: Id | '';
  readonly text: string;
}

/** A meeting as it is being typed. */
export interface MeetingDraft {
  readonly number: string;
  readonly date: string;
  readonly place: string;
  readonly mode: Meeting['mode'];
  readonly opened: string;
  readonly closed: string;
  readonly attendance: readonly AttendanceDraft[];
  readonly agenda: readonly string[];
  readonly votes: VotesDraft;
  /** Null while those go on whom the regulation's list has. */
  readonly finalists: readonly Id[] | null;
  readonly winners: readonly WinnerDraft[];
  readonly prizes: readonly PrizeDraft[];
  readonly grants: readonly GrantDraft[];
  readonly refusals: readonly RefusalDraft[];
  readonly ties: readonly TieDraft[];
  readonly ballots: readonly BallotDraft[];
  readonly opinions: readonly OpinionDraft[];
  readonly tieReason: string;
}
