import type { Id } from '../contest/contest.ts';
import { formatMoney } from '../language/number-format.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { selectionSentence } from './explain-selection.ts';
import { scorePlaces } from './method-text.ts';
import { minutesTexts } from './minutes-texts.ts';
import {
  compareIds,
  localized,
  memberName,
  nominationTitle,
  oneLine,
  settingsOf,
  stageOf,
} from './naming.ts';
import { minutesNumber, plainPaper } from './paper-frame.ts';
import { contestWords } from './place-words.ts';
import { appealItem } from './protocol-appeals.ts';
import type { PaperData, ProtocolSource } from './protocol-parts.ts';
import { applicantName, dayOf, projectTitle, sentence } from './protocol-words.ts';
import { membersPresent } from './quorum.ts';
import { createRegisterRow, type RegisterRow } from './register.ts';

/** Prizes of one application, a place or a special one, in the words of the minutes. */
function prizeSentences(source: ProtocolSource, submission: Id): readonly string[] {
  const { state, meeting, language, facts } = source;
  const values = {
    project: projectTitle(source, submission),
    applicant: applicantName(source, submission),
  };
  const winners = facts.winners.filter((winner) => winner.submission === submission);
  const prizes = (meeting?.prizes ?? []).filter((prize) => prize.submission === submission);
  return [
    ...winners.map(({ nomination, place }) =>
      fillPhrase(phrases.protocol.decideWinner, language, {
        ...values,
        nomination: nominationTitle(state, nomination, language),
        place,
      }),
    ),
    ...prizes.map(({ title }) =>
      fillText(minutesTexts[language].decide.prize, language, {
        ...values,
        prize: localized(title, language),
      }),
    ),
  ];
}

/** Money given to one application, or refused, and other refusals. */
function moneySentences(source: ProtocolSource, submission: Id): readonly string[] {
  const { meeting, language } = source;
  const money = (sum: number): string => formatMoney(sum, language);
  const { refused } = minutesTexts[language].extract;
  const { none } = documentTexts[language];
  const grants = (meeting?.grants ?? []).filter((grant) => grant.submission === submission);
  const given = grants.filter(({ granted }) => granted > 0);
  const refusals = [
    ...(meeting?.refusals ?? []).filter((refusal) => refusal.submission === submission),
    ...grants.filter(({ granted }) => granted === 0),
  ];
  return [
    ...given.flatMap(({ requested, granted, reason }) => [
      fillPhrase(phrases.protocol.decideGrant, language, {
        amount: money(granted),
        project: projectTitle(source, submission),
      }),
      ...(requested === null || requested === granted
        ? []
        : [
            fillPhrase(phrases.protocol.decidePartial, language, {
              requested: money(requested),
              granted: money(granted),
              reason: oneLine(reason) || none,
            }),
          ]),
    ]),
    ...refusals.map(({ reason }) =>
      fillText(refused, language, { reason: oneLine(reason) || none }),
    ),
  ];
}

/** Whether the application goes on, and by the regulation's list why. */
function listSentences(source: ProtocolSource, submission: Id): readonly string[] {
  const { state, ranking, meeting, language, facts } = source;
  const { goesOn } = facts;
  const goes = goesOn?.submissions.includes(submission) === true;
  const next = goesOn?.stage ?? null;
  const ranked = ranking.ranking.submissions.find((each) => each.submission === submission);
  const reason = ranking.selection?.entries.get(submission)?.reason;
  const places = scorePlaces(stageOf(state, ranking.stage).regulation);
  return [
    ...(goes && next !== null
      ? [
          fillText(minutesTexts[language].extract.advance, language, {
            stage: localized(stageOf(state, next).title, language),
          }),
        ]
      : []),
    ...(reason === undefined || ranked === undefined || meeting?.finalists != null
      ? []
      : [
          selectionSentence(reason, ranked, {
            words: contestWords(state, language),
            language,
            places,
          }),
        ]),
  ];
}

function decisionSentences(source: ProtocolSource, submission: Id): readonly string[] {
  const { language, facts } = source;
  const appeals = facts.appeals.filter((appeal) => appeal.submission === submission);
  const all = [
    ...prizeSentences(source, submission),
    ...moneySentences(source, submission),
    ...listSentences(source, submission),
    ...appeals.map((appeal) => appealItem(appeal, language)),
  ];
  return all.length === 0 ? [minutesTexts[language].extract.none] : all;
}

function extractPaper(source: ProtocolSource, row: RegisterRow): PaperData {
  const { state, meeting, language } = source;
  const { extract } = phrases;
  const { role, section, anonymous } = documentTexts[language];
  const secretary = membersPresent(settingsOf(state), meeting).find(
    (member) => member.role === 'secretary',
  );
  const name = secretary === undefined ? '' : memberName(secretary.name, language);
  const number = minutesNumber(meeting, language);
  const submission = row.number;
  return plainPaper(source, {
    title: fillPhrase(extract.title, language, { number }),
    lines: [
      fillPhrase(extract.from, language, { date: dayOf(meeting?.date ?? '', source) }),
      fillPhrase(extract.about, language, {
        project: projectTitle(source, submission),
        application: submission,
      }),
      row.place === ''
        ? fillText(minutesTexts[language].extract.place, language, { number: submission })
        : fillPhrase(extract.score, language, { score: row.score, place: row.place }),
    ],
    sections: [
      {
        id: 'decided',
        title: fillPhrase(phrases.protocol.decidedTitle, language),
        blocks: [
          ...decisionSentences(source, submission).map((text) => sentence('decision', text)),
          sentence('true', fillPhrase(extract.true, language, { name: name || anonymous })),
        ],
      },
    ],
    draftNote: null,
    openTexts: [],
    signing: {
      title: section.signatures,
      lines: [{ role: role.secretary, name: name || anonymous }],
      sealPlace: fillPhrase(phrases.protocol.seal, language),
    },
  });
}

/** An extract from the minutes for each application that took part, or for those asked for, by number. */
export function* extractPapers(
  source: ProtocolSource,
  submissions?: readonly Id[],
): Generator<PaperData, void> {
  const { state, ranking, language } = source;
  const toRow = createRegisterRow(state, ranking, 'nomination', language);
  const asked = submissions === undefined ? null : new Set(submissions);
  const ranked = ranking.ranking.submissions
    .filter(({ submission }) => asked === null || asked.has(submission))
    .toSorted((a, b) => compareIds(a.submission, b.submission));
  for (const each of ranked) yield extractPaper(source, toRow(each));
}
