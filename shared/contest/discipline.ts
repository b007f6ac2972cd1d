import type { LocalizedText } from '../basics/localized.ts';

/** Ids as `contest.ts` describes them; it has disciplines in it, so their names cannot come from there. */
type Id = string;

export const tournamentSystems = [
  'round-robin',
  'knock-out',
  'double-elimination',
  'swiss',
  'timed-heats',
] as const;

/** What tells teams with equal points apart, in the order in which a discipline names them. */
export const tieRules = [
  'head-to-head',
  'goal-difference',
  'goals',
  'wins',
  'buchholz',
  'sonneborn-berger',
  'second-heat',
  'checkpoints',
  'engineering',
  'extra-round',
  'lighter-robot',
  'draw',
] as const;

export type TieRule = (typeof tieRules)[number];

export const countedHeats = ['best', 'mean', 'sum', 'last'] as const;

/** What a referee takes off, or adds to a time. */
export interface Penalty {
  readonly id: Id;
  readonly title: LocalizedText;
  /** Added to the team's points or goals: 0 or less. */
  readonly points: number;
  /** Added to the time of a heat: 0 or more. */
  readonly seconds: number;
}

/** How the teams of one nomination meet, what a meeting is worth and what tells equal teams apart (жарыс түрі, дисциплина). */
export interface Discipline {
  readonly nomination: Id;
  /** The stage whose results these are. */
  readonly stage: Id;
  readonly system: (typeof tournamentSystems)[number];
  /** After a round robin the first two meet once more. */
  readonly finalOfTwo: boolean;
  /** In a knock-out those who lost a semi-final meet for the third place. */
  readonly thirdPlace: boolean;
  readonly points: { readonly win: number; readonly draw: number; readonly loss: number };
  /** Rounds of one match, of which the majority wins; odd. */
  readonly bestOf: number;
  /** Rounds of a Swiss system; null = as many as tell all teams apart. */
  readonly rounds: number | null;
  /** Runs of each team, where times are taken. */
  readonly heats: number;
  readonly counted: (typeof countedHeats)[number];
  /** Length of a match, or limit of a heat; null = none. */
  readonly seconds: number | null;
  readonly penalties: readonly Penalty[];
  readonly tieBreak: readonly TieRule[];
}
