import type { ContestSettings } from '../contest/contest.ts';
import type { StageStake } from '../ranking/stage-preview.ts';
import { choosesWinners } from './winners.ts';

/** What every scored stage decides: who goes on, who wins, or both. */
export const stakesOf = (settings: ContestSettings): readonly StageStake[] =>
  settings.stages
    .filter(({ scored }) => scored)
    .map(({ id, regulation: { advance } }) => ({
      stage: id,
      list: advance === null ? null : { top: advance.top, scope: advance.scope },
      prizes: choosesWinners(settings, id) ? settings.prizePlaces : 0,
    }));
