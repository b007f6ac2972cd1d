import type { SegmentId } from './operation.ts';
import type { Segment } from './segment.ts';

type Headed = Pick<Segment, 'id' | 'header'>;
type Segments = ReadonlyMap<SegmentId, Headed>;

/** A segment's way back: to the one before it, and in one step to one much further back. */
interface Place {
  readonly segment: Headed;
  readonly before: Place | null;
  readonly depth: number;
  readonly far: Place | null;
  /** The least first ordinal from this segment on, as far as the one before `far`. */
  readonly least: number;
}

interface Ways {
  readonly size: number;
  readonly places: Map<SegmentId, Place>;
}

/** Ways back by the collection they were found in; one that has grown is gone through anew. */
const waysIn = new WeakMap<Segments, Ways>();

const isSameLog = ({ header: a }: Headed, { header: b }: Headed): boolean =>
  a.log === b.log && a.signer === b.signer;

/** The segment before one in its log, where it is here. */
function before(segment: Headed, segments: Segments): Headed | undefined {
  const { previous } = segment.header;
  const found = previous === null ? undefined : segments.get(previous);
  return found !== undefined && isSameLog(found, segment) ? found : undefined;
}

/** Steps of doubling length: from far away any place is a few dozen steps back, at one step's cost for each segment. */
function placeAfter(segment: Headed, last: Place | null): Place {
  const { firstOrdinal } = segment.header;
  if (last === null) return { segment, before: null, depth: 0, far: null, least: firstOrdinal };
  const [near, next] = [last.far, last.far?.far ?? null];
  const doubles =
    near !== null && next !== null && last.depth - near.depth === near.depth - next.depth;
  return {
    segment,
    before: last,
    depth: last.depth + 1,
    far: doubles ? next : last,
    least: doubles ? Math.min(firstOrdinal, last.least, near.least) : firstOrdinal,
  };
}

function placeOf(segment: Headed, segments: Segments): Place {
  const known = waysIn.get(segments);
  const ways: Ways =
    known?.size === segments.size ? known : { size: segments.size, places: new Map() };
  if (ways !== known) waysIn.set(segments, ways);
  const missing: Headed[] = [];
  const met = new Set<SegmentId>();
  let at: Headed | undefined = segment;
  while (at !== undefined && !ways.places.has(at.id) && !met.has(at.id)) {
    missing.push(at);
    met.add(at.id);
    at = before(at, segments);
  }
  let place = at === undefined ? null : (ways.places.get(at.id) ?? null);
  for (const each of missing.toReversed()) {
    place = placeAfter(each, place);
    ways.places.set(each.id, place);
  }
  return place ?? placeAfter(segment, null);
}

/** Going back from a segment, the first of its log whose first ordinal is not above the one asked for. */
export function segmentBack(from: Headed, ordinal: number, segments: Segments): SegmentId | null {
  if (from.header.firstOrdinal <= ordinal) return from.id;
  let at: Place | null = placeOf(from, segments);
  while (at !== null && at.segment.header.firstOrdinal > ordinal) {
    at = at.far !== null && at.least > ordinal ? at.far : at.before;
  }
  return at?.segment.id ?? null;
}

/**
 * Answers whether a segment is reached from another by going back, through whatever logs: every segment is numbered on
 * entering and on leaving it, so that what comes after it lies between its numbers.
 */
export function ancestry(segments: Segments): (later: SegmentId, earlier: SegmentId) => boolean {
  const after = new Map<SegmentId, SegmentId[]>();
  const roots: SegmentId[] = [];
  for (const { id, header } of segments.values()) {
    if (header.previous === null) {
      roots.push(id);
      continue;
    }
    const siblings = after.get(header.previous);
    if (siblings === undefined) after.set(header.previous, [id]);
    else siblings.push(id);
    if (siblings === undefined && !segments.has(header.previous)) roots.push(header.previous);
  }
  const entered = new Map<SegmentId, number>();
  const left = new Map<SegmentId, number>();
  const open = roots.map((id) => ({ id, leaving: false }));
  let clock = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    clock += 1;
    if (next.leaving) {
      left.set(next.id, clock);
      continue;
    }
    entered.set(next.id, clock);
    open.push({ id: next.id, leaving: true });
    for (const id of after.get(next.id) ?? []) open.push({ id, leaving: false });
  }
  return (later, earlier) => {
    const at = entered.get(later);
    const from = entered.get(earlier);
    if (at === undefined || from === undefined) return false;
    return from <= at && at <= (left.get(earlier) ?? 0);
  };
}
