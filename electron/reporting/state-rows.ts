import type { LocalizedText } from '../../shared/basics/localized.ts';
import { type Id, weightIn } from '../../shared/contest/contest.ts';
import { regionName } from '../../shared/contest/regions.ts';
import { subjectOf } from '../../shared/contest/submission.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { FoldedSheets } from '../../shared/merge/folded-sheets.ts';
import { sheetPath } from '../../shared/merge/key-parts.ts';
import { applicantGroups, organisationGroups } from '../../shared/ranking/applicant-groups.ts';
import { segmentOf } from '../../shared/merge/log-chains.ts';
import { namesHidden, shownState } from '../../shared/merge/shown-state.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { Operation, OperationId } from '../../shared/log/operation.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import type { Sheet } from '../../shared/scoring/sheet.ts';
import { sheetsNamed, sheetsOneByOne } from './folded-sheets.ts';
import type { Row } from './sql-text.ts';

/** In the place of names of blocked people. */
const covered = '—';

/** A state as reports have it. */
export interface ReportedState {
  /** Blocked people are not named in it. */
  readonly state: ContestState;
  readonly sheets: FoldedSheets;
  readonly personalData: boolean;
  /** Names of the sheets that are asked for; null = all. */
  readonly touched: ReadonlySet<string> | null;
  /** Operations about nothing of a sheet that are asked for beside. */
  readonly beside?: ReadonlySet<OperationId>;
  /** The sheets that are asked for, and that there are. */
  readonly asked: () => Iterable<Sheet>;
  /** Applications by whose they are, blocked ones too: numbers of applications alone. */
  readonly groups: () => Readonly<Record<'applicant' | 'organisation', ReadonlyMap<Id, Id>>>;
  /** A text without the names of blocked people. */
  readonly hidden: (text: string) => string;
}

/** Some sheets are made once for all tables; all of them one at a time, again and again, as they would fill the memory. */
function askedSheets(
  sheets: FoldedSheets,
  touched: ReportedState['touched'],
): ReportedState['asked'] {
  if (touched === null) return () => sheetsOneByOne(sheets);
  const some = [...sheetsNamed(sheets, touched)];
  return () => some;
}

/** Prepares a folded state for reports. */
export const reportedState = <Touched extends ReportedState['touched']>(
  state: ContestState,
  sheets: FoldedSheets,
  options: Pick<ReportedState, 'personalData' | 'beside'> & { readonly touched: Touched },
): ReportedState & { readonly touched: Touched } => ({
  ...options,
  state: shownState(state, covered),
  sheets,
  asked: askedSheets(sheets, options.touched),
  groups: () => {
    const admitted = [...state.submissions.values()].filter(
      ({ eligibility }) => eligibility.admitted,
    );
    return { applicant: applicantGroups(admitted), organisation: organisationGroups(admitted) };
  },
  hidden: namesHidden(state, covered),
});

const titlesOf = (title: LocalizedText): readonly string[] => [title.kk, title.ru, title.en];

/** Ids that something names beside those that are listed. */
const unlisted = (named: Iterable<Id | null>, listed: ReadonlySet<Id>): readonly Id[] =>
  [...new Set(named)].filter((id): id is Id => id !== null && !listed.has(id)).toSorted();

function* stages(reported: ReportedState): Iterable<Row> {
  for (const [at, stage] of (reported.state.settings?.stages ?? []).entries()) {
    const { method, aggregate } = stage.regulation;
    const { subject, scored, ranked } = stage;
    yield [stage.id, at, ...titlesOf(stage.title), subject, scored, ranked, method, aggregate];
  }
}

const nominationIds = ({ state }: ReportedState): ReadonlySet<Id> =>
  new Set(state.settings?.nominations.map(({ id }) => id));

const unlistedNominations = (reported: ReportedState): readonly Id[] =>
  unlisted(
    Array.from(reported.state.submissions.values(), ({ nomination }) => nomination),
    nominationIds(reported),
  );

function* nominations(reported: ReportedState): Iterable<Row> {
  const listed = reported.state.settings?.nominations ?? [];
  for (const [at, { id, title }] of listed.entries()) yield [id, at, ...titlesOf(title), true];
  for (const [at, id] of unlistedNominations(reported).entries())
    yield [id, listed.length + at, id, id, id, false];
}

function* regions({ state }: ReportedState): Iterable<Row> {
  const listed = new Set(state.settings?.regions);
  const named = [...state.people.values(), ...state.submissions.values()].map(
    (each) => each.region,
  );
  const profile = state.settings?.regionsProfile ?? 'none';
  for (const code of [...listed, ...unlisted(named, listed)]) {
    const titles = (['kk', 'ru', 'en'] as const).map((each) => regionName(code, profile, each));
    yield [code, ...titles, listed.has(code)];
  }
}

