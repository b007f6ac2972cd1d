import type { Result } from '../../shared/basics/result.ts';
import type { Language } from '../../shared/basics/localized.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import type { Person, Role } from '../../shared/contest/people.ts';
import type { ContestId, LogId, PublicKeyId } from '../../shared/log/operation.ts';
import type { ConflictCounts, ContestState, QuarantineReason } from '../../shared/merge/state.ts';
import type { BundleKind } from '../../shared/bundle/manifest.ts';

/** A file a person gave or gets, in memory. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An expected failure; `type` has a text in three languages under `errors:<type>`, `details` fill it. */
export interface DeskError {
  readonly type: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Who this installation is. */
export interface Profile {
  readonly role: Role;
  readonly person: Person;
  readonly contest: ContestId;
  readonly log: LogId;
  readonly publicKey: PublicKeyId;
  /** 8 groups of 5 digits, to read over the phone. */
  readonly fingerprint: string;
  readonly demo: boolean;
}

export type SaveState =
  | { readonly status: 'idle' }
  | { readonly status: 'saving' }
  | { readonly status: 'saved'; readonly at: number }
  | { readonly status: 'failed'; readonly error: DeskError };

/** Everything a window shows; replaced as a whole whenever something changes. */
export interface DeskSnapshot {
  /** starting: opening the store · empty: first run · locked: passphrase needed · open · failed: store did not open */
  readonly phase: 'starting' | 'empty' | 'locked' | 'open' | 'failed';
  readonly error: DeskError | null;
  readonly profile: Profile | null;
  readonly state: ContestState | null;
  readonly save: SaveState;
  /** Sheets changed here since the last file was exported; 0 at headquarters, whose files are copies. */
  readonly notHandedOver: number;
  readonly lastExport: { readonly name: string; readonly at: number } | null;
  /** Sheets that came with each region's or juror's last file, for the completeness board. */
  readonly received: readonly ReceivedBundle[];
  /** Progress of a long job, or null. */
  readonly task: { readonly name: string; readonly done: number; readonly total: number } | null;
}

export interface ReceivedBundle {
  readonly file: string;
  readonly kind: BundleKind;
  readonly person: Id | null;
  readonly receivedAt: number;
  readonly createdAt: number;
}

/** What a dry run found out about one file; nothing has been written. */
export type FilePlan =
  | {
      readonly name: string;
      readonly accepted: true;
      readonly kind: BundleKind;
      readonly sender: {
        readonly person: Id | null;
        readonly name: string;
        readonly role: Role | null;
        readonly fingerprint: string;
      };
      readonly createdAt: number;
      /** Sender's clock minus ours when the file claims to come from the future; else 0. Milliseconds. */
      readonly clockAhead: number;
      readonly size: number;
      readonly logs: number;
      readonly newOperations: number;
      readonly knownOperations: number;
      readonly newConflicts: number;
      readonly newQuarantined: readonly {
        readonly reason: QuarantineReason;
        readonly count: number;
      }[];
      readonly sheets: number;
    }
  | { readonly name: string; readonly accepted: false; readonly error: DeskError };

export interface ImportPlan {
  readonly id: string;
  readonly files: readonly FilePlan[];
  readonly totals: {
    readonly newOperations: number;
    readonly knownOperations: number;
    readonly conflicts: number;
    readonly quarantined: number;
    readonly refused: number;
  };
}

export interface ImportSummary {
  readonly files: readonly {
    readonly name: string;
    readonly newOperations: number;
    readonly knownOperations: number;
  }[];
  readonly counts: ConflictCounts;
  readonly stateHash: string;
}

/** The one door between a window and its contest: commands as promises, the state as snapshots. */
export interface Desk {
  readonly getSnapshot: () => DeskSnapshot;
  readonly subscribe: (listener: () => void) => () => void;

  /** Founds a contest: makes the root key, signs the founding operation and the settings. */
  createContest(input: {
    readonly settings: ContestSettings;
    readonly person: Pick<Person, 'surname' | 'givenName' | 'patronymic' | 'organisation'>;
    readonly passphrase: string;
  }): Promise<Result<void, DeskError>>;
  /** Opens an invitation on a fresh installation: makes this laptop's key and enrols it with the ticket. */
  openInvitation(input: {
    readonly file: NamedFile;
    readonly passphrase: string;
  }): Promise<Result<void, DeskError>>;
  /** Says what an invitation is, before a passphrase is asked for. */
  inspectInvitation(
    file: NamedFile,
  ): Promise<
    Result<{ readonly title: ContestSettings['title']; readonly person: Person }, DeskError>
  >;
  /** Starts a practice contest for a role; no passphrase, marked as demo. */
  openDemo(input: {
    readonly role: Role;
    readonly language: Language;
  }): Promise<Result<void, DeskError>>;
  unlock(passphrase: string): Promise<Result<void, DeskError>>;
  lock(): Promise<void>;
  /** Removes everything of this contest from this installation (used to leave the demo). */
  erase(): Promise<Result<void, DeskError>>;

  /** Records one user action durably; resolves when it is on disk. Headquarters' actions are sealed at once. */
  record(actions: readonly Action[]): Promise<Result<void, DeskError>>;
  /** Hands in complete sheets: lists exact heads, signs, seals. Returns the receipt number. */
  handIn(input: {
    readonly stage: Id;
    readonly sheets: readonly { readonly submission: Id; readonly juror: Id }[];
  }): Promise<Result<{ readonly receipt: string }, DeskError>>;

  /** One invitation per person, ticket and all; also marks them as invited. */
  exportInvitations(people: readonly Id[]): Promise<Result<readonly NamedFile[], DeskError>>;
  /** Everything this juror recorded, as a signed bundle. */
  exportScores(): Promise<Result<NamedFile, DeskError>>;
  /** The region's complete history: own log and everything collected. */
  exportRegional(): Promise<Result<NamedFile, DeskError>>;
  /** Headquarters' whole archive. */
  exportArchive(): Promise<Result<NamedFile, DeskError>>;

  /** Says that the file exported last was saved: only then its contents count as handed over. */
  confirmHandOver(): Promise<Result<void, DeskError>>;

  planImport(files: readonly NamedFile[]): Promise<Result<ImportPlan, DeskError>>;
  runImport(planId: string): Promise<Result<ImportSummary, DeskError>>;
  cancelImport(): Promise<void>;
  stateHash(): Promise<string>;
}
