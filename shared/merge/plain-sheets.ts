import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import type { SegmentIndex } from './segment-index.ts';
import type { LogSheets } from './log-sheets.ts';
import type { PlainTable } from './plain-table.ts';

/** Where a sheet stands: a row of a table. */
export interface SheetRow {
  readonly plain: PlainTable;
  readonly row: number;
}

/** A log's segments in its order, and the sheets they enter anything on. */
export interface GatheredLog {
  readonly indexes: readonly SegmentIndex[];
  readonly sheets: readonly LogSheets[];
}

/** Everything of the sheets that are folded by themselves, and what saves the next fold work. */
export class PlainSheets {
  readonly tables: ReadonlyMap<LogSheets, PlainTable>;
  readonly logs: ReadonlyMap<string, GatheredLog>;
  private byJuror: ReadonlyMap<string, readonly PlainTable[]> | null = null;

  constructor(
    tables: ReadonlyMap<LogSheets, PlainTable>,
    logs: ReadonlyMap<string, GatheredLog> = new Map(),
  ) {
    this.tables = tables;
    this.logs = logs;
  }

  /** How many sheets there are. */
  get size(): number {
    let size = 0;
    for (const { sheets } of this.tables.values()) size += sheets.length;
    return size;
  }

  /** Where a sheet stands; null for one that is not plain. */
  rowOf(stage: Id, submission: Id, juror: Id): SheetRow | null {
    this.byJuror ??= groupBy(
      this.tables.values(),
      ({ source }) => `${source.stage}/${source.juror}`,
    );
    for (const plain of this.byJuror.get(`${stage}/${juror}`) ?? []) {
      const row = plain.table.rowOf(submission);
      if (row >= 0) return { plain, row };
    }
    return null;
  }
}

/** Numbers of the rows of a sheet in each of its segments. */
export function* runsOf({
  plain,
  row,
}: SheetRow): Iterable<{ readonly index: SegmentIndex; readonly number: number }> {
  const { indexes, runs } = plain.source;
  const sheet = plain.sheets[row] ?? 0;
  for (let run = runs.starts[sheet] ?? 0; run < (runs.starts[sheet + 1] ?? 0); run += 1) {
    const index = indexes[runs.segment[run] ?? 0];
    if (index !== undefined) yield { index, number: runs.number[run] ?? 0 };
  }
}
