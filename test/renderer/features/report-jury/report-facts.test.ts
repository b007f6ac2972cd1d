import { describe, expect, test } from 'vitest';

import {
  intervalRows,
  isListByQuota,
  linesOf,
  ofNomination,
  reliabilityRows,
  rubricOf,
  scoreAtCut,
  severityRows,
  sheetScores,
  slopeRows,
} from '../../../../renderer/features/report-jury/report-facts.ts';
import { present } from '../../../../shared/basics/assert.ts';
import { rankStage } from '../../../../shared/ranking/rank-stage.ts';
import type { SelectionReason } from '../../../../shared/ranking/selection.ts';
import { createRankingDesk } from '../review-ranking/ranking-desk.ts';

const { state: shown } = createRankingDesk({ submissions: 40, jurors: 9 }).getSnapshot();
const state = present(shown, 'the desk has a contest');
const stage = present(
  state.settings?.stages.find(({ scored }) => scored),
  'a stage is scored',
);
const stageRanking = rankStage(state, stage.id);
const report = present(stageRanking.report, 'a whole ranking has a report');
const { submissions: all } = stageRanking.ranking;
const scores = sheetScores(all, state, stage);
const [first] = present(state.settings, 'settings').nominations;
const nomination = present(first, 'a nomination').id;
const names = { nameOf: (id: string) => `№ ${id}`, shortOf: (id: string) => id };

describe('facts of the jury report', () => {
  test('every sheet that is ranked has its score; one that does not count has none', () => {
    const ranked = stageRanking.ranking.submissions.reduce((sum, each) => sum + each.sheets, 0);
    expect(scores).toHaveLength(ranked);
    // Methods by criterion explain no sheets: their scores are counted here, and are the same.
    const bare = all.map((each) => ({ ...each, explanation: [] }));
    const sum = (of: typeof scores): number => of.reduce((total, { score }) => total + score, 0);
    const counted = sheetScores(bare, state, stage);
    expect(counted).toHaveLength(ranked);
    expect(sum(counted)).toBeCloseTo(sum(scores), 3);
    const [key, sheet] = present([...state.sheets][0], 'a sheet');
    const without = new Map(state.sheets).set(key, { ...sheet, counted: false });
    expect(sheetScores(bare, { ...state, sheets: without }, stage)).toHaveLength(ranked - 1);
  });

  test('of a nomination only those are told who judged in it, in its own rubric', () => {
    const judged = new Set(ofNomination(scores, nomination).map(({ juror }) => juror));
    const lines = linesOf(report, scores, nomination);
    expect(new Set(lines.map(({ juror }) => juror))).toEqual(judged);
    expect(lines.every(({ rubric }) => rubric === rubricOf(report, nomination))).toBe(true);
    expect(linesOf(report, scores, null)).toBe(report.jurors);
    expect(linesOf(report, [], nomination)).toEqual([]);
  });

  test('severity is drawn for jurors of whom a model can tell, and marked where it stands out', () => {
    const line = present(report.jurors[0], 'a juror');
    const told = [
      { ...line, flags: ['stricter' as const] },
      { ...line, juror: 'unknown', severity: null },
    ];
    const rows = severityRows(told, (juror) => juror.toUpperCase());
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ name: line.juror.toUpperCase(), kind: 'stricter' });
  });

  test('the share that holds for the places is the one that is drawn', () => {
    const rubric = present(report.reliability[0], 'a rubric');
    const means = { ...rubric, applies: 'means' as const, realDifferencesOfMeans: 0.5 };
    const unknown = { ...rubric, applies: 'adjusted' as const, realDifferences: null };
    expect(reliabilityRows([means, unknown], () => 'все').map(({ share }) => share)).toEqual([0.5]);
  });

  test('places of another method stand beside the own ones', () => {
    const { submissions, method } = stageRanking.ranking;
    const other = method === 'median' ? 'mean' : 'median';
    const rows = slopeRows(
      stageRanking,
      submissions,
      { method: other, scope: 'nomination' },
      names,
    );
    expect(rows).toHaveLength(submissions.length);
    const [row] = rows;
    expect(row?.right).toBe(stageRanking.others[other]?.get(row?.id ?? ''));
    expect(row?.left).toBe(submissions.find(({ submission }) => submission === row?.id)?.place);
  });

  test('intervals are drawn where there are some', () => {
    const { submissions } = stageRanking.ranking;
    const bare = submissions.map((each) => ({ ...each, low: null }));
    expect(intervalRows(submissions, 'all', names)).toHaveLength(submissions.length);
    expect(intervalRows(bare, 'all', names)).toEqual([]);
  });

  test('the list ends at the score of its last submission, unless quotas took somebody lower', () => {
    const { submissions } = stageRanking.ranking;
    const listed = (isOn: (place: number) => boolean) => ({
      ties: [],
      unmet: [],
      groupsOf: new Map(),
      exact: true,
      entries: new Map(
        submissions.map((each) => [
          each.submission,
          {
            submission: each.submission,
            nomination: each.nomination,
            state: isOn(each.overall ?? 0) ? ('on' as const) : ('off' as const),
            reason: { type: 'place' as const },
          },
        ]),
      ),
    });
    const tenth = present(
      submissions.find(({ overall }) => overall === 10),
      'a tenth place',
    );
    const { numerator, denominator } = present(tenth.score, 'all are judged');
    expect(
      scoreAtCut(
        submissions,
        listed((place) => place <= 10),
      ),
    ).toBeCloseTo(Number(numerator) / Number(denominator));
    expect(
      scoreAtCut(
        submissions,
        listed((place) => place <= 10 || place === 30),
      ),
    ).toBeNull();
    expect(
      scoreAtCut(
        submissions,
        listed(() => true),
      ),
    ).toBeNull();
    expect(scoreAtCut(submissions, null)).toBeNull();
  });

  test('a list that quotas changed is told from one by places alone', () => {
    const entry = { submission: '1', nomination, state: 'off' as const };
    const by = (reason: SelectionReason) => ({
      selection: {
        ties: [],
        unmet: [],
        groupsOf: new Map(),
        exact: true,
        entries: new Map([['1', { ...entry, reason }]]),
      },
    });
    expect(isListByQuota(by({ type: 'below' }))).toBe(false);
    expect(isListByQuota(by({ type: 'made-room', for: [] }))).toBe(true);
    expect(isListByQuota({ selection: null })).toBe(false);
  });
});
