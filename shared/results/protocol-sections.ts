import { groupBy } from '../basics/group-by.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { methodSentence } from './method-text.ts';
import { minutesTexts } from './minutes-texts.ts';
import { memberName, nominationTitle, settingsOf, stageOf } from './naming.ts';
import { tableBlock } from './protocol-tables.ts';
import type { Block, PaperPart, ProtocolSource } from './protocol-parts.ts';
import { namedMember, said, sentence } from './protocol-words.ts';
import { membersPresent, presiding } from './quorum.ts';
import { createRegisterRow } from './register.ts';

function speaker({ state, meeting, language }: ProtocolSource): string {
  const present = membersPresent(settingsOf(state), meeting);
  const found = present.find(({ role }) => role === 'secretary') ?? presiding(present);
  return found === null ? documentTexts[language].blank : memberName(found.name, language);
}

function recusedText({ language, facts, juror }: ProtocolSource): string {
  const text = documentTexts[language].recusal;
  return facts.recusals
    .map(({ juror: id, submissions }) =>
      fillText(text, language, { juror: juror(id), applications: submissions.join(', ') }),
    )
    .join('; ');
}

/** More sheets than these are told by reason; the annex has each of them. */
const mostSheetsNamed = 8;

function notCountedBlocks(source: ProtocolSource): readonly Block[] {
  const { language, facts, juror } = source;
  const texts = documentTexts[language];
  const sheets = facts.notCounted.map(({ submission, juror: id, reason }) =>
    fillText(texts.notCounted.item, language, {
      application: submission,
      juror: juror(id),
      reason: texts.notCounted[reason],
    }),
  );
  const grouped = [...groupBy(facts.notCounted, ({ reason }) => reason)].map(([reason, of]) =>
    fillText(texts.notCounted.group, language, {
      reason: texts.notCounted[reason],
      count: of.length,
    }),
  );
  const isLong = sheets.length > mostSheetsNamed;
  const list = (isLong ? grouped : sheets).join('; ');
  const records = facts.quarantine.map(({ reason, count }) =>
    fillText(texts.notCounted.group, language, { reason: texts.quarantine[reason], count }),
  );
  const { heard } = minutesTexts[language];
  return [
    ...(list === ''
      ? []
      : [
          isLong
            ? sentence('notCounted', fillText(heard.grouped, language, { list }))
            : said(source, 'notCounted', { list: `${list}.` }),
        ]),
    ...(records.length === 0
      ? []
      : [
          sentence(
            'quarantine',
            fillText(heard.quarantine, language, { list: records.join('; ') }),
          ),
        ]),
  ];
}

/** What the commission heard and who spoke: counts, the method, and everything that did not count and why. */
export function heardSection(source: ProtocolSource): PaperPart {
  const { state, ranking, meeting, language, facts } = source;
  const topic = fillPhrase(phrases.protocol.agendaResults, language);
  const { regulation } = stageOf(state, ranking.stage);
  const resolved = facts.resolutions.length;
  const spoke = meeting?.spoke ?? [];
  return {
    id: 'heard',
    title: documentTexts[language].section.heard,
    blocks: [
      said(source, 'heard', { speaker: speaker(source), topic }),
      ...(spoke.length === 0
        ? []
        : [
            said(source, 'spoke', { names: spoke.map((id) => namedMember(source, id)).join(', ') }),
          ]),
      said(source, 'received', { ...facts.applications }),
      said(source, 'sheets', { sheets: facts.handedIn.sheets, jurors: facts.handedIn.jurors }),
      sentence('method', methodSentence(ranking.ranking.method, regulation, language)),
      ...(facts.recusals.length > 0
        ? [said(source, 'recusals', { list: recusedText(source) })]
        : []),
      ...notCountedBlocks(source),
      ...(resolved > 0 ? [said(source, 'conflicts', { count: resolved })] : []),
    ],
  };
}

/** A table of the first places for each nomination that has any. */
export function placesSections(source: ProtocolSource): readonly PaperPart[] {
  const { state, ranking, language, facts } = source;
  const { section } = documentTexts[language];
  const { nominations, prizePlaces } = settingsOf(state);
  const toRow = createRegisterRow(state, ranking, 'nomination', language);
  return nominations.flatMap(({ id }) => {
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
