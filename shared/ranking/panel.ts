import { assert, present } from '../basics/assert.ts';
import { groupBy } from '../basics/group-by.ts';
import { type Rational, rational } from '../basics/rational.ts';
import { compareIds } from './compare-ids.ts';
import type { Mark, RankingInput, SheetMarks } from './ranking.ts';

/** A criterion as a nomination weighs it; `weight` in units of 1 / `Panel.weightUnit`. */
export interface PanelCriterion {
  readonly criterion: string;
  readonly weight: bigint;
}

/**
 * One juror's marks of one submission. `weighted` = Σ w·y and `weights` = Σ w over the criteria answered, as whole
 * numbers in the panel's units, so that sheets add up without a single rounding.
 */
export interface PanelSheet {
  readonly juror: string;
  /** By position in the nomination's criteria; null where there is no mark. */
  readonly marks: readonly (bigint | null)[];
  readonly weighted: bigint;
  readonly weights: bigint;
}

export interface PanelSubmission {
  readonly index: number;
  readonly submission: string;
  readonly nomination: string;
  readonly criteria: readonly PanelCriterion[];
  /** In the order of juror ids; only those with a mark that has weight. */
  readonly sheets: readonly PanelSheet[];
}

/** Marks in a canonical order and as whole numbers: a mark is y / `scoreUnit`, a weight w / `weightUnit`. */
export interface Panel {
  readonly scoreUnit: bigint;
  readonly weightUnit: bigint;
  /** Ordered by id, whatever the order of the input. */
  readonly submissions: readonly PanelSubmission[];
  /** In the order of the input. */
  readonly nominations: readonly string[];
}

const leastCommonMultiple = (a: bigint, b: bigint): bigint => {
  const step = rational(a, b);
  return a * step.denominator;
};

const commonUnit = (values: Iterable<Rational>): bigint => {
  const denominators = new Set<bigint>();
  for (const value of values) denominators.add(value.denominator);
  return [...denominators].reduce(leastCommonMultiple, 1n);
};

/** Every score there is: equal ones are mostly the same object, and objects are told apart more quickly than numbers. */
function distinctScores(marks: RankingInput['marks']): ReadonlySet<Rational> {
  const scores = new Set<Rational>();
  for (const mark of marks) {
    if ('score' in mark) scores.add(mark.score);
    else for (const score of mark.scores) if (score !== null) scores.add(score);
  }
  return scores;
}

const inUnits = (value: Rational, unit: bigint): bigint =>
  value.numerator * (unit / value.denominator);

/** A whole number in both forms: exact, and as a double that is exact up to 2^53. */
interface Whole {
  readonly exact: bigint;
  readonly number: number;
}

const wholeOf = (exact: bigint): Whole => ({ exact, number: Number(exact) });

/** Marks as whole numbers of a unit, each object counted once. */
function wholeMarks(unit: bigint): (score: Rational) => Whole {
  const known = new Map<Rational, Whole>();
  return (score) => {
    let whole = known.get(score);
    if (whole === undefined) {
      whole = wholeOf(inUnits(score, unit));
      known.set(score, whole);
    }
    return whole;
  };
}

/**
 * Puts an input into the form all methods count on. A mark that names nothing known, or comes twice, is a bug.
 * `scoreUnit` may be given where marks of a finer step are to follow (`panelWith`); no figure depends on it.
 */
