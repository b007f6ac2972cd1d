import { present } from '../../shared/basics/assert.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import { type Id, isId } from '../../shared/contest/contest.ts';
import type { Operation, SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { isSheetFact } from '../../shared/merge/contest-facts.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import { isWellFormed } from '../../shared/merge/kinds.ts';
import type { SegmentIndex } from '../../shared/merge/segment-index.ts';
import { operationAt } from '../../shared/log/read-log.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import { enrolmentKind } from '../../shared/trust/enrolment.ts';
import { restOnNothing } from './ground.ts';
import { sheetsOf } from './log-rows.ts';
import { type PlacedSegment, withoutContent } from './placed-segment.ts';

/** What a run has to do: only sheets that new segments enter something on, or everything. */
export type Plan =
  | { readonly type: 'whole' }
  | {
      readonly type: 'sheets';
      /** Names of the sheets that new segments say anything of. */
      readonly touched: ReadonlySet<string>;
      /** Operations that no verdict but their own rests on. */
      readonly beside: readonly Operation[];
      /** Claims of keys that nobody knew, each in the first segment of a log. */
      readonly enrolments: readonly Operation[];
    };

const whole: Plan = { type: 'whole' };

/** More sheets at once are held in memory to no purpose: everything is compared about as quickly, and row by row. */
const mostSheets = 500_000;

const isBeginning = ({ header }: PlacedSegment): boolean =>
  header.previous === null && header.firstSequence === 0 && header.firstOrdinal === 0;

/** Beginnings of logs whose keys nobody knew; null where a known key, or two at once, begin a log. */
function beginnings(
  held: readonly PlacedSegment[],
  added: readonly PlacedSegment[],
): ReadonlySet<SegmentId> | null {
  const begun = added.filter(isBeginning);
  if (begun.length === 0) return new Set();
  const others = [...held, ...begun].map(({ header }) => header);
  const logs = groupBy(others, ({ log }) => log);
  const signers = groupBy(others, ({ signer }) => signer);
  const areNew = begun.every(
    ({ header: { log, signer } }) =>
      logs.get(log)?.length === 1 && signers.get(signer)?.length === 1,
  );
  return areNew ? new Set(begun.map(({ id }) => id)) : null;
}

/**
 * True where every new segment goes on from the end of a log that is here, or begins one: no gap is filled, no log gets a
 * second end.
 */
function areAppended(
  held: readonly PlacedSegment[],
  added: readonly PlacedSegment[],
  begun: ReadonlySet<SegmentId>,
): boolean {
  const all = [...held, ...added];
  const here = new Map(all.map((segment) => [segment.id, segment.header]));
  const named = new Map<SegmentId, number>();
  for (const { header } of all) {
    const { previous } = header;
    if (previous !== null) named.set(previous, (named.get(previous) ?? 0) + 1);
  }
  const waited = new Set(held.flatMap(({ header }) => header.previous ?? []));
  return added.every(({ id, header }) => {
    if (waited.has(id)) return false;
    if (header.previous === null) return begun.has(id);
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

/** What an index speaks of. */
interface Spoken {
  readonly names: readonly string[];
  readonly beside: readonly Operation[];
  readonly enrolments: readonly Operation[];
}

/** What an operation that enters nothing on a sheet makes necessary; `whole` where that is everything. */
function consequence(operation: Operation): keyof Spoken | 'whole' {
  const { kind, key, signer } = operation;
  if (!isWellFormed(operation)) return 'whole';
  const path = sheetPath(key);
  if (path !== null)
    return isSheetFact(operation) && isNamed([path.stage, path.submission, path.juror])
      ? 'names'
      : 'whole';
  if (restOnNothing.has(kind)) return 'beside';
  return kind === enrolmentKind && key === `key/${signer}` ? 'enrolments' : 'whole';
}

/** What an index speaks of; null where it speaks of anything that other verdicts rest on. */
function spokenIn(
  index: SegmentIndex,
  segments: ReadonlyMap<SegmentId, Segment>,
  begins: boolean,
): Spoken | null {
  const names: string[] = [];
  for (const parts of sheetsOf(index)) {
    if (!isNamed(parts)) return null;
    names.push(sheetKey(...parts));
  }
  const others = [
    ...index.alone,
    ...index.referring.map((row) => operationAt(index.segment, row, segments)),
  ];
  const parts = groupBy(others, consequence);
  if (parts.has('whole')) return null;
  const enrolments = parts.get('enrolments') ?? [];
  if (enrolments.length !== (begins ? 1 : 0)) return null;
  for (const { key } of parts.get('names') ?? []) {
    const path = present(sheetPath(key), 'it is about a sheet');
    names.push(sheetKey(path.stage, path.submission, path.juror));
  }
  return { names, beside: parts.get('beside') ?? [], enrolments };
}

/**
 * What new segments make necessary. Sheets alone are done again where every new operation is about a sheet, or is one that
 * no other verdict rests on, and stands at the end of a known log, or in a log that begins with the enrolment of a new key:
 * then no verdict on anything else can change, but for what is known of the person who enrolled.
 */
export function planRun(held: readonly PlacedSegment[], added: readonly SegmentIndex[]): Plan {
  const segments = added.map(({ segment }) => segment);
  const begun = beginnings(held, segments);
  if (held.length === 0 || begun === null || !areAppended(held, segments, begun)) return whole;
  const refers = added.some(({ referring }) => referring.length > 0);
  const known = new Map(
    [...(refers ? held.map(withoutContent) : []), ...segments].map((each) => [each.id, each]),
  );
  const touched = new Set<string>();
  const [beside, enrolments]: [Operation[], Operation[]] = [[], []];
  for (const index of added) {
    const spoken = spokenIn(index, known, begun.has(index.segment.id));
    if (spoken === null) return whole;
    for (const name of spoken.names) touched.add(name);
    for (const operation of spoken.beside) beside.push(operation);
    enrolments.push(...spoken.enrolments);
  }
  if (touched.size > mostSheets) return whole;
  // Segment by segment, and so juror by juror: their rows are neighbours in the keys of the tables.
  return { type: 'sheets', touched, beside, enrolments };
}
