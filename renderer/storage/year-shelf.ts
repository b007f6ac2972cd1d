import { concatBytes, equalBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { identityHasher } from '../../shared/seasons/identity-hash.ts';
import { latestFirst } from '../../shared/seasons/past-applications.ts';
import { readSeason, writeSeason } from '../../shared/seasons/season-file.ts';
import type { Season } from '../../shared/seasons/season.ts';
import type { DocumentStore } from './document-store.ts';
import { StoreWriteError } from './durable-writes.ts';
import { type StoreKey, storeKeyOf } from './store-key.ts';

const nameDomain = utf8ToBytes('qazylar year name 1\n');
const identityDomain = utf8ToBytes('qazylar year identity 1\n');

/**
 * Earlier seasons of one installation, each sealed under its key and bound to its contest. Without the installation's
 * secret nothing here can be read, and no identity number be found by its hash; what another installation left in the
 * same store is not opened.
 */
export class YearShelf {
  private readonly store: DocumentStore;
  private readonly seed: Uint8Array;
  private readonly key: StoreKey;
  private readonly seasons: Map<ContestId, Season>;
  /** Keyed hash of an identity number, the same for all seasons of this installation. */
  readonly identityOf: (number: string) => string;

  private constructor(
    store: DocumentStore,
    { seed, key }: { readonly seed: Uint8Array; readonly key: StoreKey },
  ) {
    this.store = store;
    this.seed = seed;
    this.key = key;
    this.seasons = new Map();
    this.identityOf = identityHasher(sha256(concatBytes(identityDomain, seed)));
  }

  /** Opens everything that is here. Where the disk does not answer, or a row was damaged, that season is not here. */
  static async open(store: DocumentStore, seed: Uint8Array): Promise<YearShelf> {
    const shelf = new YearShelf(store, { seed, key: await storeKeyOf(seed) });
    const names = await store.names().catch((): readonly string[] => []);
    for (const name of names) {
      const season = await shelf.opened(name);
      if (season !== null) shelf.seasons.set(season.contest, season);
    }
    return shelf;
  }

  private nameOf(contest: ContestId): string {
    return toHex(sha256(concatBytes(nameDomain, this.seed, utf8ToBytes(contest))));
  }

  /** What a seal is bound to: no season can take another's place. */
  private readonly about = (name: string): Uint8Array => utf8ToBytes(`qazylar year 1\n${name}`);

  private async opened(name: string): Promise<Season | null> {
    const sealed = await this.store.read(name).catch(() => null);
    const bytes = sealed === null ? null : await this.key.open(sealed, this.about(name));
    const season = bytes === null ? null : readSeason(bytes);
    if (season?.ok !== true || this.nameOf(season.value.contest) !== name) return null;
    return season.value;
  }

  /** The latest season first. */
  all(): readonly Season[] {
    return latestFirst([...this.seasons.values()]);
  }

  get(contest: ContestId): Season | null {
    return this.seasons.get(contest) ?? null;
  }

  /** Puts a season on the disk in the place of an earlier one of its contest, and reads it back. Throws `StoreWriteError`. */
  async put(season: Season): Promise<void> {
    const name = this.nameOf(season.contest);
    try {
      const sealed = await this.key.seal(writeSeason(season), this.about(name));
      await this.store.write(name, sealed);
      const back = await this.store.read(name);
      if (back === null || !equalBytes(back, sealed)) throw new Error('read back otherwise');
    } catch (cause) {
      throw new StoreWriteError(cause);
    }
    this.seasons.set(season.contest, season);
  }

  /** Removes a season from the disk; nothing happens where it is not here. */
  async remove(contest: ContestId): Promise<void> {
    await this.store.remove([this.nameOf(contest)]);
    this.seasons.delete(contest);
  }
}
