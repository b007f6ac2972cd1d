import type { Criterion } from '../contest/contest.ts';
import { commitOf } from '../log/read-log.ts';
import type { SegmentId } from '../log/operation.ts';
import type { Segment } from '../log/segment.ts';
import { parseComment, parseScoreValue } from '../scoring/score-schema.ts';
import { isOnScale } from '../scoring/score-sheet.ts';
import { milli } from '../basics/points.ts';
import { CommentWriter } from './comment-column.ts';
import { ListedOrdinals } from './listed-ordinals.ts';
import type { LogSheets } from './log-sheets.ts';
import {
  cannotJudge,
  type CriterionIndex,
  noScore,
  SheetTable,
  type TableData,
} from './sheet-table.ts';

/**
 * Those sheets of a log on which nothing is disputed: the juror's own log entered everything, each field replaces the
 * one before it, and at most one hand-in lists exactly what stands. Their fold is the same as the general one's.
 */
export interface PlainTable {
  readonly source: LogSheets;
  /** By sheet of the log: 1 where it was let in, whatever its rows said. */
  readonly allowed: Uint8Array;
  /** Sheets of the log by row of the table. */
  readonly sheets: readonly number[];
  /** Ordinals of what later entries of the same field replaced. */
  readonly replaced: ReadonlySet<number>;
  readonly table: SheetTable;
}

/** A comment of so many bytes is never too long. */
const shortText = 4096;

/** A segment with the places of its words among the criteria, −1 for all others. */
interface Source {
  readonly segment: Segment;
  readonly fields: Int32Array;
}

/** Columns of a table while they are filled; the last row may still turn out not to be plain. */
class Columns {
  readonly submissions: string[] = [];
  readonly comments = new CommentWriter();
  readonly scores: Int32Array;
  readonly segment: Int32Array;
  readonly ordinal: Float64Array;
  readonly clock: Float64Array;
  readonly salts: Uint8Array;

  constructor(rows: number, fields: number) {
    this.scores = new Int32Array(rows * fields).fill(noScore);
    this.segment = new Int32Array(rows).fill(-1);
    this.ordinal = new Float64Array(rows);
    this.clock = new Float64Array(rows);
    this.salts = new Uint8Array(16 * rows);
  }

  /** The columns as far as they are filled. */
  data(
    { stage, juror }: Pick<LogSheets, 'stage' | 'juror'>,
    segments: readonly SegmentId[],
    fields: number,
  ): TableData {
    const rows = this.submissions.length;
    const cut = <T extends Int32Array | Float64Array | Uint8Array>(column: T, size: number): T =>
      column.length === size ? column : (column.slice(0, size) as T);
    return {
      stage,
      juror,
      submissions: this.submissions,
      scores: cut(this.scores, rows * fields),
      comments: this.comments.column(),
      handIns: {
        segments,
        segment: cut(this.segment, rows),
        ordinal: cut(this.ordinal, rows),
        clock: cut(this.clock, rows),
        salts: cut(this.salts, 16 * rows),
      },
    };
  }
}

/**
 * What stands in a column for a score: there is room for every score that can be. −Infinity for what is none, or is not
 * on the criterion's scale.
 */
function scoreOf({ columns }: Segment, row: number, { scale }: Criterion): number {
  const small = columns.values.smallAt(row);
  const value = small >= 0 ? milli(small) : parseScoreValue(columns.values.at(row));
  if (value === null) return noScore;
  if (value === 'cannot-judge') return cannotJudge;
  return value !== undefined && isOnScale(value, scale) ? value : -Infinity;
}

/** True where an entry replaces exactly what stands on its field: nothing if nothing does. */
function replacesStanding({ columns }: Segment, row: number, standing: number): boolean {
  const parents = columns.parents.size === 0 ? undefined : columns.parents.get(row);
  if (parents === undefined) return standing < 0;
  return parents.length === 1 && parents[0] === standing;
}

/** What all tables of a stage are folded with. */
interface StageForm {
  readonly index: CriterionIndex;
  readonly listed: ListedOrdinals;
}

/** Reads the sheets of a log one after another into the rows of a table. */
class TableReader {
  readonly columns: Columns;
  readonly sheets: number[] = [];
  readonly replaced = new Set<number>();
  private readonly source: LogSheets;
  private readonly index: CriterionIndex;
  private readonly sources: readonly Source[];
  private readonly listed: ListedOrdinals;
  /** Ordinals that stand on the fields of the sheet at hand, −1 for none, and its comments. */
  private readonly scoredAt: number[];
  private readonly commentedAt: number[];
  private readonly texts: (Uint8Array | null)[];
  private gone: number[] = [];
  private handedIn = false;

  constructor(source: LogSheets, { index, listed }: StageForm, rows: number) {
    this.source = source;
    this.index = index;
    this.listed = listed;
    const { criteria, places } = index;
    this.columns = new Columns(rows, criteria.length);
    this.scoredAt = criteria.map(() => -1);
    this.commentedAt = criteria.map(() => -1);
    this.texts = criteria.map(() => null);
    this.sources = source.indexes.map(({ segment }) => ({
      segment,
      fields: Int32Array.from(segment.columns.words, (word) => places.get(word) ?? -1),
    }));
  }

