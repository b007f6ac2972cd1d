import type { MailboxKeys } from './mailbox-keys.ts';
import type { MailboxStore } from './mailbox-store.ts';
import {
  type Audience,
  audienceIn,
  type AudienceMemory,
  type Carried,
  type MailboxKeeper,
  type MailboxMemory,
  type ObjectName,
  withAudience,
} from './memory.ts';
import { MeteredStore } from './metered-store.ts';

/** A letter that is to be sent. */
export interface OutgoingLetter {
  readonly audience: Audience;
  /** A file that readers of the audience take: a transfer of segments, or a bundle. */
  readonly file: Uint8Array;
  /** Ids by which it is known that this content is in the mailbox. */
  readonly contents: readonly string[];
  readonly operations: number;
  /** X25519 public keys of the audience; a file that is encrypted already goes as it is. */
  readonly readers: readonly Uint8Array[];
}

/** A letter as it came: still encrypted to its audience, the same bytes that its sender made. */
export interface ArrivedLetter {
  readonly audience: Audience;
  /** Name of its first object. */
  readonly name: ObjectName;
  readonly bytes: Uint8Array;
}

/**
 * What became of a letter. `contents` are ids as in `OutgoingLetter`; `later`: nothing was done with it, it is offered
 * again by the next exchange.
 */
export type LetterOutcome =
  | {
      readonly type: 'taken';
      readonly contents: readonly string[];
      readonly operations: number;
    }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'later' };

export interface ExchangeProgress {
  readonly step: 'taking' | 'sending';
  /** Objects that have come or gone so far, and how many are known of. */
  readonly done: number;
  readonly total: number;
}

/** What an exchange works with. Nothing of it is called twice at a time. */
export interface MailboxPorts {
  readonly store: MailboxStore;
  readonly keeper: MailboxKeeper;
  readonly keys: MailboxKeys;
  /** So many random bytes, of a quality for keys. */
  readonly random: (length: number) => Uint8Array;
  /** Audiences whose letters this installation opens, and those to which it writes. */
  readonly reads: readonly Audience[];
  readonly writes: readonly Audience[];
  /**
   * Letters that the mailbox lacks, made one at a time, of those that carry records or files; `known` says what it holds
   * for an audience by now. Asked again and again: between two portions of files there may be new records.
   */
  readonly outgoing: (
    known: (audience: Audience) => ReadonlySet<string>,
    carried: Carried,
  ) => AsyncIterable<OutgoingLetter>;
  /**
   * Reads a letter into the contest. It may be called again with the same letter after a crash. What was taken must
   * be on the disk once the keeper has remembered it.
   */
  readonly take: (letter: ArrivedLetter) => Promise<LetterOutcome>;
  /**
   * Of ids of contents that the mailbox holds, those of which this installation should have the content and has lost
   * it: the letter is taken once more.
   */
  readonly lost?: (known: ReadonlySet<string>) => Promise<ReadonlySet<string>>;
  /** Objects that may be awaited, of each audience; 2,048 otherwise. */
  readonly awaitedAtMost?: number;
  /** Pieces of letters that are not whole which may rest with the keeper, of each audience; 4,096 otherwise. */
  readonly piecesAtRest?: number;
  /** False where the person stops the exchange; asked before each request. */
  readonly goOn?: () => boolean;
  readonly tell?: (progress: ExchangeProgress) => void;
}

/** What people are told of an exchange. */
export interface ExchangeTold {
  /** Somebody else moved a lane of this installation on: it was copied, or set back. A new lane was begun. */
  copied: boolean;
  /** Letters that were in the store once and are no more; what is here of them is sent again. */
  lost: number;
  /** The index could not be opened and was made anew, or named what nobody ever wrote. */
  indexDamaged: boolean;
  /** The index was of a later program's form, and was made anew: this program is to be brought up to date. */
  indexTooNew: boolean;
  /** Files under the name of an object that are not that object. */
  damaged: number;
}

