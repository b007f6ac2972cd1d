import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import { rational } from '../../shared/basics/rational.ts';
import type { RankingMethod, Stage } from '../../shared/contest/contest.ts';
import { listStage, rankStage } from '../../shared/ranking/rank-stage.ts';
import { auditMargin } from '../../shared/results/audit-margin.ts';
import { auditSample, auditSampleSize, auditSheets } from '../../shared/results/audit-sample.ts';
import {
  contestState,
  meeting,
  settings,
  sheet,
  sheetsByKey,
  submission,
} from './small-contest.ts';

const root = 'ab'.repeat(32);

describe('auditSample', () => {
  test('draws what sha256sum gives by hand', () => {
    const byHand: number[] = [];
    for (let counter = 0; byHand.length < 5; counter += 1) {
      const text = `qazylar audit 1\n${root}\n4 1 6 6 2\n${counter}`;
      const hex = createHash('sha256').update(text).digest('hex').slice(0, 16);
      const number = Number(BigInt(`0x${hex}`) % 600n);
      if (!byHand.includes(number)) byHand.push(number);
    }
    expect(auditSample('4 1 6 6 2', root, 600, 5)).toEqual(byHand);
  });

  test('draws every sheet once where all are wanted, and none twice', () => {
    const all = auditSample('seed', root, 40, 99);
    expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at));
    expect(auditSample('seed', root, 0, 3)).toEqual([]);
    expect(auditSample('seed', root, 40, 7)).toEqual(all.slice(0, 7));
    expect(auditSample('other seed', root, 40, 7)).not.toEqual(all.slice(0, 7));
  });
});

describe('auditSampleSize', () => {
  const chanceOfMissing = (total: number, wrong: number, size: number): number =>
    Array.from({ length: size }, (_, at) => (total - wrong - at) / (total - at)).reduce(
      (chance, each) => chance * Math.max(0, each),
      1,
    );

  test('is the least that keeps the chance of missing everything below the risk', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (total, margin) => {
          const size = auditSampleSize(total, Math.min(margin, total), rational(5, 100));
          expect(chanceOfMissing(total, Math.min(margin, total), size)).toBeLessThan(0.05 + 1e-9);
          const before = chanceOfMissing(total, Math.min(margin, total), size - 1);
          expect(size === 0 || before > 0.05 - 1e-9).toBe(true);
        },
      ),
    );
  });

  test('knows the figures of the table', () => {
    expect(auditSampleSize(1800, 3, rational(5, 100))).toBe(1137);
    expect(auditSampleSize(1800, 1, rational(5, 100))).toBe(1710);
    expect(auditSampleSize(10, 0, rational(5, 100))).toBe(10);
    expect(auditSampleSize(10, 1, rational(0))).toBe(10);
  });
});

type Scores = Readonly<Record<string, readonly number[]>>;

const stageOf = (method: RankingMethod, fields: Partial<Stage['regulation']>): Stage => {
  const [first] = settings.stages;
  if (first === undefined) throw new Error('the builder has a stage');
  return {
    ...first,
    regulation: {
      ...first.regulation,
      method,
      rounding: { panel: null, weighted: null, final: null },
      tieBreak: [],
      passMark: null,
      advance: null,
      ...fields,
    },
  };
};

const contestOf = (scores: Scores, method: RankingMethod, fields: Partial<Stage['regulation']>) => {
  const ids = Object.keys(scores);
  return contestState({
    settings: { ...settings, prizePlaces: 1, stages: [stageOf(method, fields)] },
    submissions: new Map(ids.map((id) => [id, submission(id)])),
    sheets: sheetsByKey(
      ids.flatMap((id) => (scores[id] ?? []).map((score, at) => sheet(id, `j-${at + 1}`, score))),
    ),
  });
};

const marginOf = (scores: Scores, method: RankingMethod = 'mean', fields = {}) => {
  const state = contestOf(scores, method, fields);
  return auditMargin(state, present(listStage(state, 'written'), 'the method lists'));
};

