import { describe, expect, it } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import { createNormalDraws } from '../../shared/ranking/normal-draws.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import type { Mark } from '../../shared/ranking/ranking.ts';
import { plainRule } from './ranking-inputs.ts';

/** A contest drawn from the model: true qualities, true severities, three random jurors per submission. */
function simulated(seed: number): {
  readonly marks: readonly Mark[];
  readonly ids: readonly string[];
  readonly quality: readonly number[];
} {
  const normal = createNormalDraws(seed);
  const [submissions, jurors] = [120, 15];
  const ids = Array.from({ length: submissions }, (_, i) => `${i + 1}`);
  const quality = ids.map(() => normal());
  const severity = Array.from({ length: jurors }, () => 0.7 * normal());
  const marks: Mark[] = [];
  ids.forEach((submission, i) => {
    const order = severity.map((_, j) => ({ j, key: normal() })).sort((a, b) => a.key - b.key);
    for (const { j } of order.slice(0, 3)) {
      const score = 6 + (quality[i] ?? 0) + (severity[j] ?? 0) + 0.9 * normal();
      marks.push({
        submission,
        juror: `J${j}`,
        criterion: 'c',
        score: rational(Math.round(score * 1e6), 1_000_000),
      });
    }
  });
  return { marks, ids, quality };
}

const rankSimulated = (seed: number) => {
  const { marks, ids, quality } = simulated(seed);
  const ranking = rankSubmissions({
    submissions: ids.map((submission) => ({ submission, nomination: 'all', region: null })),
    jurors: [...new Set(marks.map(({ juror }) => juror))].map((juror) => ({ juror, region: null })),
    criteria: [{ criterion: 'c', weight: rational(1) }],
    marks,
    rule: { ...plainRule, method: 'adjusted', top: 20, draws: 400, seed },
  });
  return {
    ranking,
    trueRank: (id: string) =>
      1 + quality.filter((q) => q > (quality[ids.indexOf(id)] ?? NaN)).length,
  };
};

describe('rank intervals', () => {
  it('cover the true rank about as often as they say, and their probabilities come true', () => {
    let [covered, count, inTop, expected] = [0, 0, 0, 0];
    for (let seed = 1; seed <= 25; seed += 1) {
      const { ranking, trueRank } = rankSimulated(seed);
      for (const { submission, low, high, pTop } of ranking.submissions) {
        const rank = trueRank(submission);
        count += 1;
        if (rank >= (low ?? NaN) && rank <= (high ?? NaN)) covered += 1;
        if ((pTop ?? 0) < 0.3 || (pTop ?? 0) > 0.7) continue;
        inTop += rank <= 20 ? 1 : 0;
        expected += pTop ?? NaN;
      }
    }
    // 3,000 intervals, correlated within a contest: a standard error of about 0.8 %.
    expect(covered / count).toBeGreaterThan(0.93);
    expect(covered / count).toBeLessThan(0.97);
    expect(inTop / expected).toBeGreaterThan(0.85);
    expect(inTop / expected).toBeLessThan(1.15);
  });

  it('are the same for the same seed and differ a little for another', () => {
    const { marks, ids } = simulated(3);
    const of = (seed: number) =>
      rankSubmissions({
        submissions: ids.map((submission) => ({ submission, nomination: 'all', region: null })),
        jurors: [],
        criteria: [{ criterion: 'c', weight: rational(1) }],
        marks,
        rule: { ...plainRule, draws: 300, seed, top: 20 },
      }).submissions.map(({ submission, low, high, pTop }) => ({ submission, low, high, pTop }));
    expect(of(7)).toEqual(of(7));
    expect(of(8)).not.toEqual(of(7));
  });

  it('call certain what 19 draws in 20 agree on, and grey what lies between', () => {
    const { ranking } = rankSimulated(5);
    for (const { pTop, zone } of ranking.submissions) {
      expect(zone).toBe((pTop ?? NaN) >= 0.95 ? 'in' : (pTop ?? NaN) <= 0.05 ? 'out' : 'grey');
    }
    expect(new Set(ranking.submissions.map(({ zone }) => zone))).toEqual(
      new Set(['in', 'grey', 'out']),
    );
  });
});