export function createPanel(
  input: RankingInput,
  scoreUnit: bigint = commonUnit(distinctScores(input.marks)),
): Panel {
  const weightUnit = commonUnit(input.criteria.map((entry) => entry.weight));
  const nominations = [...new Set(input.submissions.map((entry) => entry.nomination))];
  const criteriaByNomination = new Map(
    nominations.map((nomination) => [
      nomination,
      criteriaOf(input, nomination).map(({ criterion, weight }) => ({
        criterion,
        weight: inUnits(weight, weightUnit),
      })),
    ]),
  );
  const reader = panelReader(scoreUnit, input.marks);
  const marksBySubmission = groupBy(input.marks, (mark) => mark.submission);
  const submissions = [...input.submissions]
    .sort((a, b) => compareIds(a.submission, b.submission))
    .map(({ submission, nomination }, index) => {
      const criteria = present(criteriaByNomination.get(nomination), 'nomination is known');
      const marks = marksBySubmission.get(submission) ?? [];
      return {
        index,
        submission,
        nomination,
        criteria,
        sheets: reader(marks, criteria),
      };
    });
  assert(
    marksBySubmission.size <= submissions.length &&
      submissions.reduce(
        (sum, { submission }) => sum + (marksBySubmission.get(submission)?.length ?? 0),
        0,
      ) === input.marks.length,
    'every mark belongs to one listed submission',
  );
  return { scoreUnit, weightUnit, submissions, nominations };
}

/** The panel with other marks for a few submissions; every mark is a multiple of 1 / `panel.scoreUnit`. */
export const panelWith = (panel: Panel, changes: ReadonlyMap<string, readonly Mark[]>): Panel => ({
  ...panel,
  submissions: panel.submissions.map((each) => {
    const marks = changes.get(each.submission);
    return marks === undefined
      ? each
      : { ...each, sheets: panelReader(panel.scoreUnit, marks)(marks, each.criteria) };
  }),
});

/** The weights that hold in a nomination: its own entries, and those for all that it does not replace. */
export function criteriaOf(
  input: Pick<RankingInput, 'criteria'>,
  nomination: string,
): readonly { readonly criterion: string; readonly weight: Rational }[] {
  const own = new Set(
    input.criteria
      .filter((entry) => entry.nomination === nomination)
      .map((entry) => entry.criterion),
  );
  return input.criteria.filter(
    (entry) =>
      entry.nomination === nomination ||
      (entry.nomination === undefined && !own.has(entry.criterion)),
  );
}

/** The criteria of a nomination, made ready for reading marks. */
interface Columns {
  /** Everything that a sheet's place in a panel depends on beside its own marks. */
  readonly units: string;
  readonly weights: readonly Whole[];
  readonly columnOf: ReadonlyMap<string, number>;
  /** Columns by list of criteria: sheets share the lists they have. */
  readonly byList: Map<readonly string[], readonly (number | undefined)[]>;
}

const columnsOf = (criteria: readonly PanelCriterion[], scoreUnit: bigint): Columns => ({
  units: [scoreUnit, ...criteria.map(({ criterion, weight }) => `${criterion} ${weight}`)].join(),
  weights: criteria.map(({ weight }) => wholeOf(weight)),
  columnOf: new Map(criteria.map((entry, index) => [entry.criterion, index])),
  byList: new Map(),
});

function columnsIn({ columnOf, byList }: Columns, names: readonly string[]) {
  let columns = byList.get(names);
  if (columns === undefined) {
    columns = names.map((name) => columnOf.get(name));
    byList.set(names, columns);
  }
  return columns;
}

/** A sheet as the panel has it, from all its marks at once. */
function readSheet(
  { juror, places, scores }: PlacedMarks,
  { weights }: Columns,
  inScoreUnits: (score: Rational) => Whole,
): PanelSheet {
  const marks = new Array<bigint | null>(weights.length).fill(null);
  // `size` bounds every sum on the way: where it is exact, all of them were.
  let [sum, total, size] = [0, 0, 0];
  for (let index = 0; index < scores.length; index += 1) {
    const score = scores[index] ?? null;
    if (score === null) continue;
    const at = present(places[index], 'every criterion has a weight');
    assert((marks[at] ?? null) === null, 'one mark per juror and criterion');
    const mark = inScoreUnits(score);
    const weight = weights[at]?.number ?? 0;
    marks[at] = mark.exact;
    const product = weight * mark.number;
    sum += product;
    total += weight;
    size += Math.abs(product) + Math.abs(weight);
  }
  // As doubles as long as those are exact, which they nearly always are.
  const sums = Number.isSafeInteger(size)
    ? { weighted: BigInt(sum), weights: BigInt(total) }
    : weighedExactly(marks, weights);
  return { juror, marks, weighted: sums.weighted, weights: sums.weights };
}

