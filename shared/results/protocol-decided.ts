import { compareIds } from './naming.ts';
import type { Ballot, Grant, Meeting } from '../deciding/meeting.ts';
import { formatMoney } from '../language/number-format.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { minutesTexts } from './minutes-texts.ts';
import { tieBreaksText } from './method-text.ts';
import { localized, nominationTitle, oneLine, settingsOf, stageOf } from './naming.ts';
import { appealItem } from './protocol-appeals.ts';
import type { Block, PaperPart, ProtocolSource } from './protocol-parts.ts';
import {
  applicantName,
  column,
  namedMember,
  numbered,
  numberList,
  projectTitle,
  said,
  say,
  sentence,
} from './protocol-words.ts';

/** Ties that people settled: the order where one was decided, the rule and the reason. */
function tieSentences(source: ProtocolSource, meeting: Meeting): readonly string[] {
  const { state, ranking, language } = source;
  const texts = minutesTexts[language].decide;
  const rule = tieBreaksText(state, stageOf(state, ranking.stage).regulation.tieBreak, language);
  const reason = oneLine(meeting.tieReason);
  const ties = meeting.ties.flatMap((tie): readonly string[] => {
    const list = numberList(tie.order, language);
    const order =
      tie.nomination === null
        ? fillText(texts.tieOrder, language, { list })
        : fillText(texts.tieOrderIn, language, {
            list,
            nomination: nominationTitle(state, tie.nomination, language),
          });
    return [`${order} ${say(source, 'decideTie', { rule, reason: oneLine(tie.reason) })}`];
  });
  return [...ties, ...(reason === '' ? [] : [say(source, 'decideTie', { rule, reason })])];
}

function finalistSentences(source: ProtocolSource): readonly string[] {
  const { state, language, facts } = source;
  if (facts.goesOn === null || facts.goesOn.submissions.length === 0) return [];
  const { stage, isLast, submissions } = facts.goesOn;
  const values = { count: submissions.length, list: `${numberList(submissions, language)}.` };
  if (stage === null || isLast) return [say(source, 'decideFinalists', values)];
  const title = localized(stageOf(state, stage).title, language);
  const text = minutesTexts[language].decide.advance;
  return [fillText(text, language, { ...values, stage: title })];
}

function winnerSentences(source: ProtocolSource): readonly string[] {
  const { state, language, facts, meeting } = source;
  const texts = minutesTexts[language].decide;
  return [
    ...facts.winners.map(({ nomination, place, submission }) =>
      say(source, 'decideWinner', {
        nomination: nominationTitle(state, nomination, language),
        place,
        project: projectTitle(source, submission),
        applicant: applicantName(source, submission),
      }),
    ),
    ...(meeting?.prizes ?? []).map(({ title, submission }) =>
      fillText(texts.prize, language, {
        prize: localized(title, language),
        project: projectTitle(source, submission),
        applicant: applicantName(source, submission),
      }),
    ),
  ];
}

const moneyText = (sum: number | null, { language }: ProtocolSource): string =>
  sum === null ? '—' : formatMoney(sum, language);

/** Grants as a table, their sum beside the ceiling. */
function grantBlocks(source: ProtocolSource, grants: readonly Grant[]): readonly Block[] {
  if (grants.length === 0) return [];
  const { state, language } = source;
  const { decide, column: titles } = minutesTexts[language];
  const { column: own } = documentTexts[language];
  const ceiling = settingsOf(state).grants?.ceiling ?? null;
  const sum = formatMoney(
    grants.reduce((total, { granted }) => total + granted, 0),
    language,
  );
  return [
    sentence('grants-lead', decide.grants),
    {
      type: 'table',
      id: 'grants',
      columns: [
        column('number', own.number, 'center'),
        column('project', own.project),
        column('applicant', own.applicant),
        column('sum', titles.requested, 'right'),
        column('sum', titles.granted, 'right'),
        column('ground', titles.reason),
      ],
      rows: grants.map(({ submission, requested, granted, reason }) => [
        submission,
        projectTitle(source, submission),
        applicantName(source, submission),
        moneyText(requested, source),
        moneyText(granted, source),
        oneLine(reason) || '—',
      ]),
    },
    ceiling === null
      ? sentence('ceiling', fillText(decide.sum, language, { sum }))
      : said(source, 'ceiling', { sum, ceiling: formatMoney(ceiling, language) }),
  ];
}

