/** Sealed documents as they rest, each under a name that tells nothing; all of an installation's contests together. */
export interface DocumentStore {
  /** Names of everything that is here. */
  readonly names: () => Promise<readonly string[]>;
  /** Null where nothing of that name is here. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
  /** One strictly durable write; something of the same name is replaced. */
  readonly write: (name: string, sealed: Uint8Array) => Promise<void>;
  readonly remove: (names: readonly string[]) => Promise<void>;
  /** Removes everything for good. */
  readonly erase: () => Promise<void>;
}

/** A store that lasts as long as it is referenced: the twin of the database for tests. */
export function createMemoryDocuments(): DocumentStore {
  const rows = new Map<string, Uint8Array>();
  return {
    names: async () => [...rows.keys()],
    read: async (name) => rows.get(name)?.slice() ?? null,
    write: async (name, sealed) => {
      rows.set(name, sealed.slice());
    },
    remove: async (names) => {
      for (const name of names) rows.delete(name);
    },
    erase: async () => rows.clear(),
  };
}
