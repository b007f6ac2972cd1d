import { at } from '../assigning/dense-matrix.ts';
import { present, unreachable } from '../basics/assert.ts';
import { type Rational, roundHalfUp } from '../basics/rational.ts';
import type { RankingMethod } from '../contest/contest.ts';
import { bradleyTerryScores, countDuels } from './bradley-terry.ts';
import { aggregateCriteria, criterionScores, type PanelAverage } from './criterion-scores.ts';
import { inexactScore } from './inexact-score.ts';
import { rankSumScores, schulzeScores } from './pairwise-scores.ts';
import type { PanelSubmission } from './panel.ts';
import { isComparable, type RankingContext } from './ranking-context.ts';
import type { RankingRule } from './ranking.ts';
import { meanOfSheets, medianOfSheets, sheetLevels } from './sheet-scores.ts';
import { zScores } from './z-scores.ts';

type Scores = readonly (Rational | null)[];

/** A method's scores by position in the panel, greater is better, before the rounding of the final score. */
export interface MethodScores {
  /** For places within the nomination. */
  readonly within: Scores;
  /** For places over all nominations. */
  readonly overall: Scores;
}

/** Largest group for which Schulze's method, whose time grows with the cube, is counted without being asked for. */
const schulzeLimit = 800;

/** Most duels among which strengths are found without being asked for. */
const duelLimit = 100_000;

const membersOf = (
  { panel }: RankingContext,
  group: readonly number[],
): readonly PanelSubmission[] =>
  group.map((position) => present(panel.submissions[position], 'position exists'));

type PairwiseMethod = 'rank-sum' | 'schulze' | 'bradley-terry';

function isQuickIn(context: RankingContext, method: PairwiseMethod, group: readonly number[]) {
  switch (method) {
    case 'rank-sum':
      return true;
    case 'schulze':
      return group.length <= schulzeLimit;
    case 'bradley-terry':
      return group.length <= schulzeLimit && countDuels(membersOf(context, group)) <= duelLimit;
    default:
      return unreachable(method);
  }
}

const isPairwise = (method: RankingMethod): method is PairwiseMethod =>
  method === 'rank-sum' || method === 'schulze' || method === 'bradley-terry';

/** True for methods whose score is on the scale of the sheets. */
export const isOnScale = (method: RankingMethod): boolean => !isPairwise(method);

/** True for methods that compare scores of different jurors by what these judged in common. */
export const needsCommonSheets = (method: RankingMethod): boolean =>
  method === 'adjusted' || method === 'bradley-terry';

/** True where a method inside the nominations is quick enough to be shown beside another. */
export const isQuick = (context: RankingContext, method: RankingMethod): boolean =>
  !isPairwise(method) ||
  context.nominationGroups.every((group) => isQuickIn(context, method, group));

/** How a criterion is averaged over the jurors, where the rule works criterion by criterion; else null. */
export function panelAverageOf(rule: RankingRule, method: RankingMethod): PanelAverage | null {
  if (method === 'trimmed') return 'trimmed';
  const namesPlaces = rule.rounding.panel !== null || rule.rounding.weighted !== null;
  return namesPlaces && (method === 'mean' || method === 'median') ? method : null;
}

/** Counts one method over the whole panel. */
export function methodScores(context: RankingContext, method: RankingMethod): MethodScores {
  const { panel, input } = context;
  const { rule } = input;
  const average = panelAverageOf(rule, method);
  if (average !== null) {
    return alike(panel.submissions, (submission) =>
      aggregateCriteria(criterionScores(panel, submission, average, rule.rounding), rule.aggregate),
    );
  }
  switch (method) {
    case 'mean':
      return alike(panel.submissions, (submission) =>
        meanOfSheets(panel, submission, rule.aggregate),
      );
    case 'median':
      return alike(panel.submissions, (submission) =>
        medianOfSheets(panel, submission, rule.aggregate),
      );
    case 'z': {
      const { scores } = zScores(panel, rule.aggregate);
      return { within: scores, overall: scores };
    }
    case 'rank-sum':
    case 'schulze':
    case 'bradley-terry':
      return pairwiseScores(context, method);
    case 'adjusted':
      return adjustedScores(context);
    case 'trimmed':
      throw new Error('trimmed works criterion by criterion');
    default:
      return unreachable(method);
  }
}

/** The rounding of the final score, for methods whose score is on the scale of the sheets. */
export function roundFinal(scores: Scores, method: RankingMethod, rule: RankingRule): Scores {
  const unit = rule.rounding.final;
  if (unit === null || !isOnScale(method)) return scores;
  return scores.map((score) => (score === null ? null : roundHalfUp(score, unit)));
}

function alike(
  submissions: readonly PanelSubmission[],
  score: (submission: PanelSubmission) => Rational | null,
): MethodScores {
  const scores = submissions.map(score);
  return { within: scores, overall: scores };
}

const pairwiseCounts = {
  'rank-sum': rankSumScores,
  schulze: schulzeScores,
  'bradley-terry': bradleyTerryScores,
} as const;

function pairwiseScores(context: RankingContext, method: PairwiseMethod): MethodScores {
  const { panel, input, nominationGroups, everyone } = context;
  const levels = sheetLevels(panel, input.rule.aggregate);
  const scoresIn = (groups: readonly (readonly number[])[]): Scores => {
    const scores: (Rational | null)[] = panel.submissions.map(() => null);
    for (const group of groups) {
      if (needsCommonSheets(method) && !isComparable(context, group)) continue;
      pairwiseCounts[method](membersOf(context, group), levels).forEach((score, member) => {
        scores[present(group[member], 'member exists')] = score;
      });
    }
    return scores;
  };
  const within = scoresIn(nominationGroups);
  if (nominationGroups.length === 1) return { within, overall: within };
  const asked = input.rule.scope === 'all' && method === input.rule.method;
  const countable = asked || isQuickIn(context, method, everyone);
  return { within, overall: countable ? scoresIn([everyone]) : panel.submissions.map(() => null) };
}

/** μ + q̂, or the mean where no model could be fitted; refused (null) in groups whose jurors do not hang together. */
function adjustedScores(context: RankingContext): MethodScores {
  const { panel, input, rubrics, nominationGroups, everyone } = context;
  const scores: (Rational | null)[] = panel.submissions.map(() => null);
  for (const { fit, positions } of rubrics) {
    positions.forEach((position, index) => {
      const submission = present(panel.submissions[position], 'position exists');
      scores[position] =
        fit === null
          ? meanOfSheets(panel, submission, input.rule.aggregate)
          : inexactScore(fit.mu + at(fit.submissionEffects, index));
    });
  }
  const within = [...scores];
  for (const group of nominationGroups) {
    if (!isComparable(context, group)) for (const position of group) within[position] = null;
  }
  return { within, overall: isComparable(context, everyone) ? scores : scores.map(() => null) };
}
