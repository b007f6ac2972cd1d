import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import type { Language } from '../../shared/basics/localized.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Id, RankingMethod, Stage } from '../../shared/contest/contest.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { countsFromSums } from '../../shared/ranking/list-from-sums.ts';
import { needsCommonSheets } from '../../shared/ranking/method-scores.ts';
import { panelReport } from '../../shared/ranking/panel-report.ts';
import {
  defaultDraws,
  defaultSeed,
  defaultTop,
  explained,
  rankStage,
  stageRankingInput,
  type StageRankingOptions,
} from '../../shared/ranking/rank-stage.ts';
import { rankInContext, rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import { type RankTable, readRankTable } from '../../shared/ranking/rank-table.ts';
import { createRankingContext } from '../../shared/ranking/ranking-context.ts';
import type { RankingInput } from '../../shared/ranking/ranking.ts';
import { selectList } from '../../shared/ranking/select-list.ts';
import { selectionRule } from '../../shared/ranking/selection-rule.ts';
import { contestWords, tableWords } from '../../shared/results/place-words.ts';
import { reportedStage } from '../../shared/results/reported-stage.ts';
import { readArchive } from '../archive-folder.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { fileProblem } from '../disk/system-errors.ts';
import { inWords } from '../error-words.ts';
import {
  type OptionTexts,
  rankOptionNames,
  rankUsageError,
  readLanguage,
  readRankOptions,
} from '../rank-options.ts';
import { listDocument, listOf, listTable, type ToldList } from '../rank-list.ts';
import { rankDocument, rankTable, type ToldRanking } from '../rank-report.ts';
import { listByDatabase } from '../reporting/ranking-list.ts';
import { readCountedSheets, withSource } from '../reporting/ranking-source.ts';
import { isSchemaName } from '../reporting/sql-text.ts';
import { type ToldReadiness, unrankedDocument, unrankedTable } from '../unranked-report.ts';

/**
 * `rank DIR | FILE.csv | --from postgres://… …`: ranks the stage of an archive, or of one that was exported to a database, by
 * its regulation, or a table of marks by the options, and says who goes on. `--list` tells places and exact scores alone. Exit 1 for a refused table or archive, and for a method that needs jurors with submissions in common where
 * they have none. A stage that does not rank is told in scores and levels, without places.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: rankOptionNames,
    allowPositionals: true,
  });
  const [path, ...more] = positionals;
  if (more.length > 0 || (path === undefined) !== (values.from !== undefined))
    return fail(io, rankUsageError('one archive folder or CSV file, or --from'), 2);
  const options = readRankOptions(values);
  if (!options.ok) return fail(io, options.error, 2);
  const language = readLanguage(values);
  if (!language.ok) return fail(io, language.error, 2);
  const asked = { texts: values, options: options.value, language: language.value };
  const told = path === undefined ? await rankDatabase(asked) : await readRanking(path, asked);
  const spoken = values.lang === undefined ? null : language.value;
  if (!told.ok)
    return fail(io, await inWords(told.error, spoken), told.error.type === 'UsageError' ? 2 : 1);
  const { value } = told;
  if ('list' in value) {
    if (values.json === true) return printJson(io, listDocument(value));
    io.stdout(listTable(value));
    return exitCodes.done;
  }
  if ('state' in value) {
    if (values.json === true) return printJson(io, unrankedDocument(value));
    io.stdout(unrankedTable(value));
    return exitCodes.done;
  }
  const { ranking } = value.stage;
  if (needsCommonSheets(ranking.method) && ranking.incomparable) {
    return fail(io, { type: 'RankingIncomparable', ...ranking.graph });
  }
  if (values.json === true) return printJson(io, rankDocument(value));
  io.stdout(rankTable(value, values.lang !== undefined));
  return exitCodes.done;
}

type Told = ToldRanking | ToldReadiness | ToldList;

/** What was asked for on the command line. */
interface Asked {
  readonly texts: OptionTexts;
  readonly options: StageRankingOptions;
  readonly language: Language;
}

async function readText(file: string): Promise<Result<string, CommandError>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    return err({ ...fileProblem(error), file });
  }
}

async function readRanking(path: string, asked: Asked): Promise<Result<Told, CommandError>> {
  const found = await stat(path).catch(() => null);
  if (found === null) return err({ type: 'FileNotFound', file: path });
  if (found.isDirectory()) return rankArchive(path, asked);
  if (asked.texts.stage !== undefined || asked.texts.list === true)
    return err(rankUsageError('--stage and --list belong to an archive folder'));
  const text = await readText(path);
  if (!text.ok) return text;
  const table = readRankTable(text.value, {
    zeroIsMissing: asked.texts['zero-is-missing'] === true,
  });
  if (!table.ok) return err({ ...table.error, file: path });
  return rankMarks(table.value, asked);
}

/** The first name that was asked for and is not there. */
function unknownName(
  { withoutJurors = [], weights = {} }: StageRankingOptions,
  known: { readonly jurors: ReadonlySet<string>; readonly criteria: ReadonlySet<string> },
): CommandError | null {
  const juror = withoutJurors.find((id) => !known.jurors.has(id));
  if (juror !== undefined) return { type: 'JurorUnknown', juror };
  const criterion = Object.keys(weights).find((id) => !known.criteria.has(id));
  return criterion === undefined ? null : { type: 'CriterionUnknown', criterion };
}

