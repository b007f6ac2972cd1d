import type { ContestSettings, Id } from '../contest/contest.ts';
import type { SubmissionDocument } from '../contest/document.ts';
import type { DuplicateVerdict } from '../contest/duplicate.ts';
import type { Interest } from '../contest/interest.ts';
import type { JurorDetails } from '../contest/juror-details.ts';
import type { Access } from '../contest/personal-data.ts';
import type { Person, Role } from '../contest/people.ts';
import type { Submission } from '../contest/submission.ts';
import type { Appeal } from '../deciding/appeal.ts';
import type { Audit } from '../deciding/audit.ts';
import type { DeskView } from '../deciding/desk.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { Publication } from '../deciding/publication.ts';
import type { MeetingVersion, Seal } from '../deciding/seal.ts';
import type { Sheet, SheetRef } from '../scoring/sheet.ts';
import type { ProgrammeFacts } from './programme-facts.ts';
import type { Consent } from '../trust/consent.ts';
import type { LogCut } from '../trust/key-schema.ts';
import type {
  ContestId,
  LogId,
  Operation,
  OperationId,
  PublicKeyId,
  SegmentId,
  Value,
} from '../log/operation.ts';

export type { LogCut };

/** Why an operation with a valid signature is kept aside and not counted. */
export const quarantineReasons = [
  'signer-unknown',
  'identity-contested',
  'key-unconfirmed',
  'unapproved',
  'revoked',
  'role',
  'stage',
  'late',
  'not-assigned',
  'not-admitted',
  'recused',
  'criterion-unknown',
  'out-of-range',
  'sheet-locked',
  'authority',
  'value',
] as const;

export type QuarantineReason = (typeof quarantineReasons)[number];

const beyondRelease: ReadonlySet<QuarantineReason> = new Set([
  'value',
  'role',
  'signer-unknown',
  'identity-contested',
  'key-unconfirmed',
  'unapproved',
]);

/** True where a person may release an operation: who signed it and what it says are beyond doubt. */
export const mayBeReleased = (reason: QuarantineReason): boolean => !beyondRelease.has(reason);

export interface QuarantinedOperation {
  readonly operation: Operation;
  readonly reason: QuarantineReason;
  /** What a person decided about it; null while it is open, also while two desks decided differently. */
  readonly settled: 'released' | 'left-out' | null;
  /** True where headquarters' desks decided differently; it stays left out until one of them decides again. */
  readonly disputed: boolean;
}

export interface Recusal extends SheetRef {
  readonly reason: string;
}

/** One version of a value in a conflict. */
export interface Alternative {
  readonly operation: Operation;
  readonly value: Value;
  readonly author: { readonly person: Id | null; readonly role: Role | null };
}

/**
 * Something only a person can settle: several admitted heads of one key with different values, or a value on a
 * handed-in sheet of which the signatures do not say whether it belongs to it (then perhaps one alternative).
 */
export interface HardConflict {
  readonly key: string;
  /** Present where the key is a score or a comment. */
  readonly sheet: {
    readonly stage: Id;
    readonly submission: Id;
    readonly juror: Id;
    readonly criterion: Id;
  } | null;
  /** What the versions were changed from, where they have a common parent. */
  readonly base: Alternative | null;
  /** In the order of ids: of a record (not a score) the first one counts until a person decides. */
  readonly alternatives: readonly Alternative[];
}

/** A sheet that several installations worked on, where one gave a field that another did not: both are taken. */
export interface SoftItem extends SheetRef {
  readonly fields: readonly {
    /** Key of the score or comment. */
    readonly key: string;
    readonly people: readonly (Id | null)[];
  }[];
}

/** One way in which a forked log goes on. */
export interface ForkLine {
  readonly head: SegmentId;
  /** Number of its first commit after the lines parted. */
  readonly firstSequence: number;
  /** Operations after the lines parted. */
  readonly operations: number;
  /** Its last word on each key since then, by key; also what was kept aside. */
  readonly entries: readonly Operation[];
}

