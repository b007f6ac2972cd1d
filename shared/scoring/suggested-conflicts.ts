import type { Person } from '../contest/people.ts';
import type { Submission } from '../contest/submission.ts';
import { foldForSearch } from '../language/search-fold.ts';

/** What a juror and an application have in common; only a person can say whether it is a conflict of interest. */
export interface ConflictHint {
  readonly about: 'surname' | 'organisation';
  /** As the application has it. */
  readonly found: string;
}

/** Endings by which spellings of one family's surname differ, folded, longest first. */
const surnameEndings = [
  'кызы',
  'ская',
  'ский',
  'цкая',
  'цкий',
  'ова',
  'ева',
  'ина',
  'улы',
  'ов',
  'ев',
  'ин',
];

/** Vowels that Kazakh and Russian spellings of one name exchange. */
const firstVowels: Readonly<Record<string, string>> = {
  а: 'а',
  я: 'а',
  э: 'и',
  е: 'и',
  и: 'и',
  ы: 'и',
  о: 'у',
  у: 'у',
  ю: 'у',
};

const legalForms: ReadonlySet<string> = new Set(
  'тоо жшс ип жк ао ак оо кб кх шк гу мм гкп мкк ргп рмк нао кеак рк кр llp jsc'.split(' '),
);

const stemOf = (folded: string): string => {
  const ending = surnameEndings.find(
    (each) => folded.endsWith(each) && folded.length - each.length >= 3,
  );
  return ending === undefined ? folded : folded.slice(0, -ending.length);
};

/** The same for all spellings of a surname: its stem's consonants, and of the vowels only the first one's kind. */
function surnameKey(word: string): string {
  let key = '';
  let hasVowel = false;
  for (const letter of stemOf(foldForSearch(word))) {
    const vowel = firstVowels[letter];
    if (vowel === undefined && !'йьъ'.includes(letter) && !key.endsWith(letter)) key += letter;
    if (vowel !== undefined && !hasVowel) key += vowel;
    hasVowel ||= vowel !== undefined;
  }
  return key;
}

const isName = (word: string): boolean =>
  [...word].length >= 2 && word.slice(0, 1) !== word.slice(0, 1).toLowerCase();

/** Words of an organisation's name without its legal form. */
const organisationWords = (name: string): readonly string[] =>
  foldForSearch(name)
    .split(' ')
    .filter((word) => word !== '' && !legalForms.has(word));

function isSameOrganisation(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.join('').length >= 5 && short.every((word) => long.includes(word));
}

/**
 * What to ask a juror before the first look at an application: the same surname in whichever spelling or gender, the
 * same organisation. The same region is no conflict. Errs on the side of asking.
 */
export function suggestedConflicts(
  juror: Pick<Person, 'surname' | 'organisation'>,
  submission: Pick<Submission, 'applicant' | 'contacts'>,
): readonly ConflictHint[] {
  const hints: ConflictHint[] = [];
  const own = surnameKey(juror.surname);
  const named = `${submission.applicant} ${submission.contacts}`
    .split(/[^\p{L}\p{M}-]+/u)
    .find((word) => isName(word) && own.length >= 2 && surnameKey(word) === own);
  if (named !== undefined) hints.push({ about: 'surname', found: named });
  const organisation = organisationWords(juror.organisation);
  const places = [submission.applicant, ...submission.contacts.split(/[\n;,]/)];
  const place = places.find((each) => isSameOrganisation(organisation, organisationWords(each)));
  if (place !== undefined && organisation.length > 0)
    hints.push({ about: 'organisation', found: place.trim() });
  return hints;
}
