import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assignBalanced } from '../../shared/assigning/assign-balanced.ts';
import type { AssignmentRequest } from '../../shared/assigning/assignment.ts';

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

const requests: fc.Arbitrary<AssignmentRequest> = fc
  .record({
    submissions: fc.array(
      fc.record({ nomination: fc.constantFrom('x', 'y'), region: fc.constantFrom('a', 'b', null) }),
      { minLength: 1, maxLength: 8 },
    ),
    jurors: fc.array(
      fc.record({
        region: fc.constantFrom('a', 'b', null),
        nominations: fc.constantFrom<readonly string[]>([], ['x'], ['y']),
        capacity: fc.constantFrom(null, null, 2),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    perSubmission: fc.constantFrom(1, 2, 3, 'all' as const),
    ownRegionMax: fc.constantFrom(null, 0, 1, 2),
    seed: fc.nat(),
    excluded: fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 4 })), { maxLength: 4 }),
  })
  .map((parts) => ({
    ...parts,
    submissions: parts.submissions.map((entry, index) => ({ ...entry, submission: `S${index}` })),
    jurors: parts.jurors.map((entry, index) => ({ ...entry, juror: `J${index}` })),
    excluded: parts.excluded.map(([s, j]) => ({ submission: `S${s}`, juror: `J${j}` })),
  }));

/** Rules that no assignment may break, whatever else it does. */
function brokenRules(
  request: AssignmentRequest,
  pairs: readonly { submission: string; juror: string }[],
): readonly string[] {
  const broken: string[] = [];
  const names = pairs.map(({ submission, juror }) => `${submission}/${juror}`);
  if (new Set(names).size !== names.length) broken.push('twice');
  for (const { submission, nomination, region } of request.submissions) {
    const own = pairs
      .filter((pair) => pair.submission === submission)
      .map((pair) => request.jurors.find(({ juror }) => juror === pair.juror));
    if (own.some((juror) => juror === undefined)) broken.push('unknown juror');
    if (
      own.some(
        (juror) =>
          (juror?.nominations.length ?? 0) > 0 && juror?.nominations.includes(nomination) !== true,
      )
    ) {
      broken.push('nomination');
    }
    const sameRegion = own.filter((juror) => region !== null && juror?.region === region).length;
    if (request.ownRegionMax !== null && sameRegion > request.ownRegionMax)
      broken.push('own region');
    if (typeof request.perSubmission === 'number' && own.length > request.perSubmission)
      broken.push('too many');
  }
  for (const { juror, capacity } of request.jurors) {
    const load = pairs.filter((pair) => pair.juror === juror).length;
    if (capacity !== null && capacity !== undefined && load > capacity) broken.push('capacity');
  }
  if (
    (request.excluded ?? []).some(({ submission, juror }) =>
      names.includes(`${submission}/${juror}`),
    )
  )
    broken.push('excluded');
  return broken;
}

/** All assignments that keep the rules and give as many sheets as possible, by trying every one; tiny requests only. */
function bestByHand(request: AssignmentRequest): {
  readonly sheets: number;
  readonly squares: number;
} {
  const pairs = request.submissions.flatMap(({ submission }) =>
    request.jurors.map(({ juror }) => ({ submission, juror })),
  );
  let best = { sheets: -1, squares: Infinity };
  for (let subset = 0; subset < 2 ** pairs.length; subset += 1) {
    const chosen = pairs.filter((_, index) => (subset >> index) % 2 === 1);
    if (chosen.length < best.sheets || brokenRules(request, chosen).length > 0) continue;
    const squares = request.jurors.reduce(
      (sum, { juror }) => sum + chosen.filter((pair) => pair.juror === juror).length ** 2,
      0,
    );
    if (chosen.length > best.sheets || squares < best.squares)
      best = { sheets: chosen.length, squares };
  }
  return best;
}

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
      { submission: 'S0', missing: 1 },
      { submission: 'S1', missing: 1 },
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
        if (request.perSubmission === 'all') return;
        for (const { submission } of request.submissions) {
          const count = assignments.filter((pair) => pair.submission === submission).length;
          const missing = shortfalls.find((entry) => entry.submission === submission)?.missing ?? 0;
          expect(count + missing).toBe(request.perSubmission);
        }
      }),
    );
  });

  it('places as many sheets as can be placed, as evenly as they can be', () => {
    const tiny = requests.map((request) => ({
      ...request,
      submissions: request.submissions.slice(0, 3),
      jurors: request.jurors.slice(0, 4),
    }));
    fc.assert(
      fc.property(tiny, (request) => {
        const { loads, assignments } = assignBalanced(request);
        const squares = [...loads.values()].reduce((sum, load) => sum + load ** 2, 0);
        expect({ sheets: assignments.length, squares }).toEqual(bestByHand(request));
      }),
      { numRuns: 40 },
    );
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
