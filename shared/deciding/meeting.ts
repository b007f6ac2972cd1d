import type { LocalizedText } from '../basics/localized.ts';
import type { Id } from '../contest/contest.ts';

/** For, against and abstained, in votes. */
export interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
}

/** A special prize, the grand prix among them, and who gets it. */
export interface Prize {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly submission: Id;
}

/** Money for one project, in whole tenge; nothing granted means refused, with a reason. */
export interface Grant {
  readonly submission: Id;
  readonly requested: number | null;
  readonly granted: number;
  readonly reason: string;
}

/** A tie settled by people: the order they decided on, best first. */
export interface SettledTie {
  /** Null where the places are over all nominations. */
  readonly nomination: Id | null;
  readonly order: readonly Id[];
  readonly reason: string;
}

/** What one vote was about. */
export interface BallotSubject {
  readonly type: (typeof ballotSubjects)[number];
  readonly nomination: Id | null;
  readonly submission: Id | null;
}

export const ballotSubjects = ['winner', 'prize', 'grant', 'tie', 'finalists'] as const;

/** A vote that was taken by itself, beside the one on everything. */
export interface Ballot extends Votes {
  readonly on: BallotSubject;
}

/** A meeting of the commission and its decisions on one stage. */
export interface Meeting {
  readonly stage: Id;
  readonly number: string;
  /** ISO calendar date, e.g. "2026-05-13". */
  readonly date: string;
  readonly place: string;
  readonly mode: 'in-person' | 'remote' | 'mixed';
  /** Members of the commission who took part, by id. */
  readonly present: readonly Id[];
  readonly votes: Votes;
  /** Winners as decided: place 1.. within the nomination. */
  readonly winners: readonly {
    readonly nomination: Id;
    readonly place: number;
    readonly submission: Id;
  }[];
  /** Reason by which ties across the cut or among the winners were settled; empty if none. */
  readonly tieReason: string;
  /** "16:00" by the clock of the place; empty where it was not said. */
  readonly opened: string;
  readonly closed: string;
  /** Of those present, who took part by video link. */
  readonly remote: readonly Id[];
  readonly absences: readonly { readonly member: Id; readonly reason: string }[];
  /** Items of the agenda beside the standing ones. */
  readonly agenda: readonly string[];
  /** Members who spoke. */
  readonly spoke: readonly Id[];
  /** Who goes on as decided; null = the list as the regulation makes it. */
  readonly finalists: readonly Id[] | null;
  readonly prizes: readonly Prize[];
  readonly grants: readonly Grant[];
  /** Not supported, or disqualified. */
  readonly refusals: readonly { readonly submission: Id; readonly reason: string }[];
  readonly ties: readonly SettledTie[];
  readonly ballots: readonly Ballot[];
  /** Separate opinions. */
  readonly opinions: readonly { readonly member: Id; readonly text: string }[];
}

/** What the first version of a meeting has no words for: meetings that never said more are read with this. */
export const unsaidMeeting = {
  opened: '',
  closed: '',
  remote: [],
  absences: [],
  agenda: [],
  spoke: [],
  finalists: null,
  prizes: [],
  grants: [],
  refusals: [],
  ties: [],
  ballots: [],
  opinions: [],
} as const satisfies Partial<Meeting>;
