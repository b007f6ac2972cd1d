import type { Language } from '../../../shared/basics/localized.ts';
import { disciplineStates } from '../../../shared/reports/tournament/discipline-state.ts';
import { parseSheetCode, refereeSheetCode } from '../../../shared/scoring/sheet-code.ts';
import { type MeetingRow, meetingRows, type OpenSheet } from './meeting-rows.ts';
import { sheetsOf, type TournamentSubject } from './tournament-subject.ts';

/** A sheet of whichever discipline. */
export interface FoundSheet extends OpenSheet {
  readonly subject: TournamentSubject;
}

/** What a code comes to: a sheet, a mistyped code, no sheet of this contest, or one that may not be written yet. */
export type Looked =
  | { readonly type: 'sheet'; readonly sheet: FoundSheet }
  | { readonly type: 'wrong' }
  | { readonly type: 'unknown' }
  | { readonly type: 'closed'; readonly match: string };

/** True where a sheet may be written or corrected; a disputed one is settled, not written over. */
export function mayOpen(subject: TournamentSubject, { id, state }: MeetingRow): boolean {
  if (state === 'disputed') return false;
  return sheetsOf(subject).has(id) || state === 'ready' || state === 'level';
}

/** The sheet of a printed code among all disciplines of the contest. */
export function sheetByCode(subject: TournamentSubject, typed: string, language: Language): Looked {
  const code = parseSheetCode(typed);
  if (!code.ok) return { type: 'wrong' };
  const { contest } = subject.state;
  for (const each of disciplineStates(subject.state)) {
    const { tournament } = each;
    const { discipline } = tournament;
    const { stage, nomination } = discipline;
    const row = meetingRows(tournament, (team) => team, language).find(
      ({ id }) => refereeSheetCode(contest, { stage, nomination, match: id }) === code.value,
    );
    if (row === undefined) continue;
    const own = { ...subject, each, tournament, discipline };
    return mayOpen(own, row)
      ? { type: 'sheet', sheet: { subject: own, match: row.id, teams: row.teams } }
      : { type: 'closed', match: row.name };
  }
  return { type: 'unknown' };
}
