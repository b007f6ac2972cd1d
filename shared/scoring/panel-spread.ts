import { multiply, type Rational, rational, roundHalfUp } from '../basics/rational.ts';
import { milli, type Milli } from '../basics/points.ts';
import type { Id, Stage } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import { calibrationFor } from './calibration.ts';
import { sheetKey } from './score-operations.ts';
import { sheetTotal } from './score-sheet.ts';
import type { Sheet } from './sheet.ts';

/** How a panel scored one submission: every list sorted by itself, so that no value leads to a person. */
export interface PanelSpread {
  readonly stage: Id;
  readonly submission: Id;
  /** Jurors whose sheets are in it. */
  readonly jurors: number;
  /** Totals, ascending, rounded half-up to thousandths; a juror who could judge nothing has none. */
  readonly totals: readonly Milli[];
  /** Scores by criterion, ascending; who could not judge a criterion is not in its list. */
  readonly criteria: readonly { readonly criterion: Id; readonly scores: readonly Milli[] }[];
}

/** Fewer jurors than these would know each other's scores from the spread. */
export const leastPanel = 3;

/** A total as it is told and shown beside others: rounded half-up to thousandths. */
export const toldTotal = (total: Rational): Milli =>
  milli(Number(roundHalfUp(multiply(total, rational(1000)), rational(1)).numerator));

const ascending = (values: readonly Milli[]): readonly Milli[] => values.toSorted((a, b) => a - b);

const isHandedIn = ({ status, counted, handIn }: Sheet): boolean =>
  status === 'handed-in' && counted && handIn !== null;

/** The spread of the sheets that are handed in and count; null where they are too few to stay without names. */
export function panelSpread(
  stage: Stage,
  submission: Pick<Submission, 'id' | 'nomination'>,
  sheets: readonly Sheet[],
): PanelSpread | null {
  const counted = sheets.filter(isHandedIn);
  if (counted.length < leastPanel) return null;
  const totals = counted.flatMap((sheet) => sheetTotal(sheet, stage, submission.nomination) ?? []);
  return {
    stage: stage.id,
    submission: submission.id,
    jurors: counted.length,
    totals: ascending(totals.map(toldTotal)),
    criteria: stage.criteria.map(({ id }) => ({
      criterion: id,
      scores: ascending(
        counted.flatMap(({ scores }) => {
          const score = scores[id];
          return score === undefined || score === 'cannot-judge' ? [] : [score];
        }),
      ),
    })),
  };
}

interface PanelFacts {
  readonly settings: { readonly stages: readonly Stage[] } | null;
  readonly submissions: ReadonlyMap<Id, Submission>;
  readonly assignments: ReadonlyMap<string, readonly Id[]>;
  readonly calibration: ReadonlyMap<Id, readonly Id[]>;
  readonly sheets: { readonly get: (name: string) => Sheet | undefined };
}

/**
 * What a juror is told of the panel: the spread of each calibration submission that they themselves have handed in. While
 * a sheet of theirs is open again they are told nothing of it, so that no score is changed towards the others'.
 */
export function spreadsFor(facts: PanelFacts, juror: Id): readonly PanelSpread[] {
  const stages = (facts.settings?.stages ?? []).filter(({ scored }) => scored);
  return stages.flatMap((stage) =>
    calibrationFor(stage, facts).flatMap((id) => {
      const own = facts.sheets.get(sheetKey(stage.id, id, juror));
      const submission = facts.submissions.get(id);
      if (own === undefined || !isHandedIn(own) || own.reopening !== null) return [];
      const jurors = facts.assignments.get(`${stage.id}/${id}`) ?? [];
      if (submission === undefined || !jurors.includes(juror)) return [];
      const sheets = jurors.flatMap((each) => facts.sheets.get(sheetKey(stage.id, id, each)) ?? []);
      return panelSpread(stage, submission, sheets) ?? [];
    }),
  );
}

/** A spread in a few figures. */
export interface SpreadSummary {
  readonly least: Milli;
  /** Of an even number of values the mean of the two in the middle, exact. */
  readonly median: Rational;
  readonly most: Milli;
  /** Values given, between which at least half of all lie, as many left out below as above. */
  readonly middle: readonly [from: Milli, to: Milli];
}

/** Sums up a sorted list; null where it is empty. */
export function summarise(sorted: readonly Milli[]): SpreadSummary | null {
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return null;
  const at = (place: number): Milli => sorted[place] ?? least;
  const last = sorted.length - 1;
  const left = Math.floor(last / 4);
  const pair = at(Math.floor(last / 2)) + at(Math.ceil(last / 2));
  return { least, median: rational(pair, 2000), most, middle: [at(left), at(last - left)] };
}
