import { describe, expect, test } from 'vitest';

import { stageCalibrations } from '../../../renderer/features/assign-jury/stage-calibration.ts';
import { present } from '../../../shared/basics/assert.ts';
import { firstScoredStage } from '../../../shared/contest/templates.ts';
import { buildContest, stateOf } from '../../builders/contest-builder.ts';

const contest = await buildContest();
const state = await stateOf(contest.contest, contest.hq.segments);
const stage = present(firstScoredStage(present(state.settings, 'settings')), 'a scored stage');

describe('what a stage calibrates by', () => {
  test('is shown with how many of its jurors have each, and whether it was told', () => {
    const told = { ...state, calibration: new Map([[stage.id, ['2', '1']]]) };
    expect(stageCalibrations(state)).toEqual([]);
    expect(stageCalibrations(told)).toMatchObject([
      {
        told: true,
        jurors: 2,
        list: [
          { id: '2', title: 'Project 2', jurors: 2 },
          { id: '1', title: 'Project 1', jurors: 2 },
        ],
      },
    ]);
  });

  test('follows from the rule until it is told', () => {
    const settings = present(state.settings, 'settings');
    const stages = settings.stages.map((stage) => ({
      ...stage,
      assignment: { ...stage.assignment, calibration: 1 },
    }));
    expect(stageCalibrations({ ...state, settings: { ...settings, stages } })).toMatchObject([
      { told: false, list: [{ id: '1' }] },
    ]);
  });
});
