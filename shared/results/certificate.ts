import type { Language } from '../basics/localized.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { type DiplomaData, issuing, proofLines } from './diploma.ts';
import { fillPhrase, fillText, phrases } from './document-texts.ts';
import { lettersTexts } from './letters-texts.ts';
import { localized, nominationTitle, settingsOf } from './naming.ts';
import { coachOf, type Participant, participantsOf } from './participants.ts';
import { projectTitle } from './protocol-words.ts';
import { isUnnamed, type SheetSource } from './sheet-source.ts';

/** Who gets a certificate of a stage: participants that have a place in it and may be named. */
export function certified(state: ContestState, ranking: StageRanking): readonly Participant[] {
  const ranked = new Set(
    ranking.ranking.submissions
      .filter(({ place }) => place !== null)
      .map(({ submission }) => submission),
  );
  return participantsOf(state).filter(
    ({ submission }) => ranked.has(submission) && !isUnnamed(state, submission),
  );
}

function schoolLine({ school, grade }: NonNullable<Participant['pupil']>, language: Language) {
  if (school === '') return [];
  return grade === ''
    ? [fillText(lettersTexts[language].certificate.school, language, { school })]
    : [fillPhrase(phrases.certificate.school, language, { school, grade })];
}

function pupilLines(
  { state, language, facts }: SheetSource,
  { submission, pupil }: Participant,
): readonly string[] {
  if (pupil === null) return [];
  const about = state.submissions.get(submission);
  const contest = localized(settingsOf(state).title, language);
  const discipline = nominationTitle(state, about?.nomination ?? '', language);
  const won = facts.winners.find((winner) => winner.submission === submission);
  const coach = about === undefined ? '' : coachOf(about);
  const team =
    won === undefined
      ? fillText(lettersTexts[language].certificate.team, language, { team: pupil.team })
      : fillPhrase(phrases.certificate.result, language, { team: pupil.team, place: won.place });
  return [
    ...schoolLine(pupil, language),
    fillPhrase(phrases.certificate.event, language, { contest, discipline }),
    ...(pupil.team === '' ? [] : [team]),
    ...(coach === '' ? [] : [fillPhrase(phrases.certificate.coach, language, { name: coach })]),
    fillPhrase(phrases.certificate.thanks, language),
  ];
}

function applicantLines(source: SheetSource, { submission }: Participant): readonly string[] {
  const { state, language } = source;
  const nomination = state.submissions.get(submission)?.nomination ?? '';
  return [
    fillText(lettersTexts[language].certificate.event, language, {
      contest: localized(settingsOf(state).title, language),
      nomination: nominationTitle(state, nomination, language),
    }),
    fillText(lettersTexts[language].certificate.project, language, {
      project: projectTitle(source, submission),
    }),
  ];
}

/** The certificate of one participant: a pupil's names school, team and coach, an applicant's the project. */
export function certificateData(source: SheetSource, participant: Participant): DiplomaData {
  const { language } = source;
  const name = '';
  return {
    ...issuing(source),
    id: `certificate-${participant.submission}`,
    title: fillPhrase(phrases.certificate.title, language),
    distinction: '',
    // The name ends the sentence, and stands alone on the sheet.
    lead: (participant.pupil === null
      ? fillText(lettersTexts[language].certificate.given, language, { name })
      : fillPhrase(phrases.certificate.given, language, { name })
    ).trim(),
    name: participant.name,
    lines:
      participant.pupil === null
        ? applicantLines(source, participant)
        : pupilLines(source, participant),
    proof: proofLines(source, participant.submission),
  };
}

/** What stands in place of certificates while nobody gets one. */
export const noCertificatesText = (language: Language): string =>
  lettersTexts[language].certificate.none;
