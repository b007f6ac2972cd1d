import { assert } from '../basics/assert.ts';
import type { Criterion, Id } from '../contest/contest.ts';
import type { Value } from '../log/operation.ts';
import { commitOf } from '../log/read-log.ts';
import { operationId } from '../log/segment-content.ts';
import type { Segment } from '../log/segment.ts';
import { parseComment, parseScoreValue } from '../scoring/score-schema.ts';
import { isOnScale } from '../scoring/score-sheet.ts';
import type { ScoreValue, Sheet } from '../scoring/sheet.ts';
import type { Entry, SheetRows } from './segment-index.ts';
import { statusOf } from './sheet-status.ts';

/** Nothing replaced anything: most sheets, which share this. */
const nothing: ReadonlySet<number> = new Set();

/**
 * A sheet on which nothing is disputed: one juror's own log entered everything, each field replaces the one before it,
 * and at most one hand-in lists exactly what stands. Its fold is the same as the general one's.
 */
export class PlainSheet {
  readonly runs: readonly SheetRows[];
  /** Ordinals of what later entries of the same field replaced. */
  readonly replaced: ReadonlySet<number>;
  private readonly index: CriterionIndex;
  private made: Sheet | null = null;

  constructor(
    runs: readonly SheetRows[],
    {
      replaced,
      index,
    }: {
      readonly replaced: ReadonlySet<number>;
      readonly index: CriterionIndex;
    },
  ) {
    this.runs = runs;
    this.replaced = replaced;
    this.index = index;
  }

  /** What stands on it: made when it is asked for first, the same object from then on. */
  get sheet(): Sheet {
    if (this.made !== null) return this.made;
    const [first] = this.runs;
    const found = new Standing(this.index.criteria.length);
    assert(first !== undefined && takeRuns(found, this.runs, this.index), 'rows were taken before');
    this.made = sheetOf(first, found, this.index);
    return this.made;
  }
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

/** What stands on a sheet while its rows are read; ordinals are −1 where a field has no entry. */
class Standing {
  readonly scores: (ScoreValue | null)[];
  readonly comments: string[];
  readonly scoredAt: number[];
  readonly commentedAt: number[];
  replaced: Set<number> | null = null;
  handIn: Sheet['handIn'] = null;
  signed: Readonly<Record<Id, Value>> = {};

  constructor(size: number) {
    this.scores = new Array<ScoreValue | null>(size).fill(null);
    this.comments = new Array<string>(size).fill('');
    this.scoredAt = new Array<number>(size).fill(-1);
    this.commentedAt = new Array<number>(size).fill(-1);
  }

