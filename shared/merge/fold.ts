import { groupBy } from '../basics/group-by.ts';
import type { ContestId, Operation, OperationId, SegmentId } from '../log/operation.ts';
import {
  forkedLogs,
  logOrder,
  type PendingCommits,
  readOperations,
  readPending,
} from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { scoreKinds } from '../scoring/score-operations.ts';
import { enrolmentKind } from '../trust/enrolment.ts';
import { foundingKind } from '../trust/founding.ts';
import {
  type Admission,
  admit,
  admitSheets,
  judgeEnrolment,
  protectedBy,
  readSettlements,
} from './admission.ts';
import { compareHeads, describeForks } from './conflicts.ts';
import { foldContestFacts, foldDecisions, isSheetFact } from './contest-facts.ts';
import { readDecisions } from './decisions.ts';
import { type Directory, foldDirectory } from './directory.ts';
import { headsByKey } from './heads.ts';
import { kindRule } from './kinds.ts';
import { openHeads } from './open-heads.ts';
import { resolutionKinds } from './resolution-operations.ts';
import { type ContestFacts, sheetPath } from './rules.ts';
import { foldSheets } from './sheets.ts';
import type { ConflictCounts, FoldedContest, QuarantinedOperation, Recusal } from './state.ts';

/** Everything the state of a contest depends on; order and repetition of arrival leave no trace in it. */
export interface FoldInput {
  readonly contest: ContestId;
  readonly segments: ReadonlyMap<SegmentId, Segment>;
  /** Own commits that are not sealed yet. */
  readonly pending?: PendingCommits;
  /** What an invitation says in headquarters' name, on installations that do not hold headquarters' log. */
  readonly facts?: readonly Operation[];
  /** Enrolments whose ticket signature was checked (`provenEnrolments`). */
  readonly proven: ReadonlySet<OperationId>;
}

type Stratum = 'directory' | 'contest' | 'sheet' | 'resolution' | 'unknown';
type Strata = ReadonlyMap<Stratum, readonly Operation[]>;

