import { at, intAt } from '../assigning/dense-matrix.ts';
import { groupBy } from '../basics/group-by.ts';
import { type AdjustedFit, fitSteps } from './adjusted-fit.ts';
import { compareIds } from './compare-ids.ts';
import { slopedFitSteps } from './juror-slopes.ts';
import type { Observations } from './mixed-equations.ts';
import type { Panel, PanelSubmission } from './panel.ts';
import type { RankingModel, RankingRule } from './ranking.ts';
import { sheetScoreNumber } from './sheet-scores.ts';
import { between, finish, type Steps } from './steps.ts';

/** The model of one rubric: all nominations with the same criteria and weights share jurors, μ and variances. */
export interface RubricFit {
  readonly nominations: readonly string[];
  /** Juror ids by position in the fit. */
  readonly jurors: readonly string[];
  /** Position in the panel by position in the fit; submissions without a sheet take no part. */
  readonly positions: Int32Array;
  /** Null where the data are too few for a model. */
  readonly fit: AdjustedFit | null;
  /** Null where all jurors are taken to set submissions equally far apart. */
  readonly sloped: {
    /** How far each juror does, 1 = as the panel. */
    readonly slopes: Float64Array;
    /** What the model adds to each sheet, in the order of submissions and their sheets. */
    readonly added: Float64Array;
  } | null;
}

/** What of a rule the model depends on. */
interface ModelRule {
  readonly aggregate: RankingRule['aggregate'];
  readonly slope?: boolean;
}

export const fitRubrics = (panel: Panel, rule: ModelRule): readonly RubricFit[] =>
  finish(rubricFitSteps(panel, rule));

/** The same in steps. */
export function* rubricFitSteps(panel: Panel, rule: ModelRule): Steps<readonly RubricFit[]> {
  const groups = groupBy(
    panel.submissions.filter(({ sheets }) => sheets.length > 0),
    ({ criteria }) =>
      criteria
        .map(({ criterion, weight }) => JSON.stringify([criterion, weight.toString()]))
        .sort()
        .join(),
  );
  const fits: RubricFit[] = [];
  for (const submissions of groups.values()) {
    const { observations, jurors } = observe(panel, submissions, rule.aggregate);
    const own = new Set(submissions.map(({ nomination }) => nomination));
    const part = { from: fits.length / groups.size, to: (fits.length + 1) / groups.size };
    fits.push({
      nominations: panel.nominations.filter((nomination) => own.has(nomination)),
      jurors,
      positions: Int32Array.from(submissions, ({ index }) => index),
      ...(yield* between(part, modelSteps(observations, rule))),
    });
  }
  return fits;
}

/** The plain model, or with slopes where the rule asks for them. */
function* modelSteps(
  observations: Observations,
  rule: ModelRule,
): Steps<Pick<RubricFit, 'fit' | 'sloped'>> {
  if (rule.slope !== true) return { fit: yield* fitSteps(observations), sloped: null };
  const sloped = yield* slopedFitSteps(observations);
  if (sloped === null) return { fit: null, sloped };
  const { fit, slopes, score } = sloped;
  const added = score.map(
    (value, row) =>
      value - at(observations.score, row) - at(fit.jurorEffects, intAt(observations.juror, row)),
  );
  return { fit, sloped: { slopes, added } };
}

function observe(
  panel: Panel,
  submissions: readonly PanelSubmission[],
  aggregate: RankingRule['aggregate'],
): { readonly observations: Observations; readonly jurors: readonly string[] } {
  const jurors = [
    ...new Set(submissions.flatMap(({ sheets }) => sheets.map(({ juror }) => juror))),
  ].sort(compareIds);
  const positionOf = new Map(jurors.map((juror, index) => [juror, index]));
  const count = submissions.reduce((sum, { sheets }) => sum + sheets.length, 0);
  const observations = {
    submissions: submissions.length,
    jurors: jurors.length,
    submission: new Int32Array(count),
    juror: new Int32Array(count),
    score: new Float64Array(count),
  };
  let row = 0;
  submissions.forEach(({ sheets }, position) => {
    for (const sheet of sheets) {
      observations.submission[row] = position;
      observations.juror[row] = positionOf.get(sheet.juror) ?? 0;
      observations.score[row] = sheetScoreNumber(panel, sheet, aggregate);
      row += 1;
    }
  });
  return { observations, jurors };
}

/** The part of a fit that people read. */
export function modelOf({ fit, jurors, sloped }: RubricFit): RankingModel | null {
  if (fit === null) return null;
  return {
    mu: fit.mu,
    varSubmission: fit.varSubmission,
    varJuror: fit.varJuror,
    varResidual: fit.varResidual,
    jurors: jurors.map((juror, position) => ({
      juror,
      severity: at(fit.jurorEffects, position),
      se: at(fit.jurorErrors, position),
      sheets: at(fit.equations.sheetsOfJuror, position),
      ...(sloped === null ? {} : { slope: at(sloped.slopes, position) }),
    })),
  };
}
