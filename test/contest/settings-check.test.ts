import { describe, expect, test } from 'vitest';
import type { ContestSettings, Stage } from '../../shared/contest/contest.ts';
import { milli } from '../../shared/basics/points.ts';
import { missingInSettings } from '../../shared/contest/settings-check.ts';
import { commissionSeats, settingsFromTemplate } from '../../shared/contest/templates.ts';

const ready: ContestSettings = {
  ...settingsFromTemplate('expo', { season: '2026', demo: false }),
  commission: commissionSeats('expo').map((seat) => ({ ...seat, name: 'Айтбаева Гүлнар' })),
};

const withFirstStage = (change: (stage: Stage) => Partial<Stage>): ContestSettings => ({
  ...ready,
  stages: ready.stages.map((stage, index) =>
    index === 0 ? { ...stage, ...change(stage) } : stage,
  ),
});

describe('what is missing before a contest starts', () => {
  test('nothing in a finished template', () => {
    expect(missingInSettings(ready)).toEqual([]);
  });

  const cases: readonly (readonly [string, ContestSettings, object])[] = [
    [
      'a title in Kazakh',
      { ...ready, title: { ...ready.title, kk: '  ' } },
      { level: 'blocking', type: 'TitleMissing', language: 'kk' },
    ],
    ['a season', { ...ready, season: '' }, { level: 'blocking', type: 'SeasonMissing' }],
    [
      'nominations',
      { ...ready, nominations: [] },
      { level: 'blocking', type: 'NominationsMissing' },
    ],
    [
      'a title of a nomination',
      { ...ready, nominations: [{ id: 'n', title: { kk: 'а', ru: 'б', en: '' } }] },
      { level: 'blocking', type: 'NominationTitleMissing', nomination: 'n', language: 'en' },
    ],
    ['regions', { ...ready, regions: [] }, { level: 'blocking', type: 'RegionsMissing' }],
    [
      'the one region',
      { ...ready, regionsProfile: 'single' },
      { level: 'blocking', type: 'OneRegionExpected' },
    ],
    ['a scored stage', { ...ready, stages: [] }, { level: 'blocking', type: 'ScoredStageMissing' }],
    [
      'a pass mark on the scale',
      withFirstStage((stage) => ({ regulation: { ...stage.regulation, passMark: milli(10_001) } })),
      { level: 'blocking', type: 'PassMarkOutOfScale', stage: 'written' },
    ],
    [
      'weights that make 100',
      withFirstStage((stage) => ({
        criteria: stage.criteria.filter((criterion) => criterion.id !== 'scaling'),
      })),
      { level: 'advice', type: 'WeightsUnusual', stage: 'written', sum: 90_000 },
    ],
    [
      'the criterion that settles ties',
      withFirstStage((stage) => ({
        criteria: stage.criteria.filter((criterion) => criterion.id !== 'ecology'),
      })),
      {
        level: 'advice',
        type: 'TieBreakCriterionMissing',
        stage: 'written',
        criterion: 'ecology',
      },
    ],
    [
      'jurors from elsewhere',
      withFirstStage((stage) => ({ assignment: { ...stage.assignment, ownRegionMax: 3 } })),
      { level: 'advice', type: 'OwnRegionTakesAll', stage: 'written' },
    ],
    ['a commission', { ...ready, commission: [] }, { level: 'advice', type: 'CommissionMissing' }],
    [
      'a chair',
      { ...ready, commission: ready.commission.filter((member) => member.role !== 'chair') },
      { level: 'advice', type: 'ChairMissing' },
    ],
  ];
  test.each(cases)('it names %s', (_what, settings, issue) => {
    expect(missingInSettings(settings)).toContainEqual(issue);
  });

  test('a scored stage without criteria is named', () => {
    const settings = {
      ...ready,
      stages: ready.stages.slice(0, 1).map((stage) => ({ ...stage, criteria: [] })),
    };
    expect(missingInSettings(settings)).toEqual([
      { level: 'blocking', type: 'CriteriaMissing', stage: 'written' },
    ]);
  });

  test('the empty template starts from a stage that has to be filled', () => {
    const types = missingInSettings(settingsFromTemplate('empty', { season: '', demo: false })).map(
      (issue) => issue.type,
    );
    expect(types).toEqual([
      'SeasonMissing',
      'NominationsMissing',
      'ScoredStageMissing',
      'CommissionMissing',
    ]);
  });
});
