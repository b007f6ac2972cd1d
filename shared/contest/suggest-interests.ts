import {
  isSameOrganisation,
  type OrganisationName,
  organisationName,
} from '../language/organisation-name.ts';
import { foldForSearch } from '../language/search-fold.ts';
import { hasFamilyEnding, surnameKey } from '../language/surname-key.ts';
import type { Id } from './contest.ts';
import type { InterestGround } from './interest.ts';
import type { Person } from './people.ts';
import type { Submission } from './submission.ts';

/** What a juror and an application may have in common. */
export const interestSigns = ['surname', 'organisation', 'bin', 'contact', 'town'] as const;

export type InterestSign = (typeof interestSigns)[number];

/** Something in common; only a person can say whether it is a conflict of interest. */
export interface InterestHint {
  readonly about: InterestSign;
  /** The juror's side, as it was entered. */
  readonly own: string;
  /** The application's side, as it was entered. */
  readonly found: string;
}

export interface SuggestedInterest extends InterestHint {
  readonly submission: Id;
  readonly juror: Id;
}

/** What a declared conflict of this sign would be called. */
export const groundOf: Readonly<Record<InterestSign, InterestGround>> = {
  surname: 'family',
  organisation: 'work',
  bin: 'organisation',
  contact: 'other',
  town: 'region',
};

export type ComparedJuror = Pick<Person, 'id' | 'surname' | 'organisation'> & {
  /** Mail address or telephone; may be empty. */
  readonly contact: string;
};

export type ComparedSubmission = Pick<
  Submission,
  'id' | 'applicant' | 'contacts' | 'bin' | 'town' | 'answers'
>;

/** Longer answers tell about the work, and hold too many words that look like names. */
const longestAnswer = 160;

/** A town that more applications come from is known to everybody, and says nothing of its people. */
const smallTown = 40;

const binPattern = /(?<!\d)\d{12}(?!\d)/g;
const mailPattern = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const phonePattern = /\+?\d[\d\s()-]{8,18}\d/g;

/** Telephones by their last ten digits, mail addresses in small letters. */
const contactsIn = (text: string): readonly string[] => [
  ...(text.match(mailPattern) ?? []).map((mail) => mail.toLowerCase()),
  ...(text.match(phonePattern) ?? [])
    .map((phone) => phone.replace(/\D/g, ''))
    .filter((digits) => digits.length === 10 || digits.length === 11)
    .map((digits) => digits.slice(-10)),
];

/** Capitalised words; abbreviations of legal forms («ТОО», «ИП») are none. */
const isName = (word: string): boolean => {
  const letters = [...word];
  const isCapital = letters[0] !== letters[0]?.toLowerCase();
  return letters.length >= 2 && isCapital && (letters.length > 3 || word !== word.toUpperCase());
};

/**
 * Words of a text that may be surnames: of capitalised words beside each other those with a surname's ending; where none
 * has one, all of them.
 */
function surnamesIn(text: string): readonly string[] {
  const runs = text.split(/[^\p{L}\p{M}\s-]+/u).map((run) => run.split(/\s+/).filter(isName));
  return runs.flatMap((names) => {
    const families = names.filter(hasFamilyEnding);
    return families.length > 0 ? families : names;
  });
}

const placesIn = (submission: Omit<ComparedSubmission, 'id'>): readonly string[] => [
  submission.applicant,
  ...submission.contacts.split(/[\n;,]/),
  ...Object.values(submission.answers).filter((answer) => answer.length <= longestAnswer),
];

/** Neither a telephone nor a mail address. */
const mayBePlace = (text: string): boolean => /\p{L}/u.test(text) && !text.includes('@');

/** Values under keys, in the order they came. */
class ManyByKey<Value> {
  readonly #lists = new Map<string, Value[]>();

  add(key: string, value: Value): void {
    if (key === '') return;
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [value]);
    else if (list.at(-1) !== value) list.push(value);
  }

  get(key: string): readonly Value[] {
    return this.#lists.get(key) ?? [];
  }
}

interface Place {
  readonly text: string;
  readonly name: OrganisationName;
  readonly submissions: Id[];
}

/** Places by what the same organisation's name would have in common with theirs. */
class PlaceIndex {
  readonly #byText = new Map<string, Place>();
  readonly #byTellingWord = new ManyByKey<Place>();
  readonly #byInitials = new ManyByKey<Place>();
  readonly #byAbbreviation = new ManyByKey<Place>();
  /** Names of common words alone, as «Қазақ ұлттық аграрлық университеті». */
  readonly #common: Place[] = [];

