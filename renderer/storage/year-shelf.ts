import { concatBytes, equalBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { writeSeason } from '../../shared/seasons/season-file.ts';
import type { Season } from '../../shared/seasons/season.ts';
import type { DocumentStore } from './document-store.ts';
import { StoreWriteError } from './durable-writes.ts';
import { type StoreKey, storeKeyOf } from './store-key.ts';

const nameDomain = utf8ToBytes('qazylar year name 1\n');
const identityDomain = utf8ToBytes('qazylar year identity 1\n');

/**
 * Earlier seasons of one installation as they rest, each sealed under its key and bound to its contest: no row can take
 * another's place. Without the installation's secret nothing here can be read, and no identity number be found by its
 * hash; what another installation left in the same store is not opened.
 */
export class YearShelf {
  private readonly store: DocumentStore;
  private readonly seed: Uint8Array;
  private readonly key: StoreKey;
  /** The secret under which identity numbers are hashed, the same for all seasons of this installation. */
  readonly identityKey: Uint8Array;

  private constructor(
    store: DocumentStore,
    { seed, key }: { readonly seed: Uint8Array; readonly key: StoreKey },
  ) {
    this.store = store;
    this.seed = seed;
    this.key = key;
    this.identityKey = sha256(concatBytes(identityDomain, seed));
  }

  static async open(store: DocumentStore, seed: Uint8Array): Promise<YearShelf> {
    return new YearShelf(store, { seed, key: await storeKeyOf(seed) });
  }

  private nameOf(contest: ContestId): string {
    return toHex(sha256(concatBytes(nameDomain, this.seed, utf8ToBytes(contest))));
  }

  private readonly about = (name: string): Uint8Array => utf8ToBytes(`qazylar year 1\n${name}`);

  /** The files of all seasons, one after another. Where the disk does not answer, or a row was damaged, that season is not here. */
  async *files(): AsyncGenerator<Uint8Array, void> {
    const names = await this.store.names().catch((): readonly string[] => []);
    for (const name of names) {
      const sealed = await this.store.read(name).catch(() => null);
      const file = sealed === null ? null : await this.key.open(sealed, this.about(name));
      if (file !== null) yield file;
    }
  }

  /** Puts a season on the disk in the place of an earlier one of its contest, and reads it back: its file. Throws `StoreWriteError`. */
  async put(season: Season): Promise<Uint8Array> {
    const name = this.nameOf(season.contest);
    try {
      const file = writeSeason(season);
      const sealed = await this.key.seal(file, this.about(name));
      await this.store.write(name, sealed);
      const back = await this.store.read(name);
      if (back === null || !equalBytes(back, sealed)) throw new Error('read back otherwise');
      return file;
    } catch (cause) {
      throw new StoreWriteError(cause);
    }
  }

  /** Removes a season from the disk; nothing happens where it is not here. Throws `StoreWriteError`. */
  async remove(contest: ContestId): Promise<void> {
    try {
      await this.store.remove([this.nameOf(contest)]);
    } catch (cause) {
      throw new StoreWriteError(cause);
    }
  }
}
