import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { milli } from '../../shared/basics/points.ts';
import { listStage, rankStage } from '../../shared/ranking/rank-stage.ts';
import { numberOf } from './ranking-inputs.ts';
import { settingsWith, type StagedSheet, stateWith } from './stage-state.ts';

const nominations = { 1: 'water', 2: 'water', 3: 'wind' };

const sheets: readonly StagedSheet[] = [
  { submission: '1', juror: 'j1', points: [8, 6, 4] },
  { submission: '1', juror: 'j2', points: [10, 6.5, 'x'] },
  { submission: '2', juror: 'j1', points: [7, 7, 7] },
  { submission: '2', juror: 'j2', points: [7, 7, 6] },
  { submission: '3', juror: 'j1', points: [9, 9, 9] },
];

const scoresOf = (ranking: ReturnType<typeof rankStage>) =>
  Object.fromEntries(
    ranking.ranking.submissions.map(({ submission, score }) => [submission, numberOf(score)]),
  );

describe('the ranking of a stage', () => {
  it('weighs criteria by the settings, leaves "cannot judge" out and rounds where the regulation says', () => {
    const ranking = rankStage(stateWith(settingsWith({}), nominations, sheets), 'written');
    // 1: (20·8 + 30·6 + 50·4)/100 = 5.4 and (20·10 + 30·6.5)/50 = 7.9; 2: 7 and 6.5.
    expect(scoresOf(ranking)).toEqual({ 1: 6.65, 2: 6.75, 3: 9 });
    expect(ranking.ranking.submissions.map(({ submission, place }) => [submission, place])).toEqual(
      [
        ['2', 1],
        ['1', 2],
        ['3', 1],
      ],
    );
  });

  it('lists scores, places and reasons at once, and the same as with everything that rests on the model', () => {
    const state = stateWith(settingsWith({}), nominations, sheets);
    const part = ({ ranking }: ReturnType<typeof rankStage>) =>
      ranking.submissions.map(({ submission, place, overall, score, explanation }) => ({
        submission,
        place,
        overall,
        score,
        steps: explanation.filter(({ type }) => type !== 'sheets' && type !== 'criterion'),
      }));
    const figures = ({ ranking }: ReturnType<typeof rankStage>) =>
      ranking.submissions.flatMap(({ explanation }) =>
        explanation.filter(({ type }) => type === 'sheets' || type === 'criterion'),
      );
    const list = listStage(state, 'written');
    expect(list?.ranking.notes.some(({ type }) => type === 'no-model')).toBe(false);
    expect(list === null ? null : part(list)).toEqual(part(rankStage(state, 'written')));
    expect(list === null ? null : figures(list)).toEqual([]);
    expect(figures(rankStage(state, 'written'))).not.toEqual([]);
    expect(listStage(state, 'written', { method: 'adjusted' })).toBeNull();
  });

  it('shows the places by every other method beside it', () => {
    const { others, othersOverall } = rankStage(
      stateWith(settingsWith({}), nominations, sheets),
      'written',
    );
    expect(Object.keys(others).sort()).toEqual([
      'adjusted',
      'bradley-terry',
      'median',
      'rank-sum',
      'schulze',
      'trimmed',
      'z',
    ]);
    expect(others.trimmed?.get('2')).toBe(1);
    expect(othersOverall).toBeUndefined();
  });

  it('gives overall places of the others where the list is over all nominations', () => {
    const advance = { top: 2, scope: 'all' as const, title: { kk: '', ru: '', en: '' } };
    const { othersOverall } = rankStage(
      stateWith(settingsWith({ advance }), nominations, sheets),
      'written',
    );
    expect(othersOverall?.median?.get('3')).toBe(1);
    expect(othersOverall?.median?.get('2')).toBe(2);
  });

  it('lists admitted submissions only, those without sheets last', () => {
    const state = stateWith(settingsWith({}), { ...nominations, 4: 'water', 5: 'water' }, sheets);
    const fourth = state.submissions.get('4');
    if (fourth === undefined) throw new Error('submission 4 was made');
    const submissions = new Map(state.submissions).set('4', {
      ...fourth,
      eligibility: { admitted: false, reason: 'late' },
    });
    const { ranking } = rankStage({ ...state, submissions }, 'written');
    expect(ranking.submissions.map(({ submission }) => submission)).toEqual(['2', '1', '5', '3']);
    expect(ranking.submissions[2]).toMatchObject({ place: null, score: null });
  });

  it('takes ties to the criterion that the regulation names', () => {
    const tied: readonly StagedSheet[] = [
      { submission: '1', juror: 'j1', points: [8, 5, 5] },
      { submission: '2', juror: 'j1', points: [5, 7, 5] },
    ];
    const placesWith = (criterion: string) => {
      const settings = settingsWith({
        tieBreak: [{ by: 'criterion', criterion, stage: 'written' }],
      });
      const { ranking } = rankStage(stateWith(settings, nominations, tied), 'written');
      return Object.fromEntries(
        ranking.submissions.map(({ submission, place }) => [submission, place]),
      );
    };
    expect(placesWith('novelty')).toMatchObject({ 1: 1, 2: 2 });
    expect(placesWith('effect')).toMatchObject({ 1: 2, 2: 1 });
    expect(placesWith('economy')).toMatchObject({ 1: 1, 2: 1 });
  });

  it('lets only what advanced take part in a later stage, and lets its ties look back', () => {
    const [written] = settingsWith({
      rounding: { panel: null, weighted: null, final: milli(10) },
    }).stages;
    if (written === undefined) throw new Error('the test contest has a stage');
    const final = {
      ...written,
      id: 'final',
      regulation: {
        ...written.regulation,
        tieBreak: [{ by: 'criterion' as const, criterion: 'effect', stage: 'written' }],
      },
    };
    const settings = { ...settingsWith({}), stages: [written, final] };
    const state = stateWith(settings, nominations, [
      ...sheets,
      { stage: 'final', submission: '1', juror: 'j1', points: [5, 5, 5] },
      { stage: 'final', submission: '2', juror: 'j1', points: [5, 5, 5] },
    ]);
    const { ranking } = rankStage(state, 'final');
    expect(ranking.submissions.map(({ submission, place }) => [submission, place])).toEqual([
      ['2', 1],
      ['1', 2],
    ]);
    expect(ranking.submissions[0]?.explanation).toContainEqual({
      type: 'tie-break',
      by: 'criterion:effect',
      value: '7',
    });
  });

  it('can be asked what another method would say', () => {
    const state = stateWith(settingsWith({}), nominations, sheets);
    const { ranking, others } = rankStage(state, 'written', { method: 'median', top: 1 });
    expect(ranking.method).toBe('median');
    expect(others.mean).toBeDefined();
  });

  it('never hears of a sheet that does not count', () => {
    const uncounted = fc.record({
      submission: fc.constantFrom('1', '2', '3'),
      points: fc.tuple(
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 0, max: 10 }),
        fc.constant('x' as const),
      ),
      standing: fc.constantFrom<Pick<StagedSheet, 'counted' | 'status'>>(
        { counted: false, status: 'recused' },
        { counted: true, status: 'recused' },
        { counted: false, status: 'complete' },
        { counted: false, status: 'disputed' },
      ),
    });
    const state = stateWith(settingsWith({ method: 'adjusted' }), nominations, sheets);
    const expected = rankStage(state, 'written');
    fc.assert(
      fc.property(
        fc.uniqueArray(uncounted, { selector: ({ submission }) => submission }),
        (more) => {
          const added = more.map(({ submission, points, standing }) => ({
            submission,
            points,
            juror: 'j9',
            ...standing,
          }));
          const settings = settingsWith({ method: 'adjusted' });
          expect(
            rankStage(stateWith(settings, nominations, [...sheets, ...added]), 'written'),
          ).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });
});
