import type { Id } from '../contest/contest.ts';
import { parseContestSettings } from '../contest/settings-schema.ts';
import { parseSubmission } from '../contest/submission-schema.ts';
import type { Submission } from '../contest/submission.ts';
import { parseMeeting, parseSeal } from '../deciding/decision-schema.ts';
import type { Meeting } from '../deciding/meeting.ts';
import { groupBy } from '../basics/group-by.ts';
import type { ContestId, Operation, OperationId, SegmentId } from '../log/operation.ts';
import { type Follows, forkedLogs, logOrder, type PendingCommits, readOperations, readPending } from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { scoreKinds } from '../scoring/score-operations.ts';
import { enrolmentKind } from '../trust/enrolment.ts';
import { foundingKind } from '../trust/founding.ts';
import { type Admission, admit, admitSheets, judgeEnrolment, readSettlements } from './admission.ts';
import { compareHeads, describeForks } from './conflicts.ts';
import { foldDirectory } from './directory.ts';
import { headsByKey } from './heads.ts';
import { kindRule, parseAssignment } from './kinds.ts';
import { resolutionKinds } from './resolution-operations.ts';
import { type ContestFacts, sheetPath } from './rules.ts';
import { foldSheets } from './sheets.ts';
import type { ContestState, FoldedContest, Recusal } from './state.ts';

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

type Stratum = 'directory' | 'contest' | 'sheet' | 'resolution';

