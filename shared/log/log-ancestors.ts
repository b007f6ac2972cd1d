import { groupBy } from '../basics/group-by.ts';
import type { SegmentId } from './operation.ts';
import type { Segment } from './segment.ts';

type Headed = Pick<Segment, 'id' | 'header'>;
/** Null, which a first segment names as the one before it, is never here. */
type Segments = ReadonlyMap<SegmentId | null, Headed>;

/** A segment's way back: to the one before it, and in one step to one much further back. */
interface Place {
  readonly segment: Headed;
  readonly before: Place | undefined;
  readonly far: Place | undefined;
  /** How many segments back `far` is. */
  readonly step: number;
  /** The least first ordinal from this segment on, as far as the one before `far`. */
  readonly least: number;
}

interface Ways {
  readonly size: number;
  readonly places: Map<SegmentId, Place>;
}

/** Ways back by the collection they were found in; one that has grown is gone through anew. */
const waysIn = new WeakMap<Segments, Ways>();

function placesIn(segments: Segments): Map<SegmentId, Place> {
  const known = waysIn.get(segments);
  if (known?.size === segments.size) return known.places;
  const places = new Map<SegmentId, Place>();
  waysIn.set(segments, { size: segments.size, places });
  return places;
}

const isSameLog = ({ header: a }: Headed, { header: b }: Headed): boolean =>
  a.log === b.log && a.signer === b.signer;

/** The segment before one in its log, where it is here. */
function before(segment: Headed, segments: Segments): Headed | undefined {
  const found = segments.get(segment.header.previous);
  return found !== undefined && isSameLog(found, segment) ? found : undefined;
}

/** Steps of doubling length: from far away any place is a few dozen steps back, at one step's cost for each segment. */
function placeAfter(segment: Headed, last: Place | undefined): Place {
  const { firstOrdinal } = segment.header;
  if (last?.far?.far === undefined || last.step !== last.far.step)
    return { segment, before: last, far: last, step: 1, least: firstOrdinal };
  return {
    segment,
    before: last,
    far: last.far.far,
    step: 1 + last.step + last.far.step,
    least: Math.min(firstOrdinal, last.least, last.far.least),
  };
}

function placeOf(segment: Headed, segments: Segments): Place | undefined {
  const places = placesIn(segments);
  const missing: Headed[] = [];
  const met = new Set<SegmentId>();
  let at: Headed | undefined = segment;
  while (at !== undefined && !places.has(at.id) && !met.has(at.id)) {
    missing.push(at);
    met.add(at.id);
    at = before(at, segments);
  }
  let place = at === undefined ? undefined : places.get(at.id);
  for (const each of missing.toReversed()) {
    place = placeAfter(each, place);
    places.set(each.id, place);
  }
  return place;
}

/** Going back from a segment, the first of its log whose first ordinal is not above the one asked for. */
export function segmentBack(from: Headed, ordinal: number, segments: Segments): SegmentId | null {
  if (from.header.firstOrdinal <= ordinal) return from.id;
  let at = placeOf(from, segments);
  while (at !== undefined && at.segment.header.firstOrdinal > ordinal)
    at = at.least > ordinal ? at.far : at.before;
  return at?.segment.id ?? null;
}

/**
 * Answers whether a segment is reached from another by going back, through whatever logs: every segment is numbered on
 * entering it, so that what comes after it lies between its number and the last one given before it was left.
 */
export function ancestry(segments: Segments): (later: SegmentId, earlier: SegmentId) => boolean {
  const after = groupBy(segments.values(), ({ header }) => header.previous);
  const roots = [...after.keys()].filter((id) => !segments.has(id));
  const entered = new Map<SegmentId | null, number>();
  const last = new Map<SegmentId | null, number>();
  const open = roots.map((id) => ({ id, leaving: false }));
  let clock = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.leaving) {
      last.set(next.id, clock);
      continue;
    }
    clock += 1;
    entered.set(next.id, clock);
    open.push({ id: next.id, leaving: true });
    for (const { id } of after.get(next.id) ?? []) open.push({ id, leaving: false });
  }
  return (later, earlier) => {
    const at = entered.get(later) ?? NaN;
    return (entered.get(earlier) ?? NaN) <= at && at <= (last.get(earlier) ?? NaN);
  };
}
