import type { Language } from '../basics/localized.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { minutesNumber, plainPaper, protocolSource } from './paper-frame.ts';
import { annexNames, registerAnnex } from './protocol-annexes.ts';
import { finalSections } from './protocol-final.ts';
import { decidedSection, opinionSections } from './protocol-decided.ts';
import { agendaSection, meetingLines, quorumSection, signatureLines } from './protocol-opening.ts';
import type { Block, ProtocolData, ProtocolSource } from './protocol-parts.ts';
import { revisionLines, revisionSections } from './protocol-revision.ts';
import { heardSection, placesSections } from './protocol-sections.ts';
import { said, sentence } from './protocol-words.ts';
import { groupHex } from './result-leaves.ts';

function closingBlocks(source: ProtocolSource): readonly Block[] {
  const { language, facts } = source;
  const { root, leaves } = facts.fingerprint;
  const texts = documentTexts[language];
  const code = fillText(texts.fingerprintLeaves, language, { code: groupHex(root), leaves });
  const list = annexNames(source)
    .map(({ number, title }) => fillText(texts.annex.listed, language, { number, title }))
    .join('; ');
  return [
    said(source, 'fingerprint', { code }),
    sentence('annexes', fillPhrase(phrases.protocol.annexes, language, { list })),
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
  const source = protocolSource(contest, ranking, meeting, language);
  const paper = plainPaper(source, {
    title: fillPhrase(phrases.protocol.title, language, {
      number: minutesNumber(meeting, language),
    }),
    lines: [...revisionLines(source), ...meetingLines(source)],
    sections: [
      quorumSection(source),
      agendaSection(source),
      heardSection(source),
      ...finalSections(source),
      ...placesSections(source),
      decidedSection(source),
      ...opinionSections(source),
      ...revisionSections(source),
    ],
    numbered: true,
    annexes: [registerAnnex(source)],
    closing: closingBlocks(source),
    signing: {
      title: documentTexts[language].section.signatures,
      lines: signatureLines(source),
      sealPlace: fillPhrase(phrases.protocol.seal, language),
    },
  });
  return { ...paper, facts: source.facts };
}
