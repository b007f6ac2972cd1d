import type { Brand } from '../basics/brand.ts';

/** SHA-256 of a segment's signed header, base64url without padding (43 letters). */
export type SegmentId = Brand<string, 'SegmentId'>;
/** Random 16 bytes of an installation's log, base64url without padding (22 letters). */
export type LogId = Brand<string, 'LogId'>;
/** SHA-256 of the founding operation's value, base64url without padding (43 letters). */
export type ContestId = Brand<string, 'ContestId'>;
/** An Ed25519 public key, base64url without padding (43 letters). */
export type PublicKeyId = Brand<string, 'PublicKeyId'>;
/**
 * Identity of an operation: `${SegmentId}.${ordinal}`, where `ordinal` counts the operations of its log from 0.
 * It comes from the content (the segment's hash), so two branches of a copied installation never share one.
 * An operation that is not sealed yet has `~${LogId}.${ordinal}`.
 */
export type OperationId = Brand<string, 'OperationId'>;

/** What deterministic CBOR may carry here: no floats, no undefined, no tags. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly Value[]
  | { readonly [key: string]: Value };

/** What a caller asks to record; the log adds parents, author and place in the chain. */
export interface OperationDraft {
  readonly kind: string;
  readonly version: number;
  /** What the operation is about: parts joined by "/", e.g. `score/written/147/j-03/novelty`. */
  readonly key: string;
  readonly value: Value;
  /** Operations on the same key that the author saw and replaces. */
  readonly parents: readonly OperationId[];
  /** The permission this operation relies on (a reopening), where it needs one. */
  readonly basis: OperationId | null;
  /** Why, in the author's words; empty where no reason is asked for. */
  readonly reason: string;
}

/** One user action: 1..n operations that stand or fall together. */
export interface CommitDraft {
  /** Who acted, as the installation knows them; authority comes from the signing key alone. */
  readonly author: string;
  /** Milliseconds since 1970 by the laptop's clock: shown to people, never decides anything. */
  readonly wallClock: number;
  readonly operations: readonly OperationDraft[];
}

/** An operation as read from a log, with its place and its signer. */
export interface Operation extends OperationDraft {
  readonly id: OperationId;
  readonly log: LogId;
  readonly signer: PublicKeyId;
  /** Number of its commit in the log, from 0. */
  readonly sequence: number;
  /** Number of the operation in the log, from 0. */
  readonly ordinal: number;
  readonly author: string;
  readonly wallClock: number;
}
