import type { Id } from '../contest/contest.ts';
import { type SegmentIndex, sheetAt, sideBySide } from './segment-index.ts';

/**
 * Sheets of one juror in one stage that one log enters something on. Sheet n has the runs `runs.starts[n]` to before
 * `runs.starts[n + 1]`, in the order of the log; a run is the rows of one segment.
 */
export interface LogSheets {
  readonly stage: Id;
  readonly juror: Id;
  readonly submissions: readonly Id[];
  /** Segments of the log, in its order. */
  readonly indexes: readonly SegmentIndex[];
  readonly runs: {
    readonly starts: Int32Array;
    /** By run: which of the segments it is in, and the number of the sheet there. */
    readonly segment: Int32Array;
    readonly number: Int32Array;
  };
}

/** Collects the runs of one juror's sheets in one stage. */
class Gathering {
  private readonly stage: Id;
  private readonly juror: Id;
  private readonly submissions: Id[] = [];
  private readonly places = new Map<Id, number>();
  private readonly sheet: number[] = [];
  private readonly segment: number[] = [];
  private readonly number: number[] = [];

  constructor(stage: Id, juror: Id) {
    this.stage = stage;
    this.juror = juror;
  }

  add(submission: Id, segment: number, number: number): void {
    const place = this.places.get(submission) ?? this.submissions.length;
    if (place === this.submissions.length) {
      this.places.set(submission, place);
      this.submissions.push(submission);
    }
    this.sheet.push(place);
    this.segment.push(segment);
    this.number.push(number);
  }

  sheets(indexes: readonly SegmentIndex[]): LogSheets {
    const { stage, juror, submissions } = this;
    const { order, starts } = sideBySide(Int32Array.from(this.sheet), submissions.length);
    const segment = order.map((run) => this.segment[run] ?? 0);
    const number = order.map((run) => this.number[run] ?? 0);
    return { stage, juror, submissions, indexes, runs: { starts, segment, number } };
  }
}

/** Sheets that the segments of a log, given in its order, enter anything on, by stage and juror. */
export function gatherSheets(indexes: readonly SegmentIndex[]): readonly LogSheets[] {
  const gatherings = new Map<string, Gathering>();
  for (const [at, index] of indexes.entries()) {
    for (let number = 0; number < index.sheets.stage.length; number += 1) {
      const { stage, submission, juror } = sheetAt(index, number);
      const name = `${stage}/${juror}`;
      let gathering = gatherings.get(name);
      if (gathering === undefined) {
        gathering = new Gathering(stage, juror);
        gatherings.set(name, gathering);
      }
      gathering.add(submission, at, number);
    }
  }
  return Array.from(gatherings.values(), (gathering) => gathering.sheets(indexes));
}