/** Applications not supported, and grants that were refused, each with its reason. */
function refusalBlocks(source: ProtocolSource, meeting: Meeting): readonly Block[] {
  const refused = [
    ...meeting.refusals,
    ...meeting.grants.filter(({ granted }) => granted === 0),
  ].toSorted((a, b) => compareIds(a.submission, b.submission));
  if (refused.length === 0) return [];
  const { language } = source;
  const { decide, column: titles } = minutesTexts[language];
  const { column: own } = documentTexts[language];
  return [
    sentence('refusals-lead', decide.refusals),
    {
      type: 'table',
      id: 'refusals',
      columns: [
        column('number', own.number, 'center'),
        column('project', own.project),
        column('applicant', own.applicant),
        column('ground-wide', titles.reason),
      ],
      rows: refused.map(({ submission, reason }) => [
        submission,
        projectTitle(source, submission),
        applicantName(source, submission),
        oneLine(reason) || '—',
      ]),
    },
  ];
}

/** What a vote was about: "Making of a grant: № 318". */
export function ballotQuestion(
  { state, language }: Pick<ProtocolSource, 'state' | 'language'>,
  { on }: Pick<Ballot, 'on'>,
): string {
  const { ballot } = minutesTexts[language];
  const subject = [
    ...(on.nomination === null
      ? []
      : [
          fillText(ballot.nomination, language, {
            nomination: nominationTitle(state, on.nomination, language),
          }),
        ]),
    ...(on.submission === null ? [] : [numbered(on.submission, language)]),
  ].join(', ');
  const what = ballot[on.type];
  return subject === '' ? what : fillText(ballot.about, language, { what, subject });
}

function voteBlocks(source: ProtocolSource): readonly Block[] {
  const { meeting, facts, language } = source;
  const { decide, column: titles } = minutesTexts[language];
  const ballots = meeting?.ballots ?? [];
  return [
    ...(ballots.length === 0
      ? []
      : [
          sentence('ballots-lead', decide.ballots),
          {
            type: 'table' as const,
            id: 'ballots',
            columns: [
              column('question', titles.question),
              column('vote', titles.for, 'center'),
              column('vote', titles.against, 'center'),
              column('vote', titles.abstained, 'center'),
            ],
            rows: ballots.map((ballot) => [
              ballotQuestion(source, ballot),
              String(ballot.for),
              String(ballot.against),
              String(ballot.abstained),
            ]),
          },
        ]),
    ...(facts.votes === null ? [] : [said(source, 'vote', { ...facts.votes })]),
  ];
}

/** What was resolved, in the order of the agenda: ties, the list, who goes on, winners, money, appeals, the votes. */
export function decidedSection(source: ProtocolSource): PaperPart {
  const { state, ranking, meeting, language, facts } = source;
  const { ranked, regulation } = stageOf(state, ranking.stage);
  const advance = ranked ? regulation.advance : null;
  const { decide } = minutesTexts[language];
  const appeals: readonly Block[] =
    facts.appeals.length === 0
      ? []
      : [
          sentence('appeals-lead', decide.appeals),
          {
            type: 'list',
            id: 'appeals',
            items: facts.appeals.map((appeal) => appealItem(appeal, language)),
          },
        ];
  const resolved = [
    ...(meeting === null ? [] : tieSentences(source, meeting)),
    ...(advance === null ? [] : [say(source, 'decideRegister', { count: advance.top })]),
    ...finalistSentences(source),
    ...winnerSentences(source),
  ];
  const blocks: readonly Block[] = [
    ...(resolved.length === 0 ? [] : [{ type: 'list' as const, id: 'resolved', items: resolved }]),
    ...(meeting === null
      ? []
      : [
          ...grantBlocks(
            source,
            meeting.grants.filter(({ granted }) => granted > 0),
          ),
          ...refusalBlocks(source, meeting),
        ]),
    ...appeals,
    ...voteBlocks(source),
  ];
  return {
    id: 'decided',
    title: fillPhrase(phrases.protocol.decidedTitle, language),
    blocks: blocks.length === 0 ? [sentence('nothing', decide.nothing)] : blocks,
  };
}

/** What members wished to have on record beside the decision; nothing where nobody did. */
export function opinionSections(source: ProtocolSource): readonly PaperPart[] {
  const { meeting, language } = source;
  const opinions = meeting?.opinions ?? [];
  if (opinions.length === 0) return [];
  return [
    {
      id: 'opinions',
      title: minutesTexts[language].field.opinions,
      blocks: opinions.map(({ member, text }) =>
        said(source, 'opinion', { name: namedMember(source, member), text: oneLine(text) }),
      ),
    },
  ];
}
