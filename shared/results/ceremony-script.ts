import type { Language } from '../basics/localized.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { proposedHandOver } from './ceremony-awards.ts';
import { type CeremonyStep, ceremonySteps } from './ceremony.ts';
import { fillPhrase, phrases } from './document-texts.ts';
import { localized, settingsOf } from './naming.ts';
import { paperFrame, protocolSource } from './paper-frame.ts';
import type { PaperFrame } from './protocol-parts.ts';
import { winnersOf } from './winners.ts';

/** The presenter's script in one language. */
export interface CeremonyScript {
  readonly language: Language;
  readonly title: string;
  readonly contest: string;
  /** What every page carries: draft, embargo, contest, minutes, root. */
  readonly frame: PaperFrame;
  readonly steps: readonly CeremonyStep[];
}

/** The whole running order to be read from paper; who hands over is the proposal, as nobody chose on paper. */
export function ceremonyScript(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
  language: Language,
): CeremonyScript {
  const settings = settingsOf(state);
  const source = { state, meeting, winners: winnersOf(settings, ranking, meeting) };
  return {
    language,
    title: fillPhrase(phrases.ceremony.scriptTitle, language),
    contest: localized(settings.title, language),
    frame: paperFrame(protocolSource(state, ranking, meeting, language)),
    steps: ceremonySteps(source, proposedHandOver(source), language),
  };
}