  /** Takes a sheet into the next row; one that the general fold must judge leaves nothing behind. */
  take(sheet: number): void {
    const row = this.columns.submissions.length;
    this.scoredAt.fill(-1);
    this.commentedAt.fill(-1);
    this.texts.fill(null);
    this.gone = [];
    this.handedIn = false;
    if (!this.takeRuns(sheet)) {
      const size = this.index.criteria.length;
      this.columns.scores.fill(noScore, row * size, (row + 1) * size);
      this.columns.segment[row] = -1;
      return;
    }
    for (let field = 0; field < this.texts.length; field += 1) {
      const text = this.texts[field] ?? null;
      if (text !== null) this.columns.comments.add(field, text);
    }
    this.columns.comments.endRow();
    for (const ordinal of this.gone) this.replaced.add(ordinal);
    this.columns.submissions.push(this.source.submissions[sheet] ?? '');
    this.sheets.push(sheet);
  }

  private takeRuns(sheet: number): boolean {
    const { runs } = this.source;
    const end = runs.starts[sheet + 1] ?? 0;
    for (let run = runs.starts[sheet] ?? 0; run < end; run += 1)
      if (!this.takeRun(runs.segment[run] ?? 0, runs.number[run] ?? 0)) return false;
    return true;
  }

  private takeRun(segment: number, number: number): boolean {
    const index = this.source.indexes[segment];
    const source = this.sources[segment];
    if (index === undefined || source === undefined) return false;
    const { order, starts, entries } = index;
    const { kind, basis } = source.segment.columns;
    const end = starts[number + 1] ?? 0;
    for (let at = starts[number] ?? 0; at < end; at += 1) {
      const row = order[at] ?? 0;
      const entry = entries[kind[row] ?? 0] ?? null;
      // Nothing may follow a hand-in, and nothing here names a basis.
      if (entry === null || this.handedIn || (basis.size > 0 && basis.has(row))) return false;
      const isTaken =
        entry === 'hand-in'
          ? this.handIn(source.segment, row, segment)
          : this.enter(source, row, entry);
      if (!isTaken) return false;
    }
    return true;
  }

  /** Takes over a score or comment; false where it is anything but plain. */
  private enter({ segment, fields }: Source, row: number, entry: 'score' | 'comment'): boolean {
    const { keyStarts, keyWords, values } = segment.columns;
    const field = fields[keyWords[(keyStarts[row] ?? 0) + 4] ?? 0] ?? -1;
    const criterion = this.index.criteria[field];
    if (criterion === undefined) return false;
    const ordinals = entry === 'score' ? this.scoredAt : this.commentedAt;
    const standing = ordinals[field] ?? -1;
    if (!replacesStanding(segment, row, standing)) return false;
    if (standing >= 0) this.gone.push(standing);
    ordinals[field] = segment.header.firstOrdinal + row;
    if (entry === 'score') {
      const score = scoreOf(segment, row, criterion);
      const { scores, submissions } = this.columns;
      scores[submissions.length * this.scoredAt.length + field] = score;
      return score !== -Infinity;
    }
    const text = values.textBytesAt(row);
    // Few bytes are few letters; of many, or of no text at all, the general rule is asked.
    const fits = text !== null && text.length <= shortText;
    if (!fits && parseComment(values.at(row)) === undefined) return false;
    this.texts[field] = text === null || text.length === 0 ? null : text;
    return true;
  }

  /** Takes over a hand-in that lists everything that stands; false for any other. */
  private handIn(segment: Segment, row: number, number: number): boolean {
    const { values, parents, commits } = segment.columns;
    if (parents.has(row)) return false;
    const bytes = values.bytesAt(row);
    const salt = this.listed.read(bytes);
    if (salt < 0 || !this.listsWhatStands()) return false;
    const { columns } = this;
    const at = columns.submissions.length;
    columns.segment[at] = number;
    columns.ordinal[at] = segment.header.firstOrdinal + row;
    columns.clock[at] = commits.clock[commitOf(commits.starts, row)] ?? 0;
    columns.salts.set(bytes.subarray(salt, salt + 16), 16 * at);
    this.handedIn = true;
    return true;
  }

  /**
   * True where nothing is listed but what stands, and nothing is left out that the juror gave: else a person has to
   * say whether that counts.
   */
  private listsWhatStands(): boolean {
    const { scores, submissions } = this.columns;
    const base = submissions.length * this.scoredAt.length;
    for (let field = 0; field < this.scoredAt.length; field += 1) {
      const score = this.listed.scores[field] ?? -1;
      const comment = this.listed.comments[field] ?? -1;
      if (score >= 0 ? score !== this.scoredAt[field] : scores[base + field] !== noScore)
        return false;
      if (comment >= 0 ? comment !== this.commentedAt[field] : this.texts[field] !== null)
        return false;
    }
    return true;
  }
}

/** Answers with the tables of one stage: those sheets of a log that are allowed (1 by sheet) and plain. */
export function tableFolder(
  index: CriterionIndex,
): (source: LogSheets, allowed: Uint8Array) => PlainTable {
  const listed = new ListedOrdinals(index.criteria.map(({ id }) => id));
  return (source, allowed) => foldTable(source, allowed, { index, listed });
}

function foldTable(source: LogSheets, allowed: Uint8Array, form: StageForm): PlainTable {
  const { index } = form;
  const rows = allowed.reduce((sum, one) => sum + one, 0);
  const reader = new TableReader(source, form, rows);
  for (let sheet = 0; sheet < allowed.length; sheet += 1)
    if (allowed[sheet] === 1) reader.take(sheet);
  const { columns, sheets, replaced } = reader;
  const segments = source.indexes.map(({ segment }) => segment.id);
  const data = columns.data(source, segments, index.criteria.length);
  return { source, allowed, sheets, replaced, table: new SheetTable(data, index) };
}
