import { concatBytes, equalBytes, sha256, utf8ToBytes } from '../../shared/basics/bytes.ts';

/** Tables whose rows a mark counts; `origins` are the numbers of imports beside segments. */
export type CountedTable = 'settings' | 'segments' | 'origins' | 'pending' | 'received';

const nameOf = (table: CountedTable, key: string | number): string => `${table}/${key}`;

/**
 * Which rows there are, as their number and the XOR of their hashes: rows that are missing, were changed or came from
 * elsewhere show. Each hash is of the row's place and of what stands for its content.
 */
export class RowDigest {
  private readonly hashes: ReadonlyMap<string, Uint8Array>;

  private constructor(hashes: ReadonlyMap<string, Uint8Array>) {
    this.hashes = hashes;
  }

  static readonly empty = new RowDigest(new Map());

  get rows(): number {
    return this.hashes.size;
  }

  get sum(): Uint8Array {
    const sum = new Uint8Array(32);
    for (const hash of this.hashes.values())
      for (const [at, byte] of hash.entries()) sum[at] = (sum[at] ?? 0) ^ byte;
    return sum;
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
    change({
      set: (table, key, content) => {
        const name = nameOf(table, key);
        next.set(name, sha256(concatBytes(utf8ToBytes(`${name}\n`), content)));
      },
      remove: (table, key) => {
        next.delete(nameOf(table, key));
      },
      clear: (...tables) => {
        for (const name of next.keys())
          if (tables.some((table) => name.startsWith(`${table}/`))) next.delete(name);
      },
    });
    return new RowDigest(next);
  }
}

export interface RowChanges {
  readonly set: (table: CountedTable, key: string | number, content: Uint8Array) => void;
  readonly remove: (table: CountedTable, key: string | number) => void;
  readonly clear: (...tables: readonly CountedTable[]) => void;
}