function rankMarks(
  { applicants, organisations, ...table }: RankTable,
  { options, language }: Asked,
): Result<ToldRanking, CommandError> {
  const { withoutJurors = [], weights = {}, list = {}, ...asked } = options;
  const unknown = unknownName(options, {
    jurors: new Set(table.jurors.map(({ juror }) => juror)),
    criteria: new Set(table.criteria.map(({ criterion }) => criterion)),
  });
  if (unknown !== null) return err(unknown);
  const without = new Set(withoutJurors);
  const tried = {
    ...table,
    marks: table.marks.filter(({ juror }) => !without.has(juror)),
    criteria: table.criteria.map((each) => ({
      ...each,
      weight: weights[each.criterion] ?? each.weight,
    })),
  };
  const rule = { ...tableRule, ...asked, method: asked.method ?? defaultMethod(tried) };
  const context = createRankingContext({ ...tried, rule });
  const ranking = rankInContext(context);
  const groups = {
    nomination: new Map(table.submissions.map((each) => [each.submission, each.nomination])),
    region: new Map(
      table.submissions.flatMap(({ submission, region }) =>
        region === null ? [] : [[submission, region] as const],
      ),
    ),
    applicant: applicants,
    organisation: organisations,
  };
  const { top, scope } = rule;
  const { passMark = null, leastSheets = null, quotas = [] } = list;
  const selection = selectList(
    ranking,
    selectionRule(groups, {}, { top, scope, passMark, leastSheets, quotas }),
  );
  const stage = { ranking: explained(ranking, selection), selection, report: panelReport(context) };
  return ok({ stage, rule, words: tableWords(language), language });
}

const tableRule = {
  aggregate: 'weighted-mean',
  rounding: { panel: null, weighted: null, final: null },
  tieBreak: [],
  scope: 'nomination',
  top: defaultTop,
  draws: defaultDraws,
  seed: defaultSeed,
} as const;

/** Without a regulation: the mean for complete panels; where jurors saw different submissions, what adjusts for it. */
function defaultMethod(table: Omit<RankingInput, 'rule'>): RankingMethod {
  const sheets = new Set(
    table.marks.map(({ submission, juror }) => JSON.stringify([submission, juror])),
  );
  if (sheets.size === table.submissions.length * table.jurors.length) return 'mean';
  const rule = { ...tableRule, method: 'mean' as const, top: 1, draws: 0 };
  return rankSubmissions({ ...table, rule }).incomparable ? 'mean' : 'adjusted';
}

async function rankArchive(folder: string, asked: Asked): Promise<Result<Told, CommandError>> {
  const archive = await readArchive(folder);
  if (!archive.ok) return archive;
  const { state } = archive.value;
  const chosen = chooseStage({ state, reported: () => reportedStage(state) }, asked);
  if (!chosen.ok) return chosen;
  return chosen.value === null
    ? err({ type: 'NothingToRank', folder })
    : ok(rankChosen(state, chosen.value, asked));
}

/** A stage with the options under which it is ranked. */
interface Chosen {
  readonly stage: Stage;
  readonly options: StageRankingOptions & Required<Pick<StageRankingOptions, 'list'>>;
}

/** Finds the stage that is asked for, or else reported; null where nothing is scored. */
function chooseStage(
  { state, reported }: { readonly state: ContestState; readonly reported: () => Id | null },
  { texts, options }: Asked,
): Result<Chosen | null, CommandError> {
  const asked = texts.stage;
  const scored = (state.settings?.stages ?? []).filter((each) => each.scored);
  const stages = scored.map(({ id }) => id);
  if (asked !== undefined && !stages.some((id) => id === asked)) {
    return err({ type: 'StageUnknown', stage: asked, stages });
  }
  const named = stages.find((id) => id === asked) ?? reported();
  const stage = scored.find(({ id }) => id === named);
  if (stage === undefined) return ok(null);
  const unknown = unknownName(options, {
    jurors: new Set(state.people.keys()),
    criteria: new Set(stage.criteria.map(({ id }) => id)),
  });
  if (unknown !== null) return err(unknown);
  // The contract of this command counts zones within the nomination unless it is told otherwise; the list stays the
  // regulation's.
  const scope = options.scope ?? stage.regulation.advance?.scope ?? 'nomination';
  const all = { scope: 'nomination' as const, ...options, list: { scope, ...options.list } };
  return ok({ stage, options: all });
}

function rankChosen(state: ContestState, { stage, options }: Chosen, asked: Asked): Told {
  const { language, texts } = asked;
  if (texts.list === true) return listOf(state, stage.id, options);
  if (!stage.ranked) return { state, stage, language };
  const { rule } = stageRankingInput(state, stage.id, options);
  const words = contestWords(state, language);
  return { stage: rankStage(state, stage.id, options), rule, words, language };
}

/** The same out of a database; an exact list is counted from what the database sums. */
async function rankDatabase(asked: Asked): Promise<Result<Told, CommandError>> {
  const { from, schema = 'qazylar' } = asked.texts;
  if (typeof from !== 'string' || typeof schema !== 'string' || !isSchemaName(schema))
    return err(rankUsageError('--schema is a name in small letters'));
  return withSource({ address: from, schema }, async ({ state, begun }, database) => {
    const scored = (state.settings?.stages ?? []).filter((each) => each.scored);
    const last = scored.findLast(({ id }) => begun.has(id)) ?? scored[0];
    const chosen = chooseStage({ state, reported: () => last?.id ?? null }, asked);
    if (!chosen.ok) return chosen;
    if (chosen.value === null) return err({ type: 'NothingToRank', schema });
    const { stage, options } = chosen.value;
    const { regulation } = stage;
    const method = options.method ?? regulation.method;
    if (asked.texts.list === true && stage.ranked && countsFromSums(method)) {
      const list = await listByDatabase(database, state, { stage: stage.id, options });
      return ok({ list, method, stage: stage.id });
    }
    const sheets = await readCountedSheets(database, state);
    return ok(rankChosen({ ...state, sheets }, chosen.value, asked));
  });
}