  add(text: string, submission: Id): void {
    const known = this.#byText.get(text);
    if (known !== undefined) {
      if (known.submissions.at(-1) !== submission) known.submissions.push(submission);
      return;
    }
    const name = organisationName(text);
    const place = { text, name, submissions: [submission] };
    this.#byText.set(text, place);
    if (name.tells && name.telling.length === 0) this.#common.push(place);
    for (const word of name.telling) this.#byTellingWord.add(word, place);
    this.#byInitials.add(name.initials, place);
    this.#byAbbreviation.add(name.abbreviation, place);
  }

  sameAs(name: OrganisationName): readonly Place[] {
    const near = new Set([
      ...name.telling.flatMap((word) => this.#byTellingWord.get(word)),
      ...this.#byInitials.get(name.abbreviation),
      ...this.#byAbbreviation.get(name.initials),
      ...this.#common,
    ]);
    return [...near].filter((place) => isSameOrganisation(name, place.name));
  }
}

interface Found {
  readonly submission: Id;
  readonly found: string;
}

/** Applications by what a juror can have in common with them; built once, asked for each juror. */
export interface InterestIndex {
  readonly surnames: ManyByKey<Found>;
  readonly contacts: ManyByKey<Found>;
  readonly bins: ManyByKey<Found>;
  readonly towns: ManyByKey<Found>;
  readonly places: PlaceIndex;
}

/** Puts applications where a juror's data finds them: no pair is ever compared for itself. */
export function indexInterests(submissions: Iterable<ComparedSubmission>): InterestIndex {
  const index: InterestIndex = {
    surnames: new ManyByKey(),
    contacts: new ManyByKey(),
    bins: new ManyByKey(),
    towns: new ManyByKey(),
    places: new PlaceIndex(),
  };
  for (const submission of submissions) {
    const { id, bin, town } = submission;
    const texts = placesIn(submission);
    const families = new Map(
      texts.flatMap(surnamesIn).map((word) => [surnameKey(word), word] as const),
    );
    for (const [key, found] of families) index.surnames.add(key, { submission: id, found });
    for (const text of texts) {
      for (const found of contactsIn(text)) index.contacts.add(found, { submission: id, found });
      if (mayBePlace(text)) index.places.add(text.trim(), id);
    }
    index.bins.add(bin, { submission: id, found: bin });
    index.towns.add(foldForSearch(town), { submission: id, found: town });
  }
  return index;
}

const shortestSurname = 2;

function townsOf(organisation: string, index: InterestIndex): readonly Found[] {
  const words = foldForSearch(organisation).split(' ');
  return [...new Set(words.filter((word) => word.length >= 4))].flatMap((word) => {
    const found = index.towns.get(word);
    return found.length > smallTown ? [] : found;
  });
}

/** What a juror has in common with the applications of an index, each sign once for each application. */
export function suggestFor(
  juror: ComparedJuror,
  index: InterestIndex,
): readonly SuggestedInterest[] {
  const { id, surname, organisation, contact } = juror;
  const seen = new Set<string>();
  const suggested: SuggestedInterest[] = [];
  const take = (about: InterestSign, own: string, founds: readonly Found[]): void => {
    for (const { submission, found } of founds) {
      const key = `${about}/${submission}`;
      if (seen.has(key)) continue;
      seen.add(key);
      suggested.push({ submission, juror: id, about, own, found });
    }
  };
  const family = surnameKey(surname);
  if (family.length >= shortestSurname) take('surname', surname, index.surnames.get(family));
  for (const { text, submissions } of index.places.sameAs(organisationName(organisation)))
    take(
      'organisation',
      organisation,
      submissions.map((submission) => ({ submission, found: text })),
    );
  for (const bin of `${organisation} ${contact}`.match(binPattern) ?? [])
    take('bin', bin, index.bins.get(bin));
  for (const own of contactsIn(contact)) take('contact', own, index.contacts.get(own));
  const working = new Set(
    suggested.flatMap(({ about, submission }) => (about === 'organisation' ? [submission] : [])),
  );
  // The organisation says more than the town it is in.
  take(
    'town',
    organisation,
    townsOf(organisation, index).filter(({ submission }) => !working.has(submission)),
  );
  return suggested;
}

/** What a juror's own laptop can ask about, where nothing is known of contacts. */
export type ConflictHint = InterestHint & { readonly about: 'surname' | 'organisation' };

/**
 * What to ask a juror before the first look at an application: the same surname in whichever spelling or gender, the
 * same organisation. The same region is no conflict. Errs on the side of asking.
 */
export const suggestedConflicts = (
  juror: Pick<Person, 'surname' | 'organisation'>,
  { applicant, contacts }: Pick<Submission, 'applicant' | 'contacts'>,
): readonly ConflictHint[] =>
  suggestFor(
    { ...juror, id: '', contact: '' },
    indexInterests([{ id: '', bin: '', town: '', answers: {}, applicant, contacts }]),
  ).flatMap(({ about, own, found }) =>
    about === 'surname' || about === 'organisation' ? [{ about, own, found }] : [],
  );
