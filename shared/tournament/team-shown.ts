import type { Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';

/** Where a team is shown: to everybody, on a document that is handed to the team, or at headquarters' desk. */
export type ShownTo = 'public' | 'own-document' | 'headquarters';

/** What may be shown of a team of schoolchildren; an empty text or list where it may not, or is not known. */
export interface ShownTeam {
  readonly team: Id;
  readonly name: string;
  readonly school: string;
  /** Names of the pupils, as they were given. */
  readonly pupils: readonly string[];
  readonly coach: string;
}

const answer = ({ answers }: Submission, field: Id): string =>
  Object.hasOwn(answers, field) ? (answers[field] ?? '') : '';

/**
 * What is shown of a team, and where: everybody sees its name and school and nothing of its children; their names and
 * their coach's stand on their own diplomas and certificates and at headquarters alone. Contacts, consent and summary
 * are shown by none of the three. Answers are those of the form: `team`, `pupil1`, `pupil2`,
 * `school`, `coach`; without a team's name the title stands for it, without a school the applicant.
 */
export function shownTeam(submission: Submission, to: ShownTo): ShownTeam {
  const school = answer(submission, 'school') || submission.applicant;
  const name = answer(submission, 'team') || submission.title;
  const shown = { team: submission.id, name, school };
  if (to === 'public') return { ...shown, pupils: [], coach: '' };
  const pupils = ['pupil1', 'pupil2'].map((field) => answer(submission, field));
  return {
    ...shown,
    pupils: pupils.filter((name) => name !== ''),
    coach: answer(submission, 'coach'),
  };
}

/** Fields that referees and everybody else may see. */
const publicFields: readonly Id[] = ['team', 'school'];

/**
 * A team as a referee's laptop is told of it: what everybody may see. Of its children, their coach and their parents
 * nothing leaves headquarters.
 */
export const teamForReferees = (submission: Submission): Submission => ({
  ...submission,
  summary: '',
  contacts: '',
  bin: '',
  answers: Object.fromEntries(
    publicFields.flatMap((field) => {
      const said = answer(submission, field);
      return said === '' ? [] : [[field, said]];
    }),
  ),
});

const agreeing: ReadonlySet<string> = new Set(['true', 'иә', 'ия', 'да', 'yes', '1', '+']);

/**
 * True where the form says that a parent agreed (`parentConsent`), or agreed to pictures (`photo`), which is asked by
 * itself: a tick, or yes in any of the three languages.
 */
export const hasConsent = (submission: Submission, field: 'parentConsent' | 'photo'): boolean =>
  agreeing.has(answer(submission, field).trim().toLowerCase());
