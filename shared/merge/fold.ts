import { present } from '../basics/assert.ts';
import { groupBy } from '../basics/group-by.ts';
import type {
  ContestId,
  Operation,
  OperationId,
  PublicKeyId,
  SegmentId,
} from '../log/operation.ts';
import {
  forkedLogs,
  logOrder,
  operationAt,
  type PendingCommits,
  readPending,
} from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { scoreKinds } from '../scoring/score-operations.ts';
import {
  type Admission,
  type AdmissionContext,
  admit,
  admitSheets,
  protectedBy,
  readSettlements,
  settledAs,
} from './admission.ts';
import { compareHeads, describeForks } from './conflicts.ts';
import { foldContestFacts, isSheetFact, type LogOrder, withSheetFacts } from './contest-facts.ts';
import { foldDecisions } from './decision-facts.ts';
import { readDecisions } from './decisions.ts';
import { foldDirectory, type FoldedDirectory, openSummary } from './directory.ts';
import { FoldedHeads, type FoldMemory } from './folded-heads.ts';
import { partSheets, type SheetGround, type SheetParts } from './fold-sheets.ts';
import { findGaps } from './gaps.ts';
import { findDoubtful, type SheetSource } from './hand-ins.ts';
import { headsByKey } from './heads.ts';
import { kindRule, stratumOfKey } from './kinds.ts';
import { LazyOperations } from './known-operations.ts';
import { segmentOf } from './log-chains.ts';
import { openHeads } from './open-heads.ts';
import { foldProgrammes } from './programme-facts.ts';
import { judgeObservation } from './programme-rights.ts';
import { resolutionKinds } from './resolution-operations.ts';
import { type ContestFacts, isLate, withoutOutranked } from './rules.ts';
import { type SheetPath, sheetPath } from './key-parts.ts';
import { indexSegment, type SegmentIndex } from './segment-index.ts';
import { foldSheets } from './sheets.ts';
import type { ConflictCounts, FoldedContest, QuarantinedOperation, Recusal } from './state.ts';

/** Everything the state of a contest depends on; order and repetition of arrival leave no trace in it. */
export interface FoldInput {
  readonly contest: ContestId;
  readonly segments: ReadonlyMap<SegmentId, Segment>;
  /** Own commits that are not sealed yet. */
  readonly pending?: PendingCommits;
  /** What an invitation says in headquarters' name, where not all of headquarters' log is here. */
  readonly facts?: readonly Operation[];
  /** Enrolments whose ticket signature was checked (`provenEnrolments`). */
  readonly proven: ReadonlySet<OperationId>;
  /**
   * The installation's own key: where keys must be confirmed, it works on its own laptop before anybody could do so.
   * Left out wherever several people's files are merged for headquarters.
   */
  readonly self?: PublicKeyId;
}

type Stratum = 'directory' | 'contest' | 'sheet' | 'resolution' | 'unknown';
type Strata = ReadonlyMap<Stratum, readonly Operation[]>;

const inStratum = (strata: Strata, stratum: Stratum): readonly Operation[] =>
  strata.get(stratum) ?? [];

