import { present } from '../basics/assert.ts';
import {
  type AssignableJuror,
  type AssignableSubmission,
  type AssignmentRequest,
  mayJudge,
} from './assignment.ts';

/**
 * A step of the search for a juror: a submission that may take one of any other region (`own` false) or one of its
 * own region (`own` true).
 */
interface Opening {
  readonly submission: number;
  readonly own: boolean;
  /** How the search came here: by taking a juror away from this submission, or by turning to its other side. */
  readonly from: { readonly released: number } | null;
  readonly before: Opening | null;
}

interface Found {
  readonly juror: number;
  readonly way: Opening;
}

const sameRegion = (a: AssignableSubmission, b: AssignableJuror): boolean =>
  a.region !== null && a.region === b.region;

/** Who judges what while it is being worked out; submissions and jurors by position in the request. */
export class AssignmentGraph {
  readonly #request: AssignmentRequest;
  readonly #jurorsOf: readonly Set<number>[];
  readonly #submissionsOf: readonly Set<number>[];
  /** Jurors of a submission's own region among `#jurorsOf`; counted only where the request limits them. */
  readonly #ownCount: number[];
  readonly #excluded: ReadonlySet<string>;
  readonly #kept: ReadonlySet<string>;

  constructor(request: AssignmentRequest) {
    this.#request = request;
    this.#jurorsOf = request.submissions.map(() => new Set());
    this.#submissionsOf = request.jurors.map(() => new Set());
    this.#ownCount = request.submissions.map(() => 0);
    const nameOf = ({ submission, juror }: { submission: string; juror: string }): string =>
      JSON.stringify([submission, juror]);
    this.#excluded = new Set((request.excluded ?? []).map(nameOf));
    this.#kept = new Set((request.keep ?? []).map(nameOf));
    request.submissions.forEach((_, submission) => {
      request.jurors.forEach((_juror, juror) => {
        if (this.#isIn(this.#kept, submission, juror)) this.#put(submission, juror);
      });
    });
  }

  /** Ids of the jurors a submission has now. */
  jurorsOf(submission: number): ReadonlySet<string> {
    return new Set([...this.#jurors(submission)].map((juror) => this.#juror(juror).juror));
  }

  /** Gives a submission one more juror, exchanging others where that helps; false where there is no way. */
  addJuror(submission: number): boolean {
    const found = this.#search(submission);
    if (found === null) return false;
    // Walked from the end of the way: each submission passes the juror it loses to the one before it.
    let taken = found.juror;
    for (let step: Opening | null = found.way; step !== null; step = step.before) {
      if (step.from === null && step.before !== null) continue;
      this.#put(step.submission, taken);
      if (step.from === null) break;
      taken = step.from.released;
      this.#remove(step.submission, taken);
    }
    return true;
  }

  /** The least loaded juror that a chain of exchanges reaches, nearest first among equals. */
  #search(start: number): Found | null {
    const roomy = this.#submissionsOf.filter((_, juror) => this.#hasRoom(juror));
    const least = roomy.reduce((smallest, { size }) => Math.min(smallest, size), Infinity);
    const seenJurors = new Set<number>();
    const seenOpenings = new Set<string>();
    const queue: Opening[] = [];
    const enter = (opening: Opening): void => {
      const name = `${opening.submission}/${opening.own}`;
      if (!seenOpenings.has(name)) queue.push(opening);
      seenOpenings.add(name);
    };
    let best: Found | null = null;
    enter({ submission: start, own: false, from: null, before: null });
    for (let next = 0; next < queue.length; next += 1) {
      const way = present(queue[next], 'the queue has this entry');
      const other = this.#otherSide(way);
      if (other !== null) enter(other);
      for (const juror of this.#candidates(way)) {
        if (seenJurors.has(juror)) continue;
        seenJurors.add(juror);
        const load = this.#load(juror);
        if (this.#hasRoom(juror) && (best === null || load < this.#load(best.juror))) {
          best = { juror, way };
          if (load === least) return best;
        }
        for (const submission of present(this.#submissionsOf[juror], 'the juror exists')) {
          if (this.#isIn(this.#kept, submission, juror)) continue;
          enter({
            submission,
            own: this.#isOwn(submission, juror),
            from: { released: juror },
            before: way,
          });
        }
      }
    }
    return best;
  }

  /** A free place for any region may be filled from the own one below its limit; a freed own place by anyone. */
  #otherSide(way: Opening): Opening | null {
    const { submission, own, from } = way;
    const { ownRegionMax } = this.#request;
    if (own) return from === null ? null : { submission, own: false, from: null, before: way };
    const below = ownRegionMax !== null && (this.#ownCount[submission] ?? 0) < ownRegionMax;
    return below ? { submission, own: true, from: null, before: way } : null;
  }

  /** Jurors this opening may take now. */
  #candidates({ submission, own }: Opening): readonly number[] {
    const entry = present(this.#request.submissions[submission], 'the submission exists');
    return this.#request.jurors.flatMap((juror, index) =>
      mayJudge(juror, entry) &&
      !this.#jurors(submission).has(index) &&
      this.#isOwn(submission, index) === own &&
      !this.#isIn(this.#excluded, submission, index)
        ? [index]
        : [],
    );
  }

  #put(submission: number, juror: number): void {
    this.#jurors(submission).add(juror);
    this.#submissionsOf[juror]?.add(submission);
    if (this.#isOwn(submission, juror))
      this.#ownCount[submission] = (this.#ownCount[submission] ?? 0) + 1;
  }

  #remove(submission: number, juror: number): void {
    this.#jurors(submission).delete(juror);
    this.#submissionsOf[juror]?.delete(submission);
    if (this.#isOwn(submission, juror))
      this.#ownCount[submission] = (this.#ownCount[submission] ?? 0) - 1;
  }

  #jurors(submission: number): Set<number> {
    return present(this.#jurorsOf[submission], 'the submission exists');
  }

  #juror(juror: number): AssignableJuror {
    return present(this.#request.jurors[juror], 'the juror exists');
  }

  #load(juror: number): number {
    return this.#submissionsOf[juror]?.size ?? 0;
  }

  #hasRoom(juror: number): boolean {
    const capacity = this.#juror(juror).capacity ?? null;
    return capacity === null || this.#load(juror) < capacity;
  }

  /** True where the juror counts against the own-region limit of the submission. */
  #isOwn(submission: number, juror: number): boolean {
    const entry = present(this.#request.submissions[submission], 'the submission exists');
    return this.#request.ownRegionMax !== null && sameRegion(entry, this.#juror(juror));
  }

  #isIn(pairs: ReadonlySet<string>, submission: number, juror: number): boolean {
    if (pairs.size === 0) return false;
    const entry = present(this.#request.submissions[submission], 'the submission exists');
    return pairs.has(JSON.stringify([entry.submission, this.#juror(juror).juror]));
  }
}