  /** Ready for another sheet of the same stage. */
  clear(): void {
    this.scores.fill(null);
    this.comments.fill('');
    this.scoredAt.fill(-1);
    this.commentedAt.fill(-1);
    this.replaced = null;
    this.handIn = null;
    this.signed = {};
  }
}

/** The score of a row where it is a value and on the criterion's scale; undefined for anything else. */
function scoreOf(
  segment: Segment,
  row: number,
  criterion: Criterion,
): ScoreValue | null | undefined {
  const small = segment.columns.values.smallAt(row);
  const value = parseScoreValue(small < 0 ? segment.columns.values.at(row) : small);
  return typeof value !== 'number' || isOnScale(value, criterion.scale) ? value : undefined;
}

/** True where an entry replaces exactly what stands on its field: nothing if nothing does. */
function replacesStanding(segment: Segment, row: number, standing: number): boolean {
  const parents = segment.columns.parents.get(row);
  if (parents === undefined) return standing < 0;
  return parents.length === 1 && parents[0] === standing;
}

/** Takes over a score or comment; false where it is anything but plain. */
function enter(found: Standing, entry: Entry, place: RowPlace, index: CriterionIndex): boolean {
  const { segment, row } = place;
  const { keyStarts, keyWords, words } = segment.columns;
  const word = words[keyWords[(keyStarts[row] ?? 0) + 4] ?? 0] ?? '';
  const field = index.places.get(word);
  const criterion = field === undefined ? undefined : index.criteria[field];
  if (field === undefined || criterion === undefined || found.handIn !== null) return false;
  const ordinals = entry === 'score' ? found.scoredAt : found.commentedAt;
  const standing = ordinals[field] ?? -1;
  if (!replacesStanding(segment, row, standing)) return false;
  if (standing >= 0) (found.replaced ??= new Set()).add(standing);
  ordinals[field] = segment.header.firstOrdinal + row;
  if (entry === 'score') {
    const score = scoreOf(segment, row, criterion);
    if (score === undefined) return false;
    found.scores[field] = score;
    return true;
  }
  const comment = parseComment(segment.columns.values.at(row));
  if (comment === undefined) return false;
  found.comments[field] = comment;
  return true;
}

interface RowPlace {
  readonly segment: Segment;
  readonly row: number;
}

type Fields = Readonly<Record<string, Value>>;

const isFields = (value: Value | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isBytes(value);

const isBytes = (value: Value | undefined): value is Uint8Array => value instanceof Uint8Array;

/** True where every listed ordinal is the one that stands on its criterion. */
function listsStanding(
  listed: Fields,
  ordinals: readonly number[],
  index: CriterionIndex,
): boolean {
  for (const id of Object.keys(listed)) {
    const field = index.places.get(id);
    if (field === undefined || listed[id] !== ordinals[field] || ordinals[field] === -1)
      return false;
  }
  return true;
}

/** True where a hand-in leaves out nothing that its juror gave: else a person has to say whether that counts. */
const listsEverything = (
  found: Standing,
  listed: { readonly scores: Fields; readonly comments: Fields },
  index: CriterionIndex,
): boolean =>
  index.criteria.every(
    ({ id }, field) =>
      ((found.scores[field] ?? null) === null || Object.hasOwn(listed.scores, id)) &&
      ((found.comments[field] ?? '') === '' || Object.hasOwn(listed.comments, id)),
  );

/** Takes over a hand-in that lists everything that stands; false for any other. */
function handIn(found: Standing, { segment, row }: RowPlace, index: CriterionIndex): boolean {
  const { values, parents, commits } = segment.columns;
  const value = values.at(row);
  if (found.handIn !== null || parents.has(row) || !isFields(value)) return false;
  const { scores, comments, salt } = value;
  if (Object.keys(value).length !== 3 || !isFields(scores) || !isFields(comments)) return false;
  if (!isBytes(salt) || salt.length !== 16 || Object.keys(scores).length === 0) return false;
  if (!listsStanding(scores, found.scoredAt, index)) return false;
  if (!listsStanding(comments, found.commentedAt, index)) return false;
  if (!listsEverything(found, { scores, comments }, index)) return false;
  const id = operationId(segment.id, segment.header.firstOrdinal + row);
  found.handIn = {
    id,
    salt,
    wallClock: commits.clock[commitOf(commits.starts, row)] ?? 0,
  };
  found.signed = scores;
  return true;
}

/** Takes over the rows of a sheet, given in the order of their log; false where the general fold must judge them. */
function takeRuns(found: Standing, runs: readonly SheetRows[], index: CriterionIndex): boolean {
  for (const { segment, order, start, end, entries } of runs) {
    const { kind, basis } = segment.columns;
    for (let at = start; at < end; at += 1) {
      const row = order[at] ?? 0;
      const entry = entries[kind[row] ?? 0] ?? null;
      if (entry === null || basis.has(row)) return false;
      const place = { segment, row };
      const taken =
        entry === 'hand-in' ? handIn(found, place, index) : enter(found, entry, place, index);
      if (!taken) return false;
    }
  }
  return true;
}

/** Answers with plain sheets of one stage from their rows; null where the general fold must judge them. */
export function plainSheetFolder(
  index: CriterionIndex,
): (runs: readonly SheetRows[]) => PlainSheet | null {
  const found = new Standing(index.criteria.length);
  return (runs) => {
    found.clear();
    if (!takeRuns(found, runs, index)) return null;
    return new PlainSheet(runs, { replaced: found.replaced ?? nothing, index });
  };
}

function sheetOf({ sheet }: SheetRows, found: Standing, index: CriterionIndex): Sheet {
  const { criteria } = index;
  const handedIn = found.handIn !== null;
  // On a sheet that was handed in, a score that nobody signed does not count.
  const given = criteria.map(({ id }, field) =>
    handedIn && found.signed[id] === undefined ? null : (found.scores[field] ?? null),
  );
  const scores: Record<Id, ScoreValue> = given.includes(null) ? {} : { ...index.blank };
  const comments: Record<Id, string> = {};
  for (const [field, { id }] of criteria.entries()) {
    const score = given[field] ?? null;
    if (score !== null) scores[id] = score;
    const comment = found.comments[field] ?? '';
    if (comment !== '') comments[id] = comment;
  }
  const known = { recused: false, conflict: false, handedIn, valid: handedIn };
  const status = statusOf({ scores, comments }, criteria, known);
  return {
    ...sheet,
    scores,
    comments,
    status,
    counted: handedIn,
    handIn: found.handIn,
    reopening: null,
  };
}
