import type { LocalizedText } from '../basics/localized.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import { localized, oneLine, settingsOf, stageOf } from './naming.ts';
import { protocolFacts, type ProtocolFacts } from './protocol-facts.ts';
import { publicAwards, type PublicAwards, type PublicSource } from './public-awards.ts';
import { publicMarks, type PublicMark } from './public-marks.ts';
import { publicMethod } from './public-method.ts';
import { publicRegister, type PublicRegister } from './public-register.ts';
import { inEachLanguage, publicText, publicTextInEach } from './public-texts.ts';
import { groupHex } from './result-leaves.ts';

/** What anybody needs to check the result by themselves. */
export interface PublicCheck {
  /** The root over all leaves, 64 hex digits, and in groups of four as people compare it. */
  readonly root: string;
  readonly code: string;
  readonly sentences: readonly LocalizedText[];
}

/**
 * What everybody may see of a result, every text in the three languages. Nobody of the jury is named, no sheet is shown,
 * and of applicants no more than their consent covers.
 */
export interface PublicPageData {
  readonly contest: LocalizedText;
  readonly stage: LocalizedText;
  /** Number and day of the minutes; null while there are none. */
  readonly protocol: LocalizedText | null;
  readonly figures: LocalizedText;
  readonly marks: readonly PublicMark[];
  readonly awards: PublicAwards;
  readonly register: PublicRegister;
  readonly method: readonly LocalizedText[];
  readonly check: PublicCheck;
  readonly privacy: LocalizedText;
}

function protocolLine({ meeting }: PublicSource): LocalizedText | null {
  if (meeting === null || !isIsoDate(meeting.date)) return null;
  return inEachLanguage((language) =>
    publicText('page.protocol', language, {
      number: oneLine(meeting.number),
      date: formatDate(meeting.date, language, 'official'),
    }),
  );
}

const checkOf = ({ fingerprint: { root, leaves } }: ProtocolFacts): PublicCheck => ({
  root,
  code: groupHex(root),
  sentences: [
    publicTextInEach('check.leaves', { count: leaves }),
    publicTextInEach('check.why'),
    publicTextInEach('check.steps'),
  ],
});

/** The public page of one stage; without a meeting it is a draft, and says so. */
export function publicPageData(source: PublicSource): PublicPageData {
  const { state, ranking, meeting, options } = source;
  const facts = protocolFacts(state, ranking, meeting);
  const awards = publicAwards(source);
  const { received } = facts.applications;
  const { sheets, jurors } = facts.handedIn;
  return {
    contest: inEachLanguage((language) => localized(settingsOf(state).title, language)),
    stage: inEachLanguage((language) => localized(stageOf(state, ranking.stage).title, language)),
    protocol: protocolLine(source),
    figures: publicTextInEach('page.figures', { received, sheets, jurors }),
    marks: publicMarks(source, facts),
    awards,
    register: publicRegister(source, awards),
    method: publicMethod(source, facts),
    check: checkOf(facts),
    privacy: publicTextInEach(`privacy.${options.names}`),
  };
}
