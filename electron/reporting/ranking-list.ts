import { type Rational, rational } from '../../shared/basics/rational.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { MarkSums } from '../../shared/ranking/criterion-scores.ts';
import {
  type BallotSums,
  type ListedSubmission,
  listFromSums,
  type ListSums,
  type SubmissionSums,
  type WeighedSheet,
} from '../../shared/ranking/list-from-sums.ts';
import { panelAverageOf } from '../../shared/ranking/method-scores.ts';
import { createPanel, type Panel } from '../../shared/ranking/panel.ts';
import {
  type RankableState,
  stageRankingInput,
  type StageRankingOptions,
} from '../../shared/ranking/rank-stage.ts';
import type { RankingInput } from '../../shared/ranking/ranking.ts';
import { copyRows, type Database, readRows } from './database.ts';
import { quoteText } from './sql-text.ts';

/** Scores are whole thousandths in the database. */
const scoreUnit = 1000n;

interface Draft {
  readonly sheets: (WeighedSheet & { readonly count: number })[];
  readonly middle: WeighedSheet[];
  readonly criteria: Map<Id, MarkSums>;
  readonly ballots: { readonly within: BallotSums[]; readonly overall: BallotSums[] };
}

/** Sums by submission while they arrive. */
class Sums {
  readonly bySubmission = new Map<Id, Draft>();

  of(submission: string | null | undefined): Draft {
    const id = submission ?? '';
    const known = this.bySubmission.get(id);
    if (known !== undefined) return known;
    const made: Draft = {
      sheets: [],
      middle: [],
      criteria: new Map(),
      ballots: { within: [], overall: [] },
    };
    this.bySubmission.set(id, made);
    return made;
  }
}

const whole = (text: string | null | undefined): bigint => BigInt(text ?? '0');

/** Puts what the ranking is about into tables of the session, and weighs its sheets once. */
async function prepare(
  database: Database,
  { input, panel }: Pick<ListSums, 'input' | 'panel'>,
  order: ListOrder,
): Promise<void> {
  const { stage, options } = order;
  await database.query(
    'create temporary table ranked_submission (submission_id text primary key, nomination_id text) on commit drop',
  );
  await database.query(
    'create temporary table ranked_weight (nomination_id text, criterion_id text, weight numeric) on commit drop',
  );
  await copyRows(
    database,
    'copy ranked_submission from stdin',
    panel.submissions.map(({ submission, nomination }) => [submission, nomination]),
  );
  const criteria = new Map(panel.submissions.map((each) => [each.nomination, each.criteria]));
  await copyRows(
    database,
    'copy ranked_weight from stdin',
    [...criteria].flatMap(([nomination, all]) =>
      all.map(({ criterion, weight }) => [nomination, criterion, String(weight)]),
    ),
  );
  await database.query('analyze ranked_submission');
  await database.query(
    `create temporary table ranked_sheet (submission_id text, nomination_id text, juror_id text, weighted numeric,
      weights numeric) on commit drop`,
  );
  await database.query(
    `insert into ranked_sheet select s.submission_id, r.nomination_id, s.juror_id, sum(w.weight * s.points), sum(w.weight)
     from score s join ranked_submission r using (submission_id)
     join ranked_weight w on w.nomination_id = r.nomination_id and w.criterion_id = s.criterion_id
     where s.stage_id = $1 and s.counts and s.points is not null and not (s.juror_id = any($2::text[]))
     group by s.submission_id, r.nomination_id, s.juror_id having sum(w.weight) > 0`,
    [stage, [...(options.withoutJurors ?? [])]],
  );
  await database.query('analyze ranked_sheet');
  const needs = needsOf(input, stage);
  if (needs.middle || needs.ballots) await weighLevels(database, input);
}

/** Makes scores of different sheets whole numbers that order as they do: a common multiple of all sums of weights does. */
async function weighLevels(database: Database, input: RankingInput): Promise<void> {
  const { rows } = await database.query<{ weights: string }>(
    'select distinct weights::text as weights from ranked_sheet',
  );
  const common = rows.reduce((all, { weights }) => {
    const step = rational(all, BigInt(weights));
    return all * step.denominator;
  }, 1n);
  const level =
    input.rule.aggregate === 'sum' ? 'weighted' : `weighted * div(${common}::numeric, weights)`;
  await database.query(
    `create temporary table ranked_level on commit drop as select *, ${level} as level from ranked_sheet`,
  );
}

/** What a rule asks of the sheets beside their sums. */
function needsOf({ rule }: RankingInput, stage: Id) {
  const breaks = rule.tieBreak;
  return {
    middle: rule.method === 'median' || breaks.some(({ by }) => by === 'median'),
    criteria:
      panelAverageOf(rule, rule.method) !== null || breaks.some(({ by }) => by === 'criterion'),
    ballots: rule.method === 'rank-sum',
    elsewhere: breaks.flatMap((each) =>
      each.by === 'criterion' && each.stage !== stage ? [each] : [],
    ),
  };
}

async function readSheetSums(database: Database, sums: Sums): Promise<void> {
  const query = `select submission_id, weights, sum(weighted), count(*) from ranked_sheet
    group by submission_id, weights`;
  for await (const [submission, weights, weighted, count] of readRows(database, query)) {
    const entry = { weights: whole(weights), weighted: whole(weighted), count: Number(count) };
    sums.of(submission).sheets.push(entry);
  }
}

