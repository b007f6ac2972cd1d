import { equalBytes } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { z } from '../../shared/basics/zod.ts';
import type { JournalContents } from '../../shared/host/keeping.ts';
import type { StoredContest, StoredProfile } from './contest-store.ts';
import type { DeskError, SnapshotFacts } from './desk.ts';
import { NewerDatabaseError } from './newer-database.ts';
import { lockInRows, openRows, unreadDatabase } from './open-rows.ts';
import { lockInJournal, openJournal } from './read-entries.ts';
import { rescueMagic, rescueVersion } from './rescue-file.ts';
import { type RawRows, schemaVersion } from './sealed-database.ts';
import { planStart } from './start-up.ts';
import type { StoreKey } from './store-key.ts';
import { decodeStored } from './stored-schema.ts';

const bytes = z.instanceof(Uint8Array);
const natural = z.number().int().min(0);
const rows = z.array(z.unknown()).catch([]);
const databaseSchema = z.object({
  name: z.string(),
  version: natural,
  tables: z.object({
    settings: rows.default([]),
    segments: rows.default([]),
    pending: rows.default([]),
    received: rows.default([]),
    mailbox: rows.default([]),
  }),
});
const journalSchema: z.ZodType<JournalContents> = z.object({
  entries: z.array(bytes),
  end: z.enum(['whole', 'torn', 'damaged', 'newer', 'unreadable']),
  generation: z.string(),
  written: natural,
  size: natural,
});
const rescueSchema = z.object({
  version: z.literal(rescueVersion),
  createdAt: z.number().int(),
  program: z.string(),
  databases: z.array(databaseSchema.nullable().catch(null)),
  journal: journalSchema.nullable().catch(null),
});

/** What was rescued of an installation, with the lock in front of it. */
export interface Rescue {
  readonly profile: StoredProfile;
  readonly facts: SnapshotFacts;
  readonly tables: RawRows | null;
  readonly journal: JournalContents | null;
}

export const isRescue = (file: Uint8Array): boolean =>
  equalBytes(file.subarray(0, rescueMagic.length), rescueMagic);

const numberOf = (name: string): number => Number(/ sealed (\d+)$/.exec(name)?.[1] ?? 0);

/** Reads a rescued installation as far as that goes without its passphrase. */
export function readRescue(file: Uint8Array): Result<Rescue, DeskError> {
  const read = decodeStored(rescueSchema, file.subarray(rescueMagic.length));
  if (!read.ok) return err({ type: 'SnapshotDamaged' });
  const { databases, journal, createdAt, program } = read.value;
  const all = databases.flatMap((each) => (each === null ? [] : [each]));
  // Dexie multiplies its versions by ten, and adds to them where it repairs a form.
  if (all.some(({ version }) => version >= (schemaVersion + 1) * 10) || journal?.end === 'newer')
    return err({ type: 'SnapshotNewer' });
  const sealed = all
    .filter(({ name, tables }) => numberOf(name) > 0 && tables.settings.length > 0)
    .toSorted((a, b) => numberOf(b.name) - numberOf(a.name));
  const tables = sealed[0]?.tables ?? null;
  const usable = journal?.end === 'unreadable' ? null : journal;
  try {
    const profile =
      lockInRows(tables?.settings ?? []).profile ??
      (usable === null ? null : lockInJournal(usable).profile);
    if (profile === null) return err({ type: 'SnapshotDamaged' });
    const { contest, role, demo, secret } = profile;
    const facts: SnapshotFacts = {
      contest,
      role,
      demo,
      locked: secret.lock !== 'none',
      createdAt,
      program,
      reason: 'rescue',
      segments: tables?.segments.length ?? 0,
      operations: 0,
      stateHash: '',
    };
    return ok({ profile, facts, tables, journal: usable });
  } catch (error) {
    if (error instanceof NewerDatabaseError) return err({ type: 'SnapshotNewer' });
    throw error;
  }
}

/** Opens what was rescued, as a start does: what journal and database come to together. */
export async function contestInRescue(
  key: StoreKey,
  { tables, journal }: Rescue,
): Promise<StoredContest | null> {
  const database = tables === null ? unreadDatabase('empty') : await openRows(key, tables);
  const read = journal === null ? null : await openJournal(key, journal);
  return planStart(read, database).stored.contest;
}
