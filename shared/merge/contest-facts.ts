import { toHex } from '../basics/bytes.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Id } from '../contest/contest.ts';
import { compareDocuments, parseDocument, type SubmissionDocument } from '../contest/document.ts';
import type { Submission } from '../contest/submission.ts';
import { parseCutOff } from '../deciding/decision-schema.ts';
import type { Operation, OperationId, SegmentId } from '../log/operation.ts';
import type { Follows } from '../log/read-log.ts';
import { scoreKinds } from '../scoring/score-operations.ts';
import type { Consent } from '../trust/consent.ts';
import { parseConsent } from '../trust/consent-schema.ts';
import { parseRecipients } from '../trust/key-schema.ts';
import { foldDeskFacts } from './desk-facts.ts';
import { headsByKey, headsByPrefix, inOrder, type KeyedHeads } from './heads.ts';
import { parseIds } from './kinds.ts';
import { parsedSettings, parsedSubmission } from './parsed-values.ts';
import { foldSettingsVersions } from './settings-versions.ts';
import { type Chained, chainFrom, inAll, lastOf } from './log-chains.ts';
import type { ContestFacts, CutOff } from './rules.ts';
import type { ContestState } from './state.ts';

const firstParsed = <T>(
  heads: readonly Operation[] | undefined,
  parse: (operation: Operation) => T | undefined,
): T | undefined => (heads?.[0] === undefined ? undefined : parse(heads[0]));

/** What the order of operations within logs is known from. */
export interface LogOrder {
  readonly follows: Follows;
  readonly segments: Chained;
  readonly told: ReadonlySet<OperationId>;
}

/** Ends of stages' time; of several heads only what all of them accept is in time. */
function foldCutOffs(heads: KeyedHeads, segments: Chained): Map<Id, CutOff> {
  const cutOffs = new Map<Id, CutOff>();
  for (const [stage, versions] of heads) {
    const lists = versions.map(({ value }) => parseCutOff(value) ?? []);
    const closures = lists.map(
      (list) => new Set(list.flatMap((head) => chainFrom(head, segments))),
    );
    const [first = new Set<SegmentId>()] = closures;
    const inTime = new Set(inAll(closures, first));
    const [only = [], ...more] = lists;
    const last = more.length === 0 ? [...new Set(only)].toSorted() : lastOf(inTime, segments);
    cutOffs.set(stage, { heads: last, inTime });
  }
  return cutOffs;
}

/** Whom files are encrypted to; of several heads everybody whom one of them names, so that nobody is locked out. */
function foldRecipients(heads: KeyedHeads): Map<string, readonly Uint8Array[]> {
  const recipients = new Map<string, readonly Uint8Array[]>();
  for (const [whom, versions] of inOrder(heads)) {
    const all = versions.flatMap(({ value }) => parseRecipients(value) ?? []);
    const unique = new Map(all.map((publicKey) => [toHex(publicKey), publicKey]));
    recipients.set(whom, [...unique.values()]);
  }
  return recipients;
}

/** Documents of applications; one that any of several heads still names is there, so that none is lost. */
function foldDocuments(heads: KeyedHeads): ContestState['documents'] {
  const found: (readonly [submission: Id, document: SubmissionDocument])[] = [];
  for (const [place, versions] of heads) {
    const [submission = '', hash = ''] = place.split('/');
    const [first] = versions.flatMap(({ value }) => parseDocument(value) ?? []);
    if (first !== undefined) found.push([submission, { hash, ...first }]);
  }
  return new Map(
    [...groupBy(found, ([submission]) => submission)].map(([submission, documents]) => [
      submission,
      documents.map(([, document]) => document).toSorted(compareDocuments),
    ]),
  );
}

/** Submissions by which each stage calibrates: those that any of several heads names, in the order of the first. */
const foldCalibration = (heads: KeyedHeads): ContestState['calibration'] =>
  new Map(
    heads.map(([stage, versions]) => [
      stage,
      [...new Set(versions.flatMap(({ value }) => parseIds(value) ?? []))],
    ]),
  );

