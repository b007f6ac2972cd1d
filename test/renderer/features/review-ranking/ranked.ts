import { rational } from '../../../../shared/basics/rational.ts';
import type { RankedSubmission } from '../../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../../shared/ranking/stage-ranking.ts';

/** A ranked submission of a test, named by its place. */
export const entry = (
  place: number | null,
  more: Partial<RankedSubmission> = {},
): RankedSubmission => ({
  submission: `S${place ?? 'x'}`,
  nomination: 'n',
  place,
  overall: place,
  tied: false,
  score: place === null ? null : rational(100 - place),
  mean: null,
  sheets: 3,
  se: null,
  low: null,
  high: null,
  pTop: null,
  zone: null,
  explanation: [],
  ...more,
});

/** A stage's ranking of a test. */
export const rankingOf = (
  submissions: readonly RankedSubmission[],
  more: Partial<StageRanking> = {},
): StageRanking => ({
  stage: 's',
  selection: null,
  report: null,
  others: {},
  ranking: {
    method: 'mean',
    submissions,
    model: null,
    models: [],
    graph: { components: 1, lambda2: 1 },
    incomparable: false,
    notes: [],
  },
  ...more,
});
