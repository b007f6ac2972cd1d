import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { SwissPair } from '../../shared/tournament/draw.ts';
import { largestPairing } from '../../shared/tournament/maximum-matching.ts';
import { pairSwissRound } from '../../shared/tournament/swiss-pairing.ts';

const nameOf = (a: string, b: string): string => [a, b].toSorted((x, y) => (x < y ? -1 : 1)).join();

/** Every way to pair an even number of teams, each written from the first team on. */
function allPairings(teams: readonly string[]): readonly (readonly [string, string])[][] {
  const [first, ...rest] = teams;
  if (first === undefined) return [[]];
  return rest.flatMap((second) =>
    allPairings(rest.filter((team) => team !== second)).map((others) => [
      [first, second] as const,
      ...others,
    ]),
  );
}

/** What the rules choose among all pairings there are: fewest repeated pairs, then the first partners that are new. */
function bestByTrying(teams: readonly string[], met: ReadonlySet<string>): readonly string[] {
  const repeats = (pairs: readonly (readonly [string, string])[]): number =>
    pairs.filter(([a, b]) => met.has(nameOf(a, b))).length;
  const wish = (pairs: readonly (readonly [string, string])[]): readonly number[] =>
    pairs.map(([a, b]) => (met.has(nameOf(a, b)) ? 1000 : 0) + teams.indexOf(b));
  const all = allPairings(teams);
  const fewest = Math.min(...all.map(repeats));
  const [best = []] = all
    .filter((pairs) => repeats(pairs) === fewest)
    .toSorted((a, b) => {
      const [one, other] = [wish(a), wish(b)];
      const at = one.findIndex((value, index) => value !== other[index]);
      return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
    });
  return best.map((pair) => pair.join('-'));
}

const history = fc
  .record({
    count: fc.integer({ min: 2, max: 8 }),
    pairs: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 }),
    byes: fc.array(fc.nat(7), { maxLength: 6 }),
  })
  .map(({ count, pairs, byes }) => {
    const teams = Array.from({ length: count }, (_, index) => `t${index}`);
    const team = (index: number): string => teams[index % count] ?? 't0';
    const before: SwissPair[] = [
      ...pairs.flatMap(([a, b]): SwissPair[] => (team(a) === team(b) ? [] : [[team(a), team(b)]])),
      ...byes.map((index): SwissPair => [team(index), null]),
    ];
    return { teams, before };
  });

const metIn = (before: readonly SwissPair[]): ReadonlySet<string> =>
  new Set(before.flatMap(([a, b]) => (b === null ? [] : [nameOf(a, b)])));

describe('a Swiss round', () => {
  it('is the one that going through all pairings gives', () => {
    fc.assert(
      fc.property(history, ({ teams, before }) => {
        const pairs = pairSwissRound({ teams, before });
        const met = metIn(before);
        const bye = pairs.find(([, second]) => second === null)?.[0];
        expect(bye === undefined).toBe(teams.length % 2 === 0);
        const met2 = pairs.flatMap(([a, b]) => (b === null ? [] : [`${a}-${b}`]));
        expect(met2).toEqual(
          bestByTrying(
            teams.filter((team) => team !== bye),
            met,
          ),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('gives the bye to one who has had the fewest, to the last by whom the others repeat the fewest pairs', () => {
    fc.assert(
      fc.property(history, ({ teams, before }) => {
        if (teams.length % 2 === 0) return;
        const met = metIn(before);
        const byes = (team: string): number =>
          before.filter(([first, second]) => second === null && first === team).length;
        const repeatsWithout = (bye: string): number =>
          bestByTrying(
            teams.filter((team) => team !== bye),
            met,
          ).filter((pair) => met.has(nameOf(...(pair.split('-') as [string, string])))).length;
        const fewest = Math.min(...teams.map(byes));
        const among = teams.filter((team) => byes(team) === fewest);
        const least = Math.min(...among.map(repeatsWithout));
        const expected = among.findLast((team) => repeatsWithout(team) === least);
        expect(pairSwissRound({ teams, before }).at(-1)).toEqual([expected, null]);
      }),
      { numRuns: 100 },
    );
  });

  it('pairs a hundred teams after ten rounds without a repeated pair', () => {
    const teams = Array.from({ length: 101 }, (_, index) => `t${index}`);
    let before: readonly SwissPair[] = [];
    for (let round = 0; round < 10; round += 1)
      before = [...before, ...pairSwissRound({ teams, before })];
    const met = before.flatMap(([a, b]) => (b === null ? [] : [nameOf(a, b)]));
    expect(new Set(met).size).toBe(500);
    const byes = before.flatMap(([a, b]) => (b === null ? [a] : []));
    expect(new Set(byes).size).toBe(10);
  });
});

describe('the largest pairing', () => {
  it('is as large as the largest of all, odd circles included', () => {
    const graphs = fc
      .integer({ min: 0, max: 9 })
      .chain((count) =>
        fc.array(fc.boolean(), { minLength: count * count, maxLength: count * count }),
      )
      .map((cells) => {
        const count = Math.sqrt(cells.length);
        const at = (a: number, b: number): boolean =>
          a !== b && cells[Math.min(a, b) * count + Math.max(a, b)] === true;
        return Array.from({ length: count }, (_, a) =>
          Array.from({ length: count }, (__, b) => at(a, b)),
        );
      });
    const largest = (may: readonly (readonly boolean[])[], left: readonly number[]): number => {
      const [first, ...rest] = left;
      if (first === undefined) return 0;
      const alone = largest(may, rest);
      return rest.reduce((most, second, index) => {
        if (may[first]?.[second] !== true) return most;
        return Math.max(most, 1 + largest(may, rest.toSpliced(index, 1)));
      }, alone);
    };
    fc.assert(
      fc.property(graphs, (may) => {
        expect(largestPairing(may)).toBe(largest(may, [...may.keys()]));
      }),
      { numRuns: 300 },
    );
  });
});
