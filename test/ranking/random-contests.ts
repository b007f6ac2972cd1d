import fc from 'fast-check';

import { type Rational, rational } from '../../shared/basics/rational.ts';
import type { TieBreak } from '../../shared/contest/contest.ts';
import type { Mark, RankingRule } from '../../shared/ranking/ranking.ts';
import { type MarkedInput, plainRule } from './ranking-inputs.ts';

/**
 * Small contests with everything that a regulation may say: weights for all and of one nomination, weights of 0,
 * missing marks and sheets, rounding at each place, every aggregate, tie-breaks, marks of another stage. Marks are few
 * and coarse, so that ties are many.
 */

const nominations = ['first', 'second', 'third'] as const;
const regions = ['north', 'south', 'west', null] as const;
const criteria = ['c0', 'c1', 'c2'] as const;
const earlierStage = 'earlier';

const units: readonly (Rational | null)[] = [
  null,
  null,
  rational(1, 100),
  rational(1, 10),
  rational(1, 2),
  rational(1, 4),
  rational(1),
];

const tieBreaks: readonly TieBreak[] = [
  { by: 'median' },
  ...criteria.map((criterion) => ({ by: 'criterion' as const, criterion, stage: 'own' })),
  { by: 'criterion', criterion: 'c0', stage: earlierStage },
  { by: 'chair-decision-with-reason' },
  { by: 'other', name: 'by age' },
];

const unit = fc.constantFrom(...units);

const rules: fc.Arbitrary<RankingRule> = fc
  .record({
    aggregate: fc.constantFrom('weighted-mean' as const, 'sum' as const),
    rounding: fc.record({ panel: unit, weighted: unit, final: unit }),
    isRounded: fc.boolean(),
    tieBreak: fc.array(fc.constantFrom(...tieBreaks), { maxLength: 3 }),
    scope: fc.constantFrom('nomination' as const, 'all' as const),
    top: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ isRounded, rounding, ...rule }) => ({
    ...plainRule,
    ...rule,
    rounding: isRounded ? rounding : plainRule.rounding,
  }));

const shapes = fc.record({
  submissions: fc.integer({ min: 1, max: 7 }),
  jurors: fc.integer({ min: 1, max: 5 }),
  columns: fc.integer({ min: 1, max: 3 }),
  nominations: fc.integer({ min: 1, max: 3 }),
});

const weight = fc.constantFrom(0, 1, 1, 2, 3, 5, 10).map((tenths) => rational(tenths * 5, 10));

const mark = fc.option(fc.integer({ min: -1, max: 6 }), { freq: 4 });

const exactly = <T>(item: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(item, { minLength: length, maxLength: length });

/** Marks for each cell of submissions × jurors × criteria, in steps of a third or a half. */
const marksOf = (
  { jurors, columns }: { readonly jurors: number; readonly columns: number },
  cells: readonly (number | null)[],
  step: number,
): readonly Mark[] =>
  cells.flatMap((cell, index) =>
    cell === null
      ? []
      : [
          {
            submission: `S${Math.floor(index / (jurors * columns))}`,
            juror: `J${Math.floor(index / columns) % jurors}`,
            criterion: criteria[index % columns] ?? '',
            score: rational(cell, step),
          },
        ],
  );

/** Contests of up to 7 submissions, 5 jurors and 3 criteria; the method is always `mean`, for the caller to change. */
export const randomContests: fc.Arbitrary<MarkedInput> = shapes
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      cells: exactly(mark, shape.submissions * shape.jurors * shape.columns),
      earlier: exactly(mark, shape.submissions),
      step: fc.constantFrom(2, 3),
      weights: exactly(weight, shape.columns),
      ownWeights: fc.array(fc.tuple(fc.nat(shape.columns - 1), fc.nat(2), weight), {
        maxLength: 2,
      }),
      homes: exactly(fc.tuple(fc.nat(shape.nominations - 1), fc.nat(3)), shape.submissions),
      rule: rules,
    }),
  )
  .map(({ shape, cells, earlier, step, weights, ownWeights, homes, rule }) => {
    const own = new Map(ownWeights.map((entry) => [`${entry[0]} ${entry[1]}`, entry]));
    return {
      submissions: homes.map(([nomination, region], index) => ({
        submission: `S${index}`,
        nomination: nominations[nomination] ?? '',
        region: regions[region] ?? null,
      })),
      jurors: Array.from({ length: shape.jurors }, (_, juror) => ({
        juror: `J${juror}`,
        region: null,
      })),
      criteria: [
        ...weights.map((value, column) => ({ criterion: criteria[column] ?? '', weight: value })),
        ...[...own.values()].map(([column, nomination, value]) => ({
          criterion: criteria[column] ?? '',
          nomination: nominations[nomination] ?? '',
          weight: value,
        })),
      ],
      marks: marksOf(shape, cells, step),
      otherStages: new Map([[earlierStage, marksOf({ jurors: 1, columns: 1 }, earlier, 2)]]),
      rule,
    };
  });
