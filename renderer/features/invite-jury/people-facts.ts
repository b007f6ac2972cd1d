import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import {
  type JurorDetails,
  jurorDetailsLimits,
  noDetails,
} from '../../../shared/contest/juror-details.ts';
import type { Person } from '../../../shared/contest/people.ts';
import { expertiseOf } from '../../../shared/intake/people-columns.ts';
import type { ContestState } from '../../../shared/merge/state.ts';

/** Whom the list of people can show; the commission is the regulation's, not a list of accounts. */
export const peopleGroups = [
  'all',
  'juror',
  'coordinator',
  'headquarters',
  'commission',
  'left',
] as const;

export type PeopleGroup = (typeof peopleGroups)[number];

type Details = ContestState['jurorDetails'];

/** Who has left is in a group of their own, and among all. */
export function isIn(group: PeopleGroup, { id, role }: Person, details: Details): boolean {
  const hasLeft = details.get(id)?.left === true;
  if (group === 'all') return true;
  if (group === 'left') return hasLeft;
  return role === group && !hasLeft;
}

/** What a person has to judge over all stages, and how much of it is not handed in. */
export interface WorkLoad {
  readonly sheets: number;
  readonly open: number;
}

/** Work by juror; recused sheets are none. */
export function workLoads({
  assignments,
  sheets,
}: Pick<ContestState, 'assignments' | 'sheets'>): ReadonlyMap<Id, WorkLoad> {
  const loads = new Map<Id, WorkLoad>();
  for (const [place, jurors] of assignments) {
    for (const juror of jurors) {
      const status = sheets.get(`${place}/${juror}`)?.status ?? 'empty';
      if (status === 'recused') continue;
      const { sheets: all, open } = loads.get(juror) ?? { sheets: 0, open: 0 };
      loads.set(juror, { sheets: all + 1, open: open + (status === 'handed-in' ? 0 : 1) });
    }
  }
  return loads;
}

/** Sheets that jurors who have left did not hand in. */
export function openSheetsOfLeft(details: Details, loads: ReadonlyMap<Id, WorkLoad>): number {
  return [...details].reduce(
    (sum, [id, { left }]) => sum + (left ? (loads.get(id)?.open ?? 0) : 0),
    0,
  );
}

/** A juror's details as they are typed. */
export interface DetailsDraft {
  readonly expertise: string;
  readonly capacity: string;
  readonly contact: string;
}

/** Fields of knowledge as text: nominations by their title, in the language of `titleOf`. */
export const draftOf = (
  { expertise, capacity, contact }: JurorDetails,
  titleOf: (nomination: Id) => string,
): DetailsDraft => ({
  expertise: expertise.map(titleOf).join('; '),
  capacity: capacity === null ? '' : String(capacity),
  contact,
});

export type DetailsProblem = 'capacity' | 'expertise';

const wholeNumber = /^\d{1,5}$/;

/** What was typed as details, or what is wrong with it; `before` keeps what a form does not ask. */
export function readDraft(
  { expertise, capacity, contact }: DetailsDraft,
  settings: ContestSettings,
  before: JurorDetails = noDetails,
): { readonly details: JurorDetails; readonly problem: DetailsProblem | null } {
  const number = capacity.trim();
  const fields = expertiseOf(expertise, settings);
  const tooMuch =
    fields.length > jurorDetailsLimits.expertise ||
    fields.some((field) => field.length > jurorDetailsLimits.word);
  const isNumber = number === '' || wholeNumber.test(number);
  return {
    details: {
      ...before,
      expertise: tooMuch ? before.expertise : fields,
      capacity: number === '' || !isNumber ? null : Number(number),
      contact: contact.trim().slice(0, jurorDetailsLimits.contact),
    },
    problem: isNumber ? (tooMuch ? 'expertise' : null) : 'capacity',
  };
}
