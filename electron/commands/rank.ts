import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import type { Language } from '../../shared/basics/localized.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RankingMethod } from '../../shared/contest/contest.ts';
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
import {
  type OptionTexts,
  rankOptionNames,
  rankUsageError,
  readLanguage,
  readRankOptions,
} from '../rank-options.ts';
import { rankDocument, rankTable, type ToldRanking } from '../rank-report.ts';
import { type ToldReadiness, unrankedDocument, unrankedTable } from '../unranked-report.ts';

/**
 * `rank DIR | FILE.csv …`: ranks an archive's stage by its regulation, or a table of marks by the options, and says who
 * goes on. Exit 1 for a refused table or archive, and for a method that needs jurors with submissions in common where
 * they have none. A stage that does not rank is told in scores and levels, without places.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: rankOptionNames,
    allowPositionals: true,
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    return fail(io, rankUsageError('one archive folder or CSV file'), 2);
  const options = readRankOptions(values);
  if (!options.ok) return fail(io, options.error, 2);
  const language = readLanguage(values);
  if (!language.ok) return fail(io, language.error, 2);
  const asked = { texts: values, options: options.value, language: language.value };
  const told = await readRanking(path, asked);
  if (!told.ok) return fail(io, told.error, told.error.type === 'UsageError' ? 2 : 1);
  const { value } = told;
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

async function readRanking(
  path: string,
  asked: Asked,
): Promise<Result<ToldRanking | ToldReadiness, CommandError>> {
  const found = await stat(path).catch(() => null);
  if (found === null) return err({ type: 'FileNotFound', file: path });
  if (found.isDirectory()) return rankArchive(path, asked);
  if (asked.texts.stage !== undefined)
    return err(rankUsageError('--stage belongs to an archive folder'));
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

async function rankArchive(
  folder: string,
  { texts, options, language }: Asked,
): Promise<Result<ToldRanking | ToldReadiness, CommandError>> {
  const asked = texts.stage;
  const archive = await readArchive(folder);
  if (!archive.ok) return archive;
  const { state } = archive.value;
  const scored = (state.settings?.stages ?? []).filter((each) => each.scored);
  const stages = scored.map(({ id }) => id);
  if (asked !== undefined && !stages.some((id) => id === asked)) {
    return err({ type: 'StageUnknown', stage: asked, stages });
  }
  const stage = stages.find((id) => id === asked) ?? reportedStage(state);
  if (stage === null) return err({ type: 'NothingToRank', folder });
  const definition = scored.find(({ id }) => id === stage);
  const unknown = unknownName(options, {
    jurors: new Set(state.people.keys()),
    criteria: new Set(definition?.criteria.map(({ id }) => id)),
  });
  if (unknown !== null) return err(unknown);
  if (definition?.ranked === false) return ok({ state, stage: definition, language });
  // The contract of this command counts zones within the nomination unless it is told otherwise; the list stays the
  // regulation's.
  const scope = options.scope ?? definition?.regulation.advance?.scope ?? 'nomination';
  const all = { scope: 'nomination' as const, ...options, list: { scope, ...options.list } };
  const { rule } = stageRankingInput(state, stage, all);
  return ok({
    stage: rankStage(state, stage, all),
    rule,
    words: contestWords(state, language),
    language,
  });
}
