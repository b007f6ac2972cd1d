import type { Criterion, Id } from '../contest/contest.ts';
import type { SegmentId } from '../log/operation.ts';
import { operationId } from '../log/operation-id.ts';
import type { ScoreValue, Sheet } from '../scoring/sheet.ts';
import type { Milli } from '../basics/points.ts';
import { type CommentColumn, commentsOf } from './comment-column.ts';
import { statusOf } from './sheet-status.ts';

/** In a column of scores: nothing stands on the field, or the juror cannot judge. */
export const noScore = -(2 ** 31);
export const cannotJudge = noScore + 1;

/**
 * Sheets of one juror in one stage, on which nothing is disputed, as columns: half a million scores are sent to
 * another thread as quickly as their bytes are copied. A row is a sheet; fields are in the order of the criteria.
 */
export interface TableData {
  readonly stage: Id;
  readonly juror: Id;
  readonly submissions: readonly Id[];
  /** Row by row, thousandths of a point or one of the two above. */
  readonly scores: Int32Array;
  readonly comments: CommentColumn;
  readonly handIns: {
    readonly segments: readonly SegmentId[];
    /** By row: the segment of its hand-in, −1 without one; then its ordinal, its clock and its 16 bytes of salt. */
    readonly segment: Int32Array;
    readonly ordinal: Float64Array;
    readonly clock: Float64Array;
    readonly salts: Uint8Array;
  };
}

/** Criteria of a stage with their places in the list. */
export interface CriterionIndex {
  readonly criteria: readonly Criterion[];
  readonly places: ReadonlyMap<Id, number>;
  /** An object with every criterion's field: copies of it are quicker to fill than an empty one. */
  readonly blank: Readonly<Record<Id, ScoreValue>>;
}

export const indexCriteria = (criteria: readonly Criterion[]): CriterionIndex => ({
  criteria,
  places: new Map(criteria.map(({ id }, place) => [id, place])),
  blank: Object.fromEntries(criteria.map(({ id }) => [id, 'cannot-judge'])),
});

/** A table whose sheets are made when they are asked for, the same objects from then on. */
export class SheetTable {
  readonly data: TableData;
  readonly index: CriterionIndex;
  private readonly made: (Sheet | undefined)[] = [];
  private places: ReadonlyMap<Id, number> | null = null;

  constructor(data: TableData, index: CriterionIndex) {
    this.data = data;
    this.index = index;
  }

  /** The row of a submission, or −1. */
  rowOf(submission: Id): number {
    this.places ??= new Map(this.data.submissions.map((id, row) => [id, row]));
    return this.places.get(submission) ?? -1;
  }

  isHandedIn(row: number): boolean {
    return (this.data.handIns.segment[row] ?? -1) >= 0;
  }

  /** Scores of a row by criterion in another form; null where there is none or the juror cannot judge. */
  mapScores<T>(row: number, form: (score: number) => T): readonly (T | null)[] {
    const size = this.index.criteria.length;
    const scores = new Array<T | null>(size).fill(null);
    for (let field = 0; field < size; field += 1) {
      const score = this.data.scores[row * size + field] ?? noScore;
      if (score > cannotJudge) scores[field] = form(score);
    }
    return scores;
  }

  sheetAt(row: number): Sheet {
    return (this.made[row] ??= this.make(row));
  }

  private make(row: number): Sheet {
    const { stage, juror, submissions } = this.data;
    const { criteria } = this.index;
    const entered = { scores: this.scoresAt(row), comments: this.commentsAt(row) };
    const handIn = this.handInAt(row);
    const handedIn = handIn !== null;
    const known = { recused: false, conflict: false, handedIn, valid: handedIn };
    return {
      stage,
      submission: submissions[row] ?? '',
      juror,
      scores: entered.scores,
      comments: entered.comments,
      status: statusOf(entered, criteria, known),
      counted: handedIn,
      handIn,
      reopening: null,
    };
  }

  private scoresAt(row: number): Sheet['scores'] {
    const { criteria, blank } = this.index;
    const given = this.data.scores.subarray(row * criteria.length, (row + 1) * criteria.length);
    const scores: Record<Id, ScoreValue> = given.includes(noScore) ? {} : { ...blank };
    for (let field = 0; field < given.length; field += 1) {
      const [score = noScore, id = ''] = [given[field], criteria[field]?.id];
      if (score !== noScore) scores[id] = score === cannotJudge ? 'cannot-judge' : (score as Milli);
    }
    return scores;
  }

  private commentsAt(row: number): Sheet['comments'] {
    const { criteria } = this.index;
    const comments: Record<Id, string> = {};
    for (const { field, text } of commentsOf(this.data.comments, row)) {
      const criterion = criteria[field];
      if (criterion !== undefined) comments[criterion.id] = text;
    }
    return comments;
  }

  private handInAt(row: number): Sheet['handIn'] {
    const { segments, segment, ordinal, clock, salts } = this.data.handIns;
    const home = segments[segment[row] ?? -1];
    if (home === undefined) return null;
    return {
      id: operationId(home, ordinal[row] ?? 0),
      salt: salts.slice(16 * row, 16 * row + 16),
      wallClock: clock[row] ?? 0,
    };
  }
}
