import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { groupBy } from '../../shared/basics/group-by.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import type { ContestId, Operation, SegmentId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { keyAt } from '../../shared/log/segment-content.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { partSheets } from '../../shared/merge/fold-sheets.ts';
import { FoldedHeads } from '../../shared/merge/folded-heads.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import { logName, segmentOf } from '../../shared/merge/log-chains.ts';
import { PlainSheets } from '../../shared/merge/plain-sheets.ts';
import type { ContestFacts } from '../../shared/merge/rules.ts';
import { indexSegment, rowsOf, type SegmentIndex } from '../../shared/merge/segment-index.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import { type Ground, operationOf } from './ground.ts';
import { sheetsOf } from './log-rows.ts';
import { type PlacedSegment, withoutContent } from './placed-segment.ts';

/** An index of nothing. */
const indexOfNothing = (segment: Segment): SegmentIndex => ({
  segment,
  sheets: { stage: [], submission: [], juror: [] },
  order: new Int32Array(),
  starts: new Int32Array(1),
  entries: [],
  alone: [],
  referring: [],
});

/** True for a key about one of some sheets. */
function isAbout(key: string, touched: ReadonlySet<string>): boolean {
  const path = sheetPath(key);
  return path !== null && touched.has(sheetKey(path.stage, path.submission, path.juror));
}

/** What a segment says of some sheets, and nothing else of it. */
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
  const { columns } = index.segment;
  return {
    ...index,
    alone: index.alone.filter(({ key }) => isAbout(key, touched)),
    referring: index.referring.filter((row) => isAbout(keyAt(columns, row), touched)),
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
  readonly ground: Ground;
}

/** What is said of the sheets, before anything that they are judged on, and the places of all segments. */
interface Entered {
  readonly placed: ReadonlyMap<SegmentId, PlacedSegment>;
  readonly indexes: ReadonlyMap<SegmentId, SegmentIndex>;
}

function enteredOn({ placed, sources, added, touched }: PartialInput): Entered {
  const indexes = new Map<SegmentId, SegmentIndex>();
  for (const [id, source] of sources) indexes.set(id, onlySheets(indexSegment(source), touched));
  for (const index of added) indexes.set(index.segment.id, index);
  return { placed: new Map(placed.map((each) => [each.id, each])), indexes };
}

/** Applications of sheets that more is said of than what is entered on them: permissions, recusals, settlements. */
function spokenOf({ indexes }: Entered): ReadonlySet<Id> {
  const found = new Set<Id>();
  for (const { segment, alone, referring } of indexes.values()) {
    for (const key of [
      ...alone.map((operation) => operation.key),
      ...referring.map((row) => keyAt(segment.columns, row)),
    ]) {
      const path = sheetPath(key);
      if (path !== null) found.add(path.submission);
    }
  }
  return found;
}

/** An application of which only is known whether it takes part. */
const knownSubmission = (id: Id, admitted: boolean): Submission => ({
  id,
  title: '',
  language: 'kk',
  applicant: '',
  nomination: '',
  region: null,
  town: '',
  summary: '',
  bin: '',
  budget: null,
  contacts: '',
  answers: {},
  eligibility: { admitted, reason: '' },
});

/** Facts of the contest with what was found before of applications that are not judged anew. */
function withFound(
  facts: ContestFacts,
  { submissions }: Ground,
  judged: ReadonlySet<Id>,
): ContestFacts {
  const known = new Map(facts.submissions);
  const assignments = new Map(facts.assignments);
  for (const [id, { facts: found }] of submissions) {
    if (judged.has(id)) continue;
    known.set(id, knownSubmission(id, found.admitted));
    for (const [stage, jurors] of found.jurors) assignments.set(`${stage}/${id}`, jurors);
  }
  return { ...facts, submissions: known, assignments };
}

/** Segments that operations name: those they replace or rest on, and those they settle or take back. */
function* namedBy(operations: Iterable<Operation>): Iterable<SegmentId> {
  for (const { key, parents, basis } of operations) {
    yield* parents.map(segmentOf);
    if (basis !== null) yield segmentOf(basis);
    const target = /^(?:quarantine|withdrawal|approval)\/([\w-]{43})\./.exec(key)?.[1];
    if (target !== undefined) yield target as SegmentId;
  }
}

