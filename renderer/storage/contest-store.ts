import type { ExchangeCredentials } from '../../shared/exchange/place.ts';
import type { MailboxMemory } from '../../shared/exchange/memory.ts';
import type { MemoryChanges, MemoryRow } from '../../shared/exchange/memory-rows.ts';
import type { ContestId, LogId, SegmentId } from '../../shared/log/operation.ts';
import type { PersonalNotes } from '../../shared/scoring/personal-notes.ts';
import type { ExchangeEnd } from './exchange-desk.ts';
import type { LastSnapshot, ReceivedBundle, Repair } from './desk.ts';

/** The installation's identity as it rests on disk; what is secret of it is locked under the passphrase. */
export interface StoredProfile {
  readonly contest: ContestId;
  readonly log: LogId;
  readonly person: string;
  readonly role: 'headquarters' | 'coordinator' | 'juror';
  readonly demo: boolean;
  readonly publicKey: Uint8Array;
  readonly secret: LockedSecret;
}

/**
 * Secrets under a passphrase (PBKDF2-SHA-256, AES-256-GCM), or in the open for a practice contest. Inside is what
 * `secrets.ts` packs: early versions put the bare 32-byte seed there.
 */
export type LockedSecret =
  | {
      readonly lock: 'passphrase';
      readonly iterations: number;
      readonly salt: Uint8Array;
      readonly nonce: Uint8Array;
      readonly sealed: Uint8Array;
    }
  | { readonly lock: 'none'; readonly seed: Uint8Array };

/** A key that waits for its contest: the second root's, before headquarters' archive is opened with it. */
export interface StoredKey {
  readonly publicKey: Uint8Array;
  /** X25519 public key to which the archive is encrypted for this key. */
  readonly recipient: Uint8Array;
  readonly secret: LockedSecret;
}

/** How much of each log the file that was handed over last holds, in operations counted from its beginning. */
export interface ExportMark {
  readonly name: string;
  readonly at: number;
  readonly held: readonly { readonly log: LogId; readonly operations: number }[];
}

/** Where the chain ends that this very installation sealed: a copy's segments of the same log are not part of it. */
export interface OwnLog {
  readonly head: SegmentId | null;
  /** True where a file or a receipt showed more of this log than was sealed here. */
  readonly behind: boolean;
  /** Present where a copy of the contest was restored: `behind` because of that. */
  readonly restored?: true;
}

/** Payload of the invitation in force without its secrets, with the log and key of headquarters that said it. */
export interface StoredFacts {
  readonly log: LogId;
  readonly signer: string;
  readonly payload: Uint8Array;
}

/** Payload of headquarters' last receipt, with the key that signed its file. */
export interface StoredReceipt {
  readonly payload: Uint8Array;
  readonly signer: string;
  readonly createdAt: number;
  readonly receivedAt: number;
}

/** One import as it is remembered: what its file held, so that the whole of it can be taken back. */
export interface ImportRecord extends ReceivedBundle {
  /** Every segment in the file; empty for an import of an early version, which cannot be taken back. */
  readonly contents: readonly SegmentId[];
  /** Segments that taking it back removed. */
  readonly removed: readonly SegmentId[];
}

export interface StoredSegment {
  readonly id: SegmentId;
  readonly bytes: Uint8Array;
  /** The import that brought it; absent for what was sealed here or came with an early version. */
  readonly import?: string;
}

/** What is remembered about how the contest is kept safe. */
export interface KeepingNotes {
  readonly snapshot: LastSnapshot | null;
  /** Version of the program that wrote here last. */
  readonly program: string | null;
  /** What was put right and nobody has read yet. */
  readonly repair: Repair | null;
}

export const nothingKept: KeepingNotes = { snapshot: null, program: null, repair: null };

/** What an installation keeps of the exchange it takes part in; objects lie beside the documents. */
export interface StoredExchange {
  /** The card's content, with the mailbox's secret. */
  readonly card: Uint8Array;
  /** Null where the place asks for none, and where nobody entered them yet. */
  readonly credentials: ExchangeCredentials | null;
  /** What is remembered of the mailbox, where an early version wrote it down in one piece. */
  readonly memory?: MailboxMemory;
  /** Minutes between exchanges that nobody asks for; null where there are none. */
  readonly every: number | null;
  readonly last: ExchangeEnd | null;
}