async function readMiddles(database: Database, sums: Sums): Promise<void> {
  const query = `select submission_id, weighted, weights,
    case when 2 * place = sheets + 1 then 2 else 1 end as times from (
      select *, row_number() over (partition by submission_id order by level, juror_id) as place,
        count(*) over (partition by submission_id) as sheets from ranked_level) l
    where 2 * place between sheets and sheets + 2 order by submission_id, place`;
  for await (const [submission, weighted, weights, times] of readRows(database, query)) {
    const entry = { weighted: whole(weighted), weights: whole(weights) };
    sums.of(submission).middle.push(...(times === '2' ? [entry, entry] : [entry]));
  }
}

async function readCriteria(database: Database, sums: Sums, stage: Id): Promise<void> {
  const query = `select submission_id, criterion_id, count(*), sum(points), max(points), min(points),
    (array_agg(points order by points))[(count(*) + 1) / 2]::bigint + (array_agg(points order by points))[count(*) / 2 + 1]
    from score s join ranked_sheet r using (submission_id, juror_id)
    where s.stage_id = ${quoteText(stage)} and points is not null group by submission_id, criterion_id`;
  for await (const row of readRows(database, query)) {
    const [submission, criterion, count, sum, highest, lowest, middle] = row;
    sums.of(submission).criteria.set(criterion ?? '', {
      count: whole(count),
      sum: whole(sum),
      highest: whole(highest),
      lowest: whole(lowest),
      middle: whole(middle),
    });
  }
}

async function readBallots(database: Database, sums: Sums, where: 'within' | 'overall') {
  const desk = where === 'within' ? 'nomination_id, juror_id' : 'juror_id';
  // Halves of opponents: twice those below, and one for each that is level.
  const query = `select submission_id, size, count(*), sum(halves) from (
      select submission_id, count(*) over (partition by ${desk}) as size,
        2 * (rank() over (partition by ${desk} order by level) - 1)
          + count(*) over (partition by ${desk}, level) - 1 as halves from ranked_level) b
    where size > 1 group by submission_id, size`;
  for await (const [submission, size, ballots, halves] of readRows(database, query)) {
    const entry = { size: Number(size), ballots: Number(ballots), halves: whole(halves) };
    sums.of(submission).ballots[where].push(entry);
  }
}

/** Means of criteria in other stages, of those that have sheets that count. */
async function readElsewhere(
  database: Database,
  { options }: ListOrder,
  asked: readonly { readonly stage: Id; readonly criterion: Id }[],
): Promise<ListSums['elsewhere']> {
  const means = new Map<string, ReadonlyMap<Id, Rational>>();
  for (const { stage: other, criterion } of asked) {
    const without = [...(options.withoutJurors ?? [])];
    const counted = await database.query(
      `select 1 from sheet where stage_id = $1 and counts and status <> 'recused' and not (juror_id = any($2::text[])) limit 1`,
      [other, without],
    );
    if (counted.rows.length === 0) continue;
    const { rows } = await database.query<{ submission_id: string; sum: string; marks: string }>(
      `select submission_id, sum(points)::text as sum, count(*)::text as marks from score
       where stage_id = $1 and criterion_id = $2 and counts and points is not null and not (juror_id = any($3::text[]))
       group by submission_id`,
      [other, criterion, without],
    );
    means.set(
      `${other}/${criterion}`,
      new Map(
        rows.map((row) => [
          row.submission_id,
          rational(BigInt(row.sum), BigInt(row.marks) * scoreUnit),
        ]),
      ),
    );
  }
  return means;
}

/** Whose list is asked for. */
export interface ListOrder {
  readonly stage: Id;
  readonly options: StageRankingOptions;
}

/** What a list is counted from, summed by the database; inside a transaction of the caller. */
async function readSums(
  database: Database,
  order: ListOrder,
  of: { readonly input: RankingInput; readonly panel: Panel },
): Promise<ListSums> {
  await prepare(database, of, order);
  const needs = needsOf(of.input, order.stage);
  const sums = new Sums();
  await readSheetSums(database, sums);
  if (needs.middle) await readMiddles(database, sums);
  if (needs.criteria) await readCriteria(database, sums, order.stage);
  if (needs.ballots) {
    await readBallots(database, sums, 'within');
    await readBallots(database, sums, 'overall');
  }
  const bySubmission: ReadonlyMap<Id, SubmissionSums> = sums.bySubmission;
  const elsewhere = await readElsewhere(database, order, needs.elsewhere);
  return { ...of, sums: bySubmission, elsewhere };
}

/**
 * The list of a stage by an exact method (`countsFromSums`): the database sums, the core counts. `state` needs no sheets.
 * Inside a transaction of the caller, whose search path is the schema.
 */
export async function listByDatabase(
  database: Database,
  state: RankableState,
  order: ListOrder,
): Promise<readonly ListedSubmission[]> {
  const input = stageRankingInput({ ...state, sheets: new Map() }, order.stage, {
    ...order.options,
    draws: 0,
  });
  const panel = createPanel(input, scoreUnit);
  return listFromSums(await readSums(database, order, { input, panel }));
}
