import fc from 'fast-check';

import { rational } from '../../shared/basics/rational.ts';
import { type Quota, quotaSubjects } from '../../shared/contest/contest.ts';
import type { SelectionRule, SubmissionGroups } from '../../shared/ranking/selection.ts';
import { type MarkedInput, plainRule } from './ranking-inputs.ts';

/** A small contest and what decides who goes on. */
export interface RandomSelection {
  readonly input: MarkedInput;
  readonly rule: SelectionRule;
}

const entry = fc.record({
  score: fc.option(fc.nat(4), { freq: 9 }),
  again: fc.boolean(),
  nomination: fc.constantFrom('n0', 'n0', 'n1', 'n2'),
  region: fc.constantFrom('r0', 'r0', 'r1', 'r2', null),
  applicant: fc.constantFrom('a0', 'a1', 'a2', 'a3', null),
  organisation: fc.constantFrom('o0', 'o1', 'o1', 'o2', null),
});

const quota: fc.Arbitrary<Quota> = fc.record({
  by: fc.constantFrom(...quotaSubjects),
  min: fc.option(fc.nat(3), { freq: 2 }),
  max: fc.option(fc.nat(4), { freq: 2 }),
});

/** Up to eight submissions with many ties, up to four quotas of any kind, pass marks and least numbers of sheets. */
export const randomSelections: fc.Arbitrary<RandomSelection> = fc
  .record({
    entries: fc.array(entry, { minLength: 1, maxLength: 8 }),
    quotas: fc.array(quota, { maxLength: 4 }),
    top: fc.integer({ min: 1, max: 6 }),
    scope: fc.constantFrom('nomination' as const, 'all' as const),
    passMark: fc.constantFrom(null, null, 1, 2),
    leastSheets: fc.constantFrom(null, null, null, 2),
  })
  .map(({ entries, quotas, top, scope, passMark, leastSheets }) => {
    const submissions = entries.map(({ nomination, region }, index) => ({
      submission: `${index + 1}`,
      nomination,
      region,
    }));
    return {
      input: {
        submissions,
        jurors: ['J1', 'J2'].map((juror) => ({ juror, region: null })),
        criteria: [{ criterion: 'c', weight: rational(1) }],
        marks: entries.flatMap(({ score, again }, index) =>
          score === null
            ? []
            : ['J1', 'J2'].slice(0, again ? 2 : 1).map((juror) => ({
                submission: `${index + 1}`,
                juror,
                criterion: 'c',
                score: rational(score),
              })),
        ),
        rule: { ...plainRule, scope, top },
      },
      rule: {
        top,
        scope,
        passMark: passMark === null ? null : rational(passMark),
        leastSheets,
        quotas,
        groupsOf: new Map(
          entries.map(({ nomination, region, applicant, organisation }, index) => [
            `${index + 1}`,
            groupsOf({ nomination, region, applicant, organisation }),
          ]),
        ),
        groups: {
          nomination: ['n0', 'n1', 'n2'],
          region: ['r0', 'r1', 'r2'],
          applicant: ['a0', 'a1', 'a2', 'a3'],
          organisation: ['o0', 'o1', 'o2'],
        },
      },
    };
  });

const groupsOf = (groups: Readonly<Record<Quota['by'], string | null>>): SubmissionGroups =>
  Object.fromEntries(Object.entries(groups).filter(([, group]) => group !== null));
