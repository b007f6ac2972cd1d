import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assignBalanced } from '../../shared/assigning/assign-balanced.ts';
import type { AssignmentRequest } from '../../shared/assigning/assignment.ts';
import { brokenRules, meritsOf, requestsUpTo } from './requests.ts';

const submissions = (
  count: number,
  region = (_: number): string | null => null,
  nomination = (_: number) => 'n',
) =>
  Array.from({ length: count }, (_, index) => ({
    submission: `S${index}`,
    nomination: nomination(index),
    region: region(index),
  }));

const jurors = (count: number, region = (_: number): string | null => null) =>
  Array.from({ length: count }, (_, index) => ({
    juror: `J${index}`,
    region: region(index),
    nominations: [] as readonly string[],
  }));

const plain = { perSubmission: 3, ownRegionMax: null, seed: 1 } as const;

const requests = requestsUpTo(8, 5);

describe('balanced assignment', () => {
  it('gives everyone as many jurors as asked for, and every juror the same number to within one', () => {
    const { assignments, loads, shortfalls } = assignBalanced({
      ...plain,
      submissions: submissions(100),
      jurors: jurors(7),
    });
    expect(assignments).toHaveLength(300);
    expect(shortfalls).toEqual([]);
    expect(Math.max(...loads.values()) - Math.min(...loads.values())).toBeLessThanOrEqual(1);
  });

  it('lets a small region’s jurors help out elsewhere, never at home beyond the limit', () => {
    const regionOf = (index: number): string => `r${index % 17}`;
    const request = {
      ...plain,
      ownRegionMax: 2,
      submissions: submissions(600, regionOf),
      jurors: jurors(40, regionOf),
    };
    const { assignments, loads, graph } = assignBalanced(request);
    expect(brokenRules(request, assignments)).toEqual([]);
    expect(assignments).toHaveLength(1800);
    expect(new Set(loads.values())).toEqual(new Set([45]));
    expect(graph.components).toBe(1);
    expect(graph.lambda2).toBeGreaterThan(50);
  });

  it('reports what cannot be filled', () => {
    const { shortfalls, assignments } = assignBalanced({
      ...plain,
      ownRegionMax: 1,
      submissions: submissions(2, () => 'a'),
      jurors: jurors(4, (index) => (index === 0 ? 'b' : 'a')),
    });
    expect(shortfalls).toEqual([
      { submission: 'S0', missing: 1, reason: 'region' },
      { submission: 'S1', missing: 1, reason: 'region' },
    ]);
    expect(assignments).toHaveLength(4);
  });

  it('gives the whole jury where all are asked', () => {
    const request = {
      ...plain,
      perSubmission: 'all' as const,
      submissions: submissions(4),
      jurors: jurors(3),
    };
    expect(assignBalanced(request).assignments).toHaveLength(12);
  });

  it('keeps what was assigned before and adds what is missing', () => {
    const keep = [
      { submission: 'S0', juror: 'J0' },
      { submission: 'S1', juror: 'J0' },
      { submission: 'S2', juror: 'J0' },
    ];
    const { assignments, loads } = assignBalanced({
      ...plain,
      perSubmission: 2,
      submissions: submissions(3),
      jurors: jurors(3),
      keep,
    });
    expect(assignments).toEqual(expect.arrayContaining(keep));
    expect(Object.fromEntries(loads)['J0']).toBe(3);
    expect([loads.get('J1'), loads.get('J2')].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([1, 2]);
  });

  it('never breaks a rule, and says exactly what is missing', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { assignments, loads, shortfalls } = assignBalanced(request);
        expect(brokenRules(request, assignments)).toEqual([]);
        for (const { juror } of request.jurors) {
          expect(loads.get(juror)).toBe(assignments.filter((pair) => pair.juror === juror).length);
        }
        const { perSubmission } = request;
        if (perSubmission === 'all') return;
        for (const { submission } of request.submissions) {
          const count = assignments.filter((pair) => pair.submission === submission).length;
          const missing = shortfalls.find((entry) => entry.submission === submission)?.missing ?? 0;
          expect(missing).toBe(Math.max(0, perSubmission - count));
        }
      }),
      // 10,000 in the long form.
      { numRuns: 2 * (fc.readConfigureGlobal().numRuns ?? 100) },
    );
  });

  it('lets jurors change places only where that costs nothing, and never for the worse', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const plainly = assignBalanced({ ...request, swaps: 'none' });
        const raised = assignBalanced({ ...request, swaps: 'raise' });
        expect(raised.before).toEqual(plainly.graph);
        expect(meritsOf(request, raised.assignments)).toEqual(
          meritsOf(request, plainly.assignments),
        );
        expect(raised.graph.components).toBeLessThanOrEqual(plainly.graph.components);
        const isAsJoined = raised.graph.components === plainly.graph.components;
        const least = isAsJoined ? plainly.graph.lambda2 : 0;
        expect(raised.graph.lambda2).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('joins a jury that chance left in two parts, and raises λ₂ where that is asked', () => {
    const request = { ...plain, perSubmission: 2, submissions: submissions(4), jurors: jurors(4) };
    const seeds = Array.from({ length: 30 }, (_, seed) => ({ ...request, seed }));
    const apart = seeds.filter((entry) => {
      const { before } = assignBalanced(entry);
      return before.components > 1;
    });
    expect(apart.length).toBeGreaterThan(0);
    for (const entry of apart) expect(assignBalanced(entry).graph.components).toBe(1);
    const large = { ...plain, submissions: submissions(200), jurors: jurors(20) };
    const { before, graph } = assignBalanced({ ...large, swaps: 'raise' });
    expect(graph.lambda2).toBeGreaterThan(before.lambda2 * 1.05);
  });

  it.each([
    ['nobody judges', { jurors: [] }, 'jurors'],
    ['fewer judge than each shall have', { jurors: jurors(2) }, 'jurors'],
    [
      'nobody has room',
      { jurors: jurors(3).map((entry) => ({ ...entry, capacity: 0 })) },
      'capacity',
    ],
    [
      'all judge another nomination',
      { jurors: jurors(3).map((entry) => ({ ...entry, nominations: ['other'] })) },
      'nomination',
    ],
    [
      'everyone has a conflict',
      {
        jurors: jurors(3),
        excluded: ['J0', 'J1', 'J2'].map((juror) => ({ submission: 'S0', juror })),
      },
      'conflicts',
    ],
    ['all are of the own region', { jurors: jurors(3, () => 'a'), ownRegionMax: 0 }, 'region'],
    ['only others are there', { jurors: jurors(3), ownRegion: 'only' }, 'region'],
  ] as const)('says why a submission is short where %s', (_, change, reason) => {
    const request = { ...plain, submissions: submissions(1, () => 'a'), ...change };
    const { assignments, shortfalls } = assignBalanced(request);
    expect(shortfalls).toEqual([{ submission: 'S0', missing: 3 - assignments.length, reason }]);
  });

  it('spreads what is missing, so that nobody gets a third juror while another waits for the first', () => {
    const { assignments } = assignBalanced({
      ...plain,
      submissions: submissions(6),
      jurors: jurors(4).map((entry) => ({ ...entry, capacity: 2 })),
    });
    const counts = submissions(6).map(
      ({ submission }) => assignments.filter((pair) => pair.submission === submission).length,
    );
    expect(counts.toSorted((a, b) => a - b)).toEqual([1, 1, 1, 1, 2, 2]);
  });

  it('counts whoever is named twice once, as first named', () => {
    const twice = {
      ...plain,
      perSubmission: 2,
      submissions: [...submissions(2), ...submissions(2, () => 'a')],
      jurors: [...jurors(2), ...jurors(2).map((entry) => ({ ...entry, capacity: 0 }))],
    };
    const { assignments, shortfalls, loads } = assignBalanced(twice);
    expect(assignments).toHaveLength(4);
    expect(shortfalls).toEqual([]);
    expect([...loads.values()]).toEqual([2, 2]);
  });

  it('asks who knows the field, as long as they have not many more than the others', () => {
    const request = {
      ...plain,
      perSubmission: 1,
      submissions: submissions(20).map((entry) => ({ ...entry, expertise: ['x'] })),
      jurors: jurors(2).map((entry, index) => ({ ...entry, expertise: [index === 0 ? 'x' : 'y'] })),
    };
    const loads = (expertiseWorth: number) =>
      Object.fromEntries(assignBalanced({ ...request, expertiseWorth }).loads);
    expect(loads(0)).toEqual({ J0: 10, J1: 10 });
    expect(loads(6)).toEqual({ J0: 13, J1: 7 });
    expect(loads(100)).toEqual({ J0: 20, J1: 0 });
  });

  it('depends on the seed, and not on the order of the request', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const reversed = {
          ...request,
          submissions: [...request.submissions].reverse(),
          jurors: [...request.jurors].reverse(),
        };
        const names = (of: AssignmentRequest): readonly string[] =>
          assignBalanced(of)
            .assignments.map(({ submission, juror }) => `${submission}/${juror}`)
            .sort();
        expect(names(reversed)).toEqual(names(request));
      }),
    );
    const large = { ...plain, submissions: submissions(30), jurors: jurors(10) };
    expect(assignBalanced(large).assignments).not.toEqual(
      assignBalanced({ ...large, seed: 2 }).assignments,
    );
  });
});
