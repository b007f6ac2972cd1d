import type { Language } from '../basics/localized.ts';
import type { CommissionMember } from '../contest/contest.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { documentTexts, fillPhrase, fillText, phrases, type TextValues } from './document-texts.ts';
import { localized, memberName, oneLine, printedState, settingsOf, stageOf } from './naming.ts';
import { openItemText } from './open-items.ts';
import { protocolFacts } from './protocol-facts.ts';
import type {
  Block,
  ProtocolData,
  ProtocolSection,
  ProtocolSource,
  SignatureLine,
} from './protocol-parts.ts';
import { decidedSection, heardSection, placesSections } from './protocol-sections.ts';
import { protocolAnnexes } from './protocol-annexes.ts';
import { membersPresent, presiding } from './quorum.ts';
import { groupHex } from './result-leaves.ts';

const modePhrase = {
  'in-person': phrases.protocol.modeInPerson,
  remote: phrases.protocol.modeRemote,
  mixed: phrases.protocol.modeMixed,
} as const;

function namesOf(members: readonly CommissionMember[], language: Language): string {
  const names = members.map(({ name }) => memberName(name, language));
  return names.length === 0 ? documentTexts[language].none : names.join(', ');
}

function meetingLines({ meeting, language }: ProtocolSource): readonly string[] {
  const { blank } = documentTexts[language];
  const date =
    meeting !== null && isIsoDate(meeting.date)
      ? formatDate(meeting.date, language, 'official')
      : blank;
  const place = oneLine(meeting?.place ?? '') || blank;
  const mode = meeting === null ? blank : fillPhrase(modePhrase[meeting.mode], language);
  return [
    fillPhrase(phrases.protocol.placeDate, language, { place, date }),
    fillPhrase(phrases.protocol.mode, language, { mode }),
  ];
}

function quorumSection({ state, meeting, language, facts }: ProtocolSource): ProtocolSection {
  const { commission } = settingsOf(state);
  const present = membersPresent(settingsOf(state), meeting);
  const chair = presiding(present);
  const secretary = present.find(({ role }) => role === 'secretary');
  const { blank, section } = documentTexts[language];
  const absent = commission.filter((member) => !present.includes(member));
  const line = (id: keyof typeof phrases.protocol, values: TextValues): Block => ({
    type: 'paragraph',
    id,
    text: fillPhrase(phrases.protocol[id], language, values),
  });
  const known = meeting !== null;
  const { quorum } = facts;
  const lines: readonly Block[] = [
    line('chair', { name: chair === null ? blank : memberName(chair.name, language) }),
    line('secretary', {
      name: secretary === undefined ? blank : memberName(secretary.name, language),
    }),
    line('present', {
      names: known
        ? namesOf(
            present.filter(({ vote }) => vote),
            language,
          )
        : blank,
    }),
    line('absent', { names: known ? namesOf(absent, language) : blank }),
  ];
  if (quorum === null) return { id: 'quorum', title: section.quorum, blocks: lines };
  const { total, required } = quorum;
  const outcome = quorum.met
    ? line('quorumYes', { total, present: quorum.present, required })
    : line('quorumNo', { total, present: quorum.present });
  return { id: 'quorum', title: section.quorum, blocks: [...lines, outcome] };
}

function agendaSection({ state, ranking, language, facts }: ProtocolSource): ProtocolSection {
  const decidesWinners =
    facts.winners.length > 0 || stageOf(state, ranking.stage).regulation.advance === null;
  const items = [
    fillPhrase(phrases.protocol.agendaResults, language),
    ...(decidesWinners ? [fillPhrase(phrases.protocol.agendaWinners, language)] : []),
  ];
  const title = fillPhrase(phrases.protocol.agendaTitle, language);
  return { id: 'agenda', title, blocks: [{ type: 'list', id: 'agenda', items }] };
}

function signatureLines({ state, meeting, language }: ProtocolSource): readonly SignatureLine[] {
  const { role } = documentTexts[language];
  const signing = membersPresent(settingsOf(state), meeting);
  return (['chair', 'deputy', 'member', 'secretary'] as const).flatMap((each) =>
    signing
      .filter((member) => member.role === each)
      .map((member) => ({ role: role[each], name: memberName(member.name, language) })),
  );
}

function closingBlocks({ language, facts }: ProtocolSource, annexes: string): readonly Block[] {
  const { root, leaves } = facts.fingerprint;
  const code = fillText(documentTexts[language].fingerprintLeaves, language, {
    code: groupHex(root),
    leaves,
  });
  return [
    {
      type: 'paragraph',
      id: 'fingerprint',
      text: fillPhrase(phrases.protocol.fingerprint, language, { code }),
    },
    {
      type: 'paragraph',
      id: 'annexes',
      text: fillPhrase(phrases.protocol.annexes, language, { list: annexes }),
    },
  ];
}

/**
 * The minutes of one stage in one language. Without a meeting the places the commission fills in stay blank and the
 * whole is a draft; it is also a draft while anything is open or the stage is not sealed.
 */
export function protocolData(
  contest: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
  language: Language,
): ProtocolData {
  const texts = documentTexts[language];
  const state = printedState(contest, language);
  const facts = protocolFacts(state, ranking, meeting);
  const source: ProtocolSource = { state, ranking, meeting, language, facts };
  const settings = settingsOf(state);
  const annexes = protocolAnnexes(source);
  return {
    language,
    facts,
    draftMark: facts.draft ? texts.draft : null,
    draftNote: texts.draftNote,
    openTexts: facts.open.map((item) => openItemText(state, item, language)),
    demoNote: settings.demo ? texts.demo : null,
    contest: fillPhrase(phrases.protocol.contest, language, {
      contest: localized(settings.title, language),
    }),
    stage: fillText(texts.register.stage, language, {
      stage: localized(stageOf(state, ranking.stage).title, language),
    }),
    title: fillPhrase(phrases.protocol.title, language, {
      number: oneLine(meeting?.number ?? '') || texts.blank,
    }),
    placeAndDate: meetingLines(source),
    sections: [
      quorumSection(source),
      agendaSection(source),
      heardSection(source),
      ...placesSections(source),
      decidedSection(source),
    ],
    annexes: annexes.sections,
    closing: closingBlocks(source, annexes.listed),
    signaturesTitle: texts.section.signatures,
    signatures: signatureLines(source),
    sealPlace: fillPhrase(phrases.protocol.seal, language),
    pageLabel: phrases.protocol.page[language],
  };
}
