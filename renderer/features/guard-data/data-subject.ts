import type { Id } from '../../../shared/contest/contest.ts';
import { subjectName } from '../../../shared/contest/masking.ts';
import { fullName, type Role } from '../../../shared/contest/people.ts';
import type { DataSubject } from '../../../shared/contest/personal-data.ts';
import { foldForSearch } from '../../../shared/language/search-fold.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { asksForConsent, hasConsented } from '../../../shared/trust/consent.ts';

/** Somebody on whom the contest holds data: one of its people, or the applicant of a submission. */
export interface Subject {
  readonly subject: DataSubject;
  readonly id: Id;
  /** As it may be shown. */
  readonly name: string;
  /** Null for an applicant. */
  readonly role: Role | null;
}

export const nameOf = ({ subject, id }: Pick<Subject, 'subject' | 'id'>): string =>
  subjectName(subject, id);

/** Somebody by "person/<id>" or "submission/<id>"; null where there is no such one. */
export function subjectAt(state: ContestState, name: string): Subject | null {
  const [subject, ...rest] = name.split('/');
  const id = rest.join('/');
  if (subject === 'person') {
    const person = state.people.get(id);
    return person === undefined ? null : { subject, id, name: fullName(person), role: person.role };
  }
  const submission = subject === 'submission' ? state.submissions.get(id) : undefined;
  return submission === undefined
    ? null
    : { subject: 'submission', id, name: submission.applicant, role: null };
}

/** What is typed before anything is looked for; a number is enough by itself. */
const shortestQuery = 2;

/** Folded names, kept as long as the records themselves: fifty thousand are folded once. */
const folded = new WeakMap<object, string>();

function foldedName(record: object, words: () => string): string {
  const known = folded.get(record);
  if (known !== undefined) return known;
  const text = foldForSearch(words());
  folded.set(record, text);
  return text;
}

/** Everybody whose name has all the words, or whose application has the number; people of the contest first. */
export function findSubjects(state: ContestState, query: string): readonly Subject[] {
  const text = foldForSearch(query);
  if (text.length < shortestQuery && !state.submissions.has(query.trim())) return [];
  const words = text.split(' ');
  const has = (name: string): boolean => words.every((word) => name.includes(word));
  const people = [...state.people.values()].filter((person) =>
    has(foldedName(person, () => [fullName(person), person.organisation, person.id].join(' '))),
  );
  const number = query.trim().replace(/^№\s*/u, '');
  const applicants = [...state.submissions.values()].filter(
    (submission) =>
      submission.id === number || has(foldedName(submission, () => submission.applicant)),
  );
  const subjects = (list: readonly { readonly id: Id }[], subject: DataSubject) =>
    list.flatMap(({ id }) => subjectAt(state, subjectName(subject, id)) ?? []);
  return [
    ...toSortedByText(subjects(people, 'person'), ({ name }) => name),
    ...subjects(applicants, 'submission'),
  ];
}

/** Those whose data is blocked, with the reason. */
export const blockedSubjects = (
  state: ContestState,
): readonly (Subject & { readonly reason: string })[] =>
  [...state.blocked].flatMap(([name, reason]) => {
    const subject = subjectAt(state, name);
    return subject === null ? [] : [{ ...subject, reason }];
  });

/** How much personal data there is, for the one who keeps it. */
export interface HeldFigures {
  readonly applicants: number;
  readonly numbers: number;
  readonly jurors: number;
  /** Jurors who have not signed the regulation's texts; null where it has none. */
  readonly unsigned: number | null;
}

export function heldFigures(state: ContestState): HeldFigures {
  const submissions = [...state.submissions.values()];
  const { settings } = state;
  const jurors = [...state.people.values()].filter(({ role }) => role === 'juror');
  return {
    applicants: submissions.filter(({ contacts }) => contacts !== '').length,
    numbers: submissions.filter(({ bin }) => bin !== '').length,
    jurors: jurors.filter(({ id }) => (state.jurorDetails.get(id)?.contact ?? '') !== '').length,
    unsigned:
      settings === null || !asksForConsent(settings)
        ? null
        : jurors.filter(({ id }) => !hasConsented(settings, state.consents.get(id) ?? [])).length,
  };
}