export interface LetterRefused {
  readonly audience: Audience;
  readonly name: ObjectName;
  /** Type of the error, as in `errors.json`. */
  readonly reason: string;
}

/** One exchange under way: its memory as it changes, and its counters. */
export class ExchangeSession {
  readonly ports: MailboxPorts;
  readonly store: MeteredStore;
  readonly told: ExchangeTold = {
    copied: false,
    lost: 0,
    indexDamaged: false,
    indexTooNew: false,
    damaged: 0,
  };
  readonly sent = { objects: 0, bytes: 0, operations: 0 };
  readonly taken = { objects: 0, bytes: 0, operations: 0, letters: 0 };
  readonly refused: LetterRefused[] = [];
  /** Letters that were asked for once more, by their first objects, and how many were not there, or not taken. */
  readonly again = { asked: new Set<ObjectName>(), misses: 0 };
  /** Audiences of which an object was named that found no room among those that are awaited, until they are listed. */
  readonly crowded = new Set<Audience>();
  #memory: MailboxMemory;
  #saved: MailboxMemory;
  #savedCrowded = false;
  readonly #known = new Map<Audience, Set<ObjectName>>();
  readonly #listed = new Map<Audience, ReadonlyMap<string, number> | null>();

  constructor(memory: MailboxMemory, ports: MailboxPorts) {
    this.#memory = memory;
    this.#saved = memory;
    this.ports = ports;
    this.store = new MeteredStore(ports.store, ports.goOn ?? (() => true));
  }

  get memory(): MailboxMemory {
    return this.#memory;
  }

  set memory(memory: MailboxMemory) {
    this.#memory = memory;
  }

  /**
   * The memory as the next exchange is to find it: while something is neither here nor awaited no index counts as seen,
   * so that it lists as the first one does.
   */
  get resting(): MailboxMemory {
    return this.crowded.size === 0 ? this.#memory : { ...this.#memory, index: null };
  }

  /** Remembers durably what changed since the last time. */
  async save(): Promise<void> {
    const isCrowded = this.crowded.size > 0;
    if (this.#memory === this.#saved && isCrowded === this.#savedCrowded) return;
    await this.ports.keeper.remember(this.resting);
    [this.#saved, this.#savedCrowded] = [this.#memory, isCrowded];
  }

  of(audience: Audience): AudienceMemory {
    return audienceIn(this.#memory, audience);
  }

  change(audience: Audience, changed: Partial<AudienceMemory>): void {
    this.#memory = withAudience(this.#memory, { ...this.of(audience), ...changed });
  }

  /** Names of objects that are here, were here, or were put aside. */
  known(audience: Audience): Set<ObjectName> {
    const known = this.#known.get(audience);
    if (known !== undefined) return known;
    const { letters, refused, pieces } = this.of(audience);
    const made = new Set([
      ...letters.flatMap(({ objects }) => objects),
      ...refused.flatMap(({ objects }) => objects),
      ...pieces.map(({ name }) => name),
    ]);
    this.#known.set(audience, made);
    return made;
  }

  /** What is known of an audience is worked out anew, after objects were given up. */
  recount(audience: Audience): void {
    this.#known.delete(audience);
  }

  folder(audience: Audience): string {
    return this.ports.keys.folderOf(audience);
  }

  /** Names in an audience's folder with sizes, asked for once a round; null where there are too many to be listed. */
  async listed(audience: Audience): Promise<ReadonlyMap<string, number> | null> {
    const before = this.#listed.get(audience);
    if (before !== undefined) return before;
    const listed = await this.store.list(this.folder(audience));
    this.#listed.set(audience, listed);
    return listed;
  }

  /** A new round begins: what is named from here on may be newer than what was listed. */
  forgetLists(): void {
    this.#listed.clear();
  }

  /** Whether an object is in the store, whole or not; nothing of it is kept. */
  async isThere(audience: Audience, name: ObjectName): Promise<boolean> {
    return (await this.store.read(`${this.folder(audience)}/${name}`, 1, null)) !== null;
  }
}
