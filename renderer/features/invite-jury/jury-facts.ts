import type { Id, Stage } from '../../../shared/contest/contest.ts';
import { firstScoredStage } from '../../../shared/contest/templates.ts';
import type { Person } from '../../../shared/contest/people.ts';
import { type Submission, subjectOf } from '../../../shared/contest/submission.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { ContestState, KeyHolder } from '../../../shared/merge/state.ts';
import { asksForConsent, hasConsented } from '../../../shared/trust/consent.ts';
import type { SheetPair } from '../../../shared/assigning/juror-graph.ts';

/**
 * How far a person is: nothing made, a file made, a laptop enrolled, its key compared and confirmed. `unconfirmed` and
 * `contested` wait for a person, `revoked` counts no more.
 */
export const enrolments = [
  'none',
  'issued',
  'enrolled',
  'confirmed',
  'unconfirmed',
  'contested',
  'revoked',
] as const;
export type Enrolment = (typeof enrolments)[number];

const enrolmentByKey = (holder: KeyHolder): Enrolment => {
  switch (holder.state) {
    case 'active':
      return holder.confirmed ? 'confirmed' : 'enrolled';
    case 'contested':
    case 'unconfirmed':
      return holder.state;
    case 'refused':
    case 'revoked':
      return 'revoked';
  }
};

/** Of several keys the one that counts tells; else the one that waits for a person. */
const byWeight: readonly Enrolment[] = [
  'confirmed',
  'enrolled',
  'contested',
  'unconfirmed',
  'revoked',
];

export function enrolmentOf(person: Person, state: ContestState): Enrolment {
  const found = new Set(
    [...state.keys.values()]
      .filter((holder) => holder.person === person.id)
      .map((holder) => enrolmentByKey(holder)),
  );
  const strongest = byWeight.find((enrolment) => found.has(enrolment));
  return strongest ?? (person.ticket === null ? 'none' : 'issued');
}

/** The same in groups that a list is filtered by. */
export const enrolmentGroups = ['none', 'issued', 'joined', 'waiting', 'revoked'] as const;
export type EnrolmentGroup = (typeof enrolmentGroups)[number];

export function groupOf(enrolment: Enrolment): EnrolmentGroup {
  switch (enrolment) {
    case 'enrolled':
    case 'confirmed':
      return 'joined';
    case 'unconfirmed':
    case 'contested':
      return 'waiting';
    case 'none':
    case 'issued':
    case 'revoked':
      return enrolment;
  }
}

/** People in the order of their names; headquarters first, then coordinators, then jurors. */
export function sortedPeople(state: ContestState): readonly Person[] {
  const byName = toSortedByText([...state.people.values()], fullName);
  return (['headquarters', 'coordinator', 'juror'] as const).flatMap((role) =>
    byName.filter((person) => person.role === role),
  );
}

/** Everything assigning looks at. */
export interface JuryFacts {
  readonly stage: Stage;
  readonly jurors: readonly Person[];
  readonly submissions: readonly Submission[];
  /** Pairs as they are recorded now. */
  readonly present: readonly SheetPair[];
}

/** Admitted applications, jurors, and who judges what now; null where the contest scores nothing yet. */
export function juryFacts(state: ContestState): JuryFacts | null {
  const stage = state.settings === null ? null : firstScoredStage(state.settings);
  if (stage === null) return null;
  const submissions = [...state.submissions.values()].filter(
    (each) => each.eligibility.admitted && subjectOf(each) === stage.subject,
  );
  const jurors = [...state.people.values()].filter(({ role }) => role === 'juror');
  return {
    stage,
    jurors,
    submissions,
    present: submissions.flatMap(({ id }) =>
      (state.assignments.get(`${stage.id}/${id}`) ?? []).map((juror) => ({
        submission: id,
        juror,
      })),
    ),
  };
}

/** Number of applications by juror. */
export function loadsOf(pairs: readonly SheetPair[]): ReadonlyMap<Id, number> {
  const loads = new Map<Id, number>();
  for (const { juror } of pairs) loads.set(juror, (loads.get(juror) ?? 0) + 1);
  return loads;
}

/** Whether a juror signed the regulation's texts: as they stand, an earlier wording, or none. Null for who is not asked. */
export type ConsentState = 'signed' | 'amended' | 'missing';

export function consentOf({ id, role }: Person, state: ContestState): ConsentState | null {
  const { settings, consents } = state;
  if (settings === null || role !== 'juror' || !asksForConsent(settings)) return null;
  const signed = consents.get(id) ?? [];
  if (hasConsented(settings, signed)) return 'signed';
  return signed.length > 0 ? 'amended' : 'missing';
}
