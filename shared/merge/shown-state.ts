import {
  maskPerson,
  maskSubmission,
  namesOfApplicant,
  namesOfPerson,
  subjectName,
  withoutNames,
} from '../contest/masking.ts';
import type { Id } from '../contest/contest.ts';
import { noDetails } from '../contest/juror-details.ts';
import type { Appeal } from '../deciding/appeal.ts';
import type { RegionTeam } from '../pooling/region-team.ts';
import { shownFollowing } from './shown-following.ts';
import type { ContestState } from './state.ts';

/** The parts of a state in which people's data stands. */
type WithPeople = Pick<
  ContestState,
  | 'blocked'
  | 'people'
  | 'submissions'
  | 'jurorDetails'
  | 'recusals'
  | 'interests'
  | 'resolutions'
  | 'decisions'
  | 'appeals'
  | 'following'
  | 'monitoringOrders'
  | 'pool'
  | 'teams'
  | 'selfAssessments'
  | 'verdicts'
  | 'desks'
>;

/** A map with some of its values replaced. */
function replacedIn<Value>(
  map: ReadonlyMap<Id, Value>,
  ids: readonly Id[],
  replace: (value: Value) => Value,
): ReadonlyMap<Id, Value> {
  const present = ids.filter((id) => map.has(id));
  if (present.length === 0) return map;
  const copy = new Map(map);
  for (const id of present) {
    const value = copy.get(id);
    if (value !== undefined) copy.set(id, replace(value));
  }
  return copy;
}

/** A map with each of its values made anew. */
const mapped = <Value>(
  map: ReadonlyMap<Id, Value>,
  change: (value: Value, id: Id) => Value,
): ReadonlyMap<Id, Value> => new Map([...map].map(([id, value]) => [id, change(value, id)]));

type Subject = 'person' | 'submission';

const blockedIds = ({ blocked }: WithPeople, subject: Subject): readonly Id[] => {
  const prefix = subjectName(subject, '');
  return [...blocked.keys()].flatMap((name) =>
    name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  );
};

const blockedNames = (state: WithPeople): readonly string[] => [
  ...blockedIds(state, 'person').flatMap((id) => {
    const person = state.people.get(id);
    const contact = state.jurorDetails.get(id)?.contact ?? '';
    return person === undefined ? [] : namesOfPerson(person, contact);
  }),
  ...blockedIds(state, 'submission').flatMap((id) => {
    const submission = state.submissions.get(id);
    return submission === undefined ? [] : namesOfApplicant(submission);
  }),
];

/** Texts without the names of those who are blocked, `label` in their place. */
export function namesHidden(state: WithPeople, label: string): (text: string) => string {
  const names = blockedNames(state);
  return names.length === 0 ? (text) => text : (text) => withoutNames(text, names, label);
}

/** Appeals without the names of those who are blocked, in whatever they and the commission wrote. */
function shownAppeals({ appeals }: WithPeople, hidden: (text: string) => string) {
  const shown = (appeal: Appeal): Appeal => ({
    ...appeal,
    from: hidden(appeal.from),
    grounds: hidden(appeal.grounds),
    decision:
      appeal.decision === null
        ? null
        : {
            ...appeal.decision,
            reason: hidden(appeal.decision.reason),
            change: hidden(appeal.decision.change),
          },
  });
  return new Map([...appeals].map(([stage, all]) => [stage, all.map(shown)]));
}

/** Pools and teams without the names of those who are blocked; a blocked region or project shows nobody of its teams. */
function shownPool(state: WithPeople, hidden: (text: string) => string) {
  const isBlocked = new Set(blockedIds(state, 'submission'));
  const shownTeam = (team: RegionTeam, submission: Id): RegionTeam => ({
    ...team,
    members: isBlocked.has(submission)
      ? []
      : team.members.map((member) => ({ ...member, name: hidden(member.name) })),
  });
  return {
    pool: mapped(state.pool, (entry) => ({
      ...entry,
      partners: hidden(entry.partners),
      note: hidden(entry.note),
      moved: entry.moved === null ? null : { ...entry.moved, reason: hidden(entry.moved.reason) },
    })),
    teams: mapped(state.teams, (own, submission) =>
      mapped(own, (team) => shownTeam(team, submission)),
    ),
    selfAssessments: mapped(state.selfAssessments, (assessment) => ({
      ...assessment,
      team: hidden(assessment.team),
      comments: Object.fromEntries(
        Object.entries(assessment.comments).map(([id, text]) => [id, hidden(text)]),
      ),
    })),
    verdicts: mapped(state.verdicts, (verdict) => ({
      ...verdict,
      reason: hidden(verdict.reason),
      responsible: hidden(verdict.responsible),
    })),
  };
}

/** What people wrote in reasons and notes, without the names of those who are blocked. */
function shownTexts(state: WithPeople, label: string) {
  const hidden = namesHidden(state, label);
  const cleaned = <Said extends { readonly reason: string }>(said: Said): Said => {
    const reason = hidden(said.reason);
    return reason === said.reason ? said : { ...said, reason };
  };
  return {
    recusals: state.recusals.map(cleaned),
    interests: state.interests.map((interest) => ({
      ...interest,
      note: hidden(interest.note),
    })),
    appeals: shownAppeals(state, hidden),
    desks: new Map(
      [...state.desks].map(([log, desk]) => [
        log,
        { ...desk, name: hidden(desk.name), duty: hidden(desk.duty), reason: hidden(desk.reason) },
      ]),
    ),
    ...shownPool(state, hidden),
    ...shownFollowing(state, {
      hidden,
      label,
      blocked: new Set(blockedIds(state, 'submission')),
    }),
    resolutions: state.resolutions.map(cleaned),
    decisions: state.decisions.map((decision) => ({
      ...decision,
      operation: cleaned(decision.operation),
      withdrawal: decision.withdrawal === null ? null : cleaned(decision.withdrawal),
    })),
  };
}

/**
 * The state as screens, lists and documents have it: blocked people and applicants without their data, and with `label`
 * in place of their names, also in what was written in reasons and notes. Scores and places are the
 * same. Never record a person or an application out of it: the label would take the place of the name.
 */
export function shownState<State extends WithPeople>(state: State, label: string): State {
  if (state.blocked.size === 0) return state;
  const people = blockedIds(state, 'person');
  return {
    ...state,
    ...shownTexts(state, label),
    people: replacedIn(state.people, people, (person) => maskPerson(person, label)),
    submissions: replacedIn(state.submissions, blockedIds(state, 'submission'), (submission) =>
      maskSubmission(submission, label),
    ),
    jurorDetails: replacedIn(state.jurorDetails, people, ({ capacity, left }) => ({
      ...noDetails,
      capacity,
      left,
    })),
  };
}
