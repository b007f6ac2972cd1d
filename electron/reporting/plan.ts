import { isId } from '../../shared/contest/contest.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { isSheetFact } from '../../shared/merge/contest-facts.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import { isWellFormed } from '../../shared/merge/kinds.ts';
import type { SegmentIndex } from '../../shared/merge/segment-index.ts';
import { operationAt } from '../../shared/log/read-log.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import { sheetsOf } from './log-rows.ts';

/** What a run has to do: only sheets that new segments enter something on, or everything. */
export type Plan =
  | { readonly type: 'whole' }
  | {
      readonly type: 'sheets';
      /** Names of the sheets that new segments say anything of. */
      readonly touched: ReadonlySet<string>;
    };

const whole: Plan = { type: 'whole' };

/** More sheets at once are held in memory to no purpose: everything is compared about as quickly, and row by row. */
const mostSheets = 500_000;

/** A segment of which only the place in its log is known. */
export type PlacedSegment = Pick<Segment, 'id' | 'header'>;

/**
 * True where every new segment goes on from the end of a log that is here: nothing is told of anybody new, no gap is
 * filled, no log gets a second end.
 */
function areAppended(held: readonly PlacedSegment[], added: readonly PlacedSegment[]): boolean {
  const all = [...held, ...added];
  const here = new Map(all.map((segment) => [segment.id, segment.header]));
  const named = new Map<SegmentId, number>();
  for (const { header } of all) {
    const { previous } = header;
    if (previous !== null) named.set(previous, (named.get(previous) ?? 0) + 1);
  }
  const waited = new Set(held.flatMap(({ header }) => header.previous ?? []));
  return added.every(({ id, header }) => {
    if (header.previous === null || waited.has(id)) return false;
    const before = here.get(header.previous);
    return (
      before !== undefined &&
      named.get(header.previous) === 1 &&
      before.log === header.log &&
      before.signer === header.signer &&
      header.firstSequence === before.lastSequence + 1 &&
      header.firstOrdinal === before.firstOrdinal + before.operations
    );
  });
}

const isNamed = (parts: readonly Id[]): boolean => parts.every((part) => isId(part));

/** Sheets that an index speaks of; null where it speaks of anything else. */
function sheetsIn(
  index: SegmentIndex,
  segments: ReadonlyMap<SegmentId, Segment>,
): readonly string[] | null {
  const names: string[] = [];
  for (const parts of sheetsOf(index)) {
    if (!isNamed(parts)) return null;
    names.push(sheetKey(...parts));
  }
  const others = [
    ...index.alone,
    ...index.referring.map((row) => operationAt(index.segment, row, segments)),
  ];
  for (const operation of others) {
    const path = sheetPath(operation.key);
    if (path === null || !isSheetFact(operation) || !isWellFormed(operation)) return null;
    const { stage, submission, juror } = path;
    if (!isNamed([stage, submission, juror])) return null;
    names.push(sheetKey(stage, submission, juror));
  }
  return names;
}

/**
 * What new segments make necessary. Sheets alone are done again only where every new operation is about a sheet and stands
 * at the end of a known log: then no verdict on anything else can change.
 */
export function planRun(held: readonly PlacedSegment[], added: readonly SegmentIndex[]): Plan {
  const segments = added.map(({ segment }) => segment);
  if (held.length === 0 || !areAppended(held, segments)) return whole;
  const known = new Map(segments.map((segment) => [segment.id, segment]));
  const touched = new Set<string>();
  for (const index of added) {
    const names = sheetsIn(index, known);
    if (names === null) return whole;
    for (const name of names) touched.add(name);
  }
  if (touched.size > mostSheets) return whole;
  // In the order of the tables' keys: neighbours are read and written one after another.
  return { type: 'sheets', touched: new Set([...touched].toSorted()) };
}
