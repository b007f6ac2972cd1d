import { describe, expect, it } from 'vitest';

import { rational } from '../../shared/basics/rational.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import { inputOf, numberOf, placesOf, rankedById } from './ranking-inputs.ts';

describe('the sheet', () => {
  it('weighs the criteria that were answered, and only those', () => {
    const input = inputOf({ A: { J1: [8, 5], J2: [6, null] } }, {}, { weights: [3, 1] });
    const { A } = rankedById(input);
    expect(numberOf(A?.score ?? null)).toBe((29 / 4 + 6) / 2);
    expect(A?.sheets).toBe(2);
  });

  it('counts zero as a mark, and a missing mark as nothing', () => {
    const scores = rankedById(inputOf({ A: { J1: 0, J2: 6 }, B: { J1: [null], J2: 6 } }));
    expect(numberOf(scores['A']?.score ?? null)).toBe(3);
    expect(numberOf(scores['B']?.score ?? null)).toBe(6);
    expect(scores['B']?.sheets).toBe(1);
  });

  it('adds weighted marks up where the regulation sums', () => {
    const input = inputOf({ A: { J1: [8, 5] } }, { aggregate: 'sum' }, { weights: [3, 1] });
    expect(numberOf(rankedById(input)['A']?.score ?? null)).toBe(29);
  });

  it('gives a submission without sheets no score and no place, and says why', () => {
    const { B } = rankedById(inputOf({ A: { J1: 5 }, B: {} }));
    expect(B).toMatchObject({ score: null, place: null, overall: null, tied: false, sheets: 0 });
    expect(B?.explanation).toEqual([{ type: 'no-sheets' }]);
  });
});

describe('methods', () => {
  const scores = {
    A: { J1: 9, J2: 9, J3: 9, J4: 9, J5: 1 },
    B: { J1: 8, J2: 8, J3: 8, J4: 8, J5: 10 },
    C: { J1: 7, J2: 7, J3: 7, J4: 7, J5: 9 },
  };

  it('lets one low mark count in a mean, and not in a trimmed mean or a median', () => {
    expect(placesOf(inputOf(scores, { method: 'mean' }))).toEqual({ A: 2, B: 1, C: 2 });
    expect(placesOf(inputOf(scores, { method: 'trimmed' }))).toEqual({ A: 1, B: 2, C: 3 });
    expect(placesOf(inputOf(scores, { method: 'median' }))).toEqual({ A: 1, B: 2, C: 3 });
  });

  it('takes the mean of the middle two as median of an even panel', () => {
    const input = inputOf({ A: { J1: 1, J2: 4, J3: 5, J4: 10 } }, { method: 'median' });
    expect(numberOf(rankedById(input)['A']?.score ?? null)).toBe(4.5);
  });

  it('gives the share of opponents beaten as rank sum', () => {
    const ranked = rankedById(inputOf(scores, { method: 'rank-sum' }));
    expect(numberOf(ranked['A']?.score ?? null)).toBeCloseTo(4 / 5, 12);
    expect(numberOf(ranked['B']?.score ?? null)).toBeCloseTo((4 * 0.5 + 1) / 5, 12);
    expect(numberOf(ranked['C']?.score ?? null)).toBeCloseTo(0.5 / 5, 12);
  });

  it('finds the winner of a cycle by the strongest paths', () => {
    // 45 voters over A–E, the example that Schulze's paper works through: E > A > C > B > D.
    const ballots: readonly (readonly [number, string])[] = [
      [5, 'ACBED'],
      [5, 'ADECB'],
      [8, 'BEDAC'],
      [3, 'CABED'],
      [7, 'CAEBD'],
      [2, 'CBADE'],
      [7, 'DCEBA'],
      [8, 'EBADC'],
    ];
    const sheets: Record<string, Record<string, number>> = { A: {}, B: {}, C: {}, D: {}, E: {} };
    let voter = 0;
    for (const [count, order] of ballots) {
      for (let copy = 0; copy < count; copy += 1) {
        voter += 1;
        [...order].forEach((id, index) => {
          const own = sheets[id];
          if (own !== undefined) own[`J${voter}`] = 5 - index;
        });
      }
    }
    const input = inputOf(sheets, { method: 'schulze' });
    expect(placesOf(input)).toEqual({ E: 1, A: 2, C: 3, B: 4, D: 5 });
  });

  it('takes out a strict juror by z-scores, and warns where jurors have few sheets', () => {
    const input = inputOf(
      {
        A: { strict: 3, middle: 7 },
        B: { strict: 2, middle: 6 },
        C: { kind: 9, middle: 7 },
        D: { kind: 10, middle: 8 },
        E: { kind: 8, strict: 1 },
      },
      { method: 'z' },
    );
    const ranking = rankSubmissions(input);
    expect(ranking.submissions.map(({ submission }) => submission)).toEqual([
      'D',
      'A',
      'C',
      'B',
      'E',
    ]);
    expect(ranking.notes).toContainEqual({ type: 'z-few-sheets', jurors: 3 });
  });

  it('says where there were too few marks to leave any out', () => {
    const ranking = rankSubmissions(inputOf({ A: { J1: 4, J2: 5 } }, { method: 'trimmed' }));
    expect(ranking.notes).toContainEqual({ type: 'too-few-to-trim', submissions: 1 });
    expect(ranking.submissions[0]?.explanation).toContainEqual({
      type: 'too-few-to-trim',
      criterion: 'c0',
      marks: 2,
    });
    expect(numberOf(ranking.submissions[0]?.score ?? null)).toBe(4.5);
  });
});

