import type { Id, RankingMethod } from '../contest/contest.ts';
import type { PanelReport } from './panel-report.ts';
import type { Ranking } from './ranking.ts';
import type { Selection } from './selection.ts';

/** Everything that results and screens say of a stage's ranking. */
export interface StageRanking {
  readonly stage: Id;
  readonly ranking: Ranking;
  /** Who goes on; null where the stage has no list. */
  readonly selection: Selection | null;
  /** On jurors and the jury; null in the list that comes before the whole answer. */
  readonly report: PanelReport | null;
  /** Other methods beside the regulation's own: place within nomination by submission id. */
  readonly others: Readonly<Partial<Record<RankingMethod, ReadonlyMap<string, number>>>>;
  /** The same over all nominations; only where the rule's scope is `all`. */
  readonly othersOverall?: Readonly<Partial<Record<RankingMethod, ReadonlyMap<string, number>>>>;
}