/** A resolution is judged with the key it settles, everything else with its own kind. */
function stratumOf(operation: Operation): Stratum {
  const rule = kindRule(operation);
  if (rule === null) return 'unknown';
  if (operation.kind !== resolutionKinds.resolve) return rule.stratum;
  if (operation.key.startsWith('person/')) return 'directory';
  if (/^(score|comment)\//.test(operation.key)) return 'sheet';
  return /^(meeting|seal)/.test(operation.key) ? 'resolution' : 'contest';
}

const byId = (a: Operation, b: Operation): number => (a.id < b.id ? -1 : 1);

/** All operations in one fixed order, so that nothing after this can depend on the order of arrival. */
function allOperations(input: FoldInput): Operation[] {
  const unsealed = input.pending === undefined ? [] : readPending(input.pending);
  return [...(input.facts ?? []), ...readOperations(input.segments), ...unsealed].toSorted(byId);
}

/** Enrolments that give their key no authority yet, and foundings by whom this contest was not founded. */
function doubtfulEntrances(
  operations: readonly Operation[],
  directory: Directory,
): Admission['quarantined'] {
  return operations.flatMap((operation) => {
    const reason = operation.kind === enrolmentKind ? judgeEnrolment(operation, directory) : null;
    if (reason !== null) return [{ operation, reason }];
    return operation.kind === foundingKind && !directory.rootKeys.has(operation.signer)
      ? [{ operation, reason: 'signer-unknown' as const }]
      : [];
  });
}

interface Judged {
  readonly facts: ContestFacts;
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
  context: Parameters<typeof admit>[1],
  follows: ContestFacts['follows'],
): Judged {
  const { directory, settlements } = context;
  const entrances = strata.get('directory') ?? [];
  const people = admit(
    entrances.filter(({ kind }) => kind !== enrolmentKind && kind !== foundingKind),
    context,
    () => null,
  );
  const early = strata.get('contest') ?? [];
  const set = admit(
    early.filter((operation) => !isSheetFact(operation)),
    context,
    () => null,
  );
  const base = foldContestFacts(set.admitted, follows);
  const sheetFacts = admit(early.filter(isSheetFact), context, (operation) => {
    const path = sheetPath(operation.key);
    const jurors = base.assignments.get(`${path?.stage}/${path?.submission}`) ?? [];
    return jurors.includes(path?.juror ?? '') ? null : 'not-assigned';
  });
  const facts = foldContestFacts([...set.admitted, ...sheetFacts.admitted], follows);
  const sheets = admitSheets(strata.get('sheet') ?? [], context, facts);
  const decided = admit(strata.get('resolution') ?? [], context, () => null);
  const admissions: readonly Admission[] = [people, set, sheetFacts, sheets, decided];
  const aside = [
    ...doubtfulEntrances(entrances, directory),
    ...admissions.flatMap((each) => each.quarantined),
  ];
  return {
    facts,
    admitted: [...admissions.flatMap((each) => each.admitted), ...sheets.handIns],
    quarantine: aside
      .map(({ operation, reason }) => ({
        operation,
        reason,
        settled: settlements.get(operation.id) ?? null,
      }))
      .toSorted((a, b) => byId(a.operation, b.operation)),
    entries: sheets.admitted,
    handIns: sheets.handIns,
    recusals: sheetFacts.admitted.filter(({ kind }) => kind === scoreKinds.recusal).map(recusalOf),
  };
}

const recusalOf = (operation: Operation): Recusal => {
  const path = sheetPath(operation.key);
  return {
    stage: path?.stage ?? '',
    submission: path?.submission ?? '',
    juror: path?.juror ?? '',
    reason: operation.reason,
  };
};

const recusalName = ({ stage, submission, juror }: Recusal): string =>
  `${stage}/${submission}/${juror}`;

/**
 * State of a contest = fold of a set of operations, in strata: key directory → contest, assignments, recusals →
 * sheets → resolutions and decisions. Commutative, associative and idempotent in the segments; a verdict depends only
 * on lower strata, so a late arrival may change it, visibly.
 */
export function foldContest(input: FoldInput): FoldedContest {
  const operations = allOperations(input);
  const known = new Map(operations.map((operation) => [operation.id, operation]));
  const strata = groupBy(operations, stratumOf);
  const directory = foldDirectory(input.contest, operations, input.proven);
  const settlements = readSettlements(operations, directory);
  const forks = forkedLogs(input.segments);
  const judged = judgeStrata(
    strata,
    { directory, settlements, byId: known },
    logOrder(input.segments, forks),
  );
  const { facts, admitted, quarantine } = judged;
  const heads = headsByKey(
    admitted,
    protectedBy(judged.handIns, judged.entries, { facts, settlements }),
  );
  const byPlace = groupBy(judged.entries, ({ log, ordinal }) => `${log}.${ordinal}`);
  const { hard, agree, soft } = compareHeads(heads, directory, known);
  const forkItems = describeForks(forks, heads, directory);
  const unknown = strata.get('unknown') ?? [];
  const counts: ConflictCounts = {
    agree,
    soft,
    hard: hard.length,
    fork: forkItems.filter(({ settled }) => !settled).length,
    rule: quarantine.filter(({ settled }) => settled === null).length,
    unknown: unknown.length,
  };
  return {
    contest: input.contest,
    settings: facts.settings,
    people: directory.people,
    keys: directory.keys,
    submissions: facts.submissions,
    assignments: facts.assignments,
    recusals: judged.recusals.toSorted((a, b) => (recusalName(a) < recusalName(b) ? -1 : 1)),
    sheets: foldSheets({ facts, heads, byPlace, settlements }),
    hard,
    forks: forkItems,
    quarantine,
    unknown,
    counts,
    resolutions: admitted.filter(({ kind }) => kind === resolutionKinds.resolve).toSorted(byId),
    decisions: readDecisions(operations, directory),
    openHeads: openHeads({ hard, quarantine, heads }),
    ...foldDecisions(heads),
    heads,
  };
}
