import {
  type AssignableJuror,
  type AssignableSubmission,
  type AssignmentRequest,
  mayJudge,
} from './assignment.ts';
import type { FlowProblem } from './flow-problem.ts';
import type { SheetPair } from './juror-graph.ts';

/** A request by position: everyone once, in the given order. */
export interface Parties {
  readonly submissions: readonly AssignableSubmission[];
  readonly jurors: readonly AssignableJuror[];
}

/** How much a juror outside the field and other things cost beside the squares of the loads. */
interface Weights {
  readonly expertise: number;
  readonly foreign: number;
  readonly change: number;
  readonly fairness: number;
}

/** More than this many sheets no field is worth; keeps sums of costs exact. */
const mostWorth = 1000;

/**
 * Weights so far apart that no chain of exchanges, which meets each juror once, can pay for a higher one with lower
 * ones: the cheapest assignment is the one that `AssignmentRequest` describes.
 */
function weightsFor(request: AssignmentRequest, { submissions, jurors }: Parties): Weights {
  const sheets = submissions.reduce((sum, entry) => sum + wantedOf(request, entry, jurors), 0);
  const quarter = Math.ceil(sheets / Math.max(1, jurors.length) / 4);
  const expertise = 2 * Math.min(mostWorth, Math.round(request.expertiseWorth ?? quarter));
  const above = (pair: number): number => jurors.length * pair + 2 * submissions.length + 2;
  const foreign = request.ownRegion === 'preferred' ? above(expertise) : 0;
  const change = (request.prefer ?? []).length > 0 ? above(expertise + foreign) : 0;
  return { expertise, foreign, change, fairness: above(expertise + foreign + change) };
}

/** How many jurors a submission shall have. */
export function wantedOf(
  { perSubmission, wanted }: AssignmentRequest,
  submission: AssignableSubmission,
  jurors: readonly AssignableJuror[],
): number {
  const own = wanted?.get(submission.submission);
  if (own !== undefined) return own;
  if (perSubmission !== 'all') return perSubmission;
  return jurors.filter((juror) => mayJudge(juror, submission)).length;
}

/** Pairs by position, for both sides at once; ids that nobody has are left out. */
export function cellsOf(pairs: readonly SheetPair[], parties: Parties): ReadonlySet<number> {
  const { submissions, jurors } = parties;
  const placeOf = new Map(submissions.map(({ submission }, index) => [submission, index]));
  const jurorOf = new Map(jurors.map(({ juror }, index) => [juror, index]));
  const cells = new Set<number>();
  for (const { submission, juror } of pairs) {
    const [place, index] = [placeOf.get(submission), jurorOf.get(juror)];
    if (place !== undefined && index !== undefined) cells.add(index * submissions.length + place);
  }
  return cells;
}

/** True where both name fields and have none in common. */
export const isOutside = (
  { expertise: knows = [] }: AssignableJuror,
  { expertise: fields = [] }: AssignableSubmission,
): boolean =>
  knows.length > 0 && fields.length > 0 && !fields.some((field) => knows.includes(field));

/** Turns a request into numbers; pairs that are kept take their places and are not asked about again. */
export function problemOf(request: AssignmentRequest, parties: Parties): FlowProblem {
  const { submissions, jurors } = parties;
  const count = submissions.length;
  const region = regionsOf(request, parties);
  const needs = Int32Array.from(submissions, (entry) => wantedOf(request, entry, jurors));
  const loads = new Int32Array(jurors.length);
  const kept = cellsOf(request.keep ?? [], parties);
  for (const cell of kept) {
    const [juror, submission] = [Math.floor(cell / count), cell % count];
    loads[juror] = (loads[juror] ?? 0) + 1;
    needs[submission] = Math.max(0, (needs[submission] ?? 0) - 1);
    const isHome = (region.ofSubmission[submission] ?? -1) === region.ofJuror[juror];
    if (region.room !== null && isHome)
      region.room[submission] = Math.max(0, (region.room[submission] ?? 0) - 1);
  }
  const weights = weightsFor(request, parties);
  const kinds = kindsOf(request, parties, { kept, region });
  const capacities = Int32Array.from(jurors, ({ capacity }) =>
    Math.max(0, Math.min(capacity ?? count, count)),
  );
  const { fairness, ...extras } = weights;
  return {
    submissions: count,
    jurors: jurors.length,
    kinds,
    costs: costsByKind(extras),
    needs,
    loads,
    capacities,
    region,
    fairness,
  };
}

/** Kinds of pairs: what is said against one is a binary digit, above a 1 for each that may be. */
const against = { expertise: 2, foreign: 4, change: 8 } as const;

const costsByKind = (extras: Omit<Weights, 'fairness'>): Float64Array =>
  Float64Array.from({ length: 16 }, (_, kind) =>
    (['expertise', 'foreign', 'change'] as const).reduce(
      (sum, name) => sum + ((kind & against[name]) > 0 ? extras[name] : 0),
      0,
    ),
  );

function regionsOf(
  { ownRegionMax }: AssignmentRequest,
  { submissions, jurors }: Parties,
): FlowProblem['region'] {
  const numbers = new Map<string, number>();
  const numberOf = (region: string | null, none: number): number => {
    if (region === null) return none;
    const number = numbers.get(region) ?? numbers.size;
    numbers.set(region, number);
    return number;
  };
  return {
    ofSubmission: Int32Array.from(submissions, ({ region }) => numberOf(region, -1)),
    ofJuror: Int32Array.from(jurors, ({ region }) => numberOf(region, -2)),
    room: ownRegionMax === null ? null : new Int32Array(submissions.length).fill(ownRegionMax),
  };
}

function kindsOf(
  request: AssignmentRequest,
  parties: Parties,
  { kept, region }: { readonly kept: ReadonlySet<number>; readonly region: FlowProblem['region'] },
): Uint8Array {
  const { submissions, jurors } = parties;
  const excluded = cellsOf(request.excluded ?? [], parties);
  const preferred = cellsOf(request.prefer ?? [], parties);
  const kinds = new Uint8Array(submissions.length * jurors.length);
  jurors.forEach((juror, index) => {
    submissions.forEach((submission, place) => {
      const cell = index * submissions.length + place;
      const isHome = region.ofSubmission[place] === region.ofJuror[index];
      const isBarred = excluded.has(cell) || kept.has(cell) || !mayJudge(juror, submission);
      if (isBarred || (request.ownRegion === 'only' && !isHome)) return;
      kinds[cell] =
        1 +
        (isOutside(juror, submission) ? against.expertise : 0) +
        (isHome ? 0 : against.foreign) +
        (preferred.has(cell) ? 0 : against.change);
    });
  });
  return kinds;
}