/** What was read of a sheet before: a late file changes few sheets, and the same marks come again and again. */
const readBefore = new WeakMap<
  SheetMarks,
  { readonly units: string; readonly sheet: PanelSheet }
>();

/** The same as `readSheet`, which remembers a whole sheet by its marks. */
function rememberedSheet(
  placed: PlacedMarks,
  columns: Columns,
  inScoreUnits: (score: Rational) => Whole,
): PanelSheet {
  const { whole } = placed;
  const known = whole === null ? undefined : readBefore.get(whole);
  if (known?.units === columns.units) return known.sheet;
  const sheet = readSheet(placed, columns, inScoreUnits);
  if (whole !== null) readBefore.set(whole, { units: columns.units, sheet });
  return sheet;
}

/**
 * Answers with the sheets of a submission from its marks, in the order of jurors; only those that have weight. Single
 * marks are put together to sheets first.
 */
function panelReader(
  scoreUnit: bigint,
  all: RankingInput['marks'],
): (marks: RankingInput['marks'], criteria: readonly PanelCriterion[]) => readonly PanelSheet[] {
  const inScoreUnits = wholeMarks(scoreUnit);
  const jurors = [...new Set(all.map(({ juror }) => juror))].sort(compareIds);
  const order = new Map(jurors.map((juror, index) => [juror, index]));
  const known = new Map<readonly PanelCriterion[], Columns>();
  return (marks, criteria) => {
    const columns = known.get(criteria) ?? columnsOf(criteria, scoreUnit);
    known.set(criteria, columns);
    return placedMarks(marks, columns)
      .toSorted((a, b) => (order.get(a.juror) ?? 0) - (order.get(b.juror) ?? 0))
      .map((placed) => rememberedSheet(placed, columns, inScoreUnits))
      .filter((sheet) => sheet.weights > 0n);
  };
}

/** A juror's marks of one submission, each with its column. */
interface PlacedMarks {
  /** The sheet that they are, where they were given as one. */
  readonly whole: SheetMarks | null;
  readonly juror: string;
  readonly places: readonly (number | undefined)[];
  readonly scores: readonly (Rational | null)[];
}

/** Marks of one submission by juror: a sheet's lists as they are, single marks put together. */
function placedMarks(marks: RankingInput['marks'], columns: Columns): readonly PlacedMarks[] {
  const sheets = new Map<string, PlacedMarks>();
  const singles = new Map<string, { places: (number | undefined)[]; scores: Rational[] }>();
  for (const mark of marks) {
    const { juror } = mark;
    if ('score' in mark) {
      const own = singles.get(juror) ?? { places: [], scores: [] };
      own.places.push(columns.columnOf.get(mark.criterion));
      own.scores.push(mark.score);
      singles.set(juror, own);
    } else {
      assert(!sheets.has(juror), 'one sheet per juror');
      const places = columnsIn(columns, mark.criteria);
      sheets.set(juror, { whole: mark, juror, places, scores: mark.scores });
    }
  }
  for (const [juror, own] of singles) {
    const sheet = sheets.get(juror) ?? { places: [], scores: [] };
    const places = [...sheet.places, ...own.places];
    const scores = [...sheet.scores, ...own.scores];
    sheets.set(juror, { whole: null, juror, places, scores });
  }
  return [...sheets.values()];
}

function weighedExactly(
  marks: readonly (bigint | null)[],
  weights: readonly Whole[],
): Pick<PanelSheet, 'weighted' | 'weights'> {
  let [weighted, total] = [0n, 0n];
  for (const [column, weight] of weights.entries()) {
    const mark = marks[column] ?? null;
    if (mark === null) continue;
    weighted += weight.exact * mark;
    total += weight.exact;
  }
  return { weighted, weights: total };
}
