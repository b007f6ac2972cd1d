import { expect, it } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import type { Mark } from '../../shared/ranking/ranking.ts';
import { plainRule } from './ranking-inputs.ts';

it('ranks six hundred thousand marks exactly', { timeout: 60_000 }, () => {
  const [submissions, jurors, criteria] = [600, 40, 25];
  const quarters = Array.from({ length: 41 }, (_, quarter) => rational(quarter, 4));
  const marks: Mark[] = [];
  let total = 0;
  for (let s = 0; s < submissions; s += 1) {
    for (let j = 0; j < jurors; j += 1) {
      for (let c = 0; c < criteria; c += 1) {
        const quarter = (s * 7 + j * 13 + c * 29 + ((s * j * c) % 11)) % 41;
        if (s === 0) total += quarter;
        const score = quarters[quarter] ?? rational(0);
        marks.push({ submission: `${s}`, juror: `J${j}`, criterion: `c${c}`, score });
      }
    }
  }
  const ranking = rankSubmissions({
    submissions: Array.from({ length: submissions }, (_, s) => ({
      submission: `${s}`,
      nomination: 'all',
      region: null,
    })),
    jurors: Array.from({ length: jurors }, (_, j) => ({ juror: `J${j}`, region: null })),
    criteria: Array.from({ length: criteria }, (_, c) => ({
      criterion: `c${c}`,
      weight: rational(3),
    })),
    marks,
    rule: { ...plainRule, draws: 1000, top: 50 },
  });
  const first = ranking.submissions.find(({ submission }) => submission === '0');
  expect(first?.score).toEqual(rational(total, 4 * jurors * criteria));
});
