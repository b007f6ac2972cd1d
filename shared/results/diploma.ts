import type { Language } from '../basics/localized.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { documentTexts, fillPhrase, phrases } from './document-texts.ts';
import {
  localized,
  memberName,
  nominationTitle,
  oneLine,
  printedState,
  settingsOf,
} from './naming.ts';
import { isBlocking, openItems } from './open-items.ts';
import { winnersOf } from './winners.ts';

/** One diploma: the lines of the sheet from top to bottom. */
export interface DiplomaData {
  readonly language: Language;
  readonly draftMark: string | null;
  readonly title: string;
  readonly place: string;
  readonly applicant: string;
  readonly awarded: string;
  readonly project: string;
  readonly issued: string;
  readonly signature: { readonly role: string; readonly name: string };
  readonly sealPlace: string;
}

/** A diploma for each winner as decided, or, on a draft without a meeting, as the ranking proposes. */
export function diplomaData(
  contestState: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
  language: Language,
): readonly DiplomaData[] {
  const texts = documentTexts[language];
  const state = printedState(contestState, language);
  const settings = settingsOf(state);
  const contest = localized(settings.title, language);
  const chair = settings.commission.find(({ role }) => role === 'chair');
  const hasDate = meeting !== null && isIsoDate(meeting.date);
  const issued = fillPhrase(phrases.diploma.issued, language, {
    date: hasDate ? formatDate(meeting.date, language, 'official') : texts.blank,
    place: oneLine(meeting?.place ?? '') || texts.blank,
  });
  const isDraft = openItems(state, ranking, meeting).some(isBlocking);
  return winnersOf(settings, ranking, meeting).map((winner) => {
    const submission = state.submissions.get(winner.submission);
    return {
      language,
      draftMark: isDraft ? texts.draft : null,
      title: fillPhrase(phrases.diploma.title, language),
      place: fillPhrase(phrases.diploma.place, language, { place: winner.place }),
      applicant: oneLine(submission?.applicant ?? '') || texts.anonymous,
      awarded: fillPhrase(phrases.diploma.awarded, language, {
        contest,
        nomination: nominationTitle(state, winner.nomination, language),
      }),
      project: fillPhrase(phrases.diploma.project, language, {
        project: oneLine(submission?.title ?? '') || winner.submission,
      }),
      issued,
      signature: { role: texts.role.chair, name: memberName(chair?.name ?? '', language) },
      sealPlace: fillPhrase(phrases.protocol.seal, language),
    };
  });
}

/** What stands in place of diplomas while nobody has won. */
export const noDiplomasText = (language: Language): string => documentTexts[language].noDiplomas;
