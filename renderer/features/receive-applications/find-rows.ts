import type { Submission } from '../../../shared/contest/submission.ts';
import type { Sorting } from '../../../shared/finding/saved-view.ts';

/** Where an application stands before scoring. */
export type Admission = 'admitted' | 'undecided' | 'refused';

/** A refusal has a reason; without one nobody has decided yet. */
export const admissionOf = ({ eligibility }: Submission): Admission => {
  if (eligibility.admitted) return 'admitted';
  return eligibility.reason === '' ? 'undecided' : 'refused';
};

/** Chosen value of each filter, '' for any. */
export interface RowFilters {
  readonly nomination: string;
  readonly region: string;
  readonly language: string;
  readonly admission: Admission | '';
  /** `missing`: nothing was handed in with it. */
  readonly documents: 'missing' | 'present' | '';
  /** `none`: no juror on any stage. */
  readonly jurors: 'none' | 'some' | '';
  /** `yes`: the applicant may have applied in an earlier year. */
  readonly before: 'yes' | 'no' | '';
}

export const noFilters: RowFilters = {
  nomination: '',
  region: '',
  language: '',
  admission: '',
  documents: '',
  jurors: '',
  before: '',
};

/** Whether any filter leaves something out. */
export const isFiltered = (filters: RowFilters): boolean =>
  Object.values(filters).some((value) => value !== '');

/** What filters ask beside the application itself. */
export interface RowFacts {
  readonly documentsOf: (id: string) => number;
  readonly jurorsOf: (id: string) => number;
  /** What came of earlier applications, in words; null where there are no past years. */
  readonly beforeOf: ((id: string) => string) | null;
}

/** In place of the code in the filter of regions: applications of no region. */
export const noRegion = '-';

const fits = (wanted: string, value: string): boolean => wanted === '' || wanted === value;

/** Whether an application passes all filters. */
export const passes = (submission: Submission, filters: RowFilters, facts: RowFacts): boolean =>
  fits(filters.nomination, submission.nomination) &&
  fits(filters.region, submission.region ?? noRegion) &&
  fits(filters.language, submission.language) &&
  fits(filters.admission, admissionOf(submission)) &&
  (filters.documents === '' ||
    fits(filters.documents, facts.documentsOf(submission.id) > 0 ? 'present' : 'missing')) &&
  (filters.jurors === '' ||
    fits(filters.jurors, facts.jurorsOf(submission.id) > 0 ? 'some' : 'none')) &&
  // A kept view may ask for what nobody knows here.
  (filters.before === '' ||
    facts.beforeOf === null ||
    fits(filters.before, facts.beforeOf(submission.id) === '' ? 'no' : 'yes'));

/** Rows in order, and how many of them have what was typed; those behind them are similar. */
export interface Rows {
  readonly ordinals: Uint32Array;
  readonly exact: number;
}

export interface RowsRequest {
  readonly submissions: readonly (Submission | null)[];
  /** Best first; null for all. */
  readonly found: Rows | null;
  /** Null where every one is shown. */
  readonly isShown: ((submission: Submission) => boolean) | null;
  readonly sorting: Sorting | null;
  /** By ordinal the place in the order to sort by; null leaves the order of what was found. */
  readonly ranks: Uint32Array | null;
}

/**
 * Puts items in the order of their ranks, those of one rank in the order they came. Ranks are places, so items are
 * counted into theirs: fifty thousand are put in order while a key is down.
 */
function sortByRank(ordinals: Uint32Array, ranks: Uint32Array, sign: 1 | -1): Uint32Array {
  let last = 0;
  for (const ordinal of ordinals) last = Math.max(last, ranks[ordinal] ?? 0);
  const slotOf = (ordinal: number): number => {
    const rank = ranks[ordinal] ?? 0;
    return sign === 1 ? rank : last - rank;
  };
  const starts = new Uint32Array(last + 2);
  for (const ordinal of ordinals) {
    const next = slotOf(ordinal) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let slot = 1; slot < starts.length; slot += 1)
    starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
  const sorted = new Uint32Array(ordinals.length);
  for (const ordinal of ordinals) {
    const slot = slotOf(ordinal);
    const place = starts[slot] ?? 0;
    sorted[place] = ordinal;
    starts[slot] = place + 1;
  }
  return sorted;
}

/** The rows of a list: what was found and passes, sorted; what is similar stays behind what was typed. */
export function rowsOf({ submissions, found, isShown, sorting, ranks }: RowsRequest): Rows {
  const ordinals = new Uint32Array(found?.ordinals.length ?? submissions.length);
  let [count, exact] = [0, 0];
  for (let place = 0; place < ordinals.length; place += 1) {
    const ordinal = found === null ? place : (found.ordinals[place] ?? 0);
    const submission = submissions[ordinal] ?? null;
    if (submission === null || (isShown !== null && !isShown(submission))) continue;
    ordinals[count] = ordinal;
    count += 1;
    if (found === null || place < found.exact) exact = count;
  }
  const shown = ordinals.slice(0, count);
  if (ranks === null) return { ordinals: shown, exact };
  const sign = sorting?.direction === 'descending' ? -1 : 1;
  shown.set(sortByRank(shown.slice(0, exact), ranks, sign));
  shown.set(sortByRank(shown.slice(exact), ranks, sign), exact);
  return { ordinals: shown, exact };
}

/** By ordinal the place of each application's value, from the few values that there are, in their order. */
export function ranksOfFew(
  submissions: readonly (Submission | null)[],
  valueOf: (submission: Submission) => string,
  order: readonly string[],
): Uint32Array {
  const places = new Map(order.map((value, place) => [value, place]));
  return Uint32Array.from(submissions, (submission) =>
    submission === null ? order.length : (places.get(valueOf(submission)) ?? order.length),
  );
}

/** By ordinal the place of each application's figure, none of them negative; those without one come last. */
export function ranksOfFigures(
  submissions: readonly (Submission | null)[],
  figureOf: (submission: Submission) => number | null,
): Uint32Array {
  const figures = submissions.map((submission) =>
    submission === null ? null : figureOf(submission),
  );
  const values = Float64Array.from(new Set(figures.filter((figure) => figure !== null))).sort();
  const places = new Map(Array.from(values, (value, place) => [value, place]));
  return Uint32Array.from(figures, (figure) =>
    figure === null ? values.length : (places.get(figure) ?? 0),
  );
}
