import { present } from '../../shared/basics/assert.ts';
import { rational } from '../../shared/basics/rational.ts';
import type { SheetPair } from '../../shared/assigning/juror-graph.ts';
import { createNormalDraws } from '../../shared/ranking/normal-draws.ts';
import type { Mark } from '../../shared/ranking/ranking.ts';

/** Standard deviations in points of what makes a sheet's score: region + quality + juror's severity + chance. */
export interface Deviations {
  /** Between regions: how far the mean of a region's submissions lies from that of all. */
  readonly region: number;
  /** Between submissions of one region. */
  readonly quality: number;
  readonly juror: number;
  readonly residual: number;
}

export interface ContestShape {
  readonly submissions: number;
  readonly jurors: number;
  readonly regions: number;
}

/** The contest of the table of assignments: most regions have two jurors, six have three. */
export const countryShape: ContestShape = { submissions: 600, jurors: 40, regions: 17 };

/** Submissions and jurors, dealt to the regions in turn. */
export const partiesOf = ({ submissions, jurors, regions }: ContestShape) => ({
  submissions: Array.from({ length: submissions }, (_, index) => ({
    submission: `${index + 1}`,
    nomination: 'all',
    region: `R${index % regions}`,
  })),
  jurors: Array.from({ length: jurors }, (_, index) => ({
    juror: `J${index + 1}`,
    region: `R${index % regions}`,
    nominations: [],
  })),
});

/** How scores come about beside the model; see `departures`. */
export interface Departure {
  /** What of quality a juror sees: 1 in the model. */
  readonly slope?: (normal: () => number) => number;
  /** Size of a juror's chance error as a multiple of the usual one: 1 in the model. */
  readonly spread?: (normal: () => number) => number;
  /** A chance error of variance 1: normal in the model. */
  readonly error?: (normal: () => number) => number;
  /** The mark that is written down for a score. */
  readonly mark?: (score: number) => number;
  /** True for a juror who gives the highest marks to the worst. */
  readonly saboteur?: (juror: number) => boolean;
}

/** A contest whose truth is known. */
export interface SimulatedContest {
  readonly marks: readonly Mark[];
  /** True quality by submission id: region and own. */
  readonly quality: ReadonlyMap<string, number>;
}

/** The mark that a submission of middling quality gets. */
const middle = 6;

/** Scores of the given sheets, drawn with the seed; without a departure exactly as the model says. */
export function simulateContest(
  shape: ContestShape,
  pairs: readonly SheetPair[],
  {
    deviations,
    seed,
    departure = {},
  }: {
    readonly deviations: Deviations;
    readonly seed: number;
    readonly departure?: Departure;
  },
): SimulatedContest {
  const normal = createNormalDraws(seed);
  const { submissions, jurors } = partiesOf(shape);
  const levels = Array.from({ length: shape.regions }, () => deviations.region * normal());
  const quality = new Map(
    submissions.map(({ submission }, index) => [
      submission,
      (levels[index % shape.regions] ?? 0) + deviations.quality * normal(),
    ]),
  );
  const people = new Map(
    jurors.map(({ juror }, index) => [
      juror,
      {
        severity: deviations.juror * normal(),
        slope: departure.saboteur?.(index) === true ? -1 : (departure.slope?.(normal) ?? 1),
        spread: departure.spread?.(normal) ?? 1,
      },
    ]),
  );
  const error = departure.error ?? ((draw) => draw());
  const marks = pairs.map(({ submission, juror }) => {
    const { severity, slope, spread } = present(people.get(juror), 'the juror is known');
    const seen = slope * present(quality.get(submission), 'the submission is known');
    const score = middle + seen + severity + deviations.residual * spread * error(normal);
    const mark = departure.mark?.(score) ?? score;
    const exact = rational(Math.round(mark * 1e6), 1_000_000);
    return { submission, juror, criterion: 'c', score: exact };
  });
  return { marks, quality };
}

/** Ids of the best `count` by a number, the greatest first. */
export const bestOf = (values: ReadonlyMap<string, number>, count: number): readonly string[] =>
  [...values]
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([id]) => id);
