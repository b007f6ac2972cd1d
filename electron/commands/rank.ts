import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RankingMethod } from '../../shared/contest/contest.ts';
import { needsCommonSheets } from '../../shared/ranking/method-scores.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import {
  defaultDraws,
  defaultSeed,
  defaultTop,
  stageRankingInput,
  type StageRankingOptions,
} from '../../shared/ranking/rank-stage.ts';
import { readRankTable } from '../../shared/ranking/rank-table.ts';
import type { RankingInput } from '../../shared/ranking/ranking.ts';
import { reportedStage } from '../../shared/results/reported-stage.ts';
import { readArchive } from '../archive-folder.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import {
  type OptionTexts,
  rankOptionNames,
  rankUsageError,
  readRankOptions,
} from '../rank-options.ts';
import { rankDocument, rankTable } from '../rank-report.ts';
import { fileProblem } from '../disk/system-errors.ts';

/**
 * `rank DIR | FILE.csv …`: ranks an archive's stage by its regulation, or a table of marks by the options. Exit 1 for
 * a refused table or archive, and for an adjusted ranking of jurors who have no submissions in common.
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
  const input = await readInput(path, values, options.value);
  if (!input.ok) return fail(io, input.error, input.error.type === 'UsageError' ? 2 : 1);
  const ranking = rankSubmissions(input.value);
  if (needsCommonSheets(ranking.method) && ranking.incomparable) {
    return fail(io, { type: 'RankingIncomparable', ...ranking.graph });
  }
  if (values.json === true) return printJson(io, rankDocument(ranking));
  io.stdout(rankTable(ranking));
  return exitCodes.done;
}

async function readText(file: string): Promise<Result<string, CommandError>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    return err({ ...fileProblem(error), file });
  }
}

async function readInput(
  path: string,
  texts: OptionTexts,
  options: StageRankingOptions,
): Promise<Result<RankingInput, CommandError>> {
  const found = await stat(path).catch(() => null);
  if (found === null) return err({ type: 'FileNotFound', file: path });
  if (found.isDirectory()) return readStage(path, texts.stage, options);
  if (texts.stage !== undefined) return err(rankUsageError('--stage belongs to an archive folder'));
  const text = await readText(path);
  if (!text.ok) return text;
  const table = readRankTable(text.value, {
    zeroIsMissing: texts['zero-is-missing'] === true,
  });
  if (!table.ok) return err({ ...table.error, file: path });
  const rounding = options.rounding ?? { panel: null, weighted: null, final: null };
  const rule = {
    aggregate: 'weighted-mean' as const,
    rounding,
    tieBreak: [],
    scope: 'nomination' as const,
    top: defaultTop,
    draws: defaultDraws,
    seed: defaultSeed,
    ...options,
  };
  const method = options.method ?? defaultMethod(table.value);
  return ok({ ...table.value, rule: { ...rule, method } });
}

/** Without a regulation: the mean for complete panels; where jurors saw different submissions, what adjusts for it. */
function defaultMethod(table: Omit<RankingInput, 'rule'>): RankingMethod {
  const sheets = new Set(
    table.marks.map(({ submission, juror }) => JSON.stringify([submission, juror])),
  );
  if (sheets.size === table.submissions.length * table.jurors.length) return 'mean';
  const rule = {
    method: 'mean' as const,
    aggregate: 'weighted-mean' as const,
    rounding: { panel: null, weighted: null, final: null },
    tieBreak: [],
    scope: 'nomination' as const,
    top: 1,
    draws: 0,
    seed: 1,
  };
  return rankSubmissions({ ...table, rule }).incomparable ? 'mean' : 'adjusted';
}

async function readStage(
  folder: string,
  asked: string | boolean | undefined,
  options: StageRankingOptions,
): Promise<Result<RankingInput, CommandError>> {
  const archive = await readArchive(folder);
  if (!archive.ok) return archive;
  const { state } = archive.value;
  const stages = (state.settings?.stages ?? []).filter(({ scored }) => scored).map(({ id }) => id);
  if (asked !== undefined && !stages.some((id) => id === asked)) {
    return err({ type: 'StageUnknown', stage: asked, stages });
  }
  const stage = stages.find((id) => id === asked) ?? reportedStage(state);
  if (stage === null) return err({ type: 'NothingToRank', folder });
  // The contract of this command counts zones within the nomination unless it is told otherwise.
  return ok(stageRankingInput(state, stage, { scope: 'nomination', ...options }));
}
