import fc from 'fast-check';
import { expect, test } from 'vitest';

import { slipsBetween } from '../../shared/finding/edit-distance.ts';

/** Optimal string alignment by its definition. */
function aligned(a: string, b: string): number {
  const known = new Map<string, number>();
  const from = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i},${j}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    const least = Math.min(
      from(i - 1, j) + 1,
      from(i, j - 1) + 1,
      from(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      swapped ? from(i - 2, j - 2) + 1 : Infinity,
    );
    known.set(key, least);
    return least;
  };
  return from(a.length, b.length);
}

test('slips are those of the definition, as far as they are forgiven', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 2 }), (typed, other, most) => {
      const slips = slipsBetween(typed, other, most);
      const beginnings = Array.from({ length: other.length + 1 }, (_, end) =>
        aligned(typed, other.slice(0, end)),
      );
      expect(Math.min(slips.whole, most + 1)).toBe(Math.min(aligned(typed, other), most + 1));
      expect(Math.min(slips.beginning, most + 1)).toBe(Math.min(...beginnings, most + 1));
    }),
  );
});