/** A log that continues in two ways after the same commit: the installation was copied. */
export interface Fork {
  readonly log: LogId;
  readonly signer: PublicKeyId;
  readonly person: Id | null;
  readonly branches: readonly {
    readonly firstSequence: number;
    readonly operations: number;
  }[];
  /** Last segments of all its branches: what a settlement takes note of; another branch opens the item again. */
  readonly heads: readonly SegmentId[];
  readonly settled: boolean;
  /** What stands behind the first heads, in their order, to be compared side by side; none once the fork is settled. */
  readonly lines: readonly ForkLine[];
  /** The last word on the keys of `lines` before these parted. */
  readonly before: readonly Operation[];
}

/** A segment that names one before it which is not here: a part of somebody's entries was left out or lost. */
export interface Gap {
  readonly log: LogId;
  readonly signer: PublicKeyId;
  readonly person: Id;
  /** The segment that is not here. */
  readonly missing: SegmentId;
  /** Number of the first commit after the gap. */
  readonly before: number;
}

/** Totals over the whole archive; `hard`, `fork` and `rule` count what is still open. */
export interface ConflictCounts {
  readonly agree: number;
  readonly soft: number;
  readonly hard: number;
  readonly fork: number;
  readonly rule: number;
  readonly unknown: number;
}

/** A key of an installation and whom it belongs to. */
export interface KeyHolder {
  readonly publicKey: PublicKeyId;
  readonly person: Id;
  readonly role: Role;
  /** `revoked`: counts up to its cuts; the other states but `active` give it no authority. */
  readonly state: 'active' | 'contested' | 'unconfirmed' | 'refused' | 'revoked';
  /** True where a person compared the fingerprint and said so. */
  readonly confirmed: boolean;
  /** Stages on which the key may act; null = all. */
  readonly stages: readonly Id[] | null;
  /** Where a revocation cut the key off; null where it was not revoked. */
  readonly cuts: readonly LogCut[] | null;
  readonly logs: readonly KeyLog[];
}

/** A log that a key signed, with the last segment of every branch. */
export interface KeyLog {
  readonly log: LogId;
  readonly heads: readonly {
    readonly head: SegmentId;
    readonly sequence: number;
    readonly operations: number;
  }[];
  /** The log that this one says it goes on from (a restored backup, a copied profile); null for a first log. */
  readonly continues: LogId | null;
}

/** A decision of headquarters about a conflict, a quarantined record or a fork. */
export interface Decision {
  readonly operation: Operation;
  /** By which one of headquarters' desks took it back; null while it was not. */
  readonly withdrawal: Operation | null;
  /** What stood before it settled a conflict, in the order in which it names them; empty where it settled something else. */
  readonly replaced: readonly Alternative[];
}

/** What headquarters' statements about people and keys come to; equal sets of statements give equal versions and codes. */
export interface DirectorySummary {
  /** How many statements are in force; only grows. */
  readonly version: number;
  /** Two groups of five digits, to compare over the phone. */
  readonly code: string;
  /** How many root keys must agree on a statement: 1 or 2. */
  readonly threshold: number;
  /** `ticket`: an invitation's ticket is enough; `confirmed`: a person confirms each key after comparing fingerprints. */
  readonly confirmation: 'ticket' | 'confirmed';
  readonly rootKeys: readonly PublicKeyId[];
  /** Statements of one root key that wait for another one's approval. */
  readonly waiting: readonly Operation[];
  /** Lists of recipients that the first root key made alone: they hold until another one has answered for the first time. */
  readonly provisional: readonly Operation[];
  /** True where root keys revoked each other: both revocations hold, and nothing can be sealed. */
  readonly mutualRevocation: boolean;
}

/** One version of the settings: that of the founding, or an amendment with its reason. */
export interface SettingsVersion {
  readonly settings: ContestSettings;
  /** Versions that it took the place of: none for the first, several where it settled a disagreement. */
  readonly replaces: readonly OperationId[];
  /** Who made it; null where the key's holder is not known. */
  readonly by: Id | null;
  readonly wallClock: number;
  readonly reason: string;
}