describe('rounding', () => {
  it('rounds half up, once at each place that is named', () => {
    const input = inputOf(
      { A: { J1: 7, J2: 7.25, J3: 7.5, J4: 7.5 } },
      {
        method: 'trimmed',
        aggregate: 'sum',
        rounding: { panel: rational(1, 100), weighted: rational(1, 100), final: null },
      },
    );
    const { A } = rankedById({ ...input, criteria: [{ criterion: 'c0', weight: rational(4, 5) }] });
    expect(A?.explanation).toContainEqual({
      type: 'criterion',
      criterion: 'c0',
      marks: ['7', '7.25', '7.5', '7.5'],
      dropped: ['7.5', '7'],
      panel: '7.38',
      weighted: '5.9',
    });
    expect(numberOf(A?.score ?? null)).toBe(5.9);
  });

  it('ties what the published score does not tell apart', () => {
    const scores = { A: { J1: 8.001 }, B: { J1: 8.004 }, C: { J1: 8.006 } };
    const rounding = { panel: null, weighted: null, final: rational(1, 100) };
    const ranked = rankedById(inputOf(scores, { rounding }));
    expect(ranked['C']).toMatchObject({ place: 1, tied: false });
    expect(ranked['A']).toMatchObject({ place: 2, tied: true });
    expect(ranked['B']).toMatchObject({ place: 2, tied: true });
    expect(ranked['A']?.explanation.at(-1)).toEqual({ type: 'tied', count: 1, with: ['B'] });
  });
});

