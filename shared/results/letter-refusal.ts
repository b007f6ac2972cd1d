import { unreachable } from '../basics/assert.ts';
import { compare, type Rational } from '../basics/rational.ts';
import type { Id } from '../contest/contest.ts';
import { addDays, deadlineDay, graceDeadline } from '../contest/deadlines.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import { formatRational } from '../language/number-format.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { selectionSentence } from './explain-selection.ts';
import { lettersTexts } from './letters-texts.ts';
import { scorePlaces } from './method-text.ts';
import { oneLine, settingsOf, stageOf } from './naming.ts';
import { contestWords } from './place-words.ts';
import type { Block } from './protocol-parts.ts';
import { projectTitle, sentence } from './protocol-words.ts';
import type { SheetSource } from './sheet-source.ts';

export type RefusalKind = 'not-admitted' | 'refused' | 'not-selected' | 'not-granted';

/** Deadlines until which an application may still be put right, the first that the contest knows. */
const mendingDeadlines = [graceDeadline, 'eligibility'];

/** The day until which faults may be put right; null where nobody said so, or it is over at the time of the meeting. */
function mendingDay({ state, meeting }: SheetSource): string | null {
  const { deadlines, announced } = settingsOf(state);
  const found = mendingDeadlines.flatMap((id) =>
    deadlines.filter((deadline) => deadline.id === id),
  );
  const day = found[0] === undefined ? null : deadlineDay(found[0], announced);
  if (day === null) return null;
  const isOver = meeting !== null && isIsoDate(meeting.date) && meeting.date > day;
  return isOver ? null : day;
}

/** The lowest score with which anybody goes on where this application competes. */
function passingScore(source: SheetSource, own: RankedSubmission): Rational | null {
  const { state, ranking, goingOn } = source;
  const { advance } = stageOf(state, ranking.stage).regulation;
  const rivals = ranking.ranking.submissions.filter(
    ({ submission, nomination }) =>
      goingOn.has(submission) && (advance?.scope === 'all' || nomination === own.nomination),
  );
  return rivals.reduce<Rational | null>(
    (lowest, { score }) =>
      score === null || (lowest !== null && compare(lowest, score) <= 0) ? lowest : score,
    null,
  );
}

/** Why an application does not go on: by its score, or, where its score alone would do, by the rule that left it out. */
function notSelectedBlocks(source: SheetSource, submission: Id): readonly Block[] {
  const { state, ranking, language } = source;
  const texts = lettersTexts[language].letter;
  const project = projectTitle(source, submission);
  const ranked = source.ranked.get(submission);
  if (ranked?.score == null)
    return [sentence('not-selected', fillText(texts.notScored, language, { project }))];
  const places = scorePlaces(stageOf(state, ranking.stage).regulation);
  const shown = (value: Rational): string => formatRational(value, language, places);
  const score = shown(ranked.score);
  const pass = passingScore(source, ranked);
  if (pass !== null && compare(ranked.score, pass) < 0) {
    const values = { project, score, pass: shown(pass) };
    return [sentence('not-selected', fillPhrase(phrases.refusal.notSelected, language, values))];
  }
  const reason = ranking.selection?.entries.get(submission)?.reason;
  const words = contestWords(state, language);
  return [
    sentence('not-selected', fillText(texts.notSelected, language, { project, score })),
    ...(reason === undefined
      ? []
      : [sentence('rule', selectionSentence(reason, ranked, { words, language, places }))]),
  ];
}

function reasonBlocks(source: SheetSource, kind: RefusalKind, submission: Id): readonly Block[] {
  const { state, meeting, language } = source;
  const texts = lettersTexts[language].letter;
  const { none } = documentTexts[language];
  switch (kind) {
    case 'not-admitted': {
      const reason = oneLine(state.submissions.get(submission)?.eligibility.reason ?? '') || none;
      const day = mendingDay(source);
      const values = { application: submission, reason };
      return [
        sentence('reason', fillPhrase(phrases.refusal.notAdmitted, language, values)),
        ...(day === null
          ? []
          : [
              sentence(
                'fix',
                fillPhrase(phrases.refusal.fix, language, {
                  date: formatDate(day, language, 'official'),
                }),
              ),
            ]),
      ];
    }
    case 'refused': {
      const said = meeting?.refusals.find((each) => each.submission === submission);
      const reason = oneLine(said?.reason ?? '') || none;
      const project = projectTitle(source, submission);
      return [sentence('reason', fillText(texts.refused, language, { project, reason }))];
    }
    case 'not-selected':
      return notSelectedBlocks(source, submission);
    case 'not-granted': {
      const said = meeting?.grants.find((each) => each.submission === submission);
      const reason = oneLine(said?.reason ?? '');
      return [
        sentence('reason', fillPhrase(phrases.refusal.notGranted, language)),
        ...(reason === ''
          ? []
          : [sentence('ground', fillText(texts.reason, language, { reason }))]),
      ];
    }
    default:
      return unreachable(kind);
  }
}

/** The right of appeal, and, once the result was announced, its last day. */
function appealRight({ state, ranking, language }: SheetSource): readonly Block[] {
  const days = settingsOf(state).appealDays;
  if (days === null) return [];
  const publication = state.publications.get(ranking.stage);
  const until = publication?.state === 'released' ? addDays(publication.day, days) : null;
  return [
    sentence('appeal', fillPhrase(phrases.refusal.appealRight, language, { days })),
    ...(until === null
      ? []
      : [
          sentence(
            'appeal-until',
            fillText(lettersTexts[language].letter.appealUntil, language, {
              date: formatDate(until, language, 'official'),
            }),
          ),
        ]),
  ];
}

/** What an application is told that was turned down: why, until when it may be put right, how to appeal. */
export function refusalBlocks(
  source: SheetSource,
  kind: RefusalKind,
  submission: Id,
): readonly Block[] {
  const { language } = source;
  const hasFeedback = (source.ranked.get(submission)?.sheets ?? 0) > 0;
  return [
    ...reasonBlocks(source, kind, submission),
    ...(hasFeedback && kind !== 'not-admitted'
      ? [sentence('feedback', fillPhrase(phrases.refusal.feedback, language))]
      : []),
    ...appealRight(source),
    sentence('again', fillPhrase(phrases.refusal.again, language)),
  ];
}