/** The contest as everything known so far leaves it: a pure function of the set of operations. */
export interface ContestState extends ProgrammeFacts {
  readonly contest: ContestId;
  readonly settings: ContestSettings | null;
  /** All versions of the settings by their operations, each after those it replaces; headquarters knows all of them. */
  readonly settingsVersions: ReadonlyMap<OperationId, SettingsVersion>;
  readonly people: ReadonlyMap<Id, Person>;
  readonly keys: ReadonlyMap<PublicKeyId, KeyHolder>;
  readonly directory: DirectorySummary;
  /** Public X25519 keys that files are encrypted to, by "headquarters" or region; empty where files travel openly. */
  readonly recipients: ReadonlyMap<string, readonly Uint8Array[]>;
  /** Segments up to which a stage's sheets are in time, where headquarters cut it off. */
  readonly cutOffs: ReadonlyMap<Id, readonly SegmentId[]>;
  readonly submissions: ReadonlyMap<Id, Submission>;
  /** Documents by submission, in the order of their lists; submissions without any are not in it. */
  readonly documents: ReadonlyMap<Id, readonly SubmissionDocument[]>;
  /** By stage the submissions by which its jurors calibrate, where headquarters said so. */
  readonly calibration: ReadonlyMap<Id, readonly Id[]>;
  /** What headquarters works with of each juror, where it said anything. */
  readonly jurorDetails: ReadonlyMap<Id, JurorDetails>;
  /** Conflicts of interest that were declared, and suspicions of one that were dismissed; one for each pair. */
  readonly interests: readonly Interest[];
  /** What people found about applications that look alike, by `pairName`. */
  readonly duplicates: ReadonlyMap<string, DuplicateVerdict>;
  /** Whose personal data is blocked, "person/<id>" or "submission/<id>", and why. */
  readonly blocked: ReadonlyMap<string, string>;
  /** Looks at personal data, in no order that means anything. */
  readonly accesses: readonly Access[];
  /** What each person signed, once for each laptop and text. */
  readonly consents: ReadonlyMap<Id, readonly Consent[]>;
  /** Jurors by `${stage}/${submission}`, in the order headquarters gave. */
  readonly assignments: ReadonlyMap<string, readonly Id[]>;
  readonly recusals: readonly Recusal[];
  /** Sheets by `${stage}/${submission}/${juror}`: every assigned one, and every one that has an operation. */
  readonly sheets: ReadonlyMap<string, Sheet>;
  readonly hard: readonly HardConflict[];
  readonly soft: readonly SoftItem[];
  readonly forks: readonly Fork[];
  /** Gaps in logs of keys in force; where a desk holds only parts of logs, as a region's may, they are no one's fault. */
  readonly gaps: readonly Gap[];
  readonly quarantine: readonly QuarantinedOperation[];
  readonly unknown: readonly Operation[];
  readonly counts: ConflictCounts;
  readonly resolutions: readonly Operation[];
  /** Everything headquarters decided about what was open, also what it took back or decided anew. */
  readonly decisions: readonly Decision[];
  /** Heads of the sheets that something open is about, by key: what decisions about them would lead to. */
  readonly openHeads: ReadonlyMap<string, readonly Operation[]>;
  readonly meetings: ReadonlyMap<Id, Meeting>;
  /** By stage every record of its meeting, each after those it replaces. */
  readonly meetingVersions: ReadonlyMap<Id, readonly MeetingVersion[]>;
  /** Stages sealed by headquarters, with what the seal was put on and who signed it. */
  readonly seals: ReadonlyMap<Id, Seal>;
  /** By stage the appeals against its result, in the order of the days on which they came. */
  readonly appeals: ReadonlyMap<Id, readonly Appeal[]>;
  /** Stages of whose publication headquarters said anything. */
  readonly publications: ReadonlyMap<Id, Publication>;
  readonly audits: ReadonlyMap<Id, Audit>;
  /** Desks that headquarters named, by their logs, with how far each has seen. */
  readonly desks: ReadonlyMap<LogId, DeskView>;
}

/** The state together with what only the log's keeper needs; it is not sent to windows. */
export interface FoldedContest extends ContestState {
  /** Admitted heads per key: what a new operation names as parents. */
  readonly heads: ReadonlyMap<string, readonly Operation[]>;
}
