import { err, ok, type Result } from '../../shared/basics/result.ts';
import { toHex } from '../../shared/basics/bytes.ts';
import type { JournalContents, JournalError, JournalPlace } from '../../shared/host/keeping.ts';
import {
  frameEntry,
  headSize,
  type JournalTip,
  type Sha256,
} from '../../shared/journal/journal-format.ts';
import { readJournal } from '../../shared/journal/read-journal.ts';
import type { DiskFolder, OpenFile } from '../disk/disk-folder.ts';
import { createQueue, type Queue } from '../disk/queue.ts';
import { isFull, isSystemError, madeError, quietly } from '../disk/system-errors.ts';
import {
  draftGeneration,
  generationName,
  generationNumbers,
  nameGeneration,
  pruneGenerations,
  withdrawGeneration,
} from './generations.ts';
import { journalFailed, journalFailure } from './journal-failure.ts';

/** What a journal is kept with. */
export interface JournalParts {
  /** A folder that nothing else writes to. */
  readonly folder: DiskFolder;
  readonly sha256: Sha256;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Makes room on a full disk; false where there is none to make. Asked at most once for each call. */
  readonly makeRoom: () => Promise<boolean>;
  /** Bytes of a block of the disk. */
  readonly blockSize: number;
}

/** The journal on the disk. Calls are done one after another, in the order they came. */
export interface JournalFile extends Pick<Queue, 'isIdle' | 'settled'> {
  readonly read: () => Promise<JournalContents>;
  readonly append: (entry: Uint8Array) => Promise<Result<JournalPlace, JournalError>>;
  readonly replace: (
    entries: readonly Uint8Array[],
  ) => Promise<Result<{ readonly generation: string }, JournalError>>;
  /** Lets go of the file; the next call opens it again. */
  readonly close: () => Promise<void>;
}

/** The current generation as far as this program knows it. */
interface Current {
  readonly number: number;
  readonly end: JournalContents['end'];
  /** Null where nothing can be appended. */
  readonly tip: JournalTip | null;
  /** Whether something may stand behind the tip that does not count and has to be cut. */
  readonly tail: boolean;
  /**
   * The frame of the last entry, as it was read, until it was written once more: if its flush failed in an earlier run
   * of the program, the system may show it to every reader, never write it, and say nothing of it again.
   */
  readonly doubtful: { readonly bytes: Uint8Array; readonly at: number } | null;
}

/** Bytes of the largest file: what can be read back in one piece, with room to spare. */
const largestJournal = 1536 * 1024 * 1024;

const noContents: JournalContents = {
  entries: [],
  end: 'whole',
  written: 0,
  generation: '',
  size: 0,
};

const nameOf = (tip: JournalTip | null): string => (tip === null ? '' : toHex(tip.generation));

/** Opens the journal in a folder; nothing is read or written before the first call. */
export function createJournalFile(parts: JournalParts): JournalFile {
  const journal = new Journal(parts);
  const { run, isIdle, settled } = createQueue();
  return {
    read: () => run(() => journal.read()),
    append: (entry) => run(() => journal.append(entry)),
    replace: (entries) => run(() => journal.replace(entries)),
    close: () => run(() => journal.close()),
    isIdle,
    settled,
  };
}

class Journal {
  private readonly parts: JournalParts;
  /** Undefined until the folder was looked at; null where it holds no journal. */
  private current: Current | null | undefined;
  private file: OpenFile | null = null;
  /** Number of a generation that may have got its name and was not acknowledged. */
  private unacknowledged: number | null = null;
  /** Whether the names in the folder, which another run of this program may have given, are known to be durable. */
  private namesFlushed = false;

  constructor(parts: JournalParts) {
    this.parts = parts;
  }

  async read(): Promise<JournalContents> {
    await this.close();
    this.current = undefined;
    try {
      return await this.load();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return { ...noContents, end: 'unreadable' };
    }
  }

  async append(entry: Uint8Array): Promise<Result<JournalPlace, JournalError>> {
    return this.withRoom(async () => {
      if (this.current === undefined || this.current?.end === 'unreadable') await this.load();
      if (this.current === null) return this.begin(entry);
      const { tip, end } = this.known();
      if (end === 'newer') return err(journalFailed('newer'));
      return end === 'damaged' || tip === null
        ? err(journalFailed('damaged'))
        : this.write(tip, entry);
    });
  }

  async replace(
    entries: readonly Uint8Array[],
  ): Promise<Result<{ readonly generation: string }, JournalError>> {
    return this.withRoom(async () => {
      if (this.current === undefined) await this.look();
      if (this.current?.end === 'newer') return err(journalFailed('newer'));
      return ok({ generation: nameOf(await this.renew(entries)) });
    });
  }

  /** Does something on the disk, and once more where it was full and room could be made. */
  private async withRoom<T>(
    action: () => Promise<Result<T, JournalError>>,
  ): Promise<Result<T, JournalError>> {
    try {
      return await action();
    } catch (error) {
      if (!isFull(error) || !(await this.parts.makeRoom())) return err(journalFailure(error));
    }
    try {
      return await action();
    } catch (error) {
      return err(journalFailure(error));
    }
  }

