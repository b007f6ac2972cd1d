import { z } from '../../shared/basics/zod.ts';

import { present } from '../../shared/basics/assert.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import type { SegmentId } from '../../shared/log/operation.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { FoldedSheets } from '../../shared/merge/folded-sheets.ts';
import { parsedSettings } from '../../shared/merge/parsed-values.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import {
  cannotJudge,
  indexCriteria,
  noScore,
  SheetTable,
  type TableData,
} from '../../shared/merge/sheet-table.ts';
import {
  connectDatabase,
  type Database,
  type DatabaseError,
  inTransaction,
  readRows,
} from './database.ts';
import { readHeld, type SchemaError } from './held-state.ts';
import { quoteName } from './sql-text.ts';

/** Why nothing is ranked out of a schema; `SchemaChanged` where a row holds what an export never writes. */
export type SourceError = SchemaError | { readonly type: 'SchemaChanged'; readonly schema: string };

/** A contest as a ranking needs it, without its sheets. */
export interface RankingSource {
  readonly state: ContestState;
  /** Stages with sheets that count, a meeting or a seal. */
  readonly begun: ReadonlySet<Id>;
}

const roleSchema = z.enum(['headquarters', 'coordinator', 'juror']);
const languageSchema = z.enum(['kk', 'ru', 'en']);
const subjectSchema = z.enum(['project', 'region', 'proposal']);
const idsSchema = z.array(z.string());

interface PersonRow {
  readonly [column: string]: string | null;
}

async function readPeople(database: Database): Promise<ReadonlyMap<Id, Person>> {
  const { rows } = await database.query<PersonRow & { nominations: unknown }>(
    'select * from person where listed order by position',
  );
  return new Map(
    rows.map((row) => [
      present(row['person_id'], 'an id is not null'),
      {
        id: row['person_id'] ?? '',
        role: roleSchema.parse(row['role']),
        surname: row['surname'] ?? '',
        givenName: row['given_name'] ?? '',
        patronymic: row['patronymic'] ?? '',
        organisation: row['organisation'] ?? '',
        region: row['region_code'] ?? null,
        nominations: idsSchema.parse(row.nominations),
        ticket: null,
      },
    ]),
  );
}

interface SubmissionRow {
  readonly submission_id: string;
  readonly title: string;
  readonly nomination_id: string;
  readonly region_code: string | null;
  readonly town: string;
  readonly language: string;
  readonly subject: string;
  readonly budget: string | null;
  readonly received: string | null;
  readonly admitted: boolean;
  readonly eligibility_reason: string;
  readonly applicant_group: string | null;
  readonly organisation_group: string | null;
}

/** A group as a number of twelve digits, by which quotas tell applicants and organisations apart. */
class GroupNumbers {
  private readonly numbers = new Map<string, string>();

  of(group: string | null): string {
    if (group === null) return '';
    const known = this.numbers.get(group) ?? String(this.numbers.size + 1).padStart(12, '0');
    this.numbers.set(group, known);
    return known;
  }
}

/** An application without the data of anybody: numbers stand for whose it is. */
function submissionOf(row: SubmissionRow, groups: GroupNumbers): Submission {
  const organisation = groups.of(row.organisation_group);
  const subject = subjectSchema.parse(row.subject);
  return {
    id: row.submission_id,
    title: row.title,
    language: languageSchema.parse(row.language),
    applicant: '',
    nomination: row.nomination_id,
    region: row.region_code,
    town: row.town,
    summary: '',
    bin: groups.of(row.applicant_group),
    budget: row.budget === null ? null : Number(row.budget),
    contacts: '',
    answers: organisation === '' ? {} : { organisation },
    ...(row.received === null ? {} : { received: row.received }),
    ...(subject === 'project' ? {} : { subject }),
    eligibility: { admitted: row.admitted, reason: row.eligibility_reason },
  };
}

async function readAssignments(database: Database): Promise<ReadonlyMap<string, readonly Id[]>> {
  const assignments = new Map<string, readonly Id[]>();
  const query = `select stage_id, submission_id, string_agg(juror_id, ' ' order by position)
    from assignment group by stage_id, submission_id`;
  for await (const [stage, submission, jurors] of readRows(database, query))
    assignments.set(`${stage}/${submission}`, jurors?.split(' ') ?? []);
  return assignments;
}

/** Reads everything but sheets. What the schema does not hold of people and applications is empty. */
async function readSource(
  database: Database,
  schema: string,
): Promise<Result<RankingSource, SourceError>> {
  const held = await readHeld(database, schema);
  if (!held.ok) return held;
  if (held.value.held === null) return err({ type: 'SchemaMissing', schema });
  const { contest } = held.value.held;
  const { rows } = await database.query<{ settings: never }>('select settings from contest');
  const row = present(rows[0], 'a schema has its contest');
  const settings = parsedSettings(row.settings);
  if (!settings.ok && row.settings !== null) return err({ type: 'SchemaChanged', schema });
  const submissions = await database.query<SubmissionRow>(
    'select * from submission where listed order by position',
  );
  const begun = await database.query<{ stage_id: string }>(
    `select stage_id from stage t where exists (select from sheet s where s.stage_id = t.stage_id and s.counts)
     union select stage_id from meeting union select stage_id from seal`,
  );
  const nothing = foldContest({ contest, segments: new Map(), proven: new Set() });
  const groups = new GroupNumbers();
  const known: ContestSettings | null = settings.ok ? settings.value : null;
  return ok({
    state: {
      ...nothing,
      settings: known,
      people: await readPeople(database),
      submissions: new Map(
        submissions.rows.map((row) => [row.submission_id, submissionOf(row, groups)]),
      ),
      assignments: await readAssignments(database),
    },
    begun: new Set(begun.rows.map(({ stage_id: stage }) => stage)),
  });
}

