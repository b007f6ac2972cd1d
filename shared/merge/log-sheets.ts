import type { Id } from '../contest/contest.ts';
import type { SegmentIndex } from './segment-index.ts';
import { sideBySide } from './side-by-side.ts';

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

  private placeOf(submission: Id): number {
    const place = this.places.get(submission) ?? this.submissions.length;
    if (place === this.submissions.length) {
      this.places.set(submission, place);
      this.submissions.push(submission);
    }
    return place;
  }

  add(submission: Id, segment: number, number: number): void {
    this.sheet.push(this.placeOf(submission));
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
  const gatheringOf = (stage: Id, juror: Id): Gathering => {
    const name = `${stage}/${juror}`;
    const known = gatherings.get(name) ?? new Gathering(stage, juror);
    gatherings.set(name, known);
    return known;
  };
  for (const [at, index] of indexes.entries()) {
    const { stage, submission, juror } = index.sheets;
    const { words } = index.segment.columns;
    let gathering: Gathering | null = null;
    for (let number = 0; number < stage.length; number += 1) {
      const isSame = stage[number] === stage[number - 1] && juror[number] === juror[number - 1];
      if (gathering === null || !isSame)
        gathering = gatheringOf(words[stage[number] ?? 0] ?? '', words[juror[number] ?? 0] ?? '');
      gathering.add(words[submission[number] ?? 0] ?? '', at, number);
    }
  }
  return Array.from(gatherings.values(), (gathering) => gathering.sheets(indexes));
}
