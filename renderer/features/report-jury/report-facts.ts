import { compare, rationalToNumber } from '../../../shared/basics/rational.ts';
import type { Id, RankingMethod, Stage } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { JurorLine } from '../../../shared/ranking/juror-report.ts';
import type { PanelReport, RubricReport } from '../../../shared/ranking/panel-report.ts';
import { takesPart } from '../../../shared/ranking/stage-marks.ts';
import type { RankedSubmission } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { sheetTotal } from '../../../shared/scoring/score-sheet.ts';
import type { IntervalRow } from '../../charts/cut-line-chart.tsx';
import type { ReliabilityRow } from '../../charts/reliability-rows.ts';
import type { SeverityKind, SeverityRow } from '../../charts/severity-rows.ts';
import type { SlopeRow } from '../../charts/slope-rows.ts';
import { placeIn, type Scope } from '../../ranking/place-in.ts';

/** One juror's score of one submission. */
export interface SheetScore {
  readonly submission: Id;
  readonly juror: Id;
  readonly nomination: Id;
  /** Points of the whole sheet. */
  readonly score: number;
}

/** The scores of a submission's sheets where its explanation has them: counted beside the window, to six decimals. */
function explainedScores({
  submission,
  nomination,
  explanation,
}: RankedSubmission): readonly SheetScore[] | null {
  for (const step of explanation) {
    if (step.type === 'sheets')
      return step.jurors.map((juror, index) => ({
        submission,
        juror,
        nomination,
        score: Number(step.scores[index] ?? 0),
      }));
    if (step.type === 'no-sheets') return [];
  }
  return null;
}

/** Scores of the sheets that are ranked in a stage; counted here only where the method explains no sheets. */
export function sheetScores(
  ranked: readonly RankedSubmission[],
  state: ContestState,
  stage: Stage,
): readonly SheetScore[] {
  const explained = ranked.map(explainedScores);
  const missing = new Map(
    ranked.flatMap(({ submission, nomination }, index) =>
      explained[index] === null ? [[submission, nomination] as const] : [],
    ),
  );
  const scores = explained.flatMap((each) => each ?? []);
  if (missing.size === 0) return scores;
  for (const sheet of state.sheets.values()) {
    const { juror, submission } = sheet;
    const nomination = missing.get(submission);
    if (sheet.stage !== stage.id || nomination === undefined || !takesPart(sheet)) continue;
    const total = sheetTotal(sheet, stage, nomination);
    if (total === null) continue;
    scores.push({ submission, juror, nomination, score: rationalToNumber(total) });
  }
  return scores;
}

/** What belongs to a nomination; everything where none is chosen. */
export const ofNomination = <Item extends { readonly nomination: Id }>(
  items: readonly Item[],
  nomination: Id | null,
): readonly Item[] =>
  nomination === null ? items : items.filter((item) => item.nomination === nomination);

/** Position of a nomination's rubric in the report; null for all of them. */
export const rubricOf = (report: PanelReport, nomination: Id | null): number | null => {
  if (nomination === null) return null;
  const found = report.reliability.findIndex(({ nominations }) => nominations.includes(nomination));
  return found < 0 ? null : found;
};

/** The lines of jurors who judged in a nomination, of its rubric; all lines where none is chosen. */
export function linesOf(
  report: PanelReport,
  scores: readonly SheetScore[],
  nomination: Id | null,
): readonly JurorLine[] {
  if (nomination === null) return report.jurors;
  const rubric = rubricOf(report, nomination);
  const judged = new Set(ofNomination(scores, nomination).map(({ juror }) => juror));
  return report.jurors.filter((line) => line.rubric === rubric && judged.has(line.juror));
}

const severityKind = ({ flags }: JurorLine): SeverityKind =>
  flags.includes('stricter') ? 'stricter' : flags.includes('milder') ? 'milder' : 'usual';

/** Lines with a severity, as a picture draws them. */
export const severityRows = (
  lines: readonly JurorLine[],
  nameOf: (juror: Id) => string,
): readonly SeverityRow[] =>
  lines.flatMap((line) => {
    const { juror, rubric, severity, severityError, sheets } = line;
    if (severity === null || severityError === null) return [];
    const kind = severityKind(line);
    const id = `${rubric}/${juror}`;
    return [{ id, name: nameOf(juror), severity, error: severityError, sheets, kind }];
  });

/** The share that holds for the places of the regulation's method. */
export const shareThatApplies = (rubric: RubricReport): number | null =>
  rubric.applies === 'adjusted' ? rubric.realDifferences : rubric.realDifferencesOfMeans;

export const reliabilityRows = (
  rubrics: readonly RubricReport[],
  nameOf: (rubric: RubricReport) => string,
): readonly ReliabilityRow[] =>
  rubrics.flatMap((rubric) => {
    const share = shareThatApplies(rubric);
    if (share === null) return [];
    const { sheetsPerSubmission: sheets, sheetsWanted: wanted } = rubric;
    return [{ id: rubric.nominations.join('/'), name: nameOf(rubric), share, sheets, wanted }];
  });

/** How submissions are called in pictures: in a table, and beside a line. */
export interface SubmissionNames {
  readonly nameOf: (submission: Id) => string;
  readonly shortOf: (submission: Id) => string;
}

/** Places under the regulation's method and another one. */
export function slopeRows(
  { others, othersOverall }: StageRanking,
  ranked: readonly RankedSubmission[],
  { method, scope }: { readonly method: RankingMethod; readonly scope: Scope },
  { nameOf, shortOf }: SubmissionNames,
): readonly SlopeRow[] {
  const places = (scope === 'all' ? (othersOverall ?? {}) : others)[method];
  return ranked.flatMap((each) => {
    const { submission: id } = each;
    const [left, right] = [placeIn(each, scope), places?.get(id)];
    if (left === null || right === undefined) return [];
    return [{ id, name: nameOf(id), short: shortOf(id), left, right }];
  });
}

/** Intervals of places, of those that have one. */
export const intervalRows = (
  ranked: readonly RankedSubmission[],
  scope: Scope,
  { nameOf, shortOf }: SubmissionNames,
): readonly IntervalRow[] =>
  ranked.flatMap((each) => {
    const { submission: id, low, high, pTop, zone } = each;
    const place = placeIn(each, scope);
    if (place === null || low === null || high === null || pTop === null || zone === null)
      return [];
    return [{ id, name: nameOf(id), short: shortOf(id), place, low, high, pTop, zone }];
  });

const quotaReasons: ReadonlySet<string> = new Set(['quota-least', 'quota-most', 'made-room']);

/** True where quotas made the list another one than places alone would. */
export const isListByQuota = ({ selection }: Pick<StageRanking, 'selection'>): boolean =>
  [...(selection?.entries.values() ?? [])].some(({ reason }) => quotaReasons.has(reason.type));

/**
 * The score at which a list ends; null where no score parts those on it from the others: all are on it, or quotas took
 * somebody with a lower score.
 */
export function scoreAtCut(
  ranked: readonly RankedSubmission[],
  selection: StageRanking['selection'],
): number | null {
  const scoresOf = (isWanted: (state: 'on' | 'off' | 'open' | undefined) => boolean) =>
    ranked
      .filter(({ submission }) => isWanted(selection?.entries.get(submission)?.state))
      .flatMap(({ score }) => score ?? [])
      .toSorted(compare);
  const least = scoresOf((state) => state === 'on')[0];
  const next = scoresOf((state) => state === 'off').at(-1);
  if (least === undefined || next === undefined || compare(least, next) < 0) return null;
  return rationalToNumber(least);
}
