import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { z } from '../../shared/basics/zod.ts';
import type { SegmentId } from '../../shared/log/operation.ts';
import type { MemoryRow } from '../../shared/exchange/memory-rows.ts';
import type { ImportRecord, StoredContest, StoredLock, StoredSegment } from './contest-store.ts';
import { nothingStored, type Stored } from './memory-store.ts';
import { type NoteName, noRows, placeOf, type RowState, type SealedTable } from './row-changes.ts';
import { RowDigest } from './row-digest.ts';
import type { RawRows, StoreMark } from './sealed-database.ts';
import { sealOf, type StoreKey } from './store-key.ts';
import {
  decodeStored,
  encodeStored,
  noteSchemas,
  profileSchema,
  waitingKeySchema,
} from './stored-schema.ts';

/** What a database came to when its rows were opened. */
export interface ReadDatabase {
  /**
   * whole: every row its mark was written for is there · empty: nothing at all · short: rows are missing · damaged: rows
   * do not open, or are not those of the mark · schema: it does not open as a whole
   */
  readonly health: 'whole' | 'empty' | 'short' | 'damaged' | 'schema';
  readonly mark: StoreMark | null;
  /** What could be read. */
  readonly stored: Stored;
  readonly rows: RowState;
}

/** A database in which nothing can be read. */
export const unreadDatabase = (health: 'empty' | 'schema'): ReadDatabase => ({
  health,
  mark: null,
  stored: nothingStored,
  rows: noRows,
});

const bytes = z.instanceof(Uint8Array);
const settingSchema = z.union([
  z.strictObject({ name: z.literal('profile'), value: profileSchema }),
  z.strictObject({ name: z.literal('key'), value: waitingKeySchema }),
  z.strictObject({
    name: z.literal('mark'),
    value: z.strictObject({
      generation: z.string().nullable(),
      entry: z.number().int().min(-1),
      rows: z.number().int(),
      digest: bytes,
    }),
  }),
  z.strictObject({
    name: z.enum(['facts', 'own', 'receipt', 'export', 'keeping', 'personal', 'exchange']),
    sealed: bytes,
  }),
]);
const segmentSchema = z.strictObject({
  id: z.string(),
  sealed: bytes,
  import: z.string().exactOptional(),
});
const numberedSchema = z.strictObject({ number: z.number().int(), sealed: bytes });

type Setting = z.infer<typeof settingSchema>;

/** Rows that are of the right form, and whether all were. */
function formed<T>(
  schema: z.ZodType<T>,
  rows: readonly unknown[],
): { readonly rows: readonly T[]; readonly all: boolean } {
  const parsed = rows.map((row) => schema.safeParse(row));
  const good = parsed.flatMap((each) => (each.success ? [each.data] : []));
  return { rows: good, all: good.length === rows.length };
}

const clearIn = (
  settings: readonly Setting[],
): StoredLock & { readonly mark: StoreMark | null } => {
  const found: { profile: StoredLock['profile']; key: Stored['key']; mark: StoreMark | null } = {
    profile: null,
    key: null,
    mark: null,
  };
  for (const row of settings) {
    if (row.name === 'profile') found.profile = row.value;
    else if (row.name === 'key') found.key = row.value;
    else if (row.name === 'mark') found.mark = row.value;
  }
  return found;
};

/** The lock in rows of settings, and whether there is anything else that it would open. */
export function lockInRows(
  settings: readonly unknown[],
): StoredLock & { readonly isOpenable: boolean } {
  const { profile, key, mark } = clearIn(formed(settingSchema, settings).rows);
  // Rows without their lock: nobody can say what they are, and nobody may take them for a fresh installation.
  const isOpenable = profile !== null || key !== null || settings.length === 0 || mark?.rows === 0;
  return { profile, key, isOpenable };
}

/** Opens rows one by one and notes which do not open. */
class RowOpener {
  isDamaged = false;
  private readonly key: StoreKey;

  constructor(key: StoreKey) {
    this.key = key;
  }

  async plain(
    table: SealedTable,
    at: string | number,
    sealed: Uint8Array,
  ): Promise<Uint8Array | null> {
    const plain = await this.key.open(sealed, placeOf(table, at));
    if (plain === null) this.isDamaged = true;
    return plain;
  }

  async parsed<T>(
    schema: z.ZodType<T>,
    row: { readonly table: SealedTable; readonly at: string | number; readonly sealed: Uint8Array },
  ): Promise<T | null> {
    const plain = await this.plain(row.table, row.at, row.sealed);
    const parsed = plain === null ? null : decodeStored(schema, plain);
    if (parsed?.ok === true) return parsed.value;
    this.isDamaged = true;
    return null;
  }

  async notes(settings: readonly Setting[]): Promise<Partial<Record<NoteName, object | null>>> {
    const notes: Partial<Record<NoteName, object | null>> = {};
    for (const row of settings) {
      if (!('sealed' in row)) continue;
      const { name, sealed } = row;
      notes[name] = await this.parsed<object | null>(noteSchemas[name], {
        table: 'settings',
        at: name,
        sealed,
      });
    }
    return notes;
  }
}

