import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { cleanLines } from '../../../shared/contest/clean-text.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { Meeting, Votes } from '../../../shared/deciding/meeting.ts';
import { parseDate } from '../../../shared/intake/amounts.ts';
import { cleanLine } from '../../../shared/language/clean-text.ts';
import { listedFinalists } from '../../../shared/results/finalists.ts';
import { settledTie, tiesAcrossCut } from '../../../shared/results/ties.ts';
import { draftProblems, type DraftProblems } from './draft-problems.ts';
import type { MeetingDraft, VotesDraft } from './meeting-draft.ts';
import type { DraftGround } from './meeting-to-draft.ts';
import { parseCount, parseTenge, parseTime } from './typed-values.ts';

const line = (text: string): string => cleanLine(text).text;

const votesOf = (votes: VotesDraft): Votes => ({
  for: parseCount(votes.for) ?? 0,
  against: parseCount(votes.against) ?? 0,
  abstained: parseCount(votes.abstained) ?? 0,
});

function attendanceOf({
  attendance,
}: MeetingDraft): Pick<Meeting, 'present' | 'remote' | 'absences' | 'spoke'> {
  const there = attendance.filter(({ how }) => how !== 'absent');
  return {
    present: there.map(({ member }) => member),
    remote: there.filter(({ how }) => how === 'remote').map(({ member }) => member),
    spoke: there.filter(({ spoke }) => spoke).map(({ member }) => member),
    absences: attendance.flatMap(({ member, how, reason }) =>
      how === 'absent' && line(reason) !== '' ? [{ member, reason: line(reason) }] : [],
    ),
  };
}

/**
 * Who goes on: what the commission changed, else null for the regulation's plain list. Where a tie across its end was
 * settled, or the list rests on the model of severity and another stage follows, the list is written out: everybody who
 * reads the meeting then has it, without knowing the ranking.
 */
function finalistsOf(
  { finalists, ties }: MeetingDraft,
  { ranking, settings }: DraftGround,
): readonly Id[] | null {
  if (finalists !== null) return finalists;
  const isSettled = tiesAcrossCut(ranking).some((tie) => settledTie(ties, tie) !== null);
  const isModelled = ranking.ranking.method === 'adjusted' && ranking.selection !== null;
  const isLast = settings.stages.filter(({ scored }) => scored).at(-1)?.id === ranking.stage;
  return isSettled || (isModelled && !isLast) ? listedFinalists(ranking, ties) : null;
}

function moneyOf({ grants }: MeetingDraft): Meeting['grants'] {
  return grants.map(({ submission, requested, granted, reason }) => ({
    submission,
    requested: parseTenge(requested),
    granted: parseTenge(granted) ?? 0,
    reason: cleanLines(reason),
  }));
}

function decisionsOf(
  draft: MeetingDraft,
): Pick<Meeting, 'winners' | 'prizes' | 'grants' | 'refusals' | 'ties' | 'ballots' | 'opinions'> {
  return {
    winners: draft.winners.flatMap(({ nomination, place, submission }) =>
      submission === '' ? [] : [{ nomination, place, submission }],
    ),
    prizes: draft.prizes.flatMap(({ id, title, submission }) =>
      submission === ''
        ? []
        : [
            {
              id,
              title: { kk: line(title.kk), ru: line(title.ru), en: line(title.en) },
              submission,
            },
          ],
    ),
    grants: moneyOf(draft),
    refusals: draft.refusals.map(({ submission, reason }) => ({
      submission,
      reason: cleanLines(reason),
    })),
    ties: draft.ties.map(({ nomination, order, reason }) => ({
      nomination,
      order,
      reason: cleanLines(reason),
    })),
    ballots: draft.ballots.map((ballot) => ({ on: ballot.on, ...votesOf(ballot) })),
    opinions: draft.opinions.flatMap(({ member, text }) =>
      member === '' ? [] : [{ member, text: cleanLines(text) }],
    ),
  };
}

/** The meeting as it will be recorded, or what has to be put right first. */
export function draftToMeeting(
  draft: MeetingDraft,
  ground: DraftGround,
): Result<Meeting, DraftProblems> {
  const problems = draftProblems(draft, new Set(ground.settings.prizes.map(({ id }) => id)));
  if (problems.size > 0) return err(problems);
  return ok({
    stage: ground.ranking.stage,
    number: line(draft.number),
    date: parseDate(draft.date) ?? '',
    place: line(draft.place),
    mode: draft.mode,
    votes: votesOf(draft.votes),
    tieReason: line(draft.tieReason),
    opened: parseTime(draft.opened) ?? '',
    closed: parseTime(draft.closed) ?? '',
    agenda: draft.agenda.map(line).filter((item) => item !== ''),
    finalists: finalistsOf(draft, ground),
    ...attendanceOf(draft),
    ...decisionsOf(draft),
  });
}
