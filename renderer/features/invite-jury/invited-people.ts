import { type LettersByPerson, type Letters, lettersTo } from '../../../shared/contest/letters.ts';
import { subjectName } from '../../../shared/contest/masking.ts';
import type { Person } from '../../../shared/contest/people.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import {
  type Enrolment,
  type EnrolmentGroup,
  enrolmentOf,
  groupOf,
  juryFacts,
  loadsOf,
  sortedPeople,
} from './jury-facts.ts';
import { type Outdated, outdatedOf, toldOf } from './told.ts';

/** A person with what is known of their invitation. */
export interface Invited {
  readonly person: Person;
  readonly enrolment: Enrolment;
  readonly load: number;
  readonly contact: string;
  readonly letters: Letters;
  /** Why a new invitation is due; null where none is. */
  readonly outdated: Outdated | null;
}

export type InvitedFilter = EnrolmentGroup | 'all' | 'outdated';

/** Everybody who can be invited: not headquarters, and nobody whose data is blocked. */
export function invitedPeople(
  state: ContestState,
  letters: LettersByPerson,
): { readonly invited: readonly Invited[]; readonly blocked: number } {
  const loads = loadsOf(juryFacts(state)?.present ?? []);
  const told = toldOf(state);
  const people = sortedPeople(state).filter(({ role }) => role !== 'headquarters');
  const open = people.filter(({ id }) => !state.blocked.has(subjectName('person', id)));
  return {
    blocked: people.length - open.length,
    invited: open.map((person) => {
      const own = lettersTo(letters, person.id);
      return {
        person,
        enrolment: enrolmentOf(person, state),
        load: loads.get(person.id) ?? 0,
        contact: state.jurorDetails.get(person.id)?.contact ?? '',
        letters: own,
        outdated: own.invitation === null ? null : outdatedOf(own, told(person)),
      };
    }),
  };
}

export const isIn = ({ enrolment, outdated }: Invited, filter: InvitedFilter): boolean => {
  if (filter === 'all') return true;
  return filter === 'outdated' ? outdated !== null : groupOf(enrolment) === filter;
};