const present = <T>(items: readonly (T | null)[]): readonly T[] =>
  items.flatMap((item) => (item === null ? [] : [item]));

function digestOf(rows: {
  readonly settings: readonly Setting[];
  readonly segments: readonly z.infer<typeof segmentSchema>[];
  readonly pending: readonly z.infer<typeof numberedSchema>[];
  readonly received: readonly z.infer<typeof numberedSchema>[];
  readonly mailbox: readonly z.infer<typeof numberedSchema>[];
}): RowDigest {
  return RowDigest.empty.changed(({ set }) => {
    for (const row of rows.settings) {
      if ('sealed' in row) set('settings', row.name, sealOf(row.sealed));
      else if (row.name !== 'mark') set('settings', row.name, encodeStored(row.value));
    }
    for (const { id, sealed, import: origin } of rows.segments) {
      set('segments', id, sealOf(sealed));
      if (origin !== undefined) set('origins', id, utf8ToBytes(origin));
    }
    for (const row of rows.pending) set('pending', row.number, sealOf(row.sealed));
    for (const row of rows.received) set('received', row.number, sealOf(row.sealed));
    for (const row of rows.mailbox) set('mailbox', row.number, sealOf(row.sealed));
  });
}

function healthOf(
  { digest }: RowState,
  mark: StoreMark | null,
  isDamaged: boolean,
): ReadDatabase['health'] {
  if (mark === null) return digest.rows === 0 && !isDamaged ? 'empty' : 'damaged';
  if (!isDamaged && digest.matches(mark)) return 'whole';
  return digest.rows < mark.rows ? 'short' : 'damaged';
}

/** Opens every row of a database, and says whether they are all there. */
export async function openRows(key: StoreKey, raw: RawRows): Promise<ReadDatabase> {
  const settings = formed(settingSchema, raw.settings);
  const segments = formed(segmentSchema, raw.segments);
  const pending = formed(numberedSchema, raw.pending);
  const received = formed(numberedSchema, raw.received);
  const mailbox = formed(numberedSchema, raw.mailbox);
  const opener = new RowOpener(key);
  const notes = await opener.notes(settings.rows);
  const openedSegments = await Promise.all(
    segments.rows.map(async ({ id, sealed, ...row }): Promise<StoredSegment | null> => {
      const plain = await opener.plain('segments', id, sealed);
      return plain === null ? null : { id: id as SegmentId, bytes: plain, ...row };
    }),
  );
  const commits = await Promise.all(
    pending.rows.map(({ number, sealed }) => opener.plain('pending', number, sealed)),
  );
  const imports = await Promise.all(
    received.rows.map(({ number, sealed }) =>
      opener.parsed<ImportRecord>(noteSchemas.import, { table: 'received', at: number, sealed }),
    ),
  );
  const remembered = await Promise.all(
    mailbox.rows.map(({ number, sealed }) =>
      opener.parsed<MemoryRow>(noteSchemas.mailbox, { table: 'mailbox', at: number, sealed }),
    ),
  );
  const { profile, key: waiting, mark } = clearIn(settings.rows);
  const rows: RowState = {
    digest: digestOf({
      settings: settings.rows,
      segments: segments.rows,
      pending: pending.rows,
      received: received.rows,
      mailbox: mailbox.rows,
    }),
    nextPending: Math.max(0, ...pending.rows.map(({ number }) => number)) + 1,
  };
  const isFormed = settings.all && segments.all && pending.all && received.all && mailbox.all;
  const contest =
    profile === null
      ? null
      : {
          profile,
          ...noted(notes),
          segments: present(openedSegments),
          pending: present(commits),
          imports: present(imports),
          ...(remembered.length === 0 ? {} : { mailbox: present(remembered) }),
        };
  return {
    health: healthOf(rows, mark, opener.isDamaged || !isFormed),
    mark,
    stored: { contest, key: waiting },
    rows,
  };
}

/** Notes by the names that a contest has them under. */
function noted(
  notes: Partial<Record<NoteName, object | null>>,
): Pick<
  StoredContest,
  'facts' | 'own' | 'lastExport' | 'receipt' | 'keeping' | 'personal' | 'exchange'
> {
  const read = <Name extends NoteName>(name: Name): z.infer<(typeof noteSchemas)[Name]> | null =>
    (notes[name] ?? null) as z.infer<(typeof noteSchemas)[Name]> | null;
  const keeping = read('keeping');
  const personal = read('personal');
  const exchange = read('exchange');
  return {
    facts: read('facts'),
    own: read('own'),
    lastExport: read('export'),
    receipt: read('receipt'),
    ...(keeping === null ? {} : { keeping }),
    ...(personal === null ? {} : { personal }),
    ...(exchange === null ? {} : { exchange }),
  };
}
