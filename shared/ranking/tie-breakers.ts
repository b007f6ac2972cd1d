import { add, divide, type Rational, rational, zero } from '../basics/rational.ts';
import type { Id, TieBreak } from '../contest/contest.ts';
import { criterionScores } from './criterion-scores.ts';
import { panelAverageOf } from './method-scores.ts';
import type { PanelSubmission } from './panel.ts';
import type { TieBreaker } from './places.ts';
import type { RankingContext } from './ranking-context.ts';
import { medianOfSheets } from './sheet-scores.ts';

/**
 * The regulation's tie-breaks that can be counted, up to the first that a person must take: what is listed after a
 * decision of the chair waits for that decision.
 */
export function createTieBreakers(context: RankingContext): readonly TieBreaker[] {
  const breakers: TieBreaker[] = [];
  for (const tieBreak of context.input.rule.tieBreak) {
    const breaker = createTieBreaker(context, tieBreak);
    if (breaker === null) break;
    breakers.push(breaker);
  }
  return breakers;
}

function createTieBreaker(context: RankingContext, tieBreak: TieBreak): TieBreaker | null {
  const { panel, input } = context;
  const of =
    (value: (submission: PanelSubmission) => Rational | null) =>
    (member: number): Rational | null => {
      const submission = panel.submissions[member];
      return submission === undefined ? null : value(submission);
    };
  switch (tieBreak.by) {
    case 'median':
      return { by: 'median', value: of((s) => medianOfSheets(panel, s, input.rule.aggregate)) };
    case 'criterion': {
      const by = `criterion:${tieBreak.criterion}`;
      if (input.otherStages?.has(tieBreak.stage) === true) {
        const means = meansInStage(context, tieBreak.stage, tieBreak.criterion);
        return { by, value: of(({ submission }) => means.get(submission) ?? null) };
      }
      return {
        by,
        value: of((submission) => ownCriterion(context, submission, tieBreak.criterion)),
      };
    }
    case 'chair-decision-with-reason':
    case 'other':
      return null;
  }
}

/** The criterion's panel score under the rule's own method. */
function ownCriterion(
  { panel, input }: RankingContext,
  submission: PanelSubmission,
  criterion: Id,
): Rational | null {
  const { rule } = input;
  const average =
    panelAverageOf(rule, rule.method) ?? (rule.method === 'median' ? 'median' : 'mean');
  const scores = criterionScores(panel, submission, average, rule.rounding);
  return scores.find((score) => score.criterion === criterion)?.panel ?? null;
}

function meansInStage(
  { input }: RankingContext,
  stage: Id,
  criterion: Id,
): ReadonlyMap<string, Rational> {
  const sums = new Map<string, { sum: Rational; count: number }>();
  for (const mark of input.otherStages?.get(stage) ?? []) {
    if (mark.criterion !== criterion) continue;
    const { sum, count } = sums.get(mark.submission) ?? { sum: zero, count: 0 };
    sums.set(mark.submission, { sum: add(sum, mark.score), count: count + 1 });
  }
  return new Map(
    [...sums].map(([submission, { sum, count }]) => [submission, divide(sum, rational(count))]),
  );
}
