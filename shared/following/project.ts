import type { Tiyn } from '../basics/money.ts';
import type { Id } from '../contest/contest.ts';

export const organisationKinds = [
  'university',
  'research-institute',
  'company',
  'state-body',
  'non-profit',
  'individual',
  'other',
] as const;

/** What kind of organisation carries a project out. */
export type OrganisationKind = (typeof organisationKinds)[number];

export const closureResults = ['completed', 'terminated'] as const;

/** How a project ended, with its final figures as they were accepted: what records add up to may still differ. */
export interface Closure {
  readonly result: (typeof closureResults)[number];
  readonly day: string;
  readonly reason: string;
  readonly paid: Tiyn;
  readonly spent: Tiyn;
  /** What each indicator came to, in hundredths of its unit. */
  readonly indicators: readonly { readonly indicator: Id; readonly value: number }[];
}

/** A supported project under its contract; it grows out of an application and carries its number. */
export interface Project {
  readonly submission: Id;
  /** The contract (келісімшарт, договор); number and day are empty until it is signed. */
  readonly contract: { readonly number: string; readonly day: string };
  /** Days of the calendar; empty while they are not agreed. */
  readonly start: string;
  readonly end: string;
  readonly granted: Tiyn;
  /** A nomination's id where the contest's directions are industries, otherwise as people wrote it. */
  readonly industry: string;
  readonly organisation: { readonly kind: OrganisationKind; readonly name: string };
  /** Who answers for the project. */
  readonly responsible: string;
  /** The stage whose meeting granted the money; null for a project that was supported before this contest. */
  readonly decidedIn: Id | null;
  /** Null while the project is running. */
  readonly closure: Closure | null;
}
