import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assignBalanced } from '../../shared/assigning/assign-balanced.ts';
import type { SheetPair } from '../../shared/assigning/juror-graph.ts';
import { askForMore, replaceJurors } from '../../shared/assigning/top-up.ts';
import { contestOf } from './contest.ts';

const names = (pairs: readonly SheetPair[]): ReadonlySet<string> =>
  new Set(pairs.map(({ submission, juror }) => `${submission}/${juror}`));

const lost = (present: readonly SheetPair[], next: readonly SheetPair[]): readonly SheetPair[] => {
  const still = names(next);
  return present.filter(({ submission, juror }) => !still.has(`${submission}/${juror}`));
};

const request = contestOf({ submissions: 60, jurors: 12, regions: 4 });
const { assignments: present } = assignBalanced(request);

describe('replacing who dropped out', () => {
  it('changes nothing but the sheets of the one who is gone', () => {
    const next = assignBalanced(replaceJurors(request, present, { dropped: new Set(['J3']) }));
    expect(next.shortfalls).toEqual([]);
    expect(new Set(lost(present, next.assignments).map(({ juror }) => juror))).toEqual(
      new Set(['J3']),
    );
    expect(next.loads.get('J3')).toBe(0);
  });

  it('keeps the sheets that the one who is gone has scored', () => {
    const scored = present.filter(({ juror }) => juror === 'J3').slice(0, 4);
    const order = { dropped: new Set(['J3']), scored };
    const next = assignBalanced(replaceJurors(request, present, order));
    expect(next.assignments.filter(({ juror }) => juror === 'J3')).toEqual(scored);
    expect(next.shortfalls).toEqual([]);
  });

  it('moves as few sheets as it takes where those with room may not judge what is open', () => {
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
    const next = assignBalanced(replaceJurors(small, standing, { dropped: new Set(['a']) }));
    expect(next.shortfalls).toEqual([]);
    expect(next.assignments.map(({ juror }) => juror)).toEqual(['b', 'b', 'c', 'c']);
  });
});

describe('asking for more', () => {
  it('gives the named submissions that many more, and nobody else anything', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat({ max: 59 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 3 }),
        (grey, more) => {
          const submissions = new Set(grey.map((index) => `S${index}`));
          const asked = askForMore(request, present, { submissions, more });
          const { assignments, shortfalls } = assignBalanced(asked);
          expect(shortfalls).toEqual([]);
          expect(lost(present, assignments)).toEqual([]);
          const added = lost(assignments, present);
          expect(added).toHaveLength(more * submissions.size);
          expect(added.every(({ submission }) => submissions.has(submission))).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('reports who cannot be given as many', () => {
    const asked = askForMore(request, present, { submissions: new Set(['S7']), more: 40 });
    expect(assignBalanced(asked).shortfalls).toEqual([
      { submission: 'S7', missing: 32, reason: 'jurors' },
    ]);
  });
});
