import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import type { Meeting } from '../../../shared/deciding/meeting.ts';
import { formatDate, isIsoDate } from '../../../shared/language/date-format.ts';
import { cleanLine } from '../../../shared/language/clean-text.ts';
import { choosesWinners, prizePlaces } from '../../../shared/results/winners.ts';
import type { Candidate } from '../../workers/documents-messages.ts';

/** A prize place of the form; "" while it goes to nobody. */
export interface WinnerDraft {
  readonly nomination: Id;
  readonly place: number;
  readonly submission: Id | '';
}

/** A meeting as it is being typed. */
export interface MeetingDraft {
  readonly number: string;
  readonly date: string;
  readonly place: string;
  readonly mode: Meeting['mode'];
  readonly present: readonly Id[];
  readonly votes: { readonly for: string; readonly against: string; readonly abstained: string };
  readonly winners: readonly WinnerDraft[];
  readonly tieReason: string;
}

/** Fields with a wrong value; each has a text `problem.<name>`. */
export type MeetingProblem = 'number' | 'date' | 'place' | 'votes' | 'twice';

/** "13.05.2026", "13/5/2026" or "2026-05-13" as an ISO date; null for anything that is no date. */
export function parseDate(text: string): string | null {
  const trimmed = text.trim();
  const match = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(trimmed);
  const [, day = '', month = '', year = ''] = match ?? [];
  const iso =
    match === null ? trimmed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}

const parseCount = (text: string): number | null =>
  /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null;

/** A free row for each prize place of each nomination, filled as the ranking proposes; a shared place is left open. */
function proposedRows(
  settings: ContestSettings,
  stage: Id,
  candidates: readonly Candidate[],
): readonly WinnerDraft[] {
  if (!choosesWinners(settings, stage)) return [];
  const ranked = settings.nominations.filter(({ id }) =>
    candidates.some(({ nomination }) => nomination === id),
  );
  return ranked.flatMap(({ id }) =>
    Array.from({ length: prizePlaces }, (_, at) => {
      const place = at + 1;
      const found = candidates.filter(
        (candidate) => candidate.nomination === id && candidate.place === place,
      );
      const [only, another] = found;
      const submission = only !== undefined && another === undefined ? only.submission : '';
      return { nomination: id, place, submission } as const;
    }),
  );
}

/** The form for a stage that has no meeting yet; `today` is an ISO date. */
export function proposedDraft(
  settings: ContestSettings,
  stage: Id,
  candidates: readonly Candidate[],
  today: string,
): MeetingDraft {
  const present = settings.commission.map(({ id }) => id);
  const voters = settings.commission.filter(({ vote }) => vote).length;
  return {
    number: '1',
    date: formatDate(today, 'kk', 'short'),
    place: '',
    mode: 'in-person',
    present,
    votes: { for: String(voters), against: '0', abstained: '0' },
    winners: proposedRows(settings, stage, candidates),
    tieReason: '',
  };
}

/** The form of a recorded meeting; prize places that went to nobody are offered again. */
export function meetingToDraft(
  meeting: Meeting,
  settings: ContestSettings,
  candidates: readonly Candidate[],
): MeetingDraft {
  const open = proposedRows(settings, meeting.stage, candidates)
    .filter(
      ({ nomination, place }) =>
        !meeting.winners.some(
          (winner) => winner.nomination === nomination && winner.place === place,
        ),
    )
    .map((row): WinnerDraft => ({ ...row, submission: '' }));
  const order = settings.nominations.map(({ id }) => id);
  return {
    number: meeting.number,
    date: isIsoDate(meeting.date) ? formatDate(meeting.date, 'kk', 'short') : meeting.date,
    place: meeting.place,
    mode: meeting.mode,
    present: meeting.present,
    votes: {
      for: String(meeting.votes.for),
      against: String(meeting.votes.against),
      abstained: String(meeting.votes.abstained),
    },
    winners: [...meeting.winners, ...open].toSorted(
      (a, b) => order.indexOf(a.nomination) - order.indexOf(b.nomination) || a.place - b.place,
    ),
    tieReason: meeting.tieReason,
  };
}

function problemsOf(draft: MeetingDraft): readonly MeetingProblem[] {
  const chosen = draft.winners.map(({ submission }) => submission).filter((id) => id !== '');
  const checks: Readonly<Record<MeetingProblem, boolean>> = {
    number: cleanLine(draft.number).text !== '',
    date: parseDate(draft.date) !== null,
    place: cleanLine(draft.place).text !== '',
    votes: Object.values(draft.votes).every((text) => parseCount(text) !== null),
    twice: new Set(chosen).size === chosen.length,
  };
  return (['number', 'date', 'place', 'votes', 'twice'] as const).filter((name) => !checks[name]);
}

/** The meeting as it will be recorded, or what has to be put right first. */
export function draftToMeeting(
  stage: Id,
  draft: MeetingDraft,
): Result<Meeting, readonly MeetingProblem[]> {
  const problems = problemsOf(draft);
  if (problems.length > 0) return err(problems);
  return ok({
    stage,
    number: cleanLine(draft.number).text,
    date: parseDate(draft.date) ?? '',
    place: cleanLine(draft.place).text,
    mode: draft.mode,
    present: draft.present,
    votes: {
      for: parseCount(draft.votes.for) ?? 0,
      against: parseCount(draft.votes.against) ?? 0,
      abstained: parseCount(draft.votes.abstained) ?? 0,
    },
    winners: draft.winners.flatMap(({ nomination, place, submission }) =>
      submission === '' ? [] : [{ nomination, place, submission }],
    ),
    tieReason: cleanLine(draft.tieReason).text,
  });
}

/** Presence ticked or taken away; the members keep the order of the commission. */
export function withPresence(
  draft: MeetingDraft,
  settings: ContestSettings,
  member: Id,
  present: boolean,
): MeetingDraft {
  const ids = settings.commission
    .map(({ id }) => id)
    .filter((id) => (id === member ? present : draft.present.includes(id)));
  return { ...draft, present: ids };
}
