import type { Id } from './contest.ts';
import type { Person } from './people.ts';
import type { DataSubject } from './personal-data.ts';
import type { Submission } from './submission.ts';

/** How a person or an applicant is named where their data is blocked, and in the log of looks at data. */
export const subjectName = (subject: DataSubject, id: Id): string => `${subject}/${id}`;

/** A person whose data is blocked, as every screen and document has them: `label` says so in place of the name. */
export const maskPerson = (person: Person, label: string): Person => ({
  ...person,
  surname: label,
  givenName: '',
  patronymic: '',
  organisation: '',
});

/**
 * An application whose applicant's data is blocked. Title, summary and region stay, because the work is still judged;
 * answers go, because nobody can say which of them name people.
 */
export const maskSubmission = (submission: Submission, label: string): Submission => ({
  ...submission,
  applicant: label,
  town: '',
  bin: '',
  contacts: '',
  answers: {},
});

/**
 * What is shown of contacts and numbers until a person asks to see them: the last characters, so that two of them can be
 * told apart; nothing where there is nothing.
 */
export function maskedText(text: string): string {
  const letters = [...text.trim()];
  if (letters.length === 0) return '';
  return letters.length < 8 ? '••••' : `••••${letters.slice(-2).join('')}`;
}

/** Fewer letters than this are found inside too many other words. */
const shortestName = 3;

/** Replaces names and contacts in what people wrote, together with the endings of their words. */
export function withoutNames(text: string, names: readonly string[], label: string): string {
  const found = names
    .map((name) => name.trim())
    .filter((name) => [...name].length >= shortestName && name !== label)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (text === '' || found.length === 0) return text;
  return text.replace(new RegExp(`(?:${found.join('|')})[\\p{L}\\p{M}]*`, 'giu'), () => label);
}

/** Whatever names a person: what has to go out of texts once their data is blocked. */
export const namesOfPerson = (
  { surname, organisation }: Person,
  contact: string,
): readonly string[] => [surname, organisation, contact];

/** Whatever names the applicant: see `namesOfPerson`. */
export const namesOfApplicant = ({ applicant, contacts, bin }: Submission): readonly string[] => [
  applicant,
  bin,
  ...contacts.split(/[\n;,]/),
];
