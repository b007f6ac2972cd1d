import type { Ed25519 } from '../../shared/log/ed25519.ts';
import type { Segment } from '../../shared/log/segment.ts';
import type { DocumentStore } from './document-store.ts';
import type { ContestStore, SealedStore, StoreChange, StoredSegment } from './contest-store.ts';

/** What the keeper needs from the world. */
export interface KeeperPorts {
  readonly store: SealedStore;
  readonly documents: DocumentStore;
  readonly ed25519: Ed25519;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Milliseconds since 1970, recorded for people. */
  readonly now: () => number;
  /** Bytes of segments that an import puts on the disk in one transaction; 256 KiB where nothing is said. */
  readonly bytesAtOnce?: number;
}

/** The disk refused a change; nothing of it is part of the state. */
export class StoreWriteError extends Error {
  constructor(cause: unknown) {
    super('a change could not be stored', { cause });
  }
}

/** Puts changes on disk, all or none; a disk that refuses them is told from a bug. */
export async function writeDurably(
  store: ContestStore,
  changes: readonly StoreChange[],
): Promise<void> {
  try {
    await store.apply(changes);
  } catch (cause) {
    throw new StoreWriteError(cause);
  }
}

/** A segment as it rests: of a view, the database would store the whole buffer behind it. */
export const rowOf = ({ id, bytes }: Segment, origin?: string): StoredSegment => ({
  id,
  bytes: bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice(),
  ...(origin === undefined ? {} : { import: origin }),
});