describe('places and ties', () => {
  it('counts a crowd that shares a place and names a hundred of it, so that crowds cost no more', () => {
    const ids = Array.from({ length: 2000 }, (_, index) => `${index + 1}`);
    const ranked = rankedById(inputOf(Object.fromEntries(ids.map((id) => [id, { J1: 7 }]))));
    const step = ranked['1500']?.explanation.find(({ type }) => type === 'tied');
    expect(step).toMatchObject({ count: 1999, with: ids.slice(0, 100) });
    expect(ranked['50']?.explanation.find(({ type }) => type === 'tied')).toMatchObject({
      with: ids.slice(0, 101).filter((id) => id !== '50'),
    });
  });

  it('leaves out as many places as are shared', () => {
    const input = inputOf({ A: { J1: 9 }, B: { J1: 9 }, C: { J1: 8 } });
    expect(placesOf(input)).toEqual({ A: 1, B: 1, C: 3 });
  });

  it('counts places within the nomination and over all', () => {
    const nominations = { A: 'x', B: 'y', C: 'x' };
    const ranked = rankedById(
      inputOf({ A: { J1: 7 }, B: { J1: 9 }, C: { J1: 5 } }, {}, { nominations }),
    );
    expect(ranked['A']).toMatchObject({ place: 1, overall: 2 });
    expect(ranked['B']).toMatchObject({ place: 1, overall: 1 });
    expect(ranked['C']).toMatchObject({ place: 2, overall: 3 });
  });

  const tied = {
    A: { J1: [8, 6], J2: [8, 6] },
    B: { J1: [6, 8], J2: [6, 8] },
    C: { J1: [6, 8], J2: [8, 6] },
  };

  it('breaks ties by the list, in its order, and names each step', () => {
    const ranked = rankedById(
      inputOf(tied, {
        tieBreak: [{ by: 'median' }, { by: 'criterion', criterion: 'c1', stage: 's' }],
      }),
    );
    expect([ranked['A']?.place, ranked['B']?.place, ranked['C']?.place]).toEqual([3, 1, 2]);
    expect(ranked['C']?.explanation).toContainEqual({
      type: 'tie-break',
      by: 'criterion:c1',
      value: '7',
    });
    expect(ranked['C']?.tied).toBe(false);
  });

  it('leaves to the chair what is listed after the chair', () => {
    const ranked = rankedById(
      inputOf(tied, {
        tieBreak: [
          { by: 'chair-decision-with-reason' },
          { by: 'criterion', criterion: 'c1', stage: 's' },
        ],
      }),
    );
    expect(ranked['A']).toMatchObject({ place: 1, tied: true });
  });

  it('looks into another stage where the tie-break lies there', () => {
    const input = inputOf(
      { A: { J1: 5 }, B: { J1: 5 } },
      {
        tieBreak: [{ by: 'criterion', criterion: 'proof', stage: 'final' }],
      },
    );
    const proof = (submission: string, score: number) => ({
      submission,
      juror: 'J9',
      criterion: 'proof',
      score: rational(score),
    });
    const otherStages = new Map([['final', [proof('A', 3), proof('B', 4)]]]);
    expect(placesOf({ ...input, otherStages })).toEqual({ A: 2, B: 1 });
  });

  it('lists a nomination best first, equal places by number', () => {
    const input = inputOf({ 10: { J1: 5 }, 9: { J1: 5 }, 2: {}, 11: { J1: 6 } });
    const { submissions } = rankSubmissions(input);
    expect(submissions.map(({ submission }) => submission)).toEqual(['11', '9', '10', '2']);
  });
});

describe('comparability', () => {
  const apart = {
    A: { J1: 5, J2: 6 },
    B: { J1: 7, J2: 6 },
    C: { J3: 9, J4: 8 },
    D: { J3: 5, J4: 6 },
  };

  it('refuses an adjusted ranking across jurors who share no submission', () => {
    const ranking = rankSubmissions(inputOf(apart, { method: 'adjusted', draws: 50 }));
    expect(ranking.incomparable).toBe(true);
    expect(ranking.graph).toEqual({ components: 2, lambda2: 0 });
    expect(ranking.notes).toContainEqual({ type: 'incomparable', components: 2 });
    for (const ranked of ranking.submissions) {
      expect(ranked).toMatchObject({ place: null, score: null, low: null, zone: null });
    }
  });

  it('ranks within nominations that hang together', () => {
    const nominations = { A: 'x', B: 'x', C: 'y', D: 'y' };
    const ranking = rankSubmissions(inputOf(apart, { method: 'adjusted' }, { nominations }));
    expect(ranking.incomparable).toBe(false);
    expect(
      ranking.submissions.map(({ submission, place, overall }) => [submission, place, overall]),
    ).toEqual([
      ['B', 1, null],
      ['A', 2, null],
      ['C', 1, null],
      ['D', 2, null],
    ]);
  });

  it('still gives the mean of each, without intervals', () => {
    const ranking = rankSubmissions(inputOf(apart, { draws: 50 }));
    expect(ranking.submissions[0]).toMatchObject({ submission: 'C', place: 1, low: null });
  });
});
