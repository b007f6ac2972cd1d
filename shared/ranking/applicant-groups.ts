import type { Id } from '../contest/contest.ts';
import type { Submission } from '../contest/submission.ts';
import { organisationName } from '../language/organisation-name.ts';
import { foldForSearch } from '../language/search-fold.ts';
import { compareIds } from './compare-ids.ts';

type Applying = Pick<Submission, 'id' | 'applicant' | 'bin' | 'answers'>;

/** Answers that name the organisation of an applicant who is a person or a team. */
const organisationFields = ['organisation', 'school'] as const;

const isNumber = (bin: string): boolean => /^\d{12}$/.test(bin);

/** Legal forms, order of words and spelling aside; a name that says nothing else, as it is written. */
function organisationKey(name: string): string {
  const { words } = organisationName(name);
  return words.length === 0 ? foldForSearch(name) : words.join(' ');
}

/** Groups by БИН or ИИН where there is one, else by name; a name without a number joins the only number it has. */
function groupsBy(
  submissions: readonly Applying[],
  nameOf: (submission: Applying) => string,
): ReadonlyMap<Id, Id> {
  const numbers = new Map<string, Set<string>>();
  for (const submission of submissions) {
    const name = nameOf(submission);
    if (name !== '' && isNumber(submission.bin))
      numbers.set(name, (numbers.get(name) ?? new Set()).add(submission.bin));
  }
  const keyOf = (submission: Applying): string => {
    if (isNumber(submission.bin)) return submission.bin;
    const name = nameOf(submission);
    const [only, ...more] = numbers.get(name) ?? [];
    return only === undefined || more.length > 0 ? name : only;
  };
  const first = new Map<string, Id>();
  const groups = new Map<Id, Id>();
  for (const submission of submissions.toSorted((a, b) => compareIds(a.id, b.id))) {
    const key = keyOf(submission);
    if (key === '') continue;
    first.set(key, first.get(key) ?? submission.id);
    groups.set(submission.id, first.get(key) ?? submission.id);
  }
  return groups;
}

/** Who applied, by submission: the number of the applicant's first one. Without a name or a number there is none. */
export const applicantGroups = (submissions: readonly Applying[]): ReadonlyMap<Id, Id> =>
  groupsBy(submissions, ({ applicant }) => foldForSearch(applicant));

/** The same for organisations: that which the form asks for, else the applicant. */
export function organisationGroups(submissions: readonly Applying[]): ReadonlyMap<Id, Id> {
  const named = ({ answers }: Applying): string | undefined =>
    organisationFields.map((field) => answers[field]?.trim() ?? '').find((text) => text !== '');
  return groupsBy(
    // The number is the applicant's: of a team, a person, not of the school.
    submissions.map((each) => (named(each) === undefined ? each : { ...each, bin: '' })),
    (each) => organisationKey(named(each) ?? each.applicant),
  );
}
