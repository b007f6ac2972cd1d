import { createJournalFile, type JournalFile } from '../../electron/journal/journal-file.ts';
import { equalBytes, toHex } from '../../shared/basics/bytes.ts';
import type { Sha256 } from '../../shared/journal/journal-format.ts';
import {
  type DiskFaults,
  PowerCut,
  type Random,
  randomOf,
  SimulatedDisk,
  systemError,
} from '../builders/simulated-disk.ts';

/** What a seed is played with. */
export interface Play {
  readonly seed: number;
  readonly sha256: Sha256;
  /** A disk that only says it flushes: the control. */
  readonly ignores?: DiskFaults['ignores'];
}

/** What the journal may hold: numbers of entries, in this generation. */
interface Held {
  readonly generation: string;
  readonly entries: readonly number[];
}

const codes = ['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EACCES'] as const;

/** What the n-th entry of a seed says: its number, then bytes that nothing else has. */
function entryOf(seed: number, number: number): Uint8Array {
  const random = randomOf(seed ^ Math.imul(number + 1, 0x85ebca6b));
  const bytes = new Uint8Array(4 + random(120));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = random(256);
  bytes[0] = number;
  bytes[1] = number >> 8;
  return bytes;
}

const same = (a: Held, b: Held): boolean =>
  a.generation === b.generation &&
  a.entries.length === b.entries.length &&
  a.entries.every((each, index) => each === b.entries[index]);

const show = ({ generation, entries }: Held): string =>
  `${generation.slice(0, 4)}:[${entries.join(' ')}]`;

/** A journal of which the test knows what it promised: what it must hold, and what it may hold besides. */
class Witness {
  /** What the journal goes on from; several where it could not be read. */
  bases: readonly Held[] = [{ generation: '', entries: [] }];
  /** What was begun and not acknowledged: it may be there, until something is acknowledged after it. */
  begun: readonly Held[] = [];

  appended(entry: number, place: { readonly number: number; readonly generation: string }): void {
    const fitting = this.bases.filter(
      ({ generation, entries }) =>
        entries.length === place.number && (generation === place.generation || generation === ''),
    );
    if (fitting.length === 0)
      throw new Error(`acknowledged at ${place.number}, ${this.bases.map(show).join(' or ')}`);
    this.bases = fitting.map(({ entries }) => ({
      generation: place.generation,
      entries: [...entries, entry],
    }));
    this.begun = [];
  }

  /** An append that was not acknowledged, perhaps as the first entry of a generation. */
  tried(entry: number, generations: readonly string[]): void {
    const there = this.bases
      .filter(({ generation }) => generation !== '')
      .map(({ generation, entries }) => ({ generation, entries: [...entries, entry] }));
    const first = generations.map((generation) => ({ generation, entries: [entry] }));
    this.begun = [...this.begun, ...there, ...first];
  }

  replaced(held: Held): void {
    this.bases = [held];
    this.begun = [];
  }

  found(held: Held, isCertain: boolean): void {
    const all = [...this.bases, ...this.begun];
    if (!all.some((each) => same(each, held)))
      throw new Error(`found ${show(held)}, not ${all.map(show).join(' or ')}`);
    this.bases = [held];
    this.begun = isCertain ? [] : all.filter((each) => !same(each, held));
  }

  notFound(): void {
    this.bases = [...this.bases, ...this.begun];
    this.begun = [];
  }
}

/** Lives of one computer: it starts, appends, replaces, and loses its power or only the program. */
class Player {
  private readonly random: Random;
  private readonly disk: SimulatedDisk;
  private readonly witness = new Witness();
  private readonly play: Play;
  private entries = 0;
  /** Generations that were drawn during the call. */
  private drawn: string[] = [];
  private faulted = false;

  constructor(play: Play) {
    this.play = play;
    this.random = randomOf(play.seed);
    this.disk = new SimulatedDisk(this.random);
  }

  async run(): Promise<void> {
    const lives = 2 + this.random(3);
    for (let life = 0; life < lives; life += 1) await this.live();
    this.disk.restart();
    this.disk.arrange({});
    await this.read(this.start());
  }