  /** Reads the current generation, which is then durable: also what an earlier run of the program left unflushed. */
  private async load(): Promise<JournalContents> {
    const { folder, sha256 } = this.parts;
    if (this.unacknowledged !== null) await this.flushNames();
    const [number] = await generationNumbers(folder);
    if (number === undefined) {
      this.current = null;
      await quietly(() => this.flushNames());
      return noContents;
    }
    // A name without a file behind it is no whole journal.
    const bytes = (await folder.read(generationName(number))) ?? new Uint8Array(0);
    const { entries, end, written, tip, last } = readJournal(bytes, sha256);
    // The first entry was on the disk before its file had a name.
    const doubtful =
      entries.length > 1 ? { bytes: bytes.slice(last, tip?.offset), at: last } : null;
    this.current = { number, end, tip, tail: end === 'torn', doubtful };
    this.namesFlushed = false;
    if (end === 'whole' || end === 'torn')
      await quietly(async () => {
        await this.flushed();
      });
    return { entries, end, written, generation: nameOf(tip), size: bytes.length };
  }

  /** Like `load`, for what is to be replaced: a file that the disk does not give back is replaced as well. */
  private async look(): Promise<void> {
    const contents = await this.read();
    if (contents.end !== 'unreadable') return;
    const [number] = await generationNumbers(this.parts.folder);
    if (number !== undefined)
      this.current = { number, end: 'unreadable', tip: null, tail: false, doubtful: null };
  }

  /**
   * Makes what is in the file, its name, and the absence of every later one durable; gives the file back. Before
   * anything is written behind it: of two frames that are not flushed, the second might reach the disk alone.
   */
  private async flushed(): Promise<OpenFile> {
    const file = await this.open(this.known().number);
    const { doubtful } = this.known();
    if (doubtful !== null) await file.write(doubtful.bytes, doubtful.at);
    // Also what an earlier run cut off: it shall not come back.
    if (doubtful !== null || !this.namesFlushed) await file.sync();
    this.current = { ...this.known(), doubtful: null };
    await this.flushNames();
    return file;
  }

  private async flushNames(): Promise<void> {
    if (this.unacknowledged !== null)
      await withdrawGeneration(this.parts.folder, this.unacknowledged);
    else if (!this.namesFlushed) await this.parts.folder.sync();
    this.unacknowledged = null;
    this.namesFlushed = true;
  }

  private async open(number: number): Promise<OpenFile> {
    this.file ??= await this.parts.folder.open(generationName(number), 'existing');
    return this.file;
  }

  async close(): Promise<void> {
    const { file } = this;
    this.file = null;
    if (file !== null) await quietly(() => file.close());
  }

  /** The first entry of all makes the first generation. */
  private async begin(entry: Uint8Array): Promise<Result<JournalPlace, JournalError>> {
    const tip = await this.renew([entry]);
    return ok({ number: 0, generation: nameOf(tip), size: tip.offset });
  }

  private async write(
    tip: JournalTip,
    entry: Uint8Array,
  ): Promise<Result<JournalPlace, JournalError>> {
    const { number, tail } = this.known();
    const framed = frameEntry(tip, entry, this.parts.sha256);
    if (framed.tip.offset > largestJournal) return err(journalFailed('full'));
    try {
      const file = await this.flushed();
      if (tail) await file.truncate(tip.offset);
      await file.write(framed.bytes, tip.offset);
      await file.sync();
      await this.mustStillBe(generationName(number));
    } catch (error) {
      await this.cut(tip);
      throw error;
    }
    this.current = { number, end: 'whole', tip: framed.tip, tail: false, doubtful: null };
    return ok({ number: tip.number, generation: nameOf(tip), size: framed.tip.offset });
  }

  /** Where somebody took the file away, what is written through its handle goes nowhere. */
  private async mustStillBe(name: string): Promise<void> {
    if ((await this.parts.folder.facts(name)) === null)
      throw madeError('ENOENT', `${name} is gone`);
  }

  /** After an append that failed: what may be left of it is taken away, now or before the next one. */
  private async cut(tip: JournalTip): Promise<void> {
    const { file } = this;
    const isCut = await quietly(async () => {
      await file?.truncate(tip.offset);
      await file?.sync();
    });
    this.current = { ...this.known(), tail: !isCut || file === null };
    // A handle that failed once is not trusted again.
    await this.close();
  }

  private known(): Current {
    if (this.current === null || this.current === undefined) throw new Error('no journal is open');
    return this.current;
  }

  /** Writes a new generation and goes on in it; the former one is the current one until that is durable. */
  private async renew(entries: readonly Uint8Array[]): Promise<JournalTip> {
    const { folder, sha256, blockSize, randomBytes } = this.parts;
    if (this.unacknowledged !== null) await this.flushNames();
    const size = entries.reduce(
      (sum, { length }) => sum + length + headSize + blockSize,
      blockSize,
    );
    if (size > largestJournal) throw madeError('EFBIG', 'more than one file holds');
    const generation = randomBytes(16);
    const tip = await draftGeneration(folder, { blockSize, generation, entries }, sha256);
    const [highest = 0] = await generationNumbers(folder);
    const number = Math.max(highest, this.current?.number ?? 0) + 1;
    // From here on it may be what a later start finds: the former one must not go on beside it.
    this.unacknowledged = number;
    await this.close();
    try {
      await nameGeneration(folder, number);
    } catch (error) {
      await quietly(() => this.flushNames());
      throw error;
    }
    this.unacknowledged = null;
    this.namesFlushed = true;
    this.current = { number, end: 'whole', tip, tail: false, doubtful: null };
    await pruneGenerations(folder, sha256);
    return tip;
  }
}
