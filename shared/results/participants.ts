import type { Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import type { ContestState } from '../merge/state.ts';
import { compareIds, oneLine, settingsOf } from './naming.ts';

/** Somebody who took part with an application: a pupil of its team, or the applicant. */
export interface Participant {
  readonly submission: Id;
  /** As it was written in the application. */
  readonly name: string;
  /** Null for an applicant. */
  readonly pupil: { readonly school: string; readonly grade: string; readonly team: string } | null;
}

/** Fields of the templates' forms that speak of a team. */
const fields = { coach: 'coach', school: 'school', team: 'team' } as const;

const answer = ({ answers }: Submission, field: string): string => oneLine(answers[field] ?? '');

/** "Ахметов Али, 5 «А»" → name and grade; whatever begins with a figure is the grade. */
function pupilParts(text: string): { readonly name: string; readonly grade: string } {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isGrade = (part: string): boolean => /^\d/.test(part);
  return {
    name: parts.filter((part) => !isGrade(part)).join(' '),
    grade: parts.filter(isGrade).join(' '),
  };
}

/** Ids of the form's fields in which people are named one by one. */
const personFields = (state: ContestState): readonly Id[] => [
  ...new Set(
    settingsOf(state).stages.flatMap(({ form }) =>
      form.filter(({ type }) => type === 'person').map(({ id }) => id),
    ),
  ),
];

/** Admitted applications by number. */
export const admitted = (state: ContestState): readonly Submission[] =>
  [...state.submissions.values()]
    .filter(({ eligibility }) => eligibility.admitted)
    .toSorted((a, b) => compareIds(a.id, b.id));

/** Everybody who took part: the pupils that an application names, else its applicant. */
export function participantsOf(state: ContestState): readonly Participant[] {
  const people = personFields(state);
  return admitted(state).flatMap((submission): readonly Participant[] => {
    const pupils = people
      .map((field) => pupilParts(answer(submission, field)))
      .filter(({ name }) => name !== '');
    if (pupils.length === 0) {
      const name = oneLine(submission.applicant);
      return name === '' ? [] : [{ submission: submission.id, name, pupil: null }];
    }
    const school = answer(submission, fields.school);
    const team = answer(submission, fields.team) || oneLine(submission.title);
    return pupils.map(({ name, grade }) => ({
      submission: submission.id,
      name,
      pupil: { school, grade, team },
    }));
  });
}

/** Who leads the team of an application; empty where nobody is named. */
export const coachOf = (submission: Submission): string => answer(submission, fields.coach);
