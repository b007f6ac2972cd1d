import { rational } from '../../shared/basics/rational.ts';
import type { RankingInput, RankingRule } from '../../shared/ranking/ranking.ts';
import { plainRule } from '../ranking/ranking-inputs.ts';
import { type ContestShape, partiesOf, type SimulatedContest } from './simulated-contest.ts';

/** A simulated contest as the ranking takes it: one list over all submissions by the juror-adjusted model. */
export const rankingInputOf = (
  shape: ContestShape,
  { marks }: Pick<SimulatedContest, 'marks'>,
  rule: Partial<RankingRule>,
): RankingInput => ({
  ...partiesOf(shape),
  criteria: [{ criterion: 'c', weight: rational(1) }],
  marks,
  rule: { ...plainRule, method: 'adjusted', scope: 'all', ...rule },
});

/** A mean over contests with its standard error, which counts what is correlated inside a contest once. */
export interface Estimate {
  readonly mean: number;
  readonly error: number;
}

export function estimateOf(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, values.length - 1) / values.length) };
}