/** Everything that is durable: small in number, opaque, and enough to rebuild the rest. */
export interface StoredContest {
  readonly profile: StoredProfile;
  readonly facts: StoredFacts | null;
  /** Null where no version so far wrote it down. */
  readonly own: OwnLog | null;
  readonly segments: readonly StoredSegment[];
  /** Unsealed commits of the own log in order, each as deterministic CBOR. */
  readonly pending: readonly Uint8Array[];
  /** In the order of their ids. */
  readonly imports: readonly ImportRecord[];
  readonly lastExport: ExportMark | null;
  readonly receipt: StoredReceipt | null;
  /** Absent where no version so far wrote it down. */
  readonly keeping?: KeepingNotes;
  /** What the person keeps for themselves; it is in no file that is handed over. Absent where nothing was kept so far. */
  readonly personal?: PersonalNotes;
  /** Absent while this installation takes part in no exchange. */
  readonly exchange?: StoredExchange | null;
  /** What is remembered of its mailbox, in the order of the numbers; absent where nothing is. */
  readonly mailbox?: readonly MemoryRow[];
}

/** One durable change; all of it happens or none. */
export type StoreChange =
  | {
      readonly type: 'create';
      readonly profile: StoredProfile;
      readonly facts: StoredFacts | null;
      readonly own?: OwnLog;
    }
  | { readonly type: 'profile'; readonly profile: StoredProfile }
  | { readonly type: 'own'; readonly own: OwnLog }
  | { readonly type: 'facts'; readonly facts: StoredFacts }
  | { readonly type: 'pending'; readonly commit: Uint8Array }
  /** Puts other commits in the place of all unsealed ones. */
  | { readonly type: 'rebased'; readonly commits: readonly Uint8Array[] }
  /** Adds segments; `sealed` says that they hold all pending commits, which are then removed. */
  | {
      readonly type: 'segments';
      readonly segments: readonly StoredSegment[];
      readonly sealed: boolean;
    }
  | { readonly type: 'removed'; readonly segments: readonly SegmentId[] }
  /** Says that other imports brought segments that stay when one import is taken back. */
  | {
      readonly type: 'passed-on';
      readonly segments: readonly { readonly id: SegmentId; readonly import: string }[];
    }
  /** Adds or replaces the record of an import. */
  | { readonly type: 'import'; readonly record: ImportRecord }
  | { readonly type: 'receipt'; readonly receipt: StoredReceipt }
  | { readonly type: 'export'; readonly mark: ExportMark }
  | { readonly type: 'keeping'; readonly keeping: KeepingNotes }
  | { readonly type: 'personal'; readonly personal: PersonalNotes }
  /** Null also forgets what was remembered of the mailbox. */
  | { readonly type: 'exchange'; readonly exchange: StoredExchange | null }
  | ({ readonly type: 'mailbox' } & MemoryChanges)
  /** Keeps a key on an installation without a contest. */
  | { readonly type: 'key'; readonly key: StoredKey }
  | { readonly type: 'erase' };

/** What rests in clear: enough to ask for the passphrase. */
export interface StoredLock {
  readonly profile: StoredProfile | null;
  /** The key that waits for its contest; null without one, and once a contest was created. */
  readonly key: StoredKey | null;
}

/** What was put right, before the sheets are counted. */
export type RepairFound = Omit<Repair, 'sheets'>;

/** Where an installation keeps its contest. `apply` resolves only when the change is on disk; changes are atomic. */
export interface ContestStore {
  readonly load: () => Promise<StoredContest | null>;
  /** The key that waits for its contest; null without one, and once a contest was created. */
  readonly loadKey: () => Promise<StoredKey | null>;
  /** Reads segments back from where they rest; null for each that is not there. */
  readonly readBack: (ids: readonly SegmentId[]) => Promise<readonly (Uint8Array | null)[]>;
  readonly apply: (changes: readonly StoreChange[]) => Promise<void>;
}

/** When and by which version of the program a rescue was made. */
export interface RescueSaid {
  readonly createdAt: number;
  readonly program: string;
}

/** A store whose content rests sealed under a key that follows from the installation's secrets. */
export interface SealedStore extends ContestStore {
  readonly lock: () => Promise<StoredLock>;
  /**
   * Begins to read what rests here while its key is still being derived: the next `load` finds it there. What cannot be
   * read is said by that one.
   */
  readonly readAhead: () => void;
  /**
   * From here on content is read and written under the key of this seed. What rests here under another one stays as
   * it is, until a contest is created in its place.
   */
  readonly useSeed: (seed: Uint8Array) => Promise<void>;
  /** Forgets the key, and what was read ahead. */
  readonly close: () => void;
  /** What the first `load` put right; null where nothing had to be. */
  readonly repair: () => RepairFound | null;
  readonly hasJournal: boolean;
  /** True where the journal has grown far beyond what it has to hold. */
  readonly isCompactionDue: () => boolean;
  /** Begins the journal anew with what there is now. */
  readonly compact: () => Promise<void>;
  /** Everything that can still be read, as it rests; also where nothing opens. */
  readonly rescue: (said: RescueSaid) => Promise<Uint8Array>;
}
