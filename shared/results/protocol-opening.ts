import type { CommissionMember } from '../contest/contest.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { minutesTexts } from './minutes-texts.ts';
import { memberName, oneLine, settingsOf, stageOf } from './naming.ts';
import type { PaperPart, ProtocolSource, SignatureLine } from './protocol-parts.ts';
import { dayOf, modeName, namesOf, said } from './protocol-words.ts';
import { membersPresent, presiding } from './quorum.ts';

/** Where, when and how the commission met. */
export function meetingLines(source: ProtocolSource): readonly string[] {
  const { meeting, language } = source;
  const { blank } = documentTexts[language];
  const place = oneLine(meeting?.place ?? '') || blank;
  const date = dayOf(meeting?.date ?? '', source);
  const mode = meeting === null ? blank : modeName(meeting.mode, source);
  const [start, end] = [oneLine(meeting?.opened ?? ''), oneLine(meeting?.closed ?? '')];
  return [
    fillPhrase(phrases.protocol.placeDate, language, { place, date }),
    ...(start === '' && end === ''
      ? []
      : [
          fillPhrase(phrases.protocol.time, language, { start: start || blank, end: end || blank }),
        ]),
    fillPhrase(phrases.protocol.mode, language, { mode }),
  ];
}

function absentNames(source: ProtocolSource, absent: readonly CommissionMember[]): string {
  const { meeting, language } = source;
  const text = minutesTexts[language].entry.absence;
  const names = absent.map(({ id, name }) => {
    const given = meeting?.absences.find(({ member }) => member === id)?.reason ?? '';
    const [shown, reason] = [memberName(name, language), oneLine(given)];
    return reason === '' ? shown : fillText(text, language, { name: shown, reason });
  });
  return names.length === 0 ? documentTexts[language].none : names.join('; ');
}

/** Who presided and kept the minutes, who was there, in the room or by video, who was not and why, and the quorum. */
export function quorumSection(source: ProtocolSource): PaperPart {
  const { state, meeting, language, facts } = source;
  const { commission } = settingsOf(state);
  const present = membersPresent(settingsOf(state), meeting);
  const chair = presiding(present);
  const secretary = present.find(({ role }) => role === 'secretary');
  const { blank, section } = documentTexts[language];
  const voting = present.filter(({ vote }) => vote);
  const byVideo = voting.filter(({ id }) => meeting?.remote.includes(id) === true);
  const inRoom = voting.filter((member) => !byVideo.includes(member));
  const absent = commission.filter((member) => !present.includes(member));
  const { quorum } = facts;
  return {
    id: 'quorum',
    title: section.quorum,
    blocks: [
      said(source, 'chair', { name: chair === null ? blank : memberName(chair.name, language) }),
      said(source, 'secretary', {
        name: secretary === undefined ? blank : memberName(secretary.name, language),
      }),
      ...(byVideo.length > 0 && inRoom.length === 0
        ? []
        : [said(source, 'present', { names: meeting === null ? blank : namesOf(inRoom, source) })]),
      ...(byVideo.length === 0
        ? []
        : [said(source, 'remote', { names: namesOf(byVideo, source) })]),
      said(source, 'absent', { names: meeting === null ? blank : absentNames(source, absent) }),
      ...(quorum === null
        ? []
        : [
            said(source, quorum.met ? 'quorumYes' : 'quorumNo', {
              total: quorum.total,
              present: quorum.present,
              required: quorum.required,
            }),
          ]),
    ],
  };
}

const finalistsItem = {
  kk: minutesTexts.kk.agenda.finalists,
  ru: minutesTexts.ru.agenda.finalists,
  en: minutesTexts.en.agenda.finalists,
} as const;

/** The standing items, as far as there is something to decide, and those the commission added. */
export function agendaSection(source: ProtocolSource): PaperPart {
  const { state, ranking, meeting, language, facts } = source;
  const { ranked, regulation } = stageOf(state, ranking.stage);
  const isLast = ranked && regulation.advance === null;
  const standing = [
    phrases.protocol.agendaResults,
    ...(facts.goesOn === null ? [] : [finalistsItem]),
    ...(facts.winners.length > 0 || isLast ? [phrases.protocol.agendaWinners] : []),
    ...((meeting?.grants.length ?? 0) > 0 ? [phrases.protocol.agendaGrants] : []),
    ...(facts.appeals.length > 0 ? [phrases.protocol.agendaAppeals] : []),
  ].map((phrase) => phrase[language]);
  const further = (meeting?.agenda ?? []).map(oneLine).filter((item) => item !== '');
  return {
    id: 'agenda',
    title: fillPhrase(phrases.protocol.agendaTitle, language),
    blocks: [{ type: 'list', id: 'agenda', items: [...standing, ...further] }],
  };
}

/** Who signs, by rank: the chair, deputies, members, the secretary. */
export function signatureLines({
  state,
  meeting,
  language,
}: ProtocolSource): readonly SignatureLine[] {
  const { role } = documentTexts[language];
  const signing = membersPresent(settingsOf(state), meeting);
  return (['chair', 'deputy', 'member', 'secretary'] as const).flatMap((each) =>
    signing
      .filter((member) => member.role === each)
      .map((member) => ({ role: role[each], name: memberName(member.name, language) })),
  );
}