  private async live(): Promise<void> {
    const cutAt = this.random(4) === 0 ? Infinity : this.random(70);
    const faultEvery = this.random(3) === 0 ? 4 + this.random(30) : Infinity;
    this.disk.arrange({
      ...(this.play.ignores === undefined ? {} : { ignores: this.play.ignores }),
      at: (_call, number) => {
        if (number === cutAt) return 'cut';
        if (faultEvery === Infinity || this.random(faultEvery) > 0) return null;
        this.faulted = true;
        return systemError(codes[this.random(codes.length)] ?? 'EIO');
      },
    });
    const journal = this.start();
    try {
      await this.read(journal);
      for (let steps = 1 + this.random(6); steps > 0; steps -= 1) await this.step(journal);
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      if (this.random(3) === 0) this.disk.resume();
      else this.disk.restart();
    }
  }

  private start(): JournalFile {
    return createJournalFile({
      folder: this.disk.folder,
      sha256: this.play.sha256,
      blockSize: 64,
      makeRoom: async () => this.random(2) === 0,
      randomBytes: (length) => {
        const bytes = new Uint8Array(length);
        for (let at = 0; at < length; at += 1) bytes[at] = this.random(256);
        this.drawn.push(toHex(bytes));
        return bytes;
      },
    });
  }

  private async read(journal: JournalFile): Promise<void> {
    this.faulted = false;
    const { entries, end, generation } = await journal.read();
    if (end === 'unreadable' && this.faulted) return this.witness.notFound();
    if (end !== 'whole' && end !== 'torn') throw new Error(`a journal that is ${end}`);
    this.witness.found({ generation, entries: entries.map(this.numberOf) }, !this.faulted);
  }

  private readonly numberOf = (bytes: Uint8Array): number => {
    const number = (bytes[0] ?? 0) + ((bytes[1] ?? 0) << 8);
    if (number >= this.entries || !equalBytes(bytes, entryOf(this.play.seed, number)))
      throw new Error('an entry that was never written');
    return number;
  };

  private async step(journal: JournalFile): Promise<void> {
    const what = this.random(8);
    if (what === 0) return this.replace(journal);
    if (what === 1) return this.read(journal);
    return this.append(journal, what === 2 ? 3 : 1);
  }

  private next(): number {
    this.entries += 1;
    return this.entries - 1;
  }

  /** Appends so many at once; what is told of them is looked at in their order. */
  private async append(journal: JournalFile, count: number): Promise<void> {
    const calls = Array.from({ length: count }, () => {
      const number = this.next();
      return { number, asked: this.asked(() => journal.append(entryOf(this.play.seed, number))) };
    });
    const answers = await Promise.all(calls.map(({ asked }) => asked));
    for (const [index, { answer, drawn }] of answers.entries()) {
      const number = calls[index]?.number ?? 0;
      if (!(answer instanceof PowerCut) && answer.ok) this.witness.appended(number, answer.value);
      else this.witness.tried(number, drawn);
      if (answer instanceof PowerCut) throw answer;
    }
  }

  private async replace(journal: JournalFile): Promise<void> {
    const entries = Array.from({ length: 1 + this.random(2) }, () => this.next());
    const { answer, drawn } = await this.asked(() =>
      journal.replace(entries.map((number) => entryOf(this.play.seed, number))),
    );
    if (!(answer instanceof PowerCut) && answer.ok)
      this.witness.replaced({ generation: answer.value.generation, entries });
    else
      this.witness.begun = [
        ...this.witness.begun,
        ...drawn.map((generation) => ({ generation, entries })),
      ];
    if (answer instanceof PowerCut) throw answer;
  }

  /** An answer, or that the power went, with the generations that were drawn meanwhile. */
  private async asked<T>(
    call: () => Promise<T>,
  ): Promise<{ readonly answer: T | PowerCut; readonly drawn: readonly string[] }> {
    const before = this.drawn.length;
    try {
      const answer = await call();
      return { answer, drawn: this.drawn.slice(before) };
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      return { answer: error, drawn: this.drawn.slice(before) };
    }
  }
}

/** Plays a seed; what the journal lost, doubled or made up, or null where it kept its word. */
export async function playJournal(play: Play): Promise<string | null> {
  try {
    await new Player(play).run();
    return null;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}
