import type { ContestId, LogId, SegmentId } from '../../shared/log/operation.ts';
import type { ReceivedBundle } from './desk.ts';

/** The installation's identity as it rests on disk; the secret seed is locked under the passphrase. */
export interface StoredProfile {
  readonly contest: ContestId;
  readonly log: LogId;
  readonly person: string;
  readonly role: 'headquarters' | 'coordinator' | 'juror';
  readonly demo: boolean;
  readonly publicKey: Uint8Array;
  readonly secret: LockedSecret;
}

/** A secret under a passphrase (PBKDF2-SHA-256, AES-256-GCM), or in the open for a practice contest. */
export type LockedSecret =
  | {
      readonly lock: 'passphrase';
      readonly iterations: number;
      readonly salt: Uint8Array;
      readonly nonce: Uint8Array;
      readonly sealed: Uint8Array;
    }
  | { readonly lock: 'none'; readonly seed: Uint8Array };

/** What this installation last handed over: everything of its log before `ordinal`. */
export interface ExportMark {
  readonly name: string;
  readonly at: number;
  readonly ordinal: number;
}

/** Payload of the invitation in force, with the log and key of headquarters that said it. */
export interface StoredFacts {
  readonly log: LogId;
  readonly signer: string;
  readonly payload: Uint8Array;
}

/** Everything that is durable: small in number, opaque, and enough to rebuild the rest. */
export interface StoredContest {
  readonly profile: StoredProfile;
  readonly facts: StoredFacts | null;
  readonly segments: readonly { readonly id: SegmentId; readonly bytes: Uint8Array }[];
  /** Unsealed commits of the own log in order, each as deterministic CBOR. */
  readonly pending: readonly Uint8Array[];
  readonly received: readonly ReceivedBundle[];
  readonly lastExport: ExportMark | null;
}

/** One durable change; all of it happens or none. */
export type StoreChange =
  | { readonly type: 'create'; readonly profile: StoredProfile; readonly facts: StoredFacts | null }
  | { readonly type: 'facts'; readonly facts: StoredFacts }
  | { readonly type: 'pending'; readonly commit: Uint8Array }
  /** Adds segments; `sealed` says that they hold all pending commits, which are then removed. */
  | {
      readonly type: 'segments';
      readonly segments: StoredContest['segments'];
      readonly sealed: boolean;
    }
  | { readonly type: 'received'; readonly bundle: ReceivedBundle }
  | { readonly type: 'export'; readonly mark: ExportMark }
  | { readonly type: 'erase' };

/** Where an installation keeps its contest. `apply` resolves only when the change is on disk; changes are atomic. */
export interface ContestStore {
  readonly load: () => Promise<StoredContest | null>;
  readonly apply: (changes: readonly StoreChange[]) => Promise<void>;
}
