import type { Id, RegionCode, Stage } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { ContestId } from '../../../shared/log/operation.ts';
import { type SheetCode, sheetCode } from '../../../shared/scoring/sheet-code.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import { emptySheet, type Sheet, type SheetStatus } from '../../../shared/scoring/sheet.ts';

/** What a window knows of a contest that matters to paper sheets. */
export type PaperState = Pick<
  ContestState,
  'settings' | 'people' | 'submissions' | 'assignments' | 'sheets'
>;

export interface PaperSheet {
  readonly submission: Submission;
  readonly sheet: Sheet;
}

export interface PaperJuror {
  readonly person: Person;
  readonly sheets: readonly PaperSheet[];
  /** Sheets that may still be entered. */
  readonly open: number;
}

/** A sheet that is closed to entering: handed in (and not reopened), or the juror stepped back. */
export const isClosed = ({ status, handIn, reopening }: Sheet): boolean =>
  status === 'recused' || ((handIn !== null || status === 'disputed') && reopening === null);

function sheetsOf(state: PaperState, stage: Id, juror: Id): readonly PaperSheet[] {
  return [...state.submissions.values()]
    .filter(({ id, eligibility }) => {
      const jurors = state.assignments.get(`${stage}/${id}`) ?? [];
      return eligibility.admitted && jurors.includes(juror);
    })
    .map((submission) => ({
      submission,
      sheet:
        state.sheets.get(sheetKey(stage, submission.id, juror)) ??
        emptySheet({ stage, submission: submission.id, juror }),
    }));
}

/** The stage that is being scored: the last scored one with assignments; null before there is any. */
export const paperStage = (state: PaperState): Stage | null =>
  state.settings?.stages.findLast(
    ({ id, scored }) =>
      scored && [...state.assignments.keys()].some((place) => place.startsWith(`${id}/`)),
  ) ?? null;

/** Jurors of a region with their sheets, in the order of their names; those without sheets are left out. */
export const paperJurors = (
  state: PaperState,
  stage: Id,
  region: RegionCode | null,
): readonly PaperJuror[] =>
  toSortedByText(
    [...state.people.values()].filter(
      (person) => person.role === 'juror' && person.region === region,
    ),
    fullName,
  )
    .map((person) => {
      const sheets = sheetsOf(state, stage, person.id);
      return { person, sheets, open: sheets.filter(({ sheet }) => !isClosed(sheet)).length };
    })
    .filter(({ sheets }) => sheets.length > 0);

const order: readonly SheetStatus[] = [
  'partial',
  'complete',
  'empty',
  'disputed',
  'handed-in',
  'recused',
];

/** Sheets in the order of work: begun ones first, closed ones last. */
export const inWorkingOrder = (sheets: readonly PaperSheet[]): readonly PaperSheet[] =>
  sheets.toSorted((a, b) => order.indexOf(a.sheet.status) - order.indexOf(b.sheet.status));

/** The sheet to go on with after one is handed in: the next that is open, from the top again at the end. */
export function nextOpen(sheets: readonly PaperSheet[], after: Id): Id | null {
  const index = sheets.findIndex(({ submission }) => submission.id === after);
  const round = [...sheets.slice(index + 1), ...sheets.slice(0, Math.max(0, index))];
  return round.find(({ sheet }) => !isClosed(sheet))?.submission.id ?? null;
}

/** The sheets of these jurors that bear a code; nearly always one or none. */
export const sheetsWithCode = (
  contest: ContestId,
  stage: Id,
  jurors: readonly PaperJuror[],
  code: SheetCode,
): readonly { readonly juror: Id; readonly submission: Id }[] =>
  jurors.flatMap(({ person, sheets }) =>
    sheets
      .map(({ submission }) => ({ juror: person.id, submission: submission.id }))
      .filter((place) => sheetCode(contest, { stage, ...place }) === code),
  );
