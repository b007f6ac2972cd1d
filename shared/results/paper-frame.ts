import type { Language } from '../basics/localized.ts';
import { shortenText } from '../language/clean-text.ts';
import type { Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { embargoMark } from './embargo.ts';
import { jurorLabels } from './juror-labels.ts';
import { minutesTexts } from './minutes-texts.ts';
import {
  jurorName,
  localized,
  oneLine,
  printedMeeting,
  printedState,
  printedVersions,
  settingsOf,
  stageOf,
} from './naming.ts';
import { openItemText } from './open-items.ts';
import { protocolFacts } from './protocol-facts.ts';
import type { PaperData, PaperFrame, ProtocolSource } from './protocol-parts.ts';
import { groupHex } from './result-leaves.ts';

/** The foot of a page has one line for the contest and the minutes. */
const mostInFoot = 60;

/** The number of the minutes as printed; a gap to be filled in where there is none. */
export const minutesNumber = (meeting: Meeting | null, language: Language): string =>
  oneLine(meeting?.number ?? '') || documentTexts[language].blank;

/** A juror's name as documents of a stage print it, or, where the regulation shows numbers, the juror's number. */
export function jurorNames(
  state: ContestState,
  stage: Id,
  language: Language,
): ProtocolSource['juror'] {
  const { shown, numbers } = jurorLabels(state, stage);
  if (shown === 'named') return (id) => jurorName(state, id);
  const text = minutesTexts[language].juror.numbered;
  return (id) => fillText(text, language, { number: numbers.get(id) ?? 0 });
}

/** What the papers of a result are written from. */
export function protocolSource(
  contest: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
  language: Language,
): ProtocolSource {
  const state = printedState(contest, language);
  return {
    state: { ...state, meetingVersions: printedVersions(contest, language) },
    ranking,
    meeting: printedMeeting(contest, meeting, language),
    language,
    facts: protocolFacts(state, ranking, meeting),
    juror: jurorNames(state, ranking.stage, language),
  };
}

/** What every page carries: contest, number of the minutes, root, marks. */
export function paperFrame({
  state,
  ranking,
  meeting,
  language,
  facts,
}: ProtocolSource): PaperFrame {
  const texts = documentTexts[language];
  const settings = settingsOf(state);
  const title = localized(settings.title, language);
  const { foot } = minutesTexts[language];
  const contest = (name: string): string =>
    fillPhrase(phrases.protocol.contest, language, { contest: name });
  const number = shortenText(minutesNumber(meeting, language), mostInFoot);
  return {
    language,
    draftMark: facts.draft ? texts.draft : null,
    embargoMark: embargoMark(state, ranking.stage, language),
    demoNote: settings.demo ? texts.demo : null,
    contest: contest(title),
    stage: fillText(texts.register.stage, language, {
      stage: localized(stageOf(state, ranking.stage).title, language),
    }),
    foot: [
      contest(shortenText(title, mostInFoot)),
      fillText(foot.minutes, language, { number }),
    ].join(' · '),
    rootLine: fillText(foot.root, language, { code: groupHex(facts.fingerprint.root) }),
    pageLabel: phrases.protocol.page[language],
  };
}

/** A paper without signatures, annexes or numbers, to which a document adds what is its own. */
export const plainPaper = (
  source: ProtocolSource,
  own: Pick<PaperData, 'title' | 'sections'> & Partial<PaperData>,
): PaperData => ({
  ...paperFrame(source),
  draftNote: documentTexts[source.language].draftNote,
  openTexts: source.facts.open.map((item) => openItemText(source.state, item, source.language)),
  lines: [],
  numbered: false,
  annexes: [],
  closing: [],
  signing: null,
  ...own,
});
