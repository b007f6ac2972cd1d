import { languages } from '../basics/localized.ts';
import { cleanText } from '../contest/clean-text.ts';
import type { ContestSettings, Id, RegionCode } from '../contest/contest.ts';
import { fullName, type Person, type Role } from '../contest/people.ts';
import { nameLimit } from '../contest/person-schema.ts';
import { findRegion } from '../contest/regions.ts';
import { foldForSearch } from '../language/search-fold.ts';

/** Why a row of a list of people stays out. */
export type PersonFault =
  | { readonly type: 'SurnameMissing' }
  | { readonly type: 'NameTooLong' }
  | { readonly type: 'RoleUnknown'; readonly text: string }
  | { readonly type: 'RegionUnknown'; readonly text: string }
  /** A coordinator stands for a region. */
  | { readonly type: 'RegionNeeded' }
  | { readonly type: 'NominationUnknown'; readonly text: string };

export interface PlannedPerson {
  /** Number of the row, from 1. */
  readonly row: number;
  /** `known`: somebody with this name, role and region is in the contest already. */
  readonly status: 'new' | 'known' | 'faulty';
  /** The row as it was given, for telling which one is meant. */
  readonly text: string;
  readonly person: Person | null;
  readonly faults: readonly PersonFault[];
}

const columns = [
  'surname',
  'givenName',
  'patronymic',
  'role',
  'organisation',
  'region',
  'nominations',
  'name',
] as const;

type ColumnName = (typeof columns)[number];

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
function columnsOf(first: readonly string[]): {
  readonly order: readonly (ColumnName | null)[];
  readonly hasHeading: boolean;
} {
  const order = first.map((cell) => columnByHeading.get(foldForSearch(cell)) ?? null);
  const named = order.filter((column) => column !== null).length;
  return named >= 2 || (named === 1 && first.length === 1)
    ? { order, hasHeading: true }
    : { order: columns.slice(0, 6), hasHeading: false };
}

function roleOf(text: string): Exclude<Role, 'headquarters'> | null {
  const folded = foldForSearch(text);
  if (folded === '') return 'juror';
  const isMeant = (role: keyof typeof roleWords) =>
    roleWords[role].some((word) => foldForSearch(word) === folded);
  return isMeant('juror') ? 'juror' : isMeant('coordinator') ? 'coordinator' : null;
}

function nominationsOf(
  text: string,
  settings: ContestSettings,
): { readonly ids: readonly Id[]; readonly unknown: string | null } {
  const names = text
    .split(/[;|\n]/)
    .map(cleanText)
    .filter((name) => name !== '');
  const ids: Id[] = [];
  for (const name of names) {
    const folded = foldForSearch(name);
    const found = settings.nominations.find(
      ({ id, title }) =>
        foldForSearch(id) === folded ||
        languages.some((language) => foldForSearch(title[language]) === folded),
    );
    if (found === undefined) return { ids: [], unknown: name };
    ids.push(found.id);
  }
  return { ids: [...new Set(ids)], unknown: null };
}

interface Names {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string;
}

/** Surname, given name, patronymic; from one column where the list has only that: "Surname Given Patronymic". */
function namesOf(cells: Readonly<Partial<Record<ColumnName, string>>>): Names {
  const { surname = '', givenName = '', patronymic = '', name = '' } = cells;
  if (surname !== '' || name === '') return { surname, givenName, patronymic };
  const [first = '', second = '', ...rest] = name.split(' ');
  return { surname: first, givenName: second, patronymic: rest.join(' ') };
}

const prefixes: Readonly<Record<Role, string>> = {
  juror: 'j',
  coordinator: 'c',
  headquarters: 'h',
};

/** Short ids for new people: j-01, j-02, … for jurors, c-01, … for coordinators, above those in use. */
export function nextPersonId(role: Role, used: Iterable<Id>): Id {
  const prefix = prefixes[role];
  let most = 0;
  for (const id of used) {
    const number = new RegExp(`^${prefix}-(\\d{1,6})$`).exec(id)?.[1];
    if (number !== undefined) most = Math.max(most, Number(number));
  }
  return `${prefix}-${String(most + 1).padStart(2, '0')}`;
}

/** Equal for the same person in the same role, however the name is typed. */
export const personKey = (person: Pick<Person, keyof Names | 'role' | 'region'>): string =>
  [foldForSearch(fullName(person)), person.role, person.region ?? ''].join('\n');

interface ReadPerson {
  readonly person: Omit<Person, 'id' | 'ticket'>;
  readonly faults: readonly PersonFault[];
}

function readPerson(
  cells: Readonly<Partial<Record<ColumnName, string>>>,
  settings: ContestSettings,
): ReadPerson {
  const names = namesOf(cells);
  const role = roleOf(cells.role ?? '');
  const regionText = cells.region ?? '';
  const region: RegionCode | null =
    regionText === '' ? null : findRegion(regionText, settings.regionsProfile);
  const nominations = nominationsOf(cells.nominations ?? '', settings);
  const tooLong = [names.surname, names.givenName, names.patronymic].some(
    (name) => name.length > nameLimit,
  );
  const needsRegion =
    role === 'coordinator' && regionText === '' && settings.regionsProfile !== 'none';
  return {
    person: {
      ...names,
      role: role ?? 'juror',
      organisation: (cells.organisation ?? '').slice(0, 400),
      region,
      nominations: nominations.ids,
    },
    faults: [
      ...(names.surname === '' ? [{ type: 'SurnameMissing' } as const] : []),
      ...(tooLong ? [{ type: 'NameTooLong' } as const] : []),
      ...(role === null ? [{ type: 'RoleUnknown', text: cells.role ?? '' } as const] : []),
      ...(regionText !== '' && region === null
        ? [{ type: 'RegionUnknown', text: regionText } as const]
        : []),
      ...(needsRegion ? [{ type: 'RegionNeeded' } as const] : []),
      ...(nominations.unknown === null
        ? []
        : [{ type: 'NominationUnknown', text: nominations.unknown } as const]),
    ],
  };
}

/**
 * Reads a list of people: with headings in kk, ru or en, or in the order surname, given name, patronymic, role,
 * organisation, region. Without a role a person is a juror. Nothing is changed; a list read twice adds nobody.
 */
export function planPeople(
  rows: readonly (readonly string[])[],
  settings: ContestSettings,
  existing: readonly Person[],
): readonly PlannedPerson[] {
  const { order, hasHeading } = columnsOf(rows[0] ?? []);
  const ids = existing.map(({ id }) => id);
  const keys = new Set(existing.map(personKey));
  const planned: PlannedPerson[] = [];
  rows.forEach((row, index) => {
    const texts = row.map(cleanText);
    if ((hasHeading && index === 0) || texts.every((text) => text === '')) return;
    const cells = Object.fromEntries(
      texts.flatMap((text, column) => {
        const name = order[column] ?? null;
        return name === null ? [] : [[name, text]];
      }),
    ) as Partial<Record<ColumnName, string>>;
    const { person, faults } = readPerson(cells, settings);
    const told = { row: index + 1, text: texts.filter((text) => text !== '').join(' · '), faults };
    if (faults.length > 0) {
      planned.push({ ...told, status: 'faulty', person: null });
      return;
    }
    const key = personKey(person);
    if (keys.has(key)) {
      planned.push({ ...told, status: 'known', person: null });
      return;
    }
    keys.add(key);
    const id = nextPersonId(person.role, ids);
    ids.push(id);
    planned.push({ ...told, status: 'new', person: { ...person, id, ticket: null } });
  });
  return planned;
}
