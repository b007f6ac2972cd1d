import type { ContestSettings, Id } from '../contest/contest.ts';
import type { Person, Role } from '../contest/people.ts';
import type { Submission } from '../contest/submission.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { Sheet, SheetRef } from '../scoring/sheet.ts';
import type { ContestId, LogId, Operation, PublicKeyId, Value } from '../log/operation.ts';

/** Why an operation with a valid signature is kept aside and not counted. */
export const quarantineReasons = [
  'signer-unknown',
  'identity-contested',
  'role',
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
]);

/** True where a person may release an operation: who signed it and what it says are beyond doubt. */
export const mayBeReleased = (reason: QuarantineReason): boolean => !beyondRelease.has(reason);

export interface QuarantinedOperation {
  readonly operation: Operation;
  readonly reason: QuarantineReason;
  /** What a person decided about it; null while it is open. */
  readonly settled: 'released' | 'left-out' | null;
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

/** Something only a person can settle: several admitted heads of one key with different values. */
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
  readonly alternatives: readonly Alternative[];
}

/** A log that continues in two ways after the same commit: the installation was copied. */
export interface Fork {
  readonly log: LogId;
  readonly signer: PublicKeyId;
  readonly person: Id | null;
  readonly branches: readonly { readonly firstSequence: number; readonly operations: number }[];
  readonly settled: boolean;
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
  readonly state: 'active' | 'contested' | 'refused';
}

/** The contest as everything known so far leaves it: a pure function of the set of operations. */
export interface ContestState {
  readonly contest: ContestId;
  readonly settings: ContestSettings | null;
  readonly people: ReadonlyMap<Id, Person>;
  readonly keys: ReadonlyMap<PublicKeyId, KeyHolder>;
  readonly submissions: ReadonlyMap<Id, Submission>;
  /** Jurors by `${stage}/${submission}`, in the order headquarters gave. */
  readonly assignments: ReadonlyMap<string, readonly Id[]>;
  readonly recusals: readonly Recusal[];
  /** Sheets by `${stage}/${submission}/${juror}`: every assigned one, and every one that has an operation. */
  readonly sheets: ReadonlyMap<string, Sheet>;
  readonly hard: readonly HardConflict[];
  readonly forks: readonly Fork[];
  readonly quarantine: readonly QuarantinedOperation[];
  readonly unknown: readonly Operation[];
  readonly counts: ConflictCounts;
  readonly resolutions: readonly Operation[];
  readonly meetings: ReadonlyMap<Id, Meeting>;
  /** Stages sealed by headquarters, with the state hash the seal was put on. */
  readonly seals: ReadonlyMap<Id, { readonly stateHash: string; readonly wallClock: number }>;
}

/** The state together with what only the log's keeper needs; it is not sent to windows. */
export interface FoldedContest extends ContestState {
  /** Admitted heads per key: what a new operation names as parents. */
  readonly heads: ReadonlyMap<string, readonly Operation[]>;
}
