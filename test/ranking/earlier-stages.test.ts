import { describe, expect, it } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import type { ContestSettings, Stage } from '../../shared/contest/contest.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { earlierStages } from '../../shared/ranking/earlier-stages.ts';
import { rankStage, stageRankingInput } from '../../shared/ranking/rank-stage.ts';
import { countedStages } from '../../shared/results/juror-labels.ts';
import { resultFingerprint } from '../../shared/results/result-leaves.ts';
import { contestState, meeting, settings, sheet, sheetsByKey } from '../results/small-contest.ts';

const first = present(settings.stages[0], 'the contest has a stage');
/** Both stages part ties as the expo does: by a criterion of the one, then by one of the other. */
const tieBreak = [
  { by: 'criterion', criterion: 'novelty', stage: 'written' },
  { by: 'criterion', criterion: 'proof', stage: 'final' },
] as const;
const inBoth = (stage: Stage): Stage => ({
  ...stage,
  regulation: { ...stage.regulation, tieBreak },
});
const [criterion] = first.criteria;
const twoStages: ContestSettings = {
  ...settings,
  stages: [
    inBoth(first),
    inBoth({
      ...first,
      id: 'final',
      criteria: criterion === undefined ? [] : [{ ...criterion, id: 'proof' }],
    }),
  ],
};
const tied = [sheet('318', 'j-1', 8000), sheet('147', 'j-1', 8000), sheet('203', 'j-2', 7000)];
const later = [
  sheet('318', 'j-1', 0, { stage: 'final', scores: { proof: milli(5000) } }),
  sheet('147', 'j-1', 0, { stage: 'final', scores: { proof: milli(9000) } }),
];
const stateOf = (sheets: readonly ReturnType<typeof sheet>[]) => ({
  ...contestState({ sheets: sheetsByKey(sheets) }),
  settings: twoStages,
});

describe('stages held before a stage', () => {
  it('are those the regulation lists before it', () => {
    expect([...earlierStages(twoStages, 'written')]).toEqual([]);
    expect([...earlierStages(twoStages, 'final')]).toEqual(['written']);
    expect([...earlierStages(twoStages, 'unknown')]).toEqual([]);
  });

  it('alone part ties: of the expo, the commission looks back and the written review never ahead', () => {
    const expo = settingsFromTemplate('expo', { season: '2026', demo: false });
    expect([...countedStages(expo, 'written')]).toEqual(['written']);
    expect([...countedStages(expo, 'commission')].toSorted()).toEqual(['commission', 'written']);
    expect([...(stageRankingInput(stateOf(later), 'written').otherStages ?? [])]).toEqual([]);
    expect([...(stageRankingInput(stateOf(tied), 'final').otherStages ?? [])]).toHaveLength(1);
  });

  it('leave places and the code of a sealed result as they were when the next stage scores', () => {
    const options = { draws: 0, seed: 1 };
    const result = (sheets: typeof tied) => {
      const state = stateOf(sheets);
      const ranking = rankStage(state, 'written', options);
      const places = ranking.ranking.submissions.map(({ submission, place }) => [
        submission,
        place,
      ]);
      return { places, root: resultFingerprint(state, ranking, meeting).root };
    };
    expect(result([...tied, ...later])).toEqual(result(tied));
  });
});