/** A resolution is judged with the key it settles, everything else with its own kind. */
function stratumOf(operation: Operation): Stratum | 'unknown' {
  const rule = kindRule(operation);
  if (rule === null) return 'unknown';
  if (operation.kind !== resolutionKinds.resolve) return rule.stratum;
  if (operation.key.startsWith('person/')) return 'directory';
  if (/^(score|comment)\//.test(operation.key)) return 'sheet';
  return /^(meeting|seal)/.test(operation.key) ? 'resolution' : 'contest';
}

const firstParsed = <T>(
  heads: readonly Operation[] | undefined,
  parse: (operation: Operation) => T | undefined,
): T | undefined => (heads?.[0] === undefined ? undefined : parse(heads[0]));

/** Folds the contest's own stratum; where a deciding key has several heads, the strictest outcome holds. */
function foldContestFacts(admitted: readonly Operation[], follows: Follows): ContestFacts {
  const heads = headsByKey(admitted);
  const settings =
    firstParsed(heads.get('contest'), ({ value }) => {
      const parsed = parseContestSettings(value);
      return parsed.ok ? parsed.value : undefined;
    }) ?? null;
  const submissions = new Map<Id, Submission>();
  const assignments = new Map<string, readonly Id[]>();
  for (const key of [...heads.keys()].toSorted()) {
    const versions = heads.get(key) ?? [];
    if (key.startsWith('submission/')) {
      const parsed = versions.flatMap(({ value }) => {
        const submission = parseSubmission(value);
        return submission.ok ? [submission.value] : [];
      });
      const [first] = parsed;
      const admittedByAll = parsed.every(({ eligibility }) => eligibility.admitted);
      if (first !== undefined) {
        submissions.set(first.id, { ...first, eligibility: { ...first.eligibility, admitted: admittedByAll } });
      }
    } else if (key.startsWith('assignment/')) {
      const lists = versions.flatMap(({ value }) => [parseAssignment(value) ?? []]);
      const common = lists[0]?.filter((juror) => lists.every((list) => list.includes(juror))) ?? [];
      assignments.set(key.slice('assignment/'.length), common);
    }
  }
  const recusals = admitted.filter(({ kind }) => kind === scoreKinds.recusal);
  const reopenings = admitted.filter(({ kind }) => kind === scoreKinds.reopening);
  return {
    settings,
    stages: new Map((settings?.stages ?? []).map((stage) => [stage.id, stage])),
    submissions,
    assignments,
    recusals: groupBy(recusals, ({ key }) => key.slice('recusal/'.length)),
    reopenings: new Map(reopenings.map((operation) => [operation.id, operation])),
    follows,
  };
}

/** Recusals and permissions are sheet matters decided early: they need assignments, so settings come first. */
const isSheetFact = ({ kind }: Operation): boolean => kind === scoreKinds.recusal || kind === scoreKinds.reopening;

function foldDecisions(heads: ReadonlyMap<string, readonly Operation[]>): Pick<ContestState, 'meetings' | 'seals'> {
  const meetings = new Map<Id, Meeting>();
  const seals = new Map<Id, { stateHash: string; wallClock: number }>();
  for (const [key, versions] of heads) {
    const meeting = key.startsWith('meeting/') ? firstParsed(versions, ({ value }) => parseMeeting(value)) : undefined;
    if (meeting !== undefined) meetings.set(key.slice('meeting/'.length), meeting);
    const [first] = versions;
    const seal = key.startsWith('seal/') && first !== undefined ? parseSeal(first.value) : undefined;
    if (seal !== undefined && first !== undefined) {
      seals.set(key.slice('seal/'.length), { stateHash: seal.stateHash, wallClock: first.wallClock });
    }
  }
  return { meetings, seals };
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

/**
 * State of a contest = fold of a set of operations, in strata: key directory → contest, assignments, recusals →
 * sheets → resolutions and decisions. Commutative, associative and idempotent in the segments; a verdict depends only
 * on lower strata, so a late arrival may change it, visibly.
 */
export function foldContest(input: FoldInput): FoldedContest {
  const forks = forkedLogs(input.segments);
  const operations = [
    ...(input.facts ?? []),
    ...readOperations(input.segments),
    ...(input.pending === undefined ? [] : readPending(input.pending)),
    // One fixed order from the start: nothing below can then depend on the order of arrival.
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const strata = groupBy(operations, stratumOf);
  const directory = foldDirectory(input.contest, operations, input.proven);
  const settlements = readSettlements(operations, directory);
  const context = { directory, settlements, byId };

  const entrances = (strata.get('directory') ?? []).filter(({ kind }) => kind !== foundingKind);
  const people = admit(
    entrances.filter(({ kind }) => kind !== enrolmentKind),
    context,
    () => null,
  );
  const enrolments = entrances.flatMap((operation) => {
    const reason = operation.kind === enrolmentKind ? judgeEnrolment(operation, directory) : null;
    return reason === null ? [] : [{ operation, reason }];
  });
  const early = strata.get('contest') ?? [];
  const set = admit(
    early.filter((operation) => !isSheetFact(operation)),
    context,
    () => null,
  );
  const follows = logOrder(input.segments, forks);
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
  const admitted = [...admissions.flatMap((each) => each.admitted), ...sheets.handIns];
  const heads = headsByKey(admitted);
  const quarantine = [...enrolments, ...admissions.flatMap((each) => each.quarantined)]
    .map(({ operation, reason }) => ({ operation, reason, settled: settlements.get(operation.id) ?? null }))
    .toSorted((a, b) => (a.operation.id < b.operation.id ? -1 : 1));
  const byPlace = groupBy(sheets.admitted, ({ log, ordinal }) => `${log}.${ordinal}`);
  const { hard, agree, soft } = compareHeads(heads, directory, byId);
  const forkItems = describeForks(forks, heads, directory);
  const unknown = (strata.get('unknown') ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    contest: input.contest,
    settings: facts.settings,
    people: directory.people,
    keys: directory.keys,
    submissions: facts.submissions,
    assignments: facts.assignments,
    recusals: sheetFacts.admitted
      .filter(({ kind }) => kind === scoreKinds.recusal)
      .map(recusalOf)
      .toSorted((a, b) => (recusalName(a) < recusalName(b) ? -1 : 1)),
    sheets: foldSheets({ facts, heads, byPlace }),
    hard,
    forks: forkItems,
    quarantine,
    unknown,
    counts: {
      agree,
      soft,
      hard: hard.length,
      fork: forkItems.filter(({ settled }) => !settled).length,
      rule: quarantine.filter(({ settled }) => settled === null).length,
      unknown: unknown.length,
    },
    resolutions: admitted
      .filter(({ kind }) => kind === resolutionKinds.resolve)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ...foldDecisions(heads),
    heads,
  };
}

const recusalName = ({ stage, submission, juror }: Recusal): string => `${stage}/${submission}/${juror}`;

