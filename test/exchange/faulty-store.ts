import { err, ok } from '../../shared/basics/result.ts';
import { nameOfObject } from '../../shared/exchange/object.ts';
import type { MailboxStore, StoreError } from '../../shared/exchange/mailbox-store.ts';
import type { MailboxKeeper, MailboxMemory } from '../../shared/exchange/memory.ts';
import { memoryRowSchema, RememberedRows } from '../../shared/exchange/memory-rows.ts';

/** The computer lost power. */
export class Killed extends Error {}

/** Chances of what may go wrong, each from 0 to 1, and where they come from. */
export interface Faults {
  readonly random: () => number;
  /** The line is cut before a request arrives. */
  readonly cut: number;
  /** The answer never comes back, though the request was done. */
  readonly unanswered: number;
  /** Half of what is written stays, under the name that it was to have. */
  readonly half: number;
  /** A copy of what is written appears beside it, under a name that a folder's program makes. */
  readonly conflict: number;
  /** The power goes before a request or a write to the own disk. */
  readonly kill: number;
  /** Somebody who saw an earlier index writes it back. */
  readonly lostUpdate: number;
}

export const noFaults: Faults = {
  random: () => 0.5,
  cut: 0,
  unanswered: 0,
  half: 0,
  conflict: 0,
  kill: 0,
  lostUpdate: 0,
};

/** The files of a place that several installations share; everything that was ever in it is in `history`. */
export class SharedPlace {
  readonly files = new Map<string, Uint8Array>();
  readonly history: Uint8Array[] = [];
  earlierIndex: Uint8Array | null = null;

  put(name: string, bytes: Uint8Array): void {
    if (isIndex(name)) this.earlierIndex = this.files.get(name) ?? null;
    this.files.set(name, bytes);
    this.history.push(bytes);
  }
}

const isIndex = (name: string): boolean => name.startsWith('qz1/index-');

const unreachable = err({ type: 'ExchangeUnreachable' } as const satisfies StoreError);

const versionOf = (bytes: Uint8Array): string => nameOfObject(bytes).slice(0, 16);

/** What a store is like: a folder lists, an older server checks no condition. */
export interface StoreManners {
  readonly lists: boolean;
  readonly checks: boolean;
}

/** One installation's line to a place, with whatever may go wrong on it. */
export function faultyStore(
  place: SharedPlace,
  { lists, checks }: StoreManners,
  faults: Faults = noFaults,
): MailboxStore {
  const happens = (chance: number): boolean => faults.random() < chance;
  const begin = (): boolean => {
    if (happens(faults.kill)) throw new Killed();
    return !happens(faults.cut);
  };
  const holds = (name: string, when: Parameters<MailboxStore['write']>[2]): boolean => {
    const there = place.files.get(name);
    if (!checks || when === 'any') return true;
    if (when === 'absent') return there === undefined;
    return there !== undefined && versionOf(there) === when.version;
  };
  return {
    lists,
    read: async (name, { known, limit = Infinity } = {}) => {
      if (!begin()) return unreachable;
      const bytes = place.files.get(name);
      if (bytes === undefined) return ok(null);
      if (known !== undefined && versionOf(bytes) === known) return ok('unchanged');
      if (bytes.length > limit) return err({ type: 'ExchangeUnexpected', status: 413 });
      return ok({ bytes: bytes.slice(), version: versionOf(bytes) });
    },
    write: async (name, bytes, when) => {
      if (!begin()) return unreachable;
      if (!holds(name, when)) return ok('refused');
      if (happens(faults.half)) {
        place.put(name, bytes.slice(0, Math.floor(bytes.length / 2)));
        return unreachable;
      }
      if (happens(faults.conflict)) place.put(`${name}.sync-conflict-1`, bytes.slice());
      place.put(name, bytes.slice());
      if (isIndex(name) && place.earlierIndex !== null && happens(faults.lostUpdate))
        place.put(name, place.earlierIndex);
      if (happens(faults.unanswered)) return unreachable;
      return ok({ version: versionOf(bytes), checked: checks });
    },
    list: async (folder) => {
      if (!begin()) return unreachable;
      const below = [...place.files].filter(([name]) => name.startsWith(`${folder}/`));
      return ok(
        below.map(([name, bytes]) => ({
          name: name.slice(folder.length + 1),
          size: bytes.length,
        })),
      );
    },
  };
}

/** A disk that holds what it was given when the power goes: of a memory the rows that changed, as JSON. */
export class DiskKeeper implements MailboxKeeper {
  readonly objects = new Map<string, Uint8Array>();
  readonly #rows = new Map<number, string>();
  #remembered = RememberedRows.none;
  writes = 0;
  readonly #faults: Faults;

  constructor(faults: Faults = noFaults) {
    this.#faults = faults;
  }

  #step(): void {
    if (this.#faults.random() < this.#faults.kill) throw new Killed();
  }

  get memory(): MailboxMemory {
    const rows = [...this.#rows.values()].map((row) => memoryRowSchema.parse(JSON.parse(row)));
    const kept = RememberedRows.of(rows.toSorted((a, b) => a.number - b.number));
    this.#remembered = kept;
    return kept.memory;
  }

  readonly remember = async (memory: MailboxMemory): Promise<void> => {
    this.#step();
    const { rows, changes } = this.#remembered.changed(memory);
    for (const number of changes.gone) this.#rows.delete(number);
    for (const row of changes.put) this.#rows.set(row.number, JSON.stringify(row));
    this.#remembered = rows;
    this.writes += 1;
  };

  readonly keep = async (name: string, bytes: Uint8Array): Promise<void> => {
    this.#step();
    this.objects.set(name, bytes.slice());
  };

  readonly kept = async (name: string): Promise<Uint8Array | null> =>
    this.objects.get(name) ?? null;

  readonly forget = async (names: readonly string[]): Promise<void> => {
    this.#step();
    for (const name of names) this.objects.delete(name);
  };
}
