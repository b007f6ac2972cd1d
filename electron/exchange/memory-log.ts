import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { sha256, toHex, utf8ToBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { z } from '../../shared/basics/zod.ts';
import type { MailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import { type MailboxMemory, parseMemory } from '../../shared/exchange/memory.ts';
import {
  changedRows,
  type MemoryChanges,
  memoryChangesSchema,
  type MemoryRow,
  RememberedRows,
} from '../../shared/exchange/memory-rows.ts';
import { replaceDurably } from '../disk/durable-files.ts';
import { isMissing } from '../disk/system-errors.ts';

/** Form of the log: a line that says it, then a line for each change. Version 1 was one JSON in a file of its own. */
const version = 2;
const headSchema = z.looseObject({ qazylar: z.literal('mailbox memory'), v: z.number().int() });

/** A log of fewer bytes is never written anew, and one of more only once it is several times what it holds. */
const smallest = 256 * 1024;
const factor = 4;

const sumOf = (text: string): string => toHex(sha256(utf8ToBytes(text))).slice(0, 16);
const lineOf = (value: object): string => {
  const text = JSON.stringify(value);
  return `${sumOf(text)} ${text}\n`;
};
const headLine = lineOf({ qazylar: 'mailbox memory', v: version });

/** What a line says; null where it is not whole. */
function read<T>(schema: z.ZodType<T>, line: string): T | null {
  const text = line.slice(17);
  if (line.slice(0, 17) !== `${sumOf(text)} `) return null;
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** What an early version kept in one piece; null where it did not, or wrote something else. */
async function memoryInOnePiece(file: string): Promise<MailboxMemory | null> {
  const text = await textOf(file);
  if (text === null) return null;
  try {
    const memory = parseMemory(JSON.parse(text));
    return memory.ok ? memory.value : null;
  } catch {
    // Not JSON.
    return null;
  }
}

/** Rows after every line of a log that is whole; `isWhole` is false where the power went in the midst of one. */
function rowsIn(lines: readonly string[]): {
  readonly rows: readonly MemoryRow[];
  readonly isWhole: boolean;
} {
  const changes: MemoryChanges[] = [];
  for (const line of lines) {
    const change = read<MemoryChanges>(memoryChangesSchema, line);
    if (change === null) break;
    changes.push(change);
  }
  const all = new Map<number, MemoryRow>();
  for (const { put, gone } of changes) {
    for (const number of gone) all.delete(number);
    for (const row of put) all.set(row.number, row);
  }
  const rows = changedRows([], { put: [...all.values()], gone: [] });
  return { rows, isWhole: changes.length === lines.length };
}

/** How long a log is, and how long one would be that was just written anew; null stands for one that has to be. */
interface LogSize {
  readonly now: number;
  readonly base: number;
}

/**
 * What is remembered of one mailbox, as a log in a folder to which each change is appended: of whatever a crash left of
 * the last line nothing counts. One that cannot be read is begun anew, which costs bytes and no content.
 */
export class MemoryLog {
  readonly #file: string;
  readonly #before: string;
  #remembered: RememberedRows;
  #size: LogSize | null;

  private constructor(
    files: { readonly file: string; readonly before: string },
    remembered: RememberedRows,
    size: LogSize | null,
  ) {
    [this.#file, this.#before, this.#remembered] = [files.file, files.before, remembered];
    this.#size = size;
  }

  /** Reads the log of a mailbox; `StoreNewer` where a later program wrote it. */
  static async open(
    folder: string,
    { indexName }: MailboxKeys,
  ): Promise<Result<MemoryLog, { readonly type: 'StoreNewer'; readonly file: string }>> {
    // What is remembered of one mailbox says nothing of another one, as that of renewed cards.
    const name = `memory-${indexName.slice(-16)}`;
    const [file, before] = [join(folder, `${name}.log`), join(folder, `${name}.json`)];
    const text = await textOf(file);
    if (text === null) {
      const memory = await memoryInOnePiece(before);
      const remembered = memory === null ? RememberedRows.none : RememberedRows.unwritten(memory);
      return ok(new MemoryLog({ file, before }, remembered, null));
    }
    const [head = '', ...lines] = text.split('\n');
    const said = read(headSchema, head);
    if (said !== null && said.v > version) return err({ type: 'StoreNewer', file });
    const { rows, isWhole } = rowsIn(said === null ? [] : lines.slice(0, -1));
    const isEnded = said !== null && isWhole && lines.at(-1) === '';
    const base = text.length <= smallest ? smallest : lineOf({ put: rows, gone: [] }).length;
    const size = isEnded ? { now: text.length, base } : null;
    return ok(new MemoryLog({ file, before }, RememberedRows.of(rows), size));
  }

  get memory(): MailboxMemory {
    return this.#remembered.memory;
  }

  /** Remembers a memory durably. */
  async remember(memory: MailboxMemory): Promise<void> {
    const { rows, changes } = this.#remembered.changed(memory);
    if (this.#size !== null && changes.put.length + changes.gone.length === 0) return;
    const isDue =
      this.#size === null || this.#size.now > Math.max(smallest, factor * this.#size.base);
    await (isDue ? this.#writeAnew(rows) : this.#append(changes));
    this.#remembered = rows;
  }

  async #writeAnew({ rows }: RememberedRows): Promise<void> {
    const bytes = utf8ToBytes(headLine + lineOf({ put: rows, gone: [] }));
    await replaceDurably(this.#file, bytes);
    await rm(this.#before, { force: true });
    this.#size = { now: bytes.length, base: bytes.length };
  }

  async #append(changes: MemoryChanges): Promise<void> {
    const { now, base } = this.#size ?? { now: 0, base: 0 };
    const bytes = utf8ToBytes(lineOf(changes));
    // Until the disk has said that it is there, nobody can say where the log ends.
    this.#size = null;
    const handle = await open(this.#file, 'a', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    this.#size = { now: now + bytes.length, base };
  }
}
