import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { rational } from '../../shared/basics/rational.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import { compareSelections } from '../../shared/ranking/what-if.ts';
import { testSettings } from '../builders/contest-builder.ts';
import { settingsWith, type StagedSheet, stateWith } from './stage-state.ts';

const nominations = { 1: 'water', 2: 'water', 3: 'water' };

/** Without juror j2 the second is first; by the first criterion alone the third is. */
const sheets: readonly StagedSheet[] = [
  { submission: '1', juror: 'j1', points: [5, 6, 6] },
  { submission: '1', juror: 'j2', points: [5, 10, 10] },
  { submission: '2', juror: 'j1', points: [5, 7, 7] },
  { submission: '2', juror: 'j2', points: [5, 5, 5] },
  { submission: '3', juror: 'j1', points: [9, 1, 1] },
  { submission: '3', juror: 'j2', points: [9, 1, 1] },
];

const one = {
  top: 1,
  scope: 'nomination' as const,
  title: { kk: 'ТОП-1', ru: 'ТОП-1', en: 'TOP-1' },
};

const state = stateWith(settingsWith({ advance: one, method: 'mean' }), nominations, sheets);
const regulation = rankStage(state, 'written');

describe('what if', () => {
  it('a juror were left out: who would enter, leave and move, and the data stay', () => {
    const tried = rankStage(state, 'written', { withoutJurors: ['j2'] });
    expect(compareSelections(regulation, tried)).toEqual({
      entering: ['2'],
      leaving: ['1'],
      moved: [
        { submission: '1', before: 1, after: 2 },
        { submission: '2', before: 2, after: 1 },
      ],
    });
    expect(rankStage(state, 'written')).toEqual(regulation);
  });

  it('criteria weighed otherwise', () => {
    const criteria = testSettings.stages[0]?.criteria ?? [];
    const weights = Object.fromEntries(
      criteria.map(({ id }, at) => [id, rational(at === 0 ? 1 : 0)]),
    );
    const tried = rankStage(state, 'written', { weights });
    expect(compareSelections(regulation, tried)).toMatchObject({ entering: ['3'], leaving: ['1'] });
  });

  it('nothing were changed', () => {
    const none = { entering: [], leaving: [], moved: [] };
    expect(
      compareSelections(regulation, rankStage(state, 'written', { withoutJurors: [] })),
    ).toEqual(none);
    expect(compareSelections(regulation, rankStage(state, 'written', { method: 'mean' }))).toEqual(
      none,
    );
  });

  it('the list alone were made otherwise: places stay', () => {
    const tried = rankStage(state, 'written', { list: { passMark: rational(100) } });
    expect(compareSelections(regulation, tried)).toEqual({
      entering: [],
      leaving: ['1'],
      moved: [],
    });
  });
});

describe('the list of a stage', () => {
  it('never hears of a sheet that is recused or does not count, quotas or not', () => {
    const quotas = [{ by: 'region' as const, min: 0, max: 1 }];
    const settings = settingsWith({ advance: { ...one, top: 2 }, quotas, passMark: milli(2000) });
    const extra: readonly StagedSheet[] = [
      { submission: '3', juror: 'j3', points: [10, 10, 10], status: 'recused' },
      { submission: '2', juror: 'j4', points: [10, 10, 10], counted: false },
    ];
    const selectionOf = (given: readonly StagedSheet[]) =>
      rankStage(stateWith(settings, nominations, given), 'written').selection;
    expect(selectionOf([...sheets, ...extra])).toEqual(selectionOf(sheets));
    expect(selectionOf(sheets)?.entries.size).toBe(3);
  });
});
