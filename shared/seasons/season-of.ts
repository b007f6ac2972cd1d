import type { Id } from '../contest/contest.ts';
import { subjectName } from '../contest/masking.ts';
import { subjectOf, type Submission } from '../contest/submission.ts';
import type { FoldedContest } from '../merge/state.ts';
import { shownState } from '../merge/shown-state.ts';
import { stateHash } from '../merge/state-hash.ts';
import { rankStage } from '../ranking/rank-stage.ts';
import { goesOn } from '../results/goes-on.ts';
import { honoursOf } from '../results/honours.ts';
import { compareIds, oneLine, settingsOf } from '../results/naming.ts';
import { type PastApplication, type PastResult, pastResults, type Season } from './season.ts';

/** What an application came to so far. */
interface Outcome {
  readonly result: PastResult;
  readonly place: number | null;
}

const organisationFields = ['organisation', 'school'] as const;

const organisationOf = ({ answers }: Submission): string =>
  organisationFields.map((field) => oneLine(answers[field] ?? '')).find((text) => text !== '') ??
  '';

/** Where each application stands before anybody decided on a list: its admission, and whether it was judged. */
function beginnings(state: FoldedContest): Map<Id, Outcome> {
  const judged = new Set<Id>();
  for (const { counted, submission } of state.sheets.values()) if (counted) judged.add(submission);
  const resultOf = ({ id, eligibility }: Submission): PastResult => {
    if (!eligibility.admitted) return eligibility.reason === '' ? 'undecided' : 'not-admitted';
    return judged.has(id) ? 'scored' : 'admitted';
  };
  return new Map(
    [...state.submissions.values()].map((each) => [
      each.id,
      { result: resultOf(each), place: null },
    ]),
  );
}

const rankOf = (result: PastResult): number => pastResults.indexOf(result);

/** The better of two outcomes stays; of two places the first. */
function raise(outcomes: Map<Id, Outcome>, submission: Id, next: Outcome): void {
  const before = outcomes.get(submission);
  if (before === undefined) return;
  const better = rankOf(next.result) - rankOf(before.result);
  const isFirstPlace = (next.place ?? Infinity) < (before.place ?? Infinity);
  if (better > 0 || (better === 0 && isFirstPlace)) outcomes.set(submission, next);
}

/** Takes over what a stage decided: only stages with a seal or a recorded meeting decided anything. */
function takeStage(state: FoldedContest, stage: Id, outcomes: Map<Id, Outcome>): void {
  const meeting = state.meetings.get(stage) ?? null;
  if (meeting === null && !state.seals.has(stage)) return;
  const ranking = rankStage(state, stage, { draws: 0 });
  const on = goesOn(state, ranking, meeting);
  const endsBeforeLast = on !== null && on.stage !== null && !on.isLast;
  for (const honour of honoursOf({ state, ranking, meeting })) {
    const { type, submission } = honour;
    // Whoever goes on to a stage that is not the last one is no finalist yet.
    if (type === 'merit' && endsBeforeLast) continue;
    raise(outcomes, submission, {
      result: type === 'place' ? 'winner' : type === 'merit' ? 'finalist' : 'prize',
      place: type === 'place' ? honour.place : null,
    });
  }
}

/** Grants by application: of several stages the last one that decided on it. */
function grantsOf(state: FoldedContest): ReadonlyMap<Id, number> {
  const grants = new Map<Id, number>();
  for (const { id } of settingsOf(state).stages)
    for (const { submission, granted } of state.meetings.get(id)?.grants ?? [])
      grants.set(submission, granted);
  return grants;
}

/** First and last of the days that an archive names. */
function spanOf(state: FoldedContest): Pick<Season, 'from' | 'until'> {
  const { announced } = settingsOf(state);
  const days = [
    ...(announced === null ? [] : [announced]),
    ...[...state.submissions.values()].flatMap(({ received }) => received ?? []),
    ...[...state.meetings.values()].map(({ date }) => date),
  ]
    .filter((day) => day !== '')
    .toSorted();
  return { from: days.at(0) ?? null, until: days.at(-1) ?? null };
}

/** How a season is made of an archive. */
export interface SeasonMaking {
  /** Keyed hash of an identity number; see `identityHasher`. */
  readonly identityOf: (number: string) => string;
  /** Operations in the archive. */
  readonly operations: number;
}

/**
 * What a folded archive says of its contest. Applicants whose data is blocked have no name, organisation or number in
 * it; contacts, summaries, answers and scores are not taken over at all. What no seal and no recorded meeting decided is
 * told as judged, never as won. Regions and proposals that are judged as such are no applications. Null for an archive
 * without settings: nobody can say what contest that was.
 */
export function seasonOf(
  archive: FoldedContest,
  { identityOf, operations }: SeasonMaking,
): Season | null {
  if (archive.settings === null) return null;
  const state: FoldedContest = { ...archive, ...shownState(archive, '') };
  const settings = settingsOf(state);
  const outcomes = beginnings(state);
  for (const { id, scored } of settings.stages) if (scored) takeStage(state, id, outcomes);
  const grants = grantsOf(state);
  const pastOf = (submission: Submission): PastApplication => {
    const { id, title, applicant, nomination, region, bin } = submission;
    const isBlocked = state.blocked.has(subjectName('submission', id));
    return {
      number: id,
      title: oneLine(title),
      applicant: oneLine(applicant),
      organisation: isBlocked ? '' : organisationOf(submission),
      identity: isBlocked ? '' : identityOf(bin),
      nomination,
      region,
      ...(outcomes.get(id) ?? { result: 'undecided', place: null }),
      granted: grants.get(id) ?? null,
    };
  };
  return {
    contest: state.contest,
    title: settings.title,
    season: oneLine(settings.season),
    ...spanOf(state),
    demo: settings.demo,
    stages: settings.stages.flatMap(({ id, title }) => {
      const seal = state.seals.get(id);
      return seal === undefined ? [] : [{ id, title, root: seal.root, complete: seal.complete }];
    }),
    nominations: settings.nominations.map(({ id, title }) => ({ id, title })),
    regionsProfile: settings.regionsProfile,
    applications: [...state.submissions.values()]
      .filter((submission) => subjectOf(submission) === 'project')
      .toSorted((a, b) => compareIds(a.id, b.id))
      .map(pastOf),
    operations,
    stateHash: stateHash(archive),
  };
}
