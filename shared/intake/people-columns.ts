import { languages } from '../basics/localized.ts';
import { cleanText } from '../contest/clean-text.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import type { Role } from '../contest/people.ts';
import { foldForSearch } from '../language/search-fold.ts';

const columns = [
  'surname',
  'givenName',
  'patronymic',
  'role',
  'organisation',
  'region',
  'nominations',
  'name',
  'expertise',
  'capacity',
  'contact',
] as const;

export type ColumnName = (typeof columns)[number];

const headings: Readonly<Record<ColumnName, readonly string[]>> = {
  surname: ['фамилия', 'тегі', 'surname', 'last name', 'family name'],
  givenName: ['имя', 'аты', 'given name', 'first name'],
  patronymic: ['отчество', 'әкесінің аты', 'patronymic', 'middle name'],
  role: ['роль', 'рөлі', 'рөл', 'role'],
  organisation: [
    'организация',
    'место работы',
    'ұйым',
    'жұмыс орны',
    'organisation',
    'organization',
    'workplace',
  ],
  region: ['регион', 'область', 'өңір', 'облыс', 'region'],
  nominations: ['номинация', 'номинации', 'номинациялар', 'nomination', 'nominations', 'бағыт'],
  expertise: [
    'области знаний',
    'экспертиза',
    'специализация',
    'білетін салалары',
    'сараптама саласы',
    'expertise',
    'fields of knowledge',
  ],
  capacity: [
    'наибольшее число листов',
    'не более',
    'нагрузка',
    'ең көп парақ саны',
    'жүктеме',
    'capacity',
    'most sheets',
  ],
  contact: [
    'телефон или почта',
    'контакт',
    'контакты',
    'телефон',
    'почта',
    'e mail',
    'email',
    'телефон не пошта',
    'байланыс',
    'байланыс деректері',
    'пошта',
    'contact',
    'contacts',
    'telephone or mail',
    'phone',
    'mail',
  ],
  name: ['фио', 'ф и о', 'таә', 'т а ә', 'аты жөні', 'name', 'full name', 'тегі аты әкесінің аты'],
};

const columnByHeading: ReadonlyMap<string, ColumnName> = new Map(
  columns.flatMap((column) =>
    headings[column].map((heading) => [foldForSearch(heading), column] as const),
  ),
);

const roleWords: Readonly<Record<Exclude<Role, 'headquarters'>, readonly string[]>> = {
  juror: [
    'juror',
    'expert',
    'член жюри',
    'жюри',
    'эксперт',
    'қазы',
    'қазылар алқасының мүшесі',
    'сарапшы',
  ],
  coordinator: [
    'coordinator',
    'координатор',
    'региональный координатор',
    'үйлестіруші',
    'өңірлік үйлестіруші',
  ],
};

/** Columns by their place: from the first row where it holds headings, else the order surname, given name, … */
export function columnsOf(first: readonly string[]): {
  readonly order: readonly (ColumnName | null)[];
  readonly hasHeading: boolean;
} {
  const order = first.map((cell) => columnByHeading.get(foldForSearch(cell)) ?? null);
  const named = order.filter((column) => column !== null).length;
  return named >= 2 || (named === 1 && first.length === 1)
    ? { order, hasHeading: true }
    : { order: columns.slice(0, 6), hasHeading: false };
}

export function roleOf(text: string): Exclude<Role, 'headquarters'> | null {
  const folded = foldForSearch(text);
  if (folded === '') return 'juror';
  const isMeant = (role: keyof typeof roleWords) =>
    roleWords[role].some((word) => foldForSearch(word) === folded);
  return isMeant('juror') ? 'juror' : isMeant('coordinator') ? 'coordinator' : null;
}

/** Nominations and free words, separated by semicolons, each once; nominations by their id, however they are named. */
export function expertiseOf(text: string, settings: ContestSettings): readonly string[] {
  const words = text
    .split(/[;|\n]/)
    .map(cleanText)
    .filter((word) => word !== '');
  return [...new Set(words.map((word) => nominationNamed(word, settings) ?? word))];
}

/** The nomination that somebody calls so; null where none has that name. */
export function nominationNamed(name: string, settings: ContestSettings): Id | null {
  const folded = foldForSearch(name);
  const found = settings.nominations.find(
    ({ id, title }) =>
      foldForSearch(id) === folded ||
      languages.some((language) => foldForSearch(title[language]) === folded),
  );
  return found?.id ?? null;
}
