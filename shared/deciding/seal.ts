import type { OperationId, PublicKeyId } from '../log/operation.ts';
import type { Meeting } from './meeting.ts';

/** What a seal is put on. */
export interface SealedResult {
  /** State hash (64 hex digits) of everything that was known. */
  readonly stateHash: string;
  /** Root (64 hex digits) of the result; null in a seal of the first version. */
  readonly root: string | null;
  /** The meeting whose decisions are sealed; null where none was recorded, or in a seal of the first version. */
  readonly meeting: OperationId | null;
}

/** A stage's seal as it stands, with everybody who signed it. */
export interface Seal extends SealedResult {
  readonly operation: OperationId;
  readonly by: PublicKeyId;
  /** Milliseconds since 1970 by the laptop's clock: shown to people, decides nothing. */
  readonly wallClock: number;
  /** Other keys of headquarters that confirmed it, sorted. */
  readonly confirmedBy: readonly PublicKeyId[];
  /** True once as many keys signed as the contest asks for. */
  readonly complete: boolean;
}

/** One record of a stage's meeting. */
export interface MeetingVersion {
  readonly operation: OperationId;
  readonly meeting: Meeting;
  readonly by: PublicKeyId;
  /** Why it took the place of another one; empty for the first. */
  readonly reason: string;
  /** Milliseconds since 1970 by the laptop's clock: shown to people, decides nothing. */
  readonly wallClock: number;
  /** True where it changes what a seal was already put on. */
  readonly amendsSeal: boolean;
}
