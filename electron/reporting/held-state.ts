import { z } from '../../shared/basics/zod.ts';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestId, LogId, PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import { type Database, readRows } from './database.ts';
import type { PlacedSegment } from './placed-segment.ts';
import { schemaVersion } from './schema-sql.ts';
import { quoteName } from './sql-text.ts';

/** Why a schema is not written to, or not read from. */
export type SchemaError =
  | { readonly type: 'SchemaOfOthers'; readonly schema: string }
  | {
      readonly type: 'SchemaNewer' | 'SchemaOlder';
      readonly schema: string;
      readonly version: number;
    }
  | { readonly type: 'SchemaOtherContest'; readonly schema: string }
  | { readonly type: 'SchemaMissing'; readonly schema: string };

/** What a schema says of itself. */
export interface HeldContest {
  readonly contest: ContestId;
  readonly personalData: boolean;
  /** The random name by which the archive's folder tells this schema from others. */
  readonly exportId: string;
  readonly ground: string;
}

const versionSchema = z.object({ contest_id: z.string(), schema_version: z.number() });

const rowSchema = z.object({
  contest_id: z.string(),
  personal_data: z.boolean(),
  export_id: z.string(),
  ground: z.string(),
});

/** What is found under the name of a schema: null where there is none. */
export interface FoundSchema {
  readonly held: HeldContest | null;
  /** True where the schema is there, empty: somebody made it for us, and it is theirs. */
  readonly isMade: boolean;
}

/** Reads what a schema holds; `held` is null where there is none, or an empty one. */
export async function readHeld(
  database: Database,
  schema: string,
): Promise<Result<FoundSchema, SchemaError>> {
  const found = await database.query<{ relname: string | null }>(
    `select c.relname from pg_namespace n left join pg_class c on n.oid = c.relnamespace where n.nspname = $1`,
    [schema],
  );
  const named = new Set(found.rows.flatMap(({ relname }) => relname ?? []));
  if (named.size === 0) return ok({ held: null, isMade: found.rows.length > 0 });
  if (!['contest', 'run', 'segment', 'score'].every((name) => named.has(name)))
    return err({ type: 'SchemaOfOthers', schema });
  // By its whole name: a schema without the right to use it is passed over in the search path, as if it were not there.
  const { rows } = await database.query<Record<string, unknown>>(
    `select * from ${quoteName(schema)}.contest`,
  );
  const versioned = versionSchema.safeParse(rows[0]);
  if (!versioned.success) return err({ type: 'SchemaOfOthers', schema });
  const version = versioned.data.schema_version;
  if (version !== schemaVersion)
    return err({ type: version > schemaVersion ? 'SchemaNewer' : 'SchemaOlder', schema, version });
  const parsed = rowSchema.safeParse(rows[0]);
  if (!parsed.success) return err({ type: 'SchemaOfOthers', schema });
  const { contest_id, personal_data, export_id, ground } = parsed.data;
  const contest = contest_id as ContestId;
  return ok({
    held: { contest, personalData: personal_data, exportId: export_id, ground },
    isMade: true,
  });
}

/** Every segment that the database accounts for, with the greatest number of one. */
export async function readPlaced(
  database: Database,
  contest: ContestId,
): Promise<{ readonly placed: readonly PlacedSegment[]; readonly last: number }> {
  const placed: PlacedSegment[] = [];
  let last = 0;
  // As plain text, since a large contest has thousands: all of it is ids and numbers.
  const query = `select segment_number, segment_id, log, signer, first_sequence, last_sequence, first_ordinal, operations, previous from segment`;
  for await (const [number, id, log, signer, first, end, ordinal, operations, previous] of readRows(
    database,
    query,
  )) {
    last = Math.max(last, Number(number));
    placed.push({
      id: id as SegmentId,
      header: {
        contest,
        log: log as LogId,
        signer: signer as PublicKeyId,
        firstSequence: Number(first),
        lastSequence: Number(end),
        firstOrdinal: Number(ordinal),
        operations: Number(operations),
        previous: (previous ?? null) as SegmentId | null,
      },
    });
  }
  return { placed, last };
}

/** Segments that said anything of sheets before, by the names of sheets that wait in `former_source`. */
export async function readSources(database: Database): Promise<readonly SegmentId[]> {
  const { rows } = await database.query<{ segment_id: string }>(
    `select segment_id from segment where segment_number in (select segment_number from former_source)`,
  );
  return rows.map(({ segment_id: id }) => id as SegmentId);
}