const places = (scores: Scores, method: RankingMethod): string => {
  const state = contestOf(scores, method, {});
  const first = present(listStage(state, 'written'), 'the method lists').ranking.submissions.filter(
    ({ place }) => place === 1,
  );
  return first.map(({ submission: id }) => id).join();
};

describe('auditMargin', () => {
  test('is one where a single sheet can change the winner', () => {
    expect(marginOf({ '1': [9000, 9000], '2': [8500, 8500] })).toEqual({
      sheets: 1,
      bound: 'proved',
      between: { above: '1', below: '2' },
      total: 4,
    });
  });

  test('counts the sheets that must be wrong together', () => {
    const far = { '1': [10_000, 10_000, 10_000], '2': [0, 0, 0] };
    expect(marginOf(far)).toMatchObject({ sheets: 3 });
    expect(marginOf(far, 'median')).toMatchObject({ sheets: 2 });
    expect(marginOf(far, 'trimmed')).toMatchObject({ sheets: 2 });
    expect(marginOf({ '1': [10_000] })).toMatchObject({ sheets: null, between: null });
  });

  test('says where nothing better than one is proved', () => {
    for (const method of ['z', 'rank-sum', 'schulze', 'bradley-terry'] as const)
      expect(marginOf({ '1': [9000], '2': [1000] }, method)).toMatchObject({
        sheets: 1,
        bound: 'assumed',
      });
  });

  test('looks at the end of a list and at the pass mark too', () => {
    const list = { top: 2, scope: 'all', title: { kk: '', ru: '', en: '' } };
    const scores = { '1': [9500, 9500], '2': [5500, 5500], '3': [500, 500] };
    expect(marginOf(scores, 'mean', { advance: list })).toMatchObject({
      between: { above: '1', below: '2' },
    });
    expect(marginOf({ '1': [9500, 9500] }, 'mean', { passMark: milli(5000) })).toMatchObject({
      sheets: 1,
      between: { above: '1', below: null },
    });
  });

  test.each(['mean', 'median', 'trimmed'] as const)(
    'is never more than what a search for wrong sheets finds, and exact for the mean: %s',
    (method) => {
      const points = fc.integer({ min: 0, max: 20 }).map((half) => half * 500);
      const marks = fc.array(points, { minLength: 3, maxLength: 3 });
      fc.assert(
        fc.property(fc.tuple(marks, marks), ([first, second]) => {
          const scores = { '1': first, '2': second };
          const now = places(scores, method);
          fc.pre(now === '1' || now === '2');
          const [up, down] = now === '1' ? [first, second] : [second, first];
          // Every choice of sheets, the winner's brought down and the other's up.
          let least = Number.POSITIVE_INFINITY;
          for (let choice = 0; choice < 64; choice += 1) {
            const changed = [...choice.toString(2)].filter((bit) => bit === '1').length;
            const worse = up.map((mark, at) => ((choice >> at) & 1 ? 0 : mark));
            const better = down.map((mark, at) => ((choice >> (at + 3)) & 1 ? 10_000 : mark));
            const next = now === '1' ? [worse, better] : [better, worse];
            const then = places({ '1': next[0] ?? [], '2': next[1] ?? [] }, method);
            if (then !== now) least = Math.min(least, changed);
          }
          const { sheets } = marginOf(scores, method);
          expect(sheets).toBeLessThanOrEqual(least);
          expect(method === 'mean' ? sheets : least).toBe(least);
        }),
        { numRuns: 25 },
      );
    },
  );
});

test('the sheets to draw from are those of the leaves, with the jurors whose they are', () => {
  for (const jurorsShown of ['named', 'numbered'] as const) {
    const state = contestState({ settings: { ...settings, jurorsShown } });
    const sheets = auditSheets({ state, ranking: rankStage(state, 'written'), meeting });
    expect(sheets.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(sheets.map((each) => `${each.submission}/${each.juror}`).toSorted()).toEqual(
      [...state.sheets.values()].map((each) => `${each.submission}/${each.juror}`).toSorted(),
    );
  }
});
