import type { Language } from '../basics/localized.ts';
import type { ContestSettings, FormField, Id } from '../contest/contest.ts';
import { subjectName } from '../contest/masking.ts';
import type { Submission } from '../contest/submission.ts';
import type { ContestState } from '../merge/state.ts';
import { documentTexts } from './document-texts.ts';
import { oneLine, settingsOf } from './naming.ts';
import type { PublicNames } from './public-options.ts';

/** Questions of the forms that ask an applicant, or a child's parents, for their consent. */
const consentFields = ({ stages }: Pick<ContestSettings, 'stages'>): readonly FormField[] =>
  stages
    .flatMap(({ form }) => form)
    .filter(({ id, type }) => ['boolean', 'checkbox'].includes(type) && /consent/i.test(id));

/** What people and forms write for "yes". */
const agreed: ReadonlySet<string> = new Set(
  'true 1 + ✓ ✔ v x х yes y да ия иә бар есть келісемін согласен согласна agree agreed'.split(' '),
);

/** Where a form asks for consent, silence is none. */
const hasConsent = (submission: Submission, asked: readonly FormField[]): boolean =>
  asked.every(({ id }) => agreed.has((submission.answers[id] ?? '').trim().toLowerCase()));

const namePart = /^\p{Lu}(?:\p{Ll}+(?:[-’'ʼ]\p{Lu}?\p{Ll}+)*|\.)?$/u;

/** "Surname Given Patronymic" as "Given S."; null for what is no name of a person. */
function shortPersonName(text: string): string | null {
  const parts = text.split(/\s+/);
  const [surname, given, patronymic] = parts;
  const isName = parts.length <= 4 && parts.every((part) => namePart.test(part));
  if (!isName || surname === undefined || given === undefined) return null;
  const isInitialFirst = surname.endsWith('.');
  const [family, own] = isInitialFirst ? [patronymic ?? given, surname] : [surname, given];
  return `${own} ${[...family][0] ?? ''}.`;
}

/** Several people, as a team writes itself, are shortened one by one; an organisation stays as it is. */
export const shortNames = (text: string): string =>
  text
    .split(/(\s*[,;]\s*)/)
    .map((part, at) => (at % 2 === 1 ? part : (shortPersonName(part) ?? part)))
    .join('');

/** Names the applicants of a contest as everybody may read them; empty where one is not named. */
export function publicApplicants(
  state: ContestState,
  names: PublicNames,
): (submission: Id, language: Language) => string {
  const asked = consentFields(settingsOf(state));
  return (id, language) => {
    const submission = state.submissions.get(id);
    if (names === 'none' || submission === undefined) return '';
    if (state.blocked.has(subjectName('submission', id))) return documentTexts[language].blocked;
    const applicant = oneLine(submission.applicant);
    if (!hasConsent(submission, asked)) return '';
    return names === 'short' ? shortNames(applicant) : applicant;
  };
}

/** Tells whether an applicant may be named in public exactly as recorded, or has no name there is to keep back. */
export function publishesName(state: ContestState, names: PublicNames): (id: Id) => boolean {
  const applicantOf = publicApplicants(state, names);
  return (id) => {
    const recorded = oneLine(state.submissions.get(id)?.applicant ?? '');
    const isBlocked = state.blocked.has(subjectName('submission', id));
    return recorded === '' || isBlocked || applicantOf(id, 'kk') === recorded;
  };
}
