import type { Id, RegionCode } from './contest.ts';

export type Role = 'headquarters' | 'coordinator' | 'juror';

/** A person of the contest as headquarters entered them. */
export interface Person {
  readonly id: Id;
  readonly role: Role;
  readonly surname: string;
  readonly givenName: string;
  /** May be empty: a patronymic is never required. */
  readonly patronymic: string;
  readonly organisation: string;
  readonly region: RegionCode | null;
  /** Nominations a juror may judge; empty = all. */
  readonly nominations: readonly Id[];
  /** Public half of the one-time ticket in this person's invitation; null until it is issued. */
  readonly ticket: Uint8Array | null;
}

/** "Surname Given Patronymic", without the parts that are empty. */
export const fullName = (person: Pick<Person, 'surname' | 'givenName' | 'patronymic'>): string =>
  [person.surname, person.givenName, person.patronymic].filter((part) => part !== '').join(' ');

/** "Surname G. P." for tables and signature lines. */
export const shortName = (person: Pick<Person, 'surname' | 'givenName' | 'patronymic'>): string =>
  [
    person.surname,
    ...[person.givenName, person.patronymic]
      .filter((part) => part !== '')
      .map((part) => `${[...part][0]}.`),
  ].join(' ');
