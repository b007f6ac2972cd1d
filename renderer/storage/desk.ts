import type { DemoTemplate } from './demo-templates.ts';
import type { DeskError, NamedFile } from './desk-error.ts';
import type { PhotoFile, VisitRecorded } from './visit-files.ts';
import type { Exchange, ExchangeDesk } from './exchange-desk.ts';
import type { Result } from '../../shared/basics/result.ts';
import type { Language } from '../../shared/basics/localized.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import type { Visit } from '../../shared/following/visit.ts';
import type { Person, Role } from '../../shared/contest/people.ts';
import type { ContestId, LogId, Operation, PublicKeyId } from '../../shared/log/operation.ts';
import type { ReceiptKey } from '../../shared/merge/receipt.ts';
import type { ConflictCounts, ContestState, QuarantineReason } from '../../shared/merge/state.ts';
import type { PanelSpread } from '../../shared/scoring/panel-spread.ts';
import type { PersonalChange, PersonalNotes } from '../../shared/scoring/personal-notes.ts';
import type { BundleKind } from '../../shared/bundle/manifest.ts';
import type { YearCommands, YearsWork } from './years.ts';
import type { SnapshotWritten, StorageSpace } from '../../shared/host/keeping.ts';

export type { DeskError, NamedFile } from './desk-error.ts';

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

/** What was put right at the start, because what the disk held was not what was once saved. */
export interface Repair {
  /**
   * store-rebuilt: the working store was made anew from the journal · journal-renewed: the journal was begun anew from
   * the working store · both-damaged: what either of them still held was put together · copied: the installation was
   * copied here from elsewhere, and goes on in a log of its own
   */
  readonly kind: 'store-rebuilt' | 'journal-renewed' | 'both-damaged' | 'copied';
  readonly cause: 'empty' | 'short' | 'damaged' | 'schema' | 'missing' | 'elsewhere';
  /** Sheets that are here now. */
  readonly sheets: number;
  /** True where something that was saved may be missing. */
  readonly lost: boolean;
}

/** A copy of the contest that was written, and what became of its second place. */
export interface LastSnapshot {
  readonly at: number;
  readonly second: SnapshotWritten['second'];
}

/** How what is entered here is kept safe. */
export interface Keeping {
  readonly journal: 'kept' | 'none';
  /** Shown until a person has read it; null where nothing had to be put right. */
  readonly repair: Repair | null;
  readonly lastSnapshot: LastSnapshot | null;
  /** Why the last copy that was due could not be made; null once one was. */
  readonly copyError: DeskError | null;
  /** Null where the host does not say, and before it was asked. */
  readonly space: StorageSpace | null;
  /** True in a browser from a hand-in until a file that was exported after it is confirmed to be saved. */
  readonly exportDue: boolean;
}

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
  /** Sheets handed over that no receipt of headquarters confirms yet; 0 at headquarters. */
  readonly notConfirmed: number;
  /** What headquarters last confirmed to hold, from a receipt; null before the first one. */
  readonly receipt: Receipt | null;
  /** True where a receipt or a file shows more of the own log than this installation has: it was restored or copied. */
  readonly behind: boolean;
  /** The key made here for a contest that is still to be founded or opened as its second root; null without one. */
  readonly preparedKey: PreparedKey | null;
  /** Sheets that came with each region's or juror's last file, for the completeness board. */
  readonly received: readonly ReceivedBundle[];
  /** Progress of a long job, or null. */
  readonly task: { readonly name: string; readonly done: number; readonly total: number } | null;
  /** Long work over earlier seasons, or null. */
  readonly years: YearsWork | null;
  readonly keeping: Keeping;
  /** What the person keeps for themselves; it never leaves this laptop. */
  readonly personal: PersonalNotes;
  /** Documents of applications that this person sees whose bytes are not on this laptop. */
  readonly missingDocuments: number;
  /** Null while this installation takes part in none. */
  readonly exchange: Exchange | null;
}

/** Why a copy of the contest was made. `rescue`: by hand, out of a contest that does not open. */
export type SnapshotReason =
  | 'import'
  | 'restore'
  | 'update'
  | 'day'
  | 'schedule'
  | 'compaction'
  | 'demand'
  | 'rescue';

/** What a copy of the contest says of itself without a passphrase; proved only once it is opened. */
export interface SnapshotFacts {
  readonly contest: ContestId;
  readonly role: Role;
  readonly demo: boolean;
  /** False for a practice contest: any passphrase opens its copy. */
  readonly locked: boolean;
  readonly createdAt: number;
  /** Version of the program that wrote it. */
  readonly program: string;
  readonly reason: SnapshotReason;
  readonly segments: number;
  readonly operations: number;
  readonly stateHash: string;
}

/** What restoring a copy would bring; every signature in it was checked and its state computed anew. */
export interface RestorePreview {
  readonly title: ContestSettings['title'] | null;
  readonly person: Person | null;
  readonly role: Role;
  readonly createdAt: number;
  /** Sheets with at least one entry. */
  readonly sheets: number;
  readonly operations: number;
  readonly stateHash: string;
  /** Operations that are here and not in the copy: restoring it takes them out of this installation. */
  readonly newerHere: number;
}

