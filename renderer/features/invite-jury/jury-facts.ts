import type { Id, Stage } from '../../../shared/contest/contest.ts';
import { firstScoredStage } from '../../../shared/contest/templates.ts';
import type { Person } from '../../../shared/contest/people.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { ContestState, KeyHolder } from '../../../shared/merge/state.ts';
import { calibrationFor } from '../../../shared/scoring/calibration.ts';
import { asksForConsent, hasConsented } from '../../../shared/trust/consent.ts';
import { assignBalanced } from '../../../shared/assigning/assign-balanced.ts';
import type { Assignment } from '../../../shared/assigning/assignment.ts';
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
  readonly recused: readonly SheetPair[];
}

/** Admitted applications, jurors, and who judges what now; null where the contest scores nothing yet. */
export function juryFacts(state: ContestState): JuryFacts | null {
  const stage = state.settings === null ? null : firstScoredStage(state.settings);
  if (stage === null) return null;
  const submissions = [...state.submissions.values()].filter(
    ({ eligibility }) => eligibility.admitted,
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
    recused: state.recusals
      .filter((recusal) => recusal.stage === stage.id)
      .map(({ submission, juror }) => ({ submission, juror })),
  };
}

/** Number of applications by juror. */
export function loadsOf(pairs: readonly SheetPair[]): ReadonlyMap<Id, number> {
  const loads = new Map<Id, number>();
  for (const { juror } of pairs) loads.set(juror, (loads.get(juror) ?? 0) + 1);
  return loads;
}

/** An even assignment by the stage's rule; recusals stay out, and what is there stays where `keep` is asked for. */
export const proposeAssignment = (facts: JuryFacts, seed: number, keep: boolean): Assignment =>
  assignBalanced({
    submissions: facts.submissions.map(({ id, nomination, region }) => ({
      submission: id,
      nomination,
      region,
    })),
    jurors: facts.jurors.map(({ id, region, nominations }) => ({ juror: id, region, nominations })),
    perSubmission: facts.stage.assignment.jurorsPerSubmission,
    ownRegionMax: facts.stage.assignment.ownRegionMax,
    seed,
    excluded: facts.recused,
    swaps: 'raise',
    ...(keep ? { keep: facts.present } : {}),
  });

function panelsOf(pairs: readonly SheetPair[]): ReadonlyMap<Id, readonly Id[]> {
  const panels = new Map<Id, Id[]>();
  for (const { submission, juror } of pairs)
    panels.set(submission, [...(panels.get(submission) ?? []), juror]);
  return panels;
}

/** Applications whose list of jurors differs from what is recorded, with the new list. */
export function changedPanels(
  facts: JuryFacts,
  next: readonly SheetPair[],
): readonly { readonly submission: Id; readonly jurors: readonly Id[] }[] {
  const [before, after] = [panelsOf(facts.present), panelsOf(next)];
  return facts.submissions.flatMap(({ id }) => {
    const jurors = after.get(id) ?? [];
    const same = jurors.toSorted().join() === (before.get(id) ?? []).toSorted().join();
    return same ? [] : [{ submission: id, jurors }];
  });
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

/** A stage whose jurors begin with some submissions, and which these are. */
export interface StageCalibration {
  readonly stage: Stage;
  /** True where an invitation told them; else they follow from the rule and the assignment. */
  readonly told: boolean;
  readonly list: readonly {
    readonly id: Id;
    readonly title: string;
    readonly jurors: number;
  }[];
  /** Jurors with work in the stage. */
  readonly jurors: number;
}

/** Calibration of every scored stage that asks for it, or of which it was told. */
export function stageCalibrations(state: ContestState): readonly StageCalibration[] {
  const stages = (state.settings?.stages ?? []).filter(
    ({ id, scored, assignment }) =>
      scored && (assignment.calibration > 0 || (state.calibration.get(id) ?? []).length > 0),
  );
  return stages.map((stage) => {
    const prefix = `${stage.id}/`;
    const panels = [...state.assignments].filter(([place]) => place.startsWith(prefix));
    return {
      stage,
      told: state.calibration.has(stage.id),
      list: calibrationFor(stage, state).map((id) => ({
        id,
        title: state.submissions.get(id)?.title ?? '',
        jurors: (state.assignments.get(`${prefix}${id}`) ?? []).length,
      })),
      jurors: new Set(panels.flatMap(([, jurors]) => jurors)).size,
    };
  });
}
