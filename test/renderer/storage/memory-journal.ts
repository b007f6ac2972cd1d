import { err, ok } from '../../../shared/basics/result.ts';
import type { JournalContents, JournalError } from '../../../shared/host/keeping.ts';
import type { JournalPort } from '../../../renderer/storage/journal-port.ts';

type Reason = JournalError['details']['reason'];

/** A journal in memory that can be spoiled the ways a file can, and that refuses what a test says. */
export class MemoryJournal implements JournalPort {
  entries: readonly Uint8Array[] = [];
  generation = '';
  end: JournalContents['end'] = 'whole';
  written = 0;
  appends = 0;
  /** Copied with its installation to another place, until it is begun anew there. */
  isCopied = false;
  /** What happens at an append, counted from 1; null lets it through, `late` writes it and never says so. */
  refuse: (append: number) => Reason | 'silence' | 'late' | null = () => null;
  private generations = 0;

  get size(): number {
    return this.entries.reduce((sum, { length }) => sum + length + 48, 0);
  }

  read = async (): Promise<JournalContents> => {
    const { entries, end, generation, size } = this;
    const isShort = end === 'damaged';
    const written = isShort ? this.written : entries.length;
    const contents = { entries, end, generation, size, written };
    return this.isCopied ? { ...contents, copied: true } : contents;
  };

  append: JournalPort['append'] = async (entry) => {
    this.appends += 1;
    const reason = this.refuse(this.appends);
    if (reason === 'silence') throw new Error('no answer');
    if (reason !== null && reason !== 'late')
      return err({ type: 'JournalFailed', details: { reason } });
    if (this.end === 'damaged')
      return err({ type: 'JournalFailed', details: { reason: 'damaged' } });
    if (this.generation === '') this.begin();
    this.entries = [...this.entries, entry.slice()];
    if (reason === 'late') throw new Error('no answer');
    const { generation, size } = this;
    return ok({ number: this.entries.length - 1, generation, size });
  };

  replace: JournalPort['replace'] = async (entries) => {
    this.appends += 1;
    const reason = this.refuse(this.appends);
    if (reason === 'silence' || reason === 'late') throw new Error('no answer');
    if (reason !== null) return err({ type: 'JournalFailed', details: { reason } });
    this.begin();
    this.isCopied = false;
    this.end = 'whole';
    this.entries = entries.map((entry) => entry.slice());
    return ok({ generation: this.generation });
  };

  private begin(): void {
    this.generations += 1;
    this.generation = `${this.generations}`.padStart(32, '0');
  }

  /** Loses everything from an entry on, as a spoiled block does. */
  damageFrom(number: number): void {
    this.written = this.entries.length;
    this.entries = this.entries.slice(0, number);
    this.end = 'damaged';
  }

  /** The file is gone. */
  vanish(): void {
    this.entries = [];
    this.generation = '';
    this.end = 'whole';
  }

  copy(): MemoryJournal {
    const copy = new MemoryJournal();
    copy.entries = this.entries;
    copy.generation = this.generation;
    copy.generations = this.generations;
    copy.end = this.end;
    copy.written = this.written;
    return copy;
  }
}