/** What people signed; each laptop's signature stands for itself. */
function foldConsents(heads: KeyedHeads): ContestState['consents'] {
  const consents = new Map<Id, readonly Consent[]>();
  for (const [person, versions] of heads) {
    const signed = versions.flatMap(({ value, wallClock }) => {
      const consent = parseConsent(value);
      return consent === undefined ? [] : [{ ...consent, wallClock }];
    });
    consents.set(person, signed);
  }
  return consents;
}

/** Applications; where versions disagree, one is admitted that all of them admit. */
function foldSubmissions(heads: KeyedHeads): ContestState['submissions'] {
  const submissions = new Map<Id, Submission>();
  for (const [id, versions] of inOrder(heads)) {
    const parsed = versions.flatMap(({ value }) => {
      const submission = parsedSubmission(value);
      return submission.ok ? [submission.value] : [];
    });
    const [first] = parsed;
    if (first === undefined) continue;
    const { eligibility } = first;
    const admitted = parsed.every((each) => each.eligibility.admitted);
    const isAgreed = eligibility.admitted === admitted;
    submissions.set(id, isAgreed ? first : { ...first, eligibility: { ...eligibility, admitted } });
  }
  return submissions;
}

/** Who judges what; where versions disagree, those whom all of them name. */
const foldAssignments = (heads: KeyedHeads): ContestState['assignments'] =>
  new Map(
    inOrder(heads).map(([place, versions]) => {
      const [first = [], ...others] = versions.map(({ value }) => parseIds(value) ?? []);
      return [place, first.filter((juror) => others.every((list) => list.includes(juror)))];
    }),
  );

/**
 * Folds the contest's own stratum, without what is said of single sheets; where a deciding key has several heads, the
 * strictest outcome holds.
 */
export function foldContestFacts(
  admitted: readonly Operation[],
  order: LogOrder,
  { keys }: Pick<ContestState, 'keys'>,
): ContestFacts {
  const of = headsByPrefix(headsByKey(admitted));
  const personOf = ({ signer }: Operation): Id | null => keys.get(signer)?.person ?? null;
  const settings =
    firstParsed(of('contest')[0]?.[1], ({ value }) => {
      const parsed = parsedSettings(value);
      return parsed.ok ? parsed.value : undefined;
    }) ?? null;
  return {
    settings,
    stages: new Map((settings?.stages ?? []).map((stage) => [stage.id, stage])),
    submissions: foldSubmissions(of('submission')),
    assignments: foldAssignments(of('assignment')),
    recusals: new Map(),
    reopenings: new Map(),
    permissions: new Map(),
    cutOffs: foldCutOffs(of('cut-off'), order.segments),
    recipients: foldRecipients(of('recipient')),
    documents: foldDocuments(of('document')),
    calibration: foldCalibration(of('calibration')),
    consents: foldConsents(of('consent')),
    ...foldDeskFacts(of, personOf),
    settingsVersions: foldSettingsVersions(admitted, personOf),
    told: order.told,
    follows: order.follows,
  };
}

/** The same facts with the recusals and permissions that were admitted on their ground. */
export function withSheetFacts(base: ContestFacts, admitted: readonly Operation[]): ContestFacts {
  const recusals = admitted.filter(({ kind }) => kind === scoreKinds.recusal);
  const reopenings = admitted.filter(({ kind }) => kind === scoreKinds.reopening);
  return {
    ...base,
    recusals: groupBy(recusals, ({ key }) => key.slice('recusal/'.length)),
    reopenings: new Map(reopenings.map((operation) => [operation.id, operation])),
    permissions: groupBy(reopenings, ({ key }) => key.slice('reopening/'.length)),
  };
}

/** Recusals and permissions are sheet matters decided early: they need assignments, so settings come first. */
export const isSheetFact = ({ kind }: Operation): boolean =>
  kind === scoreKinds.recusal || kind === scoreKinds.reopening;