/** A resolution is judged with the key it settles, everything else with its own kind. */
function stratumOf(operation: Operation): Stratum {
  const rule = kindRule(operation);
  if (rule === null) return 'unknown';
  if (operation.kind !== resolutionKinds.resolve) return rule.stratum;
  if (operation.key.startsWith('person/')) return 'directory';
  if (/^(score|comment)\//.test(operation.key)) return 'sheet';
  return stratumOfKey(operation.key) === 'resolution' ? 'resolution' : 'contest';
}

const byId = (a: Operation, b: Operation): number => (a.id < b.id ? -1 : 1);

/**
 * Operations about anything but the entries of sheets, and those of sheets that no segment holds, in one fixed order,
 * so that nothing after this can depend on the order of arrival.
 */
function madeOperations(
  input: FoldInput,
  indexes: ReadonlyMap<SegmentId, SegmentIndex>,
): readonly Operation[] {
  const unsealed = input.pending === undefined ? [] : readPending(input.pending);
  const sealed = [...indexes.values()].flatMap(({ segment, alone, referring }) => [
    ...alone,
    ...referring.map((row) => operationAt(segment, row, input.segments)),
  ]);
  // An invitation repeats only a part of what a segment says, which may arrive later: then the segment speaks.
  const facts = (input.facts ?? []).filter(({ id }) => !input.segments.has(segmentOf(id)));
  return [...facts, ...sealed, ...unsealed].toSorted(byId);
}

const indexesOf = (
  segments: FoldInput['segments'],
  before: FoldMemory | null,
): ReadonlyMap<SegmentId, SegmentIndex> =>
  new Map(
    [...segments].map(([id, segment]) => [id, before?.indexes.get(id) ?? indexSegment(segment)]),
  );

interface Judged {
  readonly facts: ContestFacts;
  /** Sheets that are folded by themselves; nothing else here is about them. */
  readonly plain: SheetParts['plain'];
  readonly admitted: readonly Operation[];
  readonly quarantine: readonly QuarantinedOperation[];
  /** Admitted operations on sheets: what hand-ins may list. */
  readonly entries: readonly Operation[];
  readonly handIns: readonly Operation[];
  readonly recusals: readonly Recusal[];
}

/** Judges stratum after stratum; a verdict depends only on the strata before its own. */
function judgeStrata(
  strata: Strata,
  context: AdmissionContext & { readonly directory: FoldedDirectory },
  order: LogOrder,
  part: (facts: ContestFacts) => SheetParts,
): Judged {
  const { directory, settlements } = context;
  const early = inStratum(strata, 'contest');
  const judged = admit(
    early.filter((operation) => !isSheetFact(operation)),
    context,
  );
  const set = {
    ...judged,
    admitted: withoutOutranked(judged.admitted, order.told, directory),
  };
  const base = foldContestFacts(set.admitted, order, directory);
  const sheetFacts = admit(early.filter(isSheetFact), context, (operation) => {
    const { stage, submission, juror } = sheetOf(operation);
    const jurors = base.assignments.get(`${stage}/${submission}`) ?? [];
    if (!jurors.includes(juror)) return 'not-assigned';
    return isLate(operation, stage, base) ? 'late' : null;
  });
  const facts = withSheetFacts(base, sheetFacts.admitted);
  const { plain, rest } = part(facts);
  const entered = [...inStratum(strata, 'sheet'), ...rest].toSorted(byId);
  const sheets = admitSheets(entered, context, facts);
  const decided = admit(inStratum(strata, 'resolution'), context, (operation) =>
    judgeObservation(operation, facts.submissions, directory),
  );
  const admissions: readonly Admission[] = [set, sheetFacts, sheets, decided];
  const aside = admissions.flatMap((each) => each.quarantined);
  return {
    facts,
    plain,
    admitted: [
      ...directory.admitted,
      ...admissions.flatMap((each) => each.admitted),
      ...sheets.handIns,
    ],
    quarantine: [
      ...directory.quarantined.map((item) => settledAs(item, settlements, false)),
      ...aside.map((item) => settledAs(item, settlements, true)),
    ].toSorted((a, b) => byId(a.operation, b.operation)),
    entries: sheets.admitted,
    handIns: sheets.handIns,
    recusals: sheetFacts.admitted.filter(({ kind }) => kind === scoreKinds.recusal).map(recusalOf),
  };
}

/** The sheet of an operation that has the form of its kind. */
const sheetOf = (operation: Operation): SheetPath =>
  present(sheetPath(operation.key), 'a sheet operation has a sheet key');

const recusalOf = (operation: Operation): Recusal => {
  const { stage, submission, juror } = sheetOf(operation);
  return { stage, submission, juror, reason: operation.reason };
};

const recusalName = ({ stage, submission, juror }: Recusal): string =>
  `${stage}/${submission}/${juror}`;

/** What everything was judged on. */
type Ground = Omit<SheetGround, 'facts' | 'before' | 'directory'> & {
  readonly directory: FoldedDirectory;
};

/** The state as verdicts leave it: heads, what disagrees, and the sheets. */
function describe(
  contest: ContestId,
  ground: Ground,
  judged: Judged & { readonly unknown: readonly Operation[] },
): FoldedContest {
  const { directory, settlements, known, segments, indexes, made, forks } = ground;
  const { facts, admitted, quarantine, unknown } = judged;
  const heads = headsByKey(
    admitted,
    protectedBy(judged.handIns, judged.entries, { facts, settlements }),
  );
  const byPlace = groupBy(judged.entries, ({ log, ordinal }) => `${log}.${ordinal}`);
  const personOf: SheetSource['personOf'] = (signer) => directory.keys.get(signer)?.person ?? null;
  const sheets = { facts, heads, byPlace, settlements, personOf };
  const { hard, agree, soft } = compareHeads(heads, directory, known, findDoubtful(sheets));
  const forkItems = describeForks(forks, heads, { directory, segments });
  const counts: ConflictCounts = {
    agree,
    soft: soft.length,
    hard: hard.length,
    fork: forkItems.filter(({ settled }) => !settled).length,
    rule: quarantine.filter(({ settled }) => settled === null).length,
    unknown: unknown.length,
  };
  return {
    contest,
    settings: facts.settings,
    settingsVersions: facts.settingsVersions,
    people: directory.people,
    keys: directory.keys,
    directory: openSummary(directory, settlements),
    recipients: facts.recipients,
    cutOffs: new Map([...facts.cutOffs].map(([stage, { heads: last }]) => [stage, last])),
    submissions: facts.submissions,
    documents: facts.documents,
    calibration: facts.calibration,
    consents: facts.consents,
    jurorDetails: facts.jurorDetails,
    interests: facts.interests,
    duplicates: facts.duplicates,
    blocked: facts.blocked,
    accesses: facts.accesses,
    assignments: facts.assignments,
    recusals: judged.recusals.toSorted((a, b) => (recusalName(a) < recusalName(b) ? -1 : 1)),
    sheets: foldSheets(sheets, judged.plain),
    hard,
    soft,
    forks: forkItems,
    gaps: findGaps(segments, directory.keys),
    quarantine,
    unknown,
    counts,
    resolutions: admitted.filter(({ kind }) => kind === resolutionKinds.resolve).toSorted(byId),
    decisions: readDecisions(made, directory, known),
    openHeads: openHeads({ hard, quarantine, heads }),
    ...foldDecisions(heads, { admitted, facts, rules: directory.rules, segments }),
    ...foldProgrammes(heads, admitted, facts),
    heads: new FoldedHeads(heads, { indexes, plain: judged.plain }, segments),
  };
}

/**
 * State of a contest = fold of a set of operations, in strata: key directory → contest, assignments, recusals →
 * sheets → resolutions and decisions. Commutative, associative and idempotent in the segments; a verdict depends only
 * on lower strata, so a late arrival may change it, visibly. A state folded before saves work that has not changed, and
 * changes nothing of the outcome; nor does `partIn`, which says what sheets are folded by themselves.
 */
export function foldContest(
  input: FoldInput,
  previous: FoldedContest | null = null,
  partIn: (ground: SheetGround) => SheetParts = partSheets,
): FoldedContest {
  const before = previous?.heads instanceof FoldedHeads ? previous.heads.memory : null;
  const { segments } = input;
  const indexes = indexesOf(segments, before);
  const made = madeOperations(input, indexes);
  const known = new LazyOperations(made, segments);
  const strata = groupBy(made, stratumOf);
  const told = new Set((input.facts ?? []).map(({ id }) => id));
  const directory = foldDirectory({
    contest: input.contest,
    operations: [...inStratum(strata, 'directory'), ...inStratum(strata, 'contest')],
    known,
    proven: input.proven,
    segments,
    told,
    self: input.self ?? null,
  });
  const settlements = readSettlements(inStratum(strata, 'resolution'), directory);
  const forks = forkedLogs(segments);
  const ground = { segments, indexes, forks, directory, settlements, known, made };
  const judged = judgeStrata(
    strata,
    { directory, settlements, byId: known },
    { follows: logOrder(segments, forks), segments, told },
    (facts) => {
      const isSame = JSON.stringify(facts.settings) === JSON.stringify(previous?.settings);
      return partIn({ ...ground, facts, before: isSame ? before : null });
    },
  );
  return describe(input.contest, ground, { ...judged, unknown: inStratum(strata, 'unknown') });
}