function* criteria(reported: ReportedState): Iterable<Row> {
  for (const stage of reported.state.settings?.stages ?? []) {
    for (const [at, { id, title, scale }] of stage.criteria.entries())
      yield [stage.id, id, at, ...titlesOf(title), scale.min, scale.max, scale.step];
  }
}

function* weights(reported: ReportedState): Iterable<Row> {
  const all = [...nominationIds(reported), ...unlistedNominations(reported)];
  for (const stage of reported.state.settings?.stages ?? []) {
    for (const criterion of stage.criteria)
      for (const nomination of all)
        yield [stage.id, nomination, criterion.id, weightIn(criterion, nomination)];
  }
}

/** People and applications that assignments, sheets and keys name. */
function namedIds({ state, sheets }: ReportedState) {
  const people = new Set<Id>();
  const submissions = new Set<Id>();
  for (const [place, jurors] of state.assignments) {
    submissions.add(place.split('/')[1] ?? '');
    for (const juror of jurors) people.add(juror);
  }
  for (const { submission, juror } of sheets.sources.judged.values()) {
    submissions.add(submission);
    people.add(juror);
  }
  for (const { person } of state.keys.values()) people.add(person);
  return { people, submissions };
}

function* people(reported: ReportedState): Iterable<Row> {
  const { state, personalData } = reported;
  let position = 0;
  for (const person of state.people.values()) {
    const { id, role, surname, givenName, patronymic, organisation, region } = person;
    const contact = personalData ? (state.jurorDetails.get(id)?.contact ?? '') : null;
    const names = [surname, givenName, patronymic, organisation];
    const blocked = state.blocked.has(`person/${id}`);
    const judges = JSON.stringify(person.nominations);
    yield [id, position, role, ...names, region, judges, blocked, contact, true];
    position += 1;
  }
  const more = unlisted(namedIds(reported).people, new Set(state.people.keys()));
  for (const id of more)
    yield [id, null, null, null, null, null, null, null, '[]', false, null, false];
}

/** Whose keys are whose: a row for each key that was enrolled. */
export function* keyHolders({ state }: ReportedState): Iterable<Row> {
  for (const { publicKey, person, role, state: held } of state.keys.values())
    yield [publicKey, person, role, held];
}

function* submissions(reported: ReportedState): Iterable<Row> {
  const { state, personalData } = reported;
  const groups = reported.groups();
  let position = 0;
  for (const submission of state.submissions.values()) {
    const { id, title, applicant, nomination, region, town, language, budget } = submission;
    const { admitted, reason } = submission.eligibility;
    yield [
      id,
      position,
      title,
      applicant,
      nomination,
      region,
      town,
      language,
      subjectOf(submission),
      budget,
      submission.received ?? null,
      admitted,
      reported.hidden(reason),
      state.blocked.has(`submission/${id}`),
      personalData ? submission.bin : null,
      personalData ? submission.contacts : null,
      groups.applicant.get(id) ?? null,
      groups.organisation.get(id) ?? null,
      true,
    ];
    position += 1;
  }
  const nothing = Array.from({ length: 10 }, () => null);
  const more = unlisted(namedIds(reported).submissions, new Set(state.submissions.keys()));
  for (const id of more) yield [id, ...nothing, false, null, false, null, null, null, null, false];
}

function* assignments({ state }: ReportedState): Iterable<Row> {
  const known = new Set(state.settings?.stages.map(({ id }) => id));
  for (const [place, jurors] of state.assignments) {
    const [stage = '', submission = ''] = place.split('/');
    if (!known.has(stage)) continue;
    for (const [at, juror] of [...new Set(jurors)].entries()) yield [stage, submission, juror, at];
  }
}

function* sheetRows(reported: ReportedState): Iterable<Row> {
  for (const { stage, submission, juror, status, counted, handIn, reopening } of reported.asked()) {
    const at = handIn?.wallClock ?? null;
    yield [stage, submission, juror, status, counted, at, handIn?.id ?? null, reopening !== null];
  }
}

function* scores(reported: ReportedState): Iterable<Row> {
  for (const { stage, submission, juror, scores: given, counted, status } of reported.asked()) {
    const counts = counted && status !== 'recused';
    for (const [criterion, score] of Object.entries(given))
      yield [stage, submission, juror, criterion, score === 'cannot-judge' ? null : score, counts];
  }
}

function* comments(reported: ReportedState): Iterable<Row> {
  for (const { stage, submission, juror, comments: given } of reported.asked()) {
    for (const [criterion, text] of Object.entries(given))
      yield [stage, submission, juror, criterion, reported.hidden(text)];
  }
}

