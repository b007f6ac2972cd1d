import { groupBy } from '../../shared/basics/group-by.ts';
import type { ContestId, Operation, OperationId, SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { ValueColumn } from '../../shared/log/value-column.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { FoldedHeads } from '../../shared/merge/folded-heads.ts';
import { PlainSheets } from '../../shared/merge/plain-sheets.ts';
import { indexSegment, rowsOf, type SegmentIndex } from '../../shared/merge/segment-index.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import { type GroundEntry, operationOf } from './ground.ts';
import { sheetsOf } from './log-rows.ts';
import type { PlacedSegment } from './plan.ts';

/** Columns of a segment of which only the place is known: every operation asked of it is one of no kind. */
const noColumns: Segment['columns'] = {
  authors: [],
  words: [],
  kinds: [['', 0]],
  commits: { author: new Int32Array(), clock: new Float64Array(), starts: new Int32Array() },
  kind: new Int32Array(),
  keyStarts: new Int32Array(),
  keyWords: new Int32Array(),
  // One value of nothing, in CBOR.
  values: new ValueColumn(new Uint8Array([0xf6]), new Int32Array([0, 1])),
  parents: new Map(),
  basis: new Map(),
  reasons: new Map(),
};

const withoutContent = ({ id, header }: PlacedSegment): Segment => ({
  id,
  header,
  columns: noColumns,
  commits: [],
  bytes: new Uint8Array(),
});

/** An index of nothing but operations that were made already. */
const indexOfMade = (segment: Segment, alone: readonly Operation[]): SegmentIndex => ({
  segment,
  sheets: { stage: [], submission: [], juror: [] },
  order: new Int32Array(),
  starts: new Int32Array(1),
  entries: [],
  alone,
  referring: [],
});

/** The rows of some sheets of a segment, and nothing else of it. */
function onlySheets(index: SegmentIndex, touched: ReadonlySet<string>): SegmentIndex {
  const { sheets } = index;
  const kept = [...sheetsOf(index)].flatMap((parts, at) =>
    touched.has(sheetKey(...parts)) ? [at] : [],
  );
  const pick = (column: readonly number[]): readonly number[] => kept.map((at) => column[at] ?? 0);
  const rows = kept.map((at) => rowsOf(index, at));
  const starts = new Int32Array(kept.length + 1);
  for (const [at, own] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + own.length;
  const order = new Int32Array(starts.at(-1) ?? 0);
  for (const [at, own] of rows.entries()) order.set(own, starts[at]);
  return {
    ...index,
    sheets: {
      stage: pick(sheets.stage),
      submission: pick(sheets.submission),
      juror: pick(sheets.juror),
    },
    order,
    starts,
  };
}

/** What some sheets are folded from. */
export interface PartialInput {
  readonly contest: ContestId;
  readonly touched: ReadonlySet<string>;
  /** Every segment of the archive that is accounted for, new ones among them. */
  readonly placed: readonly PlacedSegment[];
  /** Segments with anything about the touched sheets that were exported before. */
  readonly sources: ReadonlyMap<SegmentId, Segment>;
  readonly added: readonly SegmentIndex[];
  readonly ground: readonly GroundEntry[];
  readonly proven: ReadonlySet<OperationId>;
}

/**
 * Folds some sheets by the same rules as the whole contest: of their segments everything about them, of all others what
 * sheets are judged on. Only those sheets, and what is kept aside or in conflict of them, are to be read from the state.
 */
export function foldSomeSheets(input: PartialInput): FoldedContest {
  const { contest, touched, placed, sources, ground, proven } = input;
  const added = new Map(input.added.map((index) => [index.segment.id, index]));
  const segments = new Map(
    placed.map((each) => [
      each.id,
      added.get(each.id)?.segment ?? sources.get(each.id) ?? withoutContent(each),
    ]),
  );
  const bySegment = groupBy(ground, ({ segment }) => segment);
  const indexes = new Map<SegmentId, SegmentIndex>();
  for (const [id, segment] of segments) {
    const fresh = added.get(id);
    if (fresh !== undefined) {
      indexes.set(id, fresh);
      continue;
    }
    const made = (bySegment.get(id) ?? []).map((entry) => operationOf(entry, segment));
    const source = sources.get(id);
    const own = source === undefined ? null : onlySheets(indexSegment(source), touched);
    indexes.set(
      id,
      own === null ? indexOfMade(segment, made) : { ...own, alone: made, referring: [] },
    );
  }
  const nothing = foldContest({ contest, segments: new Map(), proven: new Set() });
  const remembered = new FoldedHeads(
    new Map(),
    { indexes, plain: new PlainSheets(new Map()) },
    segments,
  );
  return foldContest({ contest, segments, proven }, { ...nothing, heads: remembered });
}
