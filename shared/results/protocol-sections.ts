import type { Meeting } from '../deciding/meeting.ts';
import { documentTexts, fillPhrase, fillText, phrases, type TextValues } from './document-texts.ts';
import { methodSentence, tieBreaksText } from './method-text.ts';
import { jurorName, memberName, nominationTitle, oneLine, settingsOf, stageOf } from './naming.ts';
import { tableBlock } from './protocol-tables.ts';
import type { Block, ProtocolSection, ProtocolSource } from './protocol-parts.ts';
import { membersPresent, presiding } from './quorum.ts';
import { createRegisterRow } from './register.ts';
import { prizePlaces } from './winners.ts';

const sentence = (id: string, text: string): Block => ({ type: 'paragraph', id, text });

/** One of the set sentences of the minutes as a paragraph of that id. */
const said = (
  { language }: ProtocolSource,
  id: keyof typeof phrases.protocol,
  values: TextValues = {},
): Block => sentence(id, fillPhrase(phrases.protocol[id], language, values));

function speaker({ state, meeting, language }: ProtocolSource): string {
  const present = membersPresent(settingsOf(state), meeting);
  const found = present.find(({ role }) => role === 'secretary') ?? presiding(present);
  return found === null ? documentTexts[language].blank : memberName(found.name, language);
}

function recusedText({ state, language, facts }: ProtocolSource): string {
  const text = documentTexts[language].recusal;
  return facts.recusals
    .map(({ juror, submissions }) =>
      fillText(text, language, {
        juror: jurorName(state, juror),
        applications: submissions.join(', '),
      }),
    )
    .join('; ');
}

function notCountedText({ state, language, facts }: ProtocolSource): string {
  const texts = documentTexts[language];
  const sheets = facts.notCounted.map(({ submission, juror, reason }) =>
    fillText(texts.notCounted.item, language, {
      application: submission,
      juror: jurorName(state, juror),
      reason: texts.notCounted[reason],
    }),
  );
  const records = facts.quarantine.map(({ reason, count }) =>
    fillText(texts.quarantineItem, language, { reason: texts.quarantine[reason], count }),
  );
  return [...sheets, ...records].join('; ');
}

/** What the commission heard: counts, the method, and everything that did not count and why. */
export function heardSection(source: ProtocolSource): ProtocolSection {
  const { state, ranking, language, facts } = source;
  const topic = fillPhrase(phrases.protocol.agendaResults, language);
  const { regulation } = stageOf(state, ranking.stage);
  const notCounted = notCountedText(source);
  const resolved = facts.resolutions.length;
  return {
    id: 'heard',
    title: documentTexts[language].section.heard,
    blocks: [
      said(source, 'heard', { speaker: speaker(source), topic }),
      said(source, 'received', { ...facts.applications }),
      said(source, 'sheets', { sheets: facts.handedIn.sheets, jurors: facts.handedIn.jurors }),
      sentence('method', methodSentence(ranking.ranking.method, regulation, language)),
      ...(facts.recusals.length > 0
        ? [said(source, 'recusals', { list: recusedText(source) })]
        : []),
      ...(notCounted === '' ? [] : [said(source, 'notCounted', { list: notCounted })]),
      ...(resolved > 0 ? [said(source, 'conflicts', { count: resolved })] : []),
    ],
  };
}

/** A table of the first places for each nomination that has any. */
export function placesSections(source: ProtocolSource): readonly ProtocolSection[] {
  const { state, ranking, language, facts } = source;
  const { section } = documentTexts[language];
  const toRow = createRegisterRow(state, ranking, 'nomination', language);
  return settingsOf(state).nominations.flatMap(({ id }) => {
    const winners = facts.winners.filter(({ nomination }) => nomination === id);
    const last = Math.max(prizePlaces, ...winners.map(({ place }) => place));
    const rows = ranking.ranking.submissions
      .filter((ranked) => ranked.nomination === id && ranked.place !== null && ranked.place <= last)
      .map(toRow);
    if (rows.length === 0) return [];
    const title = fillText(section.places, language, {
      nomination: nominationTitle(state, id, language),
    });
    const table = tableBlock(
      'places',
      ['place', 'number', 'project', 'region', 'score'],
      rows,
      language,
    );
    return [{ id: `places-${id}`, title, blocks: [table] }];
  });
}

function tieSentences(source: ProtocolSource, meeting: Meeting): readonly Block[] {
  if (oneLine(meeting.tieReason) === '') return [];
  const { state, ranking, language } = source;
  const rule = tieBreaksText(state, stageOf(state, ranking.stage).regulation.tieBreak, language);
  return [said(source, 'decideTie', { rule, reason: oneLine(meeting.tieReason) })];
}

/** What was resolved: the list, the winners as decided, ties with their reason, the vote. */
export function decidedSection(source: ProtocolSource): ProtocolSection {
  const { state, ranking, meeting, language, facts } = source;
  const { advance } = stageOf(state, ranking.stage).regulation;
  const texts = documentTexts[language];
  const winners = facts.winners.map(({ nomination, place, submission }) =>
    said(source, 'decideWinner', {
      nomination: nominationTitle(state, nomination, language),
      place,
      project: oneLine(state.submissions.get(submission)?.title ?? '') || submission,
      applicant: oneLine(state.submissions.get(submission)?.applicant ?? '') || texts.anonymous,
    }),
  );
  return {
    id: 'decided',
    title: fillPhrase(phrases.protocol.decidedTitle, language),
    blocks: [
      ...(meeting === null ? [] : tieSentences(source, meeting)),
      ...(advance === null ? [] : [said(source, 'decideRegister', { count: advance.top })]),
      ...winners,
      ...(facts.votes === null ? [] : [said(source, 'vote', { ...facts.votes })]),
    ],
  };
}
