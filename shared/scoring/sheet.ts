import type { Milli } from '../basics/points.ts';
import type { Id } from '../contest/contest.ts';
import type { OperationId } from '../log/operation.ts';

/** A score as entered: thousandths of a point, or a stated "cannot judge", which is missing and never 0. */
export type ScoreValue = Milli | 'cannot-judge';

/** Which sheet: a juror's of a submission in a stage. */
export interface SheetRef {
  readonly stage: Id;
  readonly submission: Id;
  readonly juror: Id;
}

export type SheetStatus =
  | 'empty'
  | 'partial'
  | 'complete'
  | 'handed-in'
  /** Handed in, but something differs from what was handed in: not counted until it is settled. */
  | 'disputed'
  | 'recused';

/** One juror's sheet for one submission, as the admitted operations leave it. */
export interface Sheet extends SheetRef {
  /** Settled values by criterion; a criterion in open conflict is absent. */
  readonly scores: Readonly<Record<Id, ScoreValue>>;
  readonly comments: Readonly<Record<Id, string>>;
  readonly status: SheetStatus;
  /** True where the sheet takes part in the ranking. */
  readonly counted: boolean;
  /** The hand-in that counts, with its salt for the published proof. */
  readonly handIn: {
    readonly id: OperationId;
    readonly salt: Uint8Array;
    readonly wallClock: number;
  } | null;
  /** A standing permission to change the sheet after its hand-in; null where there is none. */
  readonly reopening: OperationId | null;
}

/** A sheet on which nothing has been entered. */
export const emptySheet = ({ stage, submission, juror }: SheetRef): Sheet => ({
  stage,
  submission,
  juror,
  scores: {},
  comments: {},
  status: 'empty',
  counted: false,
  handIn: null,
  reopening: null,
});
