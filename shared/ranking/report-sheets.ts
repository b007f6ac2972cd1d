import { at } from '../assigning/dense-matrix.ts';
import { compareIds } from './compare-ids.ts';
import type { PanelSubmission } from './panel.ts';
import type { RankingContext } from './ranking-context.ts';
import type { RubricFit } from './rubric-fits.ts';
import { sheetScoreNumber } from './sheet-scores.ts';

/** The sheets of one rubric as columns, submission by submission. Doubles: for figures of a report, never for places. */
export interface ReportSheets {
  readonly rubric: RubricFit;
  readonly submissions: readonly PanelSubmission[];
  /** Juror ids by number. */
  readonly jurors: readonly string[];
  /** Sheets of a submission: `start[i] … start[i + 1] − 1`. */
  readonly start: Int32Array;
  readonly juror: Int32Array;
  readonly score: Float64Array;
  /** b̂ by number of the juror; all 0 where there is no model. */
  readonly severity: Float64Array;
  readonly severityError: Float64Array;
}

export function reportSheets(context: RankingContext, rubric: RubricFit): ReportSheets {
  const { panel, input } = context;
  const submissions = Array.from(rubric.positions).flatMap(
    (position) => panel.submissions[position] ?? [],
  );
  const jurors = [
    ...new Set(submissions.flatMap(({ sheets }) => sheets.map(({ juror }) => juror))),
  ].sort(compareIds);
  const numberOf = new Map(jurors.map((juror, index) => [juror, index]));
  const count = submissions.reduce((sum, { sheets }) => sum + sheets.length, 0);
  const columns = {
    start: new Int32Array(submissions.length + 1),
    juror: new Int32Array(count),
    score: new Float64Array(count),
  };
  let row = 0;
  submissions.forEach(({ sheets }, index) => {
    for (const sheet of sheets) {
      columns.juror[row] = numberOf.get(sheet.juror) ?? 0;
      columns.score[row] = sheetScoreNumber(panel, sheet, input.rule.aggregate);
      row += 1;
    }
    columns.start[index + 1] = row;
  });
  return { rubric, submissions, jurors, ...columns, ...severities(rubric, numberOf) };
}

function severities(
  { fit, jurors }: RubricFit,
  numberOf: ReadonlyMap<string, number>,
): Pick<ReportSheets, 'severity' | 'severityError'> {
  const severity = new Float64Array(numberOf.size);
  const severityError = new Float64Array(numberOf.size);
  jurors.forEach((juror, position) => {
    const number = numberOf.get(juror);
    if (fit === null || number === undefined) return;
    severity[number] = at(fit.jurorEffects, position);
    severityError[number] = at(fit.jurorErrors, position);
  });
  return { severity, severityError };
}
