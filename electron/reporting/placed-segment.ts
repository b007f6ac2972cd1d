import type { Segment } from '../../shared/log/segment.ts';
import { ValueColumn } from '../../shared/log/value-column.ts';

/** A segment of which only the place in its log is known. */
export type PlacedSegment = Pick<Segment, 'id' | 'header'>;

/** Columns of such a segment: every operation asked of it is one of no kind. */
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

/** The same where a whole segment is asked for. */
export const withoutContent = ({ id, header }: PlacedSegment): Segment => ({
  id,
  header,
  columns: noColumns,
  commits: [],
  bytes: new Uint8Array(),
});
