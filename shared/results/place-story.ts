import type { Language } from '../basics/localized.ts';
import type { Ranking, RankingRule } from '../ranking/ranking.ts';
import type { Selection } from '../ranking/selection.ts';
import type { PlaceWords } from './place-words.ts';

/** A ranking as its places are told to people. */
export interface PlaceStory {
  readonly ranking: Ranking;
  /** Null where the stage has no list. */
  readonly selection: Selection | null;
  readonly rule: Pick<RankingRule, 'scope' | 'top' | 'aggregate'>;
  readonly words: PlaceWords;
  readonly language: Language;
  /** Most digits after the point of a score. */
  readonly places: number;
}
