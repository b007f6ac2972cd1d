import { z } from '../../shared/basics/zod.ts';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestId, LogId, PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import type { Database } from './database.ts';
import type { PlacedSegment } from './plan.ts';
import { schemaVersion } from './schema-sql.ts';

/** Why a schema is not written to, or not read from. */
export type SchemaError =
  | { readonly type: 'SchemaOfOthers'; readonly schema: string }
  | { readonly type: 'SchemaNewer'; readonly schema: string; readonly version: number }
  | { readonly type: 'SchemaOtherContest'; readonly schema: string }
  | { readonly type: 'SchemaMissing'; readonly schema: string };

/** What a schema says of itself. */
export interface HeldContest {
  readonly contest: ContestId;
  readonly personalData: boolean;
  readonly ground: string;
}

const rowSchema = z.object({
  contest_id: z.string(),
  schema_version: z.number(),
  personal_data: z.boolean(),
  ground: z.string(),
});

/** Reads what a schema holds; null where there is none, or an empty one. */
export async function readHeld(
  database: Database,
  schema: string,
): Promise<Result<HeldContest | null, SchemaError>> {
  const found = await database.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1`,
    [schema],
  );
  if (found.rows.length === 0) return ok(null);
  const named = new Set(found.rows.map(({ relname }) => relname));
  if (!['contest', 'run', 'segment', 'score'].every((name) => named.has(name)))
    return err({ type: 'SchemaOfOthers', schema });
  const { rows } = await database.query<Record<string, unknown>>('select * from contest');
  const parsed = rowSchema.safeParse(rows[0]);
  if (!parsed.success) return err({ type: 'SchemaOfOthers', schema });
  const { contest_id, schema_version, personal_data, ground } = parsed.data;
  if (schema_version > schemaVersion)
    return err({ type: 'SchemaNewer', schema, version: schema_version });
  return ok({ contest: contest_id as ContestId, personalData: personal_data, ground });
}

const natural = z.coerce.number().int().min(0);

const segmentSchema = z.object({
  segment_number: natural,
  segment_id: z.string(),
  log: z.string(),
  signer: z.string(),
  first_sequence: natural,
  last_sequence: natural,
  first_ordinal: natural,
  operations: natural,
  previous: z.string().nullable(),
});

/** Every segment that the database accounts for, with the greatest number of one. */
export async function readPlaced(
  database: Database,
  contest: ContestId,
): Promise<{ readonly placed: readonly PlacedSegment[]; readonly last: number }> {
  const { rows } = await database.query('select * from segment');
  const read = z.array(segmentSchema).parse(rows);
  return {
    placed: read.map((row) => ({
      id: row.segment_id as SegmentId,
      header: {
        contest,
        log: row.log as LogId,
        signer: row.signer as PublicKeyId,
        firstSequence: row.first_sequence,
        lastSequence: row.last_sequence,
        firstOrdinal: row.first_ordinal,
        operations: row.operations,
        previous: row.previous as SegmentId | null,
      },
    })),
    last: read.reduce((most, { segment_number: number }) => Math.max(most, number), 0),
  };
}

/** Segments that hold anything about the sheets whose names wait in `touched_sheet`. */
export async function readSources(database: Database): Promise<readonly SegmentId[]> {
  const { rows } = await database.query<{ segment_id: string }>(
    `select distinct g.segment_id from touched_sheet t join sheet_source s using (stage_id, submission_id, juror_id)
     join segment g using (segment_number)`,
  );
  return rows.map(({ segment_id: id }) => id as SegmentId);
}