/** The same, where rows that somebody changed by hand are an answer. */
async function readUnchanged(
  database: Database,
  schema: string,
): Promise<Result<RankingSource, SourceError>> {
  try {
    return await readSource(database, schema);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return err({ type: 'SchemaChanged', schema });
  }
}

/**
 * Connects, reads the source and does something with it, all in one transaction that changes nothing: what is read is one
 * state, whatever is exported meanwhile.
 */
export async function withSource<T, E>(
  { address, schema }: { readonly address: string; readonly schema: string },
  answer: (source: RankingSource, database: Database) => Promise<Result<T, E>>,
): Promise<Result<T, E | SourceError | DatabaseError>> {
  const connected = await connectDatabase(address);
  if (!connected.ok) return connected;
  const database = connected.value;
  try {
    return await inTransaction<T, E | SourceError>(
      database,
      'begin isolation level repeatable read',
      async () => {
        await database.query(`set local search_path to ${quoteName(schema)}, pg_temp`);
        await database.query(`set local work_mem to '256MB'`);
        const source = await readUnchanged(database, schema);
        return source.ok ? answer(source.value, database) : source;
      },
    );
  } finally {
    await database.end().catch(() => {});
  }
}

/** Columns of one juror's sheets in a stage while they arrive. */
class Arriving {
  readonly submissions: Id[] = [];
  readonly scores: number[] = [];
  readonly stage: Id;
  readonly juror: Id;

  constructor(stage: Id, juror: Id) {
    this.stage = stage;
    this.juror = juror;
  }

  /** Scores as "place:points" between commas; "x" for what the juror cannot judge. */
  add(submission: Id, given: string, size: number): void {
    const start = this.scores.length;
    this.submissions.push(submission);
    for (let field = 0; field < size; field += 1) this.scores.push(noScore);
    for (const entry of given === '' ? [] : given.split(',')) {
      const [place = '', points = ''] = entry.split(':');
      this.scores[start + Number(place)] = points === 'x' ? cannotJudge : Number(points);
    }
  }

  data(): TableData {
    const size = this.submissions.length;
    return {
      stage: this.stage,
      juror: this.juror,
      submissions: this.submissions,
      scores: Int32Array.from(this.scores),
      comments: {
        starts: new Int32Array(size + 1),
        fields: new Int32Array(),
        ends: new Int32Array(),
        bytes: new Uint8Array(),
      },
      handIns: {
        segments: ['' as SegmentId],
        segment: new Int32Array(size),
        ordinal: new Float64Array(size),
        clock: new Float64Array(size),
        salts: new Uint8Array(16 * size),
      },
    };
  }
}

const sheetsQuery = `select t.stage_id, t.juror_id, t.submission_id,
  coalesce(string_agg(c.position || ':' || coalesce(s.points::text, 'x'), ','), '')
  from sheet t left join score s on s.stage_id = t.stage_id and s.submission_id = t.submission_id and s.juror_id = t.juror_id
  left join criterion c on c.stage_id = s.stage_id and c.criterion_id = s.criterion_id
  where t.counts and t.status <> 'recused'
  group by t.stage_id, t.juror_id, t.submission_id order by t.stage_id, t.juror_id, t.submission_id`;

/** Sheets that count, as columns of numbers: the same that the fold gives to a ranking. */
export async function readCountedSheets(
  database: Database,
  { settings, assignments }: Pick<ContestState, 'settings' | 'assignments'>,
): Promise<FoldedSheets> {
  const indexes = new Map(
    (settings?.stages ?? []).map((stage) => [stage.id, indexCriteria(stage.criteria)]),
  );
  const tables: SheetTable[] = [];
  let arriving: Arriving | null = null;
  const finish = (): void => {
    const index = arriving === null ? undefined : indexes.get(arriving.stage);
    if (arriving !== null && index !== undefined)
      tables.push(new SheetTable(arriving.data(), index));
  };
  for await (const [stage, juror, submission, given] of readRows(database, sheetsQuery)) {
    const isSame: boolean = stage === arriving?.stage && juror === arriving?.juror;
    if (!isSame) finish();
    const current: Arriving =
      isSame && arriving !== null ? arriving : new Arriving(stage ?? '', juror ?? '');
    arriving = current;
    current.add(submission ?? '', given ?? '', indexes.get(stage ?? '')?.criteria.length ?? 0);
  }
  finish();
  return new FoldedSheets({ tables, judged: new Map(), blanks: new Map(), assigned: assignments });
}
