import fc from 'fast-check';

import { type Rational, rational, rationalToNumber } from '../../shared/basics/rational.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import type {
  Mark,
  RankedSubmission,
  RankingInput,
  RankingRule,
} from '../../shared/ranking/ranking.ts';

/** An input whose marks come one by one. */
export interface MarkedInput extends RankingInput {
  readonly marks: readonly Mark[];
}

export const plainRule: RankingRule = {
  method: 'mean',
  aggregate: 'weighted-mean',
  rounding: { panel: null, weighted: null, final: null },
  tieBreak: [],
  scope: 'nomination',
  top: 3,
  draws: 0,
  seed: 1,
};

/** `{ A: { J1: 7.5, J2: [7, 8] } }`: one mark per juror, or one per criterion c0, c1, …; null is missing. */
export type Scores = Readonly<
  Record<string, Readonly<Record<string, number | readonly (number | null)[]>>>
>;

export function inputOf(
  scores: Scores,
  rule: Partial<RankingRule> = {},
  options: {
    readonly weights?: readonly number[];
    readonly nominations?: Readonly<Record<string, string>>;
  } = {},
): MarkedInput {
  const marks: Mark[] = [];
  const jurors = new Set<string>();
  let columns = options.weights?.length ?? 1;
  for (const [submission, sheets] of Object.entries(scores)) {
    for (const [juror, given] of Object.entries(sheets)) {
      jurors.add(juror);
      const values = typeof given === 'number' ? [given] : given;
      columns = Math.max(columns, values.length);
      values.forEach((value, column) => {
        if (value === null) return;
        const score = rational(Math.round(value * 1000), 1000);
        marks.push({ submission, juror, criterion: `c${column}`, score });
      });
    }
  }
  return {
    submissions: Object.keys(scores).map((submission) => ({
      submission,
      nomination: options.nominations?.[submission] ?? 'all',
      region: null,
    })),
    jurors: [...jurors].map((juror) => ({ juror, region: null })),
    criteria: Array.from({ length: columns }, (_, column) => ({
      criterion: `c${column}`,
      weight: rational(options.weights?.[column] ?? 1),
    })),
    marks,
    rule: { ...plainRule, ...rule },
  };
}

export const numberOf = (value: Rational | null): number | null =>
  value === null ? null : rationalToNumber(value);

export const rankedById = (input: RankingInput): Readonly<Record<string, RankedSubmission>> =>
  Object.fromEntries(
    rankSubmissions(input).submissions.map((ranked) => [ranked.submission, ranked]),
  );

/** Place by submission id. */
export const placesOf = (input: RankingInput): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    rankSubmissions(input).submissions.map(({ submission, place }) => [submission, place]),
  );

/** Small contests of every shape: missing sheets, missing marks, two nominations, ties galore. */
export const smallContests: fc.Arbitrary<MarkedInput> = fc
  .record({
    submissions: fc.integer({ min: 1, max: 7 }),
    jurors: fc.integer({ min: 1, max: 5 }),
    columns: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ submissions, jurors, columns }) =>
    fc.record({
      cells: fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { freq: 4 }), {
        minLength: submissions * jurors * columns,
        maxLength: submissions * jurors * columns,
      }),
      weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: columns, maxLength: columns }),
      nominations: fc.array(fc.boolean(), { minLength: submissions, maxLength: submissions }),
      aggregate: fc.constantFrom('weighted-mean' as const, 'sum' as const),
      shape: fc.constant({ submissions, jurors, columns }),
    }),
  )
  .map(({ cells, weights, nominations, aggregate, shape }) => ({
    submissions: nominations.map((second, index) => ({
      submission: `S${index}`,
      nomination: second ? 'second' : 'first',
      region: null,
    })),
    jurors: Array.from({ length: shape.jurors }, (_, juror) => ({
      juror: `J${juror}`,
      region: null,
    })),
    criteria: weights.map((weight, column) => ({
      criterion: `c${column}`,
      weight: rational(weight),
    })),
    marks: cells.flatMap((cell, index) =>
      cell === null
        ? []
        : [
            {
              submission: `S${Math.floor(index / (shape.jurors * shape.columns))}`,
              juror: `J${Math.floor(index / shape.columns) % shape.jurors}`,
              criterion: `c${index % shape.columns}`,
              score: rational(cell, 2),
            },
          ],
    ),
    rule: { ...plainRule, aggregate },
  }));
