import type { RankedSubmission, StageRanking } from '../../../shared/ranking/ranking.ts';

/** How the place came about, as sentences in the language of the window. */
export const usePlaceSentences = (
  _stageRanking: StageRanking,
  _ranked: RankedSubmission,
): readonly string[] => [];