/** What headquarters says it holds of this installation's region or log. */
export interface Receipt {
  readonly receivedAt: number;
  readonly createdAt: number;
  /** Fingerprint of the headquarters key that signed it. */
  readonly from: string;
  /** Operations of the own log that headquarters holds, counted from its beginning. */
  readonly heldOperations: number;
  /** Sheets of the own region (a coordinator) or own sheets (a juror) that headquarters holds handed in. */
  readonly sheets: number;
  /** Conflicts of these sheets that headquarters settled. */
  readonly settled: number;
  /** How headquarters counts this installation's key, and by whose word; null where the receipt says nothing of it. */
  readonly key: Pick<ReceiptKey, 'state' | 'by'> | null;
  /** How the panel scored calibration submissions that this juror handed in; none for a coordinator. */
  readonly panel: readonly PanelSpread[];
}

/** A key made before its contest is known: the second root of a contest with two. */
export interface PreparedKey {
  readonly publicKey: PublicKeyId;
  readonly fingerprint: string;
  /** The public key as one line of text, for a file or a QR code. */
  readonly request: string;
}

/** What became of files that were given as documents of applications. */
export interface DocumentsAdded {
  readonly added: number;
  /** Files that their application had already. */
  readonly same: number;
  readonly refused: readonly {
    readonly submission: Id;
    readonly name: string;
    readonly error: DeskError;
  }[];
}

/** How a file to hand over is written. */
export interface HandOverOptions {
  /** Largest file in bytes, where mail sets a limit: the content is then spread over several valid files. */
  readonly limit?: number;
  /** False: an archive or a region's file leaves the documents of applications out; they stay in earlier files. */
  readonly documents?: boolean;
}

/** How invitations are written. */
export interface InvitationOptions extends Pick<HandOverOptions, 'limit'> {
  /**
   * Which part of what is more than a laptop holds at once, from 0; a part behind the last has no files. Without it
   * everything, `InvitationsTooLarge` where that is too much.
   */
  readonly portion?: number;
}

export interface ReceivedBundle {
  /** Number of the import, for undoing it. */
  readonly id: string;
  /** Operations that came new with it. */
  readonly newOperations: number;
  /** Fingerprint-like code of the file (`fileCode`): the same file under another name has the same code. */
  readonly code: string;
  /**
   * `undone`: a person took the whole import back. `interrupted`: the import was stopped or the program ended in the
   * middle; what came stays, and importing the file again brings the rest.
   */
  readonly state: 'held' | 'undone' | 'interrupted';
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
      /** Documents of applications in the file that are not here. */
      readonly newDocuments: number;
      readonly code: string;
      readonly encrypted: boolean;
      /** The earlier import of the same bytes, whatever the file was called then; null for a new file. */
      readonly sameAs: { readonly file: string; readonly receivedAt: number } | null;
      /** Operations among the new ones that an undone import had brought before. */
      readonly broughtBack: number;
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
  /** Segments that were read back from the disk and compared after writing. */
  readonly checkedSegments: number;
}

/** The one door between a window and its contest: commands as promises, the state as snapshots. */
export interface Desk extends YearCommands, ExchangeDesk {
  readonly getSnapshot: () => DeskSnapshot;
  readonly subscribe: (listener: () => void) => () => void;

  /** Founds a contest: makes the root key, signs the founding operation and the settings. */
  createContest(input: {
    readonly settings: ContestSettings;
    readonly person: Pick<Person, 'surname' | 'givenName' | 'patronymic' | 'organisation'>;
    readonly passphrase: string;
    readonly trust: {
      /** True: files that travel are encrypted to headquarters and region. */
      readonly encrypted: boolean;
      readonly confirmation: 'ticket' | 'confirmed';
      /** The other root's request (text of its file or QR code), where the contest has two roots. */
      readonly secondRoot: string | null;
    };
  }): Promise<Result<void, DeskError>>;
  /** Makes a key on a fresh installation that will be the second root of a contest. */
  prepareKey(input: { readonly passphrase: string }): Promise<Result<void, DeskError>>;
  /** Opens headquarters' archive as its second root, with the key prepared here. */
  joinAsRoot(input: {
    readonly file: NamedFile;
    readonly passphrase: string;
  }): Promise<Result<void, DeskError>>;
  /** Opens headquarters from its recovery copy, the code and an archive file; starts a new log that names the old one. */
  restoreHeadquarters(input: {
    readonly copy: NamedFile;
    readonly code: string;
    readonly archive: NamedFile;
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
    /** Which programme to practise with. */
    readonly template: DemoTemplate;
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
    /** How the sheets came to be handed in by someone else than their jurors; stays with each hand-in in the log. */
    readonly reason?: string;
  }): Promise<Result<{ readonly receipt: string }, DeskError>>;

  /** Changes what the person keeps for themselves; resolves when it is on disk, and no file ever holds it. */
  keepPersonal(change: PersonalChange): Promise<Result<void, DeskError>>;

