import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tournamentSystems } from '../../shared/contest/discipline.ts';
import {
  drawByHand,
  drawTeams,
  firstPairs,
  isOneSchool,
  lotOf,
  repeatsItself,
} from '../../shared/tournament/draw-teams.ts';
import type { DrawEntry } from '../../shared/tournament/draw.ts';
import { disciplineOf } from './sheets.ts';

const entriesOf = (schools: readonly string[]): readonly DrawEntry[] =>
  schools.map((school, index) => ({ team: `t${index + 1}`, school }));

const clashes = (
  entries: readonly DrawEntry[],
  pairs: readonly (readonly [number, number])[],
): number => pairs.filter(([a, b]) => isOneSchool(entries[a], entries[b])).length;

/** The fewest pairs of one school that any order has, the first ones left where they are. */
function fewestClashes(
  front: readonly DrawEntry[],
  rest: readonly DrawEntry[],
  pairs: readonly (readonly [number, number])[],
): number {
  if (rest.length === 0) return clashes(front, pairs);
  let fewest = Infinity;
  const tried = new Set<string>();
  rest.forEach((entry, index) => {
    if (tried.has(entry.school) || fewest === 0) return;
    tried.add(entry.school);
    const others = rest.filter((_, at) => at !== index);
    fewest = Math.min(fewest, fewestClashes([...front, entry], others, pairs));
  });
  return fewest;
}

describe('a draw', () => {
  it('is repeated with any tool: lots are SHA-256 of the seed, a line feed and the team', () => {
    const lot = createHash('sha256').update('Степногорск 2026\n17').digest('hex');
    expect(lotOf('Степногорск 2026', '17')).toBe(lot);
    const made = drawTeams(disciplineOf(), {
      seed: 'Степногорск 2026',
      seeded: [],
      entries: entriesOf(['', '', '', '', '', '']),
    });
    const lots = made.entries.map(({ team }) =>
      createHash('sha256').update(`Степногорск 2026\n${team}`).digest('hex'),
    );
    expect(lots).toEqual(lots.toSorted());
  });

  it('does not depend on the order in which teams registered, and repeats itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tournamentSystems),
        fc.string(),
        fc.shuffledSubarray([...entriesOf(['A', 'A', 'B', 'B', 'C', '', '', 'D', 'A'])]),
        (system, seed, entries) => {
          const discipline = disciplineOf({ system });
          const seeded = ['t2', 't5'].filter((team) => entries.some((each) => each.team === team));
          const made = drawTeams(discipline, { seed, seeded, entries });
          const sorted = entries.toSorted((a, b) => (a.team < b.team ? 1 : -1));
          expect(drawTeams(discipline, { seed, seeded, entries: sorted })).toEqual(made);
          expect(repeatsItself(discipline, made)).toBe(true);
          expect(made.entries.slice(0, seeded.length).map(({ team }) => team)).toEqual(seeded);
          expect(new Set(made.entries)).toEqual(new Set(entries));
        },
      ),
    );
  });

  it('notices a number that was changed afterwards, and repeats nothing that was drawn by hand', () => {
    const discipline = disciplineOf();
    const made = drawTeams(discipline, {
      seed: 's',
      seeded: [],
      entries: entriesOf(['', '', '', '']),
    });
    const [first, second, ...rest] = made.entries;
    if (first === undefined || second === undefined) throw new Error('two teams');
    expect(repeatsItself(discipline, { ...made, entries: [second, first, ...rest] })).toBe(false);
    expect(repeatsItself(discipline, drawByHand(discipline, made.entries))).toBe(false);
  });

  it('keeps teams of one school apart in the first round as far as there is any way to', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...tournamentSystems),
        fc.string(),
        fc.array(fc.constantFrom('A', 'B', 'C', ''), { maxLength: 7 }),
        fc.nat(2),
        (system, seed, schools, front) => {
          const entries = entriesOf(schools);
          const seeded = entries.slice(0, front).map(({ team }) => team);
          const made = drawTeams(disciplineOf({ system }), { seed, seeded, entries });
          const pairs = firstPairs(system, entries.length);
          const fixed = entries.slice(0, front);
          expect(clashes(made.entries, pairs)).toBe(
            fewestClashes(fixed, entries.slice(front), pairs),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes a school for the same however it was typed', () => {
    const school = (name: string): DrawEntry => ({ team: 't', school: name });
    expect(isOneSchool(school('№ 1 мектеп'), school('№ 1  МЕКТЕП'))).toBe(true);
    expect(isOneSchool(school('№ 1 мектеп'), school('№ 2 мектеп'))).toBe(false);
    expect(isOneSchool(school(''), school(''))).toBe(false);
  });
});
