import { milli } from '../basics/points.ts';
import { compare, divide, type Rational, rational, subtract, zero } from '../basics/rational.ts';
import type { Id, Stage } from '../contest/contest.ts';
import { sheetTotal } from './score-sheet.ts';
import type { Sheet } from './sheet.ts';

/** A sheet of the juror on which every criterion is answered. */
export interface OwnSheet {
  readonly submission: Id;
  readonly nomination: Id;
  readonly scores: Sheet['scores'];
  readonly total: Rational;
  /** Least and largest total that a sheet of this nomination can have. */
  readonly scale: Ends;
  /** What is compared and counted: the total, or its place on the scale of its nomination; see `OwnSheets`. */
  readonly measure: Rational;
}

export interface Ends {
  readonly least: Rational;
  readonly most: Rational;
}

/** The sheets that a juror may look at as a whole, and in what they are measured. */
export interface OwnSheets {
  /**
   * points: totals, since every sheet has the same scale · share: the place of a total between the least and the
   * largest of its nomination, from 0 to 1, since nominations with other weights have other largest totals
   */
  readonly unit: 'points' | 'share';
  /** The scale of the measure. */
  readonly scale: Ends;
  readonly sheets: readonly OwnSheet[];
}

/** One sheet as it stands, with what it is about. */
export interface SheetAtHand {
  readonly submission: Id;
  readonly nomination: Id;
  readonly sheet: Pick<Sheet, 'scores' | 'status'>;
}

const end = (stage: Stage, nomination: Id, side: 'min' | 'max'): Rational =>
  sheetTotal(
    { scores: Object.fromEntries(stage.criteria.map(({ id, scale }) => [id, milli(scale[side])])) },
    stage,
    nomination,
  ) ?? zero;

const sameEnds = (a: Ends, b: Ends): boolean =>
  compare(a.least, b.least) === 0 && compare(a.most, b.most) === 0;

/** Where a value lies on a scale, from 0 to 1; 0 on a scale without extent. */
export const placeOn = ({ least, most }: Ends, value: Rational): Rational => {
  const extent = subtract(most, least);
  return extent.numerator === 0n ? zero : divide(subtract(value, least), extent);
};

type Measured = Omit<OwnSheet, 'measure'>;

function answeredSheet(stage: Stage, { submission, nomination, sheet }: SheetAtHand, scale: Ends) {
  const isAnswered = stage.criteria.every(({ id }) => sheet.scores[id] !== undefined);
  const total = sheetTotal(sheet, stage, nomination);
  if (sheet.status === 'recused' || !isAnswered || total === null) return [];
  return [{ submission, nomination, scores: sheet.scores, total, scale }] satisfies Measured[];
}

/**
 * The juror's scored sheets of a stage, in the order given. Left out are sheets of a recusal, sheets without an answer
 * to every criterion, and those that say of every criterion that it cannot be judged: they have no total to speak of.
 */
export function ownSheets(stage: Stage, given: readonly SheetAtHand[]): OwnSheets {
  const scales = new Map<Id, Ends>();
  for (const { nomination } of given)
    if (!scales.has(nomination))
      scales.set(nomination, {
        least: end(stage, nomination, 'min'),
        most: end(stage, nomination, 'max'),
      });
  const found = given.flatMap((each) => {
    const scale = scales.get(each.nomination);
    return scale === undefined ? [] : answeredSheet(stage, each, scale);
  });
  const first = found[0]?.scale;
  if (first !== undefined && found.every(({ scale }) => sameEnds(scale, first)))
    return {
      unit: 'points',
      scale: first,
      sheets: found.map((each) => ({ ...each, measure: each.total })),
    };
  return {
    unit: 'share',
    scale: { least: zero, most: rational(1) },
    sheets: found.map((each) => ({ ...each, measure: placeOn(each.scale, each.total) })),
  };
}
