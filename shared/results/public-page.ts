import { languages, type Language } from '../basics/localized.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { nominationTitle, oneLine, printedState, settingsOf } from './naming.ts';
import { protocolFacts, type ProtocolFacts } from './protocol-facts.ts';
import { registerData, type RegisterData } from './register.ts';
import { groupHex } from './result-leaves.ts';

export interface PublicWinner {
  readonly nomination: string;
  readonly place: string;
  readonly project: string;
  readonly applicant: string;
}

/** The public page in one language. Nobody of the jury is named on it, and no sheet is shown. */
export interface PublicPagePart {
  readonly language: Language;
  readonly languageName: string;
  readonly title: string;
  readonly contest: string;
  readonly draftMark: string | null;
  readonly open: readonly string[];
  readonly demoNote: string | null;
  readonly protocol: string | null;
  readonly figures: string;
  readonly winnersTitle: string;
  readonly winners: readonly PublicWinner[];
  readonly registerTitle: string;
  readonly register: RegisterData;
  readonly regionsTitle: string;
  readonly searchLabel: string;
  /** "Табылғаны: {{count}}", filled on the page as one types. */
  readonly foundLabel: string;
  readonly fingerprint: string;
  readonly proofNote: string;
}

function publicWinners(
  state: ContestState,
  facts: ProtocolFacts,
  language: Language,
): readonly PublicWinner[] {
  const texts = documentTexts[language];
  return facts.winners.map(({ nomination, place, submission }) => ({
    nomination: nominationTitle(state, nomination, language),
    place: fillText(texts.public.place, language, { place }),
    project: oneLine(state.submissions.get(submission)?.title ?? '') || submission,
    applicant: oneLine(state.submissions.get(submission)?.applicant ?? '') || texts.anonymous,
  }));
}

function publicPagePart(
  contest: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
  language: Language,
): PublicPagePart {
  const texts = documentTexts[language];
  const state = printedState(contest, language);
  const facts = protocolFacts(state, ranking, meeting);
  const register = registerData(state, ranking, meeting, language);
  const date =
    meeting !== null && isIsoDate(meeting.date)
      ? formatDate(meeting.date, language, 'official')
      : null;
  const code = fillText(texts.fingerprintLeaves, language, {
    code: groupHex(facts.fingerprint.root),
    leaves: facts.fingerprint.leaves,
  });
  return {
    language,
    languageName: texts.public.language,
    title: texts.public.title,
    contest: register.contest,
    draftMark: register.draftMark,
    open: register.open,
    demoNote: settingsOf(state).demo ? texts.demo : null,
    protocol:
      meeting === null || date === null
        ? null
        : fillText(texts.public.protocol, language, { number: oneLine(meeting.number), date }),
    figures: fillText(texts.public.figures, language, {
      received: facts.applications.received,
      sheets: facts.handedIn.sheets,
      jurors: facts.handedIn.jurors,
    }),
    winnersTitle: texts.public.winners,
    winners: publicWinners(state, facts, language),
    registerTitle:
      register.top === null
        ? texts.public.fullRegister
        : fillText(texts.public.register, language, { top: register.top }),
    register,
    regionsTitle: texts.public.regions,
    searchLabel: texts.public.search,
    foundLabel: texts.public.found,
    fingerprint: fillPhrase(phrases.protocol.fingerprint, language, { code }),
    proofNote: texts.public.proof,
  };
}

/** What everybody may see of a result, in the three languages of the one public file. */
export const publicPageData = (
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly PublicPagePart[] =>
  languages.map((language) => publicPagePart(state, ranking, meeting, language));
