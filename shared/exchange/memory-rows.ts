import { unreachable } from '../basics/assert.ts';
import { z } from '../basics/zod.ts';
import {
  type Audience,
  type AudienceMemory,
  emptyMemory,
  type LaneEnd,
  type MailboxMemory,
  memorySchemas,
  type OutgoingObject,
} from './memory.ts';

const { audience, half, laneEnd, letter, name, outgoing, ownLane, piece, refused, version } =
  memorySchemas;

const itemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own'), of: audience, value: ownLane }),
  z.strictObject({ kind: z.literal('letter'), of: audience, value: letter }),
  z.strictObject({ kind: z.literal('refused'), of: audience, value: refused }),
  z.strictObject({ kind: z.literal('awaited'), of: audience, value: name }),
  z.strictObject({ kind: z.literal('piece'), of: audience, value: piece }),
  z.strictObject({ kind: z.literal('half'), of: audience, value: half }),
  z.strictObject({ kind: z.literal('outgoing'), value: outgoing }),
  z.strictObject({ kind: z.literal('index'), value: version }),
  z.strictObject({ kind: z.literal('lane'), value: laneEnd }),
]);

/** One thing that is remembered: of an audience, of the outbox, or of the index. */
type MemoryItem = z.infer<typeof itemSchema>;

/** One thing as it rests, under a number of its own. Among things of one kind a smaller number came first. */
export interface MemoryRow {
  readonly number: number;
  readonly item: MemoryItem;
}

export const memoryRowSchema: z.ZodType<MemoryRow> = z.strictObject({
  number: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  item: itemSchema,
});

/** What of the rows changed: `put` adds rows and replaces those of the same number, `gone` are numbers. */
export interface MemoryChanges {
  readonly put: readonly MemoryRow[];
  readonly gone: readonly number[];
}

export const memoryChangesSchema = z.strictObject({
  put: z.array(memoryRowSchema),
  gone: z.array(z.number().int().min(1)),
});

/** Rows after some changes, in the order of their numbers. */
export function changedRows(
  rows: readonly MemoryRow[],
  { put, gone }: MemoryChanges,
): readonly MemoryRow[] {
  const all = new Map(rows.map((row) => [row.number, row]));
  for (const number of gone) all.delete(number);
  for (const row of put) all.set(row.number, row);
  return [...all.values()].toSorted((a, b) => a.number - b.number);
}

/** Things of one kind and audience. While `source` is the same, so are they. */
interface Items {
  readonly source: unknown;
  readonly items: () => readonly MemoryItem[];
}

/** What a memory consists of, by kind and audience. */
function itemsIn({ audiences, outbox, index }: MailboxMemory): ReadonlyMap<string, Items> {
  const lists = new Map<string, Items>();
  const list = <T>(at: string, source: readonly T[], item: (value: T) => MemoryItem): unknown =>
    lists.set(at, { source, items: () => source.map(item) });
  for (const { audience: of, own, letters, refused: aside, awaited, pieces, halves } of audiences) {
    const owns = own === null ? [] : [own];
    lists.set(`own ${of}`, {
      source: own,
      items: () => owns.map((value) => ({ kind: 'own', of, value })),
    });
    list(`letter ${of}`, letters, (value) => ({ kind: 'letter', of, value }));
    list(`refused ${of}`, aside, (value) => ({ kind: 'refused', of, value }));
    list(`awaited ${of}`, awaited, (value) => ({ kind: 'awaited', of, value }));
    list(`piece ${of}`, pieces, (value) => ({ kind: 'piece', of, value }));
    list(`half ${of}`, halves, (value) => ({ kind: 'half', of, value }));
  }
  list('outgoing', outbox, (value) => ({ kind: 'outgoing', value }));
  if (index === null) return lists;
  lists.set('index', { source: index, items: () => [{ kind: 'index', value: index.version }] });
  list('lane', index.lanes, (value) => ({ kind: 'lane', value }));
  return lists;
}

const listOf = (item: MemoryItem): string => ('of' in item ? `${item.kind} ${item.of}` : item.kind);

/** By what a thing is known again among those of its kind and audience. */
function keyOf({ kind, value }: MemoryItem): string {
  switch (kind) {
    case 'own':
    case 'index':
      return kind;
    case 'letter':
    case 'refused':
      return value.objects[0] ?? '';
    case 'awaited':
      return value;
    case 'piece':
    case 'half':
    case 'outgoing':
      return value.name;
    case 'lane':
      return value.lane;
    default:
      return unreachable(kind);
  }
}

/** As what things of one kind and audience rest. */
interface KeptList {
  readonly source: unknown;
  readonly rows: ReadonlyMap<string, MemoryRow>;
}

const nothing: KeptList = { source: undefined, rows: new Map() };

const isSame = ({ value: a }: MemoryItem, { value: b }: MemoryItem): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Rows of things under the names by which they are known again; of two alike the later one gets another name. */
function named(items: readonly MemoryItem[]): ReadonlyMap<string, MemoryItem> {
  const all = new Map<string, MemoryItem>();
  for (const item of items) {
    let key = keyOf(item);
    while (all.has(key)) key += '+';
    all.set(key, item);
  }
  return all;
}