  /**
   * Takes files over as documents of applications; each is checked by its content. Written durably before it resolves.
   * A coordinator adds to applications that the region registered.
   * A film is there as the picture of the same name beside it.
   */
  addDocuments(
    input: readonly { readonly submission: Id; readonly files: readonly NamedFile[] }[],
  ): Promise<Result<DocumentsAdded, DeskError>>;
  /**
   * The bytes of a document; `DocumentMissing` where they have not arrived here, `DocumentDamaged` where their hash
   * differs.
   */
  readDocument(hash: string): Promise<Result<Uint8Array, DeskError>>;
  /**
   * Records a site visit, or says it anew. Files chosen join the photos that the visit names already; place, time and
   * device are taken out of their bytes, what is no picture is refused. Photos are read by `readDocument`. Of another
   * region than one's own: `VisitElsewhere`, unless headquarters asks.
   */
  recordVisit(
    visit: Visit,
    files: readonly PhotoFile[],
    reason?: string,
  ): Promise<Result<VisitRecorded, DeskError>>;

  /**
   * One invitation per person, ticket and all; also marks them as invited. A juror's holds the documents of their
   * applications, in several files where a limit asks for it: each is a whole invitation with a part of the documents.
   */
  exportInvitations(
    people: readonly Id[],
    options?: InvitationOptions,
  ): Promise<Result<readonly NamedFile[], DeskError>>;
  /** Everything this juror recorded, as signed bundles; one file unless a limit asks for more. */
  exportScores(options?: HandOverOptions): Promise<Result<readonly NamedFile[], DeskError>>;
  /** The region's complete history: own log and everything collected, with documents of what the region registered. */
  exportRegional(options?: HandOverOptions): Promise<Result<readonly NamedFile[], DeskError>>;
  /** Headquarters' whole archive. */
  exportArchive(options?: HandOverOptions): Promise<Result<readonly NamedFile[], DeskError>>;
  /** The own log as texts of QR codes, for when no stick and no mail is at hand: what no receipt confirms yet. */
  exportCodes(): Promise<Result<readonly string[], DeskError>>;
  /** Headquarters' receipts: one per region for its coordinator, and one per juror. */
  exportReceipts(): Promise<Result<readonly NamedFile[], DeskError>>;
  /** Headquarters' key file: opens encrypted files, also with Debian's `age -d -i`. Asks for the passphrase again. */
  exportKey(passphrase: string): Promise<Result<NamedFile, DeskError>>;
  /** Headquarters' key under a recovery code that is shown once, to be printed and kept apart from the file. */
  exportRecoveryCopy(
    passphrase: string,
  ): Promise<Result<{ readonly file: NamedFile; readonly code: string }, DeskError>>;
  changePassphrase(input: {
    readonly old: string;
    readonly next: string;
  }): Promise<Result<void, DeskError>>;

  /** Says that the file exported last was saved: only then its contents count as handed over. */
  confirmHandOver(): Promise<Result<void, DeskError>>;

  planImport(files: readonly NamedFile[]): Promise<Result<ImportPlan, DeskError>>;
  runImport(planId: string): Promise<Result<ImportSummary, DeskError>>;
  cancelImport(): Promise<void>;
  /** Takes a whole import back; refused where own work or another file already builds on it (`ImportInUse`). */
  undoImport(id: string): Promise<Result<void, DeskError>>;
  /** Goes on in a new log that names the old one, after this profile was copied or restored. */
  startNewLog(): Promise<Result<void, DeskError>>;
  /** What each of headquarters' logs recorded last, by log, latest first: 20 actions at most. */
  lastActions(): Promise<Result<ReadonlyMap<LogId, readonly Operation[]>, DeskError>>;
  stateHash(): Promise<string>;

  /** The person has read what was put right at the start. */
  acknowledgeRepair(): Promise<Result<void, DeskError>>;
  /** Writes a copy of the contest now, at the person's request or before an update; `NoSnapshots` in a browser. */
  makeSnapshot(
    reason?: 'demand' | 'update',
  ): Promise<Result<{ readonly name: string; readonly at: number }, DeskError>>;
  /** What a copy says of itself; also without any contest here. */
  inspectSnapshot(file: NamedFile): Promise<Result<SnapshotFacts, DeskError>>;
  /** Opens a copy with its passphrase and says what restoring it would bring; nothing is written. */
  previewRestore(input: {
    readonly file: NamedFile;
    readonly passphrase: string;
  }): Promise<Result<RestorePreview, DeskError>>;
  /**
   * Puts a copy in the place of what is here, of which a copy is made first, and goes on in a new log. The hash is that
   * of the state as the copy has it, before the new log says that it goes on.
   */
  restore(input: {
    readonly file: NamedFile;
    readonly passphrase: string;
  }): Promise<Result<{ readonly stateHash: string }, DeskError>>;
  /** Everything that can still be read of a contest that does not open, sealed as it rests. */
  rescue(): Promise<Result<readonly NamedFile[], DeskError>>;
}
