import { concatBytes, equalBytes, sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { digestWith, type VerifySignature } from '../../shared/log/ed25519.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { DeskError } from './desk.ts';
import type { DocumentStore } from './document-store.ts';
import { StoreWriteError } from './durable-writes.ts';
import { type StoreKey, storeKeyOf } from './store-key.ts';

interface ShelfPorts {
  readonly store: DocumentStore;
  readonly verify: Pick<VerifySignature, 'digest'>;
}

/** Whose documents a shelf holds: those of one contest under one installation's secret. */
interface ShelfPlace {
  readonly seed: Uint8Array;
  readonly contest: ContestId;
}

const nameDomain = utf8ToBytes('qazylar document name 1\n');

/**
 * The documents of one contest on one installation, sealed under its key and bound to contest and hash. What another
 * installation or another contest left in the same store has names that nobody here can tell, and is not opened.
 */
export class DocumentShelf {
  private readonly ports: ShelfPorts;
  private readonly place: ShelfPlace;
  private readonly key: StoreKey;
  private readonly rows: Set<string>;
  /** Names of rows by hash, as far as they were asked for. */
  private readonly names = new Map<string, string>();

  private constructor(
    ports: ShelfPorts,
    place: ShelfPlace,
    opened: { readonly key: StoreKey; readonly rows: readonly string[] },
  ) {
    this.ports = ports;
    this.place = place;
    this.key = opened.key;
    this.rows = new Set(opened.rows);
  }

  /** Opens a shelf. Where the disk does not answer it is an empty one: no reason to keep a contest closed. */
  static async open(ports: ShelfPorts, place: ShelfPlace): Promise<DocumentShelf> {
    const rows = await ports.store.names().catch((): readonly string[] => []);
    return new DocumentShelf(ports, place, { key: await storeKeyOf(place.seed), rows });
  }

  private nameOf(hash: string): string {
    const known = this.names.get(hash);
    if (known !== undefined) return known;
    const { seed, contest } = this.place;
    const said = utf8ToBytes(`${contest}\n${hash}`);
    const name = toHex(sha256(concatBytes(nameDomain, seed, said)));
    this.names.set(hash, name);
    return name;
  }

  /** What a document's seal is bound to: none can take another's place. */
  private about(hash: string): Uint8Array {
    return utf8ToBytes(`qazylar document 1\n${this.place.contest}\n${hash}`);
  }

  /** True where a document of this hash has been put here; whether it is whole is known once it is read. */
  has(hash: string): boolean {
    return this.rows.has(this.nameOf(hash));
  }

  /** The SHA-256 of bytes as documents are named by it, by the host where it can. */
  async hashOf(bytes: Uint8Array): Promise<string> {
    return toHex(await digestWith(this.ports.verify, bytes));
  }

  /**
   * Puts documents on the disk one by one and reads each back; those that are here already stay as they are. Throws
   * `StoreWriteError` where the disk refuses one: what was put before it stays.
   */
  async put(documents: Iterable<readonly [hash: string, bytes: Uint8Array]>): Promise<void> {
    for (const [hash, bytes] of documents) if (!this.has(hash)) await this.write(hash, bytes);
  }

  private async write(hash: string, bytes: Uint8Array): Promise<void> {
    const { store } = this.ports;
    const name = this.nameOf(hash);
    try {
      const sealed = await this.key.seal(bytes, this.about(hash));
      await store.write(name, sealed);
      const back = await store.read(name);
      if (back === null || !equalBytes(back, sealed)) throw new Error('read back otherwise');
    } catch (cause) {
      throw new StoreWriteError(cause);
    }
    this.rows.add(name);
  }

  /** A document's bytes: `DocumentMissing` where it never came, `DocumentDamaged` where it is not what was put here. */
  async read(hash: string): Promise<Result<Uint8Array, DeskError>> {
    if (!this.has(hash)) return err({ type: 'DocumentMissing' });
    const name = this.nameOf(hash);
    const sealed = await this.ports.store.read(name).catch(() => null);
    const bytes = sealed === null ? null : await this.key.open(sealed, this.about(hash));
    if (bytes !== null && (await this.hashOf(bytes)) === hash) return ok(bytes);
    // From here on it counts as missing, so that the next file that holds it brings it again.
    this.rows.delete(name);
    return err({ type: 'DocumentDamaged' });
  }

  /** Takes files away; those that are not here are passed over. */
  async remove(hashes: Iterable<string>): Promise<void> {
    const here = [...hashes].filter((hash) => this.has(hash)).map((hash) => this.nameOf(hash));
    if (here.length === 0) return;
    try {
      await this.ports.store.remove(here);
    } catch (cause) {
      throw new StoreWriteError(cause);
    }
    for (const name of here) this.rows.delete(name);
  }

  /** Documents that are whole, of those that are named; the others are left out. */
  async readAll(hashes: Iterable<string>): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    for (const hash of hashes) {
      const bytes = await this.read(hash);
      if (bytes.ok) found.set(hash, bytes.value);
    }
    return found;
  }
}

/** The documents of a contest under an installation's secrets, whether the contest is open here already or not. */
export const shelfOf = (
  ports: {
    readonly documents: DocumentStore;
    readonly ed25519: { readonly verify: VerifySignature };
  },
  contest: ContestId,
  { secrets: { seed } }: { readonly secrets: { readonly seed: Uint8Array } },
): Promise<DocumentShelf> =>
  DocumentShelf.open({ store: ports.documents, verify: ports.ed25519.verify }, { seed, contest });

/** What a file brings that some record of a state names as a document or a photo; anything else in it is left alone. */
export function* documentsIn(
  attachments: ReadonlyMap<string, Uint8Array>,
  state: Pick<ContestState, 'documents' | 'following'>,
): Iterable<readonly [hash: string, bytes: Uint8Array]> {
  const named = carriedFiles(state);
  for (const [hash, bytes] of attachments) if (named.has(hash)) yield [hash, bytes];
}
