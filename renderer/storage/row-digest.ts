import { concatBytes, equalBytes, sha256, utf8ToBytes } from '../../shared/basics/bytes.ts';

/** Tables whose rows a mark counts; `origins` are the numbers of imports beside segments. */
export type CountedTable = 'settings' | 'segments' | 'origins' | 'pending' | 'received' | 'mailbox';

const nameOf = (table: CountedTable, key: string | number): string => `${table}/${key}`;

/**
 * Which rows there are, as their number and the XOR of their hashes: rows that are missing, were changed or came from
 * elsewhere show. Each hash is of the row's place and of what stands for its content.
 */
export class RowDigest {
  private readonly hashes: ReadonlyMap<string, Uint8Array>;
  /** XOR of all hashes, 32 bytes. */
  readonly sum: Uint8Array;

  private constructor(hashes: ReadonlyMap<string, Uint8Array>, sum: Uint8Array) {
    this.hashes = hashes;
    this.sum = sum;
  }

  static readonly empty = new RowDigest(new Map(), new Uint8Array(32));

  get rows(): number {
    return this.hashes.size;
  }

  has(table: CountedTable, key: string | number): boolean {
    return this.hashes.has(nameOf(table, key));
  }

  /** True where these are the rows that a mark was written for. */
  matches(mark: { readonly rows: number; readonly digest: Uint8Array }): boolean {
    return mark.rows === this.rows && equalBytes(mark.digest, this.sum);
  }

  /** The rows after some changes; these stay as they are. */
  changed(change: (rows: RowChanges) => void): RowDigest {
    const next = new Map(this.hashes);
    const sum = this.sum.slice();
    const turn = (hash: Uint8Array | undefined): void => {
      if (hash === undefined) return;
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) ^ (hash[at] ?? 0);
    };
    const remove = (name: string): void => {
      turn(next.get(name));
      next.delete(name);
    };
    change({
      set: (table, key, content) => {
        const name = nameOf(table, key);
        remove(name);
        const hash = sha256(concatBytes(utf8ToBytes(`${name}\n`), content));
        next.set(name, hash);
        turn(hash);
      },
      remove: (table, key) => remove(nameOf(table, key)),
      clear: (...tables) => {
        for (const name of next.keys())
          if (tables.some((table) => name.startsWith(`${table}/`))) remove(name);
      },
    });
    return new RowDigest(next, sum);
  }
}

export interface RowChanges {
  readonly set: (table: CountedTable, key: string | number, content: Uint8Array) => void;
  readonly remove: (table: CountedTable, key: string | number) => void;
  readonly clear: (...tables: readonly CountedTable[]) => void;
}
