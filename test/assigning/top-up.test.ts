import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assignBalanced } from '../../shared/assigning/assign-balanced.ts';
import type { AssignmentRequest } from '../../shared/assigning/assignment.ts';
import type { SheetPair } from '../../shared/assigning/juror-graph.ts';
import { topUpRequest } from '../../shared/assigning/top-up.ts';
import { whereSheetsMatter } from '../../shared/assigning/where-sheets-matter.ts';
import { contestOf } from './contest.ts';

const names = (pairs: readonly SheetPair[]): ReadonlySet<string> =>
  new Set(pairs.map(({ submission, juror }) => `${submission}/${juror}`));

const lost = (present: readonly SheetPair[], next: readonly SheetPair[]): readonly SheetPair[] => {
  const still = names(next);
  return present.filter(({ submission, juror }) => !still.has(`${submission}/${juror}`));
};

const request = contestOf({ submissions: 60, jurors: 12, regions: 4 });
const { assignments: present } = assignBalanced(request);

/** The same contest without a juror, whose sheets but the first ones are to be replaced. */
function without(
  gone: string,
  of: AssignmentRequest,
  standing: readonly SheetPair[],
  {
    handedIn = 0,
    mayMove = false,
  }: { readonly handedIn?: number; readonly mayMove?: boolean } = {},
): AssignmentRequest {
  const own = standing.filter(({ juror }) => juror === gone);
  const jurors = of.jurors.map((entry) =>
    entry.juror === gone ? { ...entry, capacity: 0 } : entry,
  );
  return topUpRequest(
    { ...of, jurors },
    {
      fixed: own.slice(0, handedIn),
      open: standing.filter(({ juror }) => juror !== gone),
      more: new Map(own.slice(handedIn).map(({ submission }) => [submission, 1])),
      mayMove,
    },
  );
}

describe('replacing who dropped out', () => {
  it.each([false, true])('changes nothing but the sheets of the one who is gone', (mayMove) => {
    const next = assignBalanced(without('J3', request, present, { mayMove }));
    expect(next.shortfalls).toEqual([]);
    expect(new Set(lost(present, next.assignments).map(({ juror }) => juror))).toEqual(
      new Set(['J3']),
    );
    expect(next.loads.get('J3')).toBe(0);
  });

  it('keeps the sheets that the one who is gone has handed in', () => {
    const handedIn = present.filter(({ juror }) => juror === 'J3').slice(0, 4);
    const next = assignBalanced(without('J3', request, present, { handedIn: 4 }));
    expect(next.assignments.filter(({ juror }) => juror === 'J3')).toEqual(handedIn);
    expect(next.shortfalls).toEqual([]);
    expect(next.assignments).toHaveLength(present.length);
  });

  describe('where those with room may not judge what is open', () => {
    const jurors = ['a', 'b', 'c'].map((juror) => ({
      juror,
      region: null,
      nominations: juror === 'c' ? ['y'] : [],
      capacity: 2,
    }));
    const small = {
      ...request,
      ownRegionMax: null,
      perSubmission: 1,
      jurors,
      submissions: ['x', 'x', 'y', 'y'].map((nomination, index) => ({
        submission: `S${index}`,
        nomination,
        region: null,
      })),
    };
    const standing = ['a', 'a', 'b', 'b'].map((juror, index) => ({
      submission: `S${index}`,
      juror,
    }));

    it('moves as few sheets as it takes where they may move', () => {
      const next = assignBalanced(without('a', small, standing, { mayMove: true }));
      expect(next.shortfalls).toEqual([]);
      expect(next.assignments.map(({ juror }) => juror)).toEqual(['b', 'b', 'c', 'c']);
    });

    it('says what is missing where they may not', () => {
      const next = assignBalanced(without('a', small, standing));
      expect(lost(standing, next.assignments).map(({ juror }) => juror)).toEqual(['a', 'a']);
      expect(next.shortfalls.map(({ reason }) => reason)).toEqual(['capacity', 'capacity']);
    });
  });
});

const asking = (more: ReadonlyMap<string, number>): AssignmentRequest =>
  topUpRequest(request, { fixed: [], open: present, more, mayMove: false });

describe('asking for more', () => {
  it('gives the named submissions as many more as they shall have, and nobody else anything', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat({ max: 59 }), fc.integer({ min: 1, max: 3 })), {
          selector: ([place]) => place,
          maxLength: 8,
        }),
        (grey) => {
          const more = new Map(grey.map(([place, count]) => [`S${place}`, count]));
          const { assignments, shortfalls } = assignBalanced(asking(more));
          expect(shortfalls).toEqual([]);
          expect(lost(present, assignments)).toEqual([]);
          const added = lost(assignments, present);
          for (const { submission } of request.submissions)
            expect(added.filter((pair) => pair.submission === submission)).toHaveLength(
              more.get(submission) ?? 0,
            );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('reports who cannot be given as many', () => {
    expect(assignBalanced(asking(new Map([['S7', 40]]))).shortfalls).toEqual([
      { submission: 'S7', missing: 32, reason: 'jurors' },
    ]);
  });
});

describe('where more sheets matter', () => {
  const zone = [
    { submission: 'sure', pTop: 0.9 },
    { submission: 'even', pTop: 0.5 },
    { submission: 'near', pTop: 0.42 },
  ];

  it.each([
    [0, []],
    [1, [['even', 1]]],
    [
      2,
      [
        ['even', 1],
        ['near', 1],
      ],
    ],
    [
      4,
      [
        ['even', 2],
        ['near', 1],
        ['sure', 1],
      ],
    ],
    [
      100,
      [
        ['even', 3],
        ['near', 3],
        ['sure', 3],
      ],
    ],
  ])('gives %i sheets where it is least sure, in rounds', (sheets, given) => {
    expect([...whereSheetsMatter(zone, sheets)]).toEqual(given);
  });

  it('gives none where there is no grey zone', () => {
    expect(whereSheetsMatter([], 5).size).toBe(0);
  });
});
