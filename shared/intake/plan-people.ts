import { cleanText } from '../contest/clean-text.ts';
import type { ContestSettings, Id, RegionCode } from '../contest/contest.ts';
import { type JurorDetails, jurorDetailsLimits, noDetails } from '../contest/juror-details.ts';
import { fullName, type Person, type Role } from '../contest/people.ts';
import { nameLimit } from '../contest/person-schema.ts';
import { findRegion } from '../contest/regions.ts';
import { foldForSearch } from '../language/search-fold.ts';
import {
  type ColumnName,
  columnsOf,
  expertiseOf,
  nominationNamed,
  roleOf,
} from './people-columns.ts';

/** Why a row of a list of people stays out. */
export type PersonFault =
  | { readonly type: 'SurnameMissing' }
  | { readonly type: 'NameTooLong' }
  | { readonly type: 'RoleUnknown'; readonly text: string }
  | { readonly type: 'RegionUnknown'; readonly text: string }
  /** A coordinator stands for a region. */
  | { readonly type: 'RegionNeeded' }
  | { readonly type: 'NominationUnknown'; readonly text: string }
  | { readonly type: 'CapacityInvalid'; readonly text: string }
  /** Fields of knowledge or contact. */
  | { readonly type: 'DetailsTooLong' };

export interface PlannedPerson {
  /** Number of the row, from 1. */
  readonly row: number;
  /**
   * `known`: somebody with this name, role and region is in the contest already; `changed`: so too, and the row says more
   * of what headquarters works with.
   */
  readonly status: 'new' | 'known' | 'changed' | 'faulty';
  /** The row as it was given, for telling which one is meant. */
  readonly text: string;
  readonly person: Person | null;
  /** What headquarters works with, where the row says something new of it; null where it does not. */
  readonly details: { readonly person: Id; readonly details: JurorDetails } | null;
  readonly faults: readonly PersonFault[];
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
    const found = nominationNamed(name, settings);
    if (found === null) return { ids: [], unknown: name };
    ids.push(found);
  }
  return { ids: [...new Set(ids)], unknown: null };
}

interface Names {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string;
}

/** Surname, given name, patronymic; from one column where the list has only that: "Surname Given Patronymic". */
function namesOf(cells: Cells): Names {
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

type Cells = Readonly<Partial<Record<ColumnName, string>>>;

const wholeNumber = /^\d{1,5}$/;

/** What a row says of what headquarters works with; columns that are empty leave it as it was. */
function readDetails(
  cells: Cells,
  settings: ContestSettings,
): { readonly said: Partial<JurorDetails>; readonly faults: readonly PersonFault[] } {
  const { expertise: fields = '', capacity = '', contact = '' } = cells;
  const expertise = expertiseOf(fields, settings);
  const isTooLong =
    expertise.length > jurorDetailsLimits.expertise ||
    expertise.some((word) => word.length > jurorDetailsLimits.word) ||
    contact.length > jurorDetailsLimits.contact;
  const isNumber = capacity === '' || wholeNumber.test(capacity);
  return {
    said: {
      ...(expertise.length > 0 ? { expertise } : {}),
      ...(capacity !== '' ? { capacity: Number(capacity) } : {}),
      ...(contact !== '' ? { contact } : {}),
    },
    faults: [
      ...(isNumber ? [] : [{ type: 'CapacityInvalid', text: capacity } as const]),
      ...(isTooLong ? [{ type: 'DetailsTooLong' } as const] : []),
    ],
  };
}

interface ReadPerson {
  readonly person: Omit<Person, 'id' | 'ticket'>;
  readonly said: Partial<JurorDetails>;
  readonly faults: readonly PersonFault[];
}

function readPerson(cells: Cells, settings: ContestSettings): ReadPerson {
  const names = namesOf(cells);
  const role = roleOf(cells.role ?? '');
  const regionText = cells.region ?? '';
  const region: RegionCode | null =
    regionText === ''
      ? null
      : findRegion(regionText, settings.regionsProfile, settings.regionAliases);
  const nominations = nominationsOf(cells.nominations ?? '', settings);
  const details = readDetails(cells, settings);
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
    said: details.said,
    faults: [
      ...details.faults,
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

/** What a row adds to what is known of somebody; null where it adds nothing. */
function addedDetails(
  person: Id,
  said: Partial<JurorDetails>,
  before: JurorDetails,
): PlannedPerson['details'] {
  const details = { ...before, ...said };
  return JSON.stringify(details) === JSON.stringify(before) ? null : { person, details };
}

/**
 * Reads a list of people: with headings in kk, ru or en, or in the order surname, given name, patronymic, role,
 * organisation, region. Without a role a person is a juror. Nothing is changed; a list read twice adds nobody. Of people
 * who are in the contest already only what headquarters works with is taken, where the list says it.
 */
export function planPeople(
  rows: readonly (readonly string[])[],
  settings: ContestSettings,
  existing: readonly Person[],
  known: ReadonlyMap<Id, JurorDetails> = new Map(),
): readonly PlannedPerson[] {
  const { order, hasHeading } = columnsOf(rows[0] ?? []);
  const ids = existing.map(({ id }) => id);
  const idByKey = new Map(existing.map((person) => [personKey(person), person.id]));
  const detailsById = new Map(known);
  const planned: PlannedPerson[] = [];
  rows.forEach((row, index) => {
    const texts = row.map(cleanText);
    if ((hasHeading && index === 0) || texts.every((text) => text === '')) return;
    const cells: Cells = Object.fromEntries(
      texts.flatMap((text, column) => {
        const name = order[column] ?? null;
        return name === null ? [] : [[name, text]];
      }),
    );
    const { person, said, faults } = readPerson(cells, settings);
    const told = { row: index + 1, text: texts.filter((text) => text !== '').join(' · '), faults };
    if (faults.length > 0) {
      planned.push({ ...told, status: 'faulty', person: null, details: null });
      return;
    }
    const key = personKey(person);
    const id = idByKey.get(key);
    if (id !== undefined) {
      const details = addedDetails(id, said, detailsById.get(id) ?? noDetails);
      if (details !== null) detailsById.set(id, details.details);
      const status = details === null ? 'known' : 'changed';
      planned.push({ ...told, status, person: null, details });
      return;
    }
    const fresh = nextPersonId(person.role, ids);
    ids.push(fresh);
    idByKey.set(key, fresh);
    const details = addedDetails(fresh, said, noDetails);
    if (details !== null) detailsById.set(fresh, details.details);
    planned.push({
      ...told,
      status: 'new',
      person: { ...person, id: fresh, ticket: null },
      details,
    });
  });
  return planned;
}