/** True where everything is asked for, or the sheet that a key is about is. */
function isAsked({ touched }: ReportedState, key: string): boolean {
  if (touched === null) return true;
  const path = sheetPath(key);
  return path !== null && touched.has(sheetKey(path.stage, path.submission, path.juror));
}

function* conflicts(reported: ReportedState): Iterable<Row> {
  for (const { key, sheet, alternatives } of reported.state.hard) {
    if (!isAsked(reported, key)) continue;
    const { stage = null, submission = null, juror = null, criterion = null } = sheet ?? {};
    yield [key, stage, submission, juror, criterion, alternatives.length];
  }
}

const placeOf = ({ id, ordinal }: Operation): readonly [string, number] => [segmentOf(id), ordinal];

function* quarantine(reported: ReportedState): Iterable<Row> {
  const { state } = reported;
  const newer = state.unknown.map((operation) => ({
    operation,
    reason: 'unknown',
    settled: null,
    disputed: false,
  }));
  for (const { operation, reason, settled, disputed } of [...state.quarantine, ...newer]) {
    const { kind, key } = operation;
    if (!isAsked(reported, key) && reported.beside?.has(operation.id) !== true) continue;
    const path = sheetPath(key);
    const sheet = [path?.stage ?? null, path?.submission ?? null, path?.juror ?? null];
    yield [...placeOf(operation), kind, key, ...sheet, reason, settled, disputed];
  }
}

function* recusals(reported: ReportedState): Iterable<Row> {
  const numbers = new Map<string, number>();
  const byReason = reported.state.recusals.toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
  for (const { stage, submission, juror, reason } of byReason) {
    const name = sheetKey(stage, submission, juror);
    if (reported.touched?.has(name) === false) continue;
    const number = numbers.get(name) ?? 0;
    numbers.set(name, number + 1);
    yield [stage, submission, juror, number, reason];
  }
}

function* settlements({ state }: ReportedState): Iterable<Row> {
  for (const { operation, withdrawal } of state.decisions) {
    const { kind, key, reason } = operation;
    yield [...placeOf(operation), kind, key, reason, withdrawal !== null];
  }
}

function* meetings({ state, hidden }: ReportedState): Iterable<Row> {
  for (const { stage, number, date, place, mode, present, votes } of state.meetings.values()) {
    const counted = [present.length, votes.for, votes.against, votes.abstained];
    yield [stage, number, date, hidden(place), mode, ...counted];
  }
}

/** What a meeting decided: application, outcome, place, amount, and a prize or a reason. */
function* outcomesOf(meeting: Meeting, hidden: (text: string) => string): Iterable<Row> {
  for (const { submission, place } of meeting.winners)
    yield [submission, 'winner', place, null, null];
  for (const submission of meeting.finalists ?? [])
    yield [submission, 'finalist', null, null, null];
  for (const { submission, title } of meeting.prizes)
    yield [submission, 'prize', null, null, hidden(title.ru)];
  for (const { submission, granted, reason } of meeting.grants)
    yield [submission, 'grant', null, granted, hidden(reason)];
  for (const { submission, reason } of meeting.refusals)
    yield [submission, 'refusal', null, null, hidden(reason)];
}

function* outcomes({ state, hidden }: ReportedState): Iterable<Row> {
  for (const meeting of state.meetings.values()) {
    let number = 0;
    for (const outcome of outcomesOf(meeting, hidden)) {
      yield [meeting.stage, number, ...outcome];
      number += 1;
    }
  }
}

function* seals({ state }: ReportedState): Iterable<Row> {
  for (const [stage, seal] of state.seals) {
    const { stateHash, root, by, confirmedBy, complete, wallClock } = seal;
    yield [stage, stateHash, root, by, confirmedBy.length, complete, wallClock];
  }
}

function* publications({ state }: ReportedState): Iterable<Row> {
  for (const { stage, state: released, day } of state.publications.values())
    yield [stage, released, day];
}

/** Rows of every table that is made from the state, by its name. */
export const stateRows: Readonly<Record<string, (reported: ReportedState) => Iterable<Row>>> = {
  stage: stages,
  nomination: nominations,
  region: regions,
  criterion: criteria,
  criterion_weight: weights,
  person: people,
  key_holder: keyHolders,
  submission: submissions,
  assignment: assignments,
  sheet: sheetRows,
  score: scores,
  comment: comments,
  conflict: conflicts,
  quarantine,
  recusal: recusals,
  settlement: settlements,
  meeting: meetings,
  outcome: outcomes,
  seal: seals,
  publication: publications,
};
