import type { Operation, SegmentId } from '../log/operation.ts';
import { operationAt } from '../log/read-log.ts';
import { keyAt } from '../log/segment-content.ts';
import type { Segment } from '../log/segment.ts';
import { chainFrom, inAll } from './log-chains.ts';
import type { Fork, ForkLine } from './state.ts';

type Segments = ReadonlyMap<SegmentId, Segment>;

/** More lines than these nobody compares side by side; the rest is only counted. */
const linesAtMost = 8;

const byKey = (a: Operation, b: Operation): number => (a.key < b.key ? -1 : 1);

/**
 * The last word on each key in segments of one line, given latest first; only of the keys that are asked for, where
 * some are.
 */
function lastWords(
  chain: readonly SegmentId[],
  segments: Segments,
  asked: ReadonlySet<string> | null = null,
): readonly Operation[] {
  const last = new Map<string, Operation>();
  for (const id of chain) {
    if (asked !== null && last.size === asked.size) break;
    const segment = segments.get(id);
    if (segment === undefined) continue;
    for (let row = segment.header.operations - 1; row >= 0; row -= 1) {
      const key = keyAt(segment.columns, row);
      if (!last.has(key) && asked?.has(key) !== false)
        last.set(key, operationAt(segment, row, segments));
    }
  }
  return [...last.values()].toSorted(byKey);
}

/** What a forked log says after its lines parted, side by side, and what they parted from. */
export function forkLines(
  heads: readonly SegmentId[],
  segments: Segments,
): Pick<Fork, 'lines' | 'before'> {
  const chains = heads
    .slice(0, linesAtMost)
    .map((head) => ({ head, chain: chainFrom(head, segments) }));
  const [first] = chains;
  const shared = inAll(
    chains.map(({ chain }) => new Set(chain)),
    first?.chain ?? [],
  );
  const common = new Set(shared);
  const lines = chains.map(({ head, chain }): ForkLine => {
    const own = chain.filter((id) => !common.has(id));
    const headers = own.flatMap((id) => segments.get(id)?.header ?? []);
    return {
      head,
      firstSequence: Math.min(...headers.map(({ firstSequence }) => firstSequence)),
      operations: headers.reduce((total, { operations }) => total + operations, 0),
      entries: lastWords(own, segments),
    };
  });
  const spoken = new Set(lines.flatMap(({ entries }) => entries.map(({ key }) => key)));
  return { lines, before: lastWords(shared, segments, spoken) };
}
