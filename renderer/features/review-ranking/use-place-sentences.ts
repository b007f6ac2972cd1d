import { useMemo } from 'react';

import { defaultTop } from '../../../shared/ranking/rank-stage.ts';
import type { RankedSubmission } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { explainPlace } from '../../../shared/results/explain-place.ts';
import { scorePlaces } from '../../../shared/results/method-text.ts';
import { contestWords } from '../../../shared/results/place-words.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';

/** How the place came about, as sentences in the language of the window; a what-if says first that it is one. */
export function usePlaceSentences(
  { ranking, selection }: StageRanking,
  ranked: RankedSubmission,
  isWhatIf: boolean,
): readonly string[] {
  const { t, state, stage, scope, top, language } = useRankingWords();
  return useMemo(() => {
    const { regulation } = stage;
    const sentences = explainPlace(ranked, {
      ranking,
      selection,
      rule: { scope, top: top ?? defaultTop, aggregate: regulation.aggregate },
      words: contestWords(state, language),
      language,
      places: Math.min(scorePlaces(regulation), 2),
    });
    return isWhatIf ? [t('whatIf.shown'), ...sentences] : sentences;
  }, [ranking, selection, ranked, isWhatIf, t, state, stage, scope, top, language]);
}