/** Segments of others that the rows of a segment name. */
function* namedIn({ columns }: Segment): Iterable<SegmentId> {
  for (const reference of [...[...columns.parents.values()].flat(), ...columns.basis.values()])
    if (typeof reference !== 'number') yield bytesToBase64url(reference[0]) as SegmentId;
}

/** Logs that anything here is in, or names: what is in all others changes no verdict, and they are most of a large contest. */
function involvedSegments(
  { placed, indexes }: Entered,
  made: ReadonlyMap<SegmentId, readonly Operation[]>,
): ReadonlyMap<SegmentId, Segment> {
  const here = new Set<SegmentId>([...indexes.keys(), ...made.keys()]);
  for (const { segment } of indexes.values()) for (const id of namedIn(segment)) here.add(id);
  for (const id of namedBy([...made.values()].flat())) here.add(id);
  const headers = [...here].flatMap((id) => placed.get(id)?.header ?? []);
  const logs = new Set(headers.map(logName));
  return new Map(
    [...placed.values()].flatMap((each) =>
      logs.has(logName(each.header))
        ? [[each.id, indexes.get(each.id)?.segment ?? withoutContent(each)] as const]
        : [],
    ),
  );
}

/** Folds with everything about some applications; answers with those of which more has to be judged than that. */
function foldOver(
  { contest, ground }: PartialInput,
  entered: Entered,
  judged: ReadonlySet<Id>,
): { readonly state: FoldedContest; readonly more: ReadonlySet<Id> } {
  const entries = [
    ...ground.always,
    ...[...ground.people.values()].flat(),
    ...[...judged].flatMap((id) => ground.submissions.get(id)?.entries ?? []),
  ];
  const made = new Map(
    [...groupBy(entries, ({ segment }) => segment)].flatMap(([id, own]) => {
      const segment = entered.placed.get(id);
      return segment === undefined
        ? []
        : [[id, own.map((entry) => operationOf(entry, segment))] as const];
    }),
  );
  const segments = involvedSegments(entered, made);
  const remembered = new Map<SegmentId, SegmentIndex>();
  for (const [id, segment] of segments) {
    const own = entered.indexes.get(id) ?? indexOfNothing(segment);
    const alone = made.get(id);
    remembered.set(id, alone === undefined ? own : { ...own, alone: [...alone, ...own.alone] });
  }
  const nothing = foldContest({ contest, segments: new Map(), proven: new Set() });
  const memory = { indexes: remembered, plain: new PlainSheets(new Map()) };
  const more = new Set<Id>();
  const state = foldContest(
    { contest, segments, proven: ground.proven },
    { ...nothing, heads: new FoldedHeads(new Map(), memory, segments) },
    (found) => {
      const parts = partSheets({ ...found, facts: withFound(found.facts, ground, judged) });
      for (const { key } of parts.rest) {
        const submission = sheetPath(key)?.submission ?? '';
        if (ground.submissions.has(submission) && !judged.has(submission)) more.add(submission);
      }
      return parts;
    },
  );
  return { state, more };
}

/**
 * Folds some sheets by the same rules as the whole contest: of their segments everything about them, of all others what
 * sheets are judged on. A sheet that its juror entered and nobody else spoke of rests on what was found of its application
 * before; any other is judged with everything that was said of it, and where the ground was not asked for that, the answer
 * is the applications to ask for. Only those sheets, and what is kept aside or in conflict of them, are to be read from the
 * state.
 */
export function foldSomeSheets(input: PartialInput): Result<FoldedContest, ReadonlySet<Id>> {
  const { submissions } = input.ground;
  const entered = enteredOn(input);
  const known = new Set(
    [...submissions].flatMap(([id, { entries }]) => (entries === null ? [] : id)),
  );
  const lacking = (ids: ReadonlySet<Id>): ReadonlySet<Id> =>
    new Set([...ids].filter((id) => submissions.has(id) && !known.has(id)));
  const spoken = lacking(spokenOf(entered));
  if (spoken.size > 0) return err(new Set([...known, ...spoken]));
  const { state, more } = foldOver(input, entered, known);
  return more.size === 0 ? ok(state) : err(new Set([...known, ...more]));
}