/** Rows for one list: those that are the same stay, and what stands in another order than before gets a new number. */
function rowsFor(
  before: ReadonlyMap<string, MemoryRow>,
  items: readonly MemoryItem[],
  next: () => number,
): ReadonlyMap<string, MemoryRow> {
  const rows = new Map<string, MemoryRow>();
  let last = 0;
  for (const [key, item] of named(items)) {
    const kept = before.get(key);
    const fits = kept !== undefined && kept.number > last;
    const row =
      fits && isSame(kept.item, item) ? kept : { number: fits ? kept.number : next(), item };
    rows.set(key, row);
    last = row.number;
  }
  return rows;
}

/** An audience's part of a memory while it is put together. */
interface Growing {
  own: AudienceMemory['own'];
  readonly letters: AudienceMemory['letters'][number][];
  readonly refused: AudienceMemory['refused'][number][];
  readonly awaited: AudienceMemory['awaited'][number][];
  readonly pieces: AudienceMemory['pieces'][number][];
  readonly halves: AudienceMemory['halves'][number][];
}

function growInto(parts: Growing, item: Extract<MemoryItem, { readonly of: Audience }>): void {
  switch (item.kind) {
    case 'own':
      parts.own = item.value;
      return;
    case 'letter':
      parts.letters.push(item.value);
      return;
    case 'refused':
      parts.refused.push(item.value);
      return;
    case 'awaited':
      parts.awaited.push(item.value);
      return;
    case 'piece':
      parts.pieces.push(item.value);
      return;
    case 'half':
      parts.halves.push(item.value);
      return;
    default:
      unreachable(item);
  }
}

/** The memory that rows are, given in the order of their numbers. */
function memoryOf(rows: readonly MemoryRow[]): MailboxMemory {
  const audiences = new Map<Audience, Growing>();
  const partsOf = (of: Audience): Growing => {
    const parts = audiences.get(of) ?? {
      own: null,
      letters: [],
      refused: [],
      awaited: [],
      pieces: [],
      halves: [],
    };
    audiences.set(of, parts);
    return parts;
  };
  const outbox: OutgoingObject[] = [];
  const lanes: LaneEnd[] = [];
  let index: { readonly version: string | null } | null = null;
  for (const { item } of rows) {
    if (item.kind === 'outgoing') outbox.push(item.value);
    else if (item.kind === 'lane') lanes.push(item.value);
    else if (item.kind === 'index') index = { version: item.value };
    else growInto(partsOf(item.of), item);
  }
  return {
    v: 1,
    audiences: [...audiences].map(([of, parts]) => ({ audience: of, ...parts })),
    outbox,
    index: index === null ? null : { ...index, lanes },
  };
}

/**
 * What is remembered of a mailbox, together with the rows as which it rests: after an exchange's every step only those
 * that changed are to be written.
 */
export class RememberedRows {
  readonly memory: MailboxMemory;
  readonly #lists: ReadonlyMap<string, KeptList>;
  readonly #last: number;

  private constructor(memory: MailboxMemory, lists: ReadonlyMap<string, KeptList>, last: number) {
    [this.memory, this.#lists, this.#last] = [memory, lists, last];
  }

  /** Nothing is remembered. */
  static readonly none = new RememberedRows(emptyMemory, new Map(), 0);

  /** A memory of which no row rests yet, so that the next change writes all of it. */
  static unwritten(memory: MailboxMemory): RememberedRows {
    return new RememberedRows(memory, new Map(), 0);
  }

  /** Reads rows that were kept, in the order of their numbers. */
  static of(kept: readonly MemoryRow[]): RememberedRows {
    const memory = memoryOf(kept);
    const rows = new Map<string, MemoryRow[]>();
    for (const row of kept) {
      const list = rows.get(listOf(row.item));
      if (list === undefined) rows.set(listOf(row.item), [row]);
      else list.push(row);
    }
    const lists = new Map<string, KeptList>();
    for (const [at, { source, items }] of itemsIn(memory)) {
      const own = rows.get(at) ?? [];
      const keys = [...named(items()).keys()];
      const list = new Map(own.map((row, index) => [keys[index] ?? '', row]));
      lists.set(at, { source, rows: list });
    }
    return new RememberedRows(memory, lists, kept.at(-1)?.number ?? 0);
  }

  /** Every row, in the order of their numbers. */
  get rows(): readonly MemoryRow[] {
    return [...this.#lists.values()]
      .flatMap(({ rows }) => [...rows.values()])
      .toSorted((a, b) => a.number - b.number);
  }

  /** The rows after the memory became another one, and what of them changed. */
  changed(memory: MailboxMemory): {
    readonly rows: RememberedRows;
    readonly changes: MemoryChanges;
  } {
    let last = this.#last;
    const next = (): number => {
      last += 1;
      return last;
    };
    const lists = new Map<string, KeptList>();
    const put: MemoryRow[] = [];
    const gone: number[] = [];
    const now = itemsIn(memory);
    for (const [at, { source, items }] of now) {
      const before = this.#lists.get(at) ?? nothing;
      const rows = before.source === source ? before.rows : rowsFor(before.rows, items(), next);
      lists.set(at, { source, rows });
      if (rows === before.rows) continue;
      for (const [key, row] of rows) if (before.rows.get(key) !== row) put.push(row);
      for (const [key, row] of before.rows)
        if (rows.get(key)?.number !== row.number) gone.push(row.number);
    }
    for (const [at, { rows }] of this.#lists)
      if (!now.has(at)) gone.push(...[...rows.values()].map(({ number }) => number));
    return { rows: new RememberedRows(memory, lists, last), changes: { put, gone } };
  }
}
