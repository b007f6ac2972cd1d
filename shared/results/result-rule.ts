import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import type { ResultRule } from './leaf-values.ts';
import { settingsOf, stageOf } from './naming.ts';
import { choosesWinners } from './winners.ts';

/** The part of a stage's regulation that makes its result, as the first leaf of the proof holds it. */
export function resultRule(
  state: ContestState,
  { stage }: Pick<StageRanking, 'stage'>,
  jurors: Pick<ResultRule, 'jurors' | 'jurorCount'>,
): ResultRule {
  const settings = settingsOf(state);
  const { title, criteria, regulation, ranked } = stageOf(state, stage);
  const { method, aggregate, rounding, tieBreak, passMark, advance, quotas } = regulation;
  return {
    contest: state.contest,
    title: settings.title,
    stage,
    stageTitle: title,
    nominations: settings.nominations.map(({ id, title: named }) => ({ id, title: named })),
    regions: settings.regions,
    criteria: criteria.map(({ id, title: named, weight, weightsByNomination, scale }) => ({
      id,
      title: named,
      weight,
      weights: weightsByNomination ?? {},
      min: scale.min,
      max: scale.max,
      step: scale.step,
    })),
    method,
    aggregate,
    rounding,
    tieBreak,
    passMark,
    // A rule with neither a list nor winners is that of a stage without places.
    advance: advance === null || !ranked ? null : { top: advance.top, scope: advance.scope },
    quotas,
    winners: choosesWinners(settings, stage),
    prizePlaces: settings.prizePlaces,
    grants: settings.grants,
    ...jurors,
  };
}
