import { present } from '../basics/assert.ts';
import { bytesToBase64url } from '../basics/bytes.ts';
import type { Action } from '../contest/action.ts';
import type { Id } from '../contest/contest.ts';
import type { Ed25519, SigningKey } from '../log/ed25519.ts';
import type {
  CommitDraft,
  ContestId,
  LogId,
  OperationDraft,
  OperationId,
  PublicKeyId,
} from '../log/operation.ts';
import { operationId } from '../log/operation-id.ts';
import { advanceLog, emptyLog, type LogEnd, sealSegment, type Segment } from '../log/segment.ts';
import { draftAction } from '../merge/draft.ts';
import { drawBytes } from './draw.ts';

const minute = 60_000;
/** A segment holds at most this many commits, as those of a real installation do. */
const commitsPerSegment = 256;

/** One laptop of the demo: its key, its log, and a clock that goes on by itself with every commit. */
export class DemoInstallation {
  readonly segments: Segment[] = [];
  #end: LogEnd = emptyLog;
  #pending: CommitDraft[] = [];
  #nextOrdinal = 0;

  readonly contest: ContestId;
  readonly person: Id;
  readonly log: LogId;
  /** Secret seed of the key: a demo hides nothing. */
  readonly seed: Uint8Array;
  readonly key: SigningKey;
  clock: number;

  constructor(
    place: Pick<DemoInstallation, 'contest' | 'person' | 'log' | 'seed' | 'key' | 'clock'>,
  ) {
    this.contest = place.contest;
    this.person = place.person;
    this.log = place.log;
    this.seed = place.seed;
    this.key = place.key;
    this.clock = place.clock;
  }

  get publicKey(): PublicKeyId {
    return bytesToBase64url(this.key.publicKey) as PublicKeyId;
  }

  /** Records one user action; returns the ordinal of its first operation. */
  commit(actions: readonly (Action & { readonly version?: number })[]): number {
    const operations = actions.map((action): OperationDraft => ({
      ...draftAction(action, null, this.person),
      ...(action.version === undefined ? {} : { version: action.version }),
    }));
    this.clock += 3 * minute + (this.#nextOrdinal % 7) * 20_000;
    this.#pending.push({ author: this.person, wallClock: this.clock, operations });
    const first = this.#nextOrdinal;
    this.#nextOrdinal += operations.length;
    return first;
  }

  /** Puts everything recorded since the last time under signatures. */
  async seal(): Promise<void> {
    while (this.#pending.length > 0) {
      const commits = this.#pending.splice(0, commitsPerSegment);
      const place = { contest: this.contest, log: this.log, end: this.#end };
      const segment = await sealSegment(place, commits, this.key);
      this.#end = advanceLog(this.#end, segment);
      this.segments.push(segment);
    }
  }

  /** How an own operation that is not sealed yet is named. */
  unsealed(ordinal: number): OperationId {
    return operationId(`~${this.log}`, ordinal);
  }

  /** Identity of an own sealed operation. */
  sealed(ordinal: number): OperationId {
    const home = this.segments.find(
      ({ header }) =>
        ordinal >= header.firstOrdinal && ordinal < header.firstOrdinal + header.operations,
    );
    return operationId(present(home, 'the operation is sealed').id, ordinal);
  }

  /** The same installation on another laptop, as if its profile had been copied just now. */
  copy(): DemoInstallation {
    const copy = new DemoInstallation(this);
    copy.segments.push(...this.segments);
    copy.#end = this.#end;
    copy.#nextOrdinal = this.#nextOrdinal;
    return copy;
  }
}

/** Sets up a laptop; key and log follow from the seed and whose it is. */
export async function createInstallation(
  ed25519: Ed25519,
  seed: number,
  place: Pick<DemoInstallation, 'contest' | 'person' | 'clock'>,
): Promise<DemoInstallation> {
  const secret = drawBytes(seed, `key of ${place.person}`, 32);
  const log = bytesToBase64url(drawBytes(seed, `log of ${place.person}`, 16)) as LogId;
  return new DemoInstallation({
    ...place,
    log,
    seed: secret,
    key: await ed25519.keyFromSeed(secret),
  });
}
