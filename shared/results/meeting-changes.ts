import { sameData } from '../basics/same-data.ts';
import type { Meeting, Votes } from '../deciding/meeting.ts';
import { formatMoney } from '../language/number-format.ts';
import { fillText } from './document-texts.ts';
import { minutesTexts } from './minutes-texts.ts';
import { localized, nominationTitle, oneLine } from './naming.ts';
import { ballotQuestion } from './protocol-decided.ts';
import type { ProtocolSource } from './protocol-parts.ts';
import { dayOf, modeName, namedMember, numbered, numberList } from './protocol-words.ts';

/** The contest whose meetings are compared, and the language in which it is said. */
export type MeetingWords = Pick<ProtocolSource, 'state' | 'language'>;

/** A field of the minutes that changed: what was taken out of it and what came in, as printed. */
export interface MeetingChange {
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

type Field = keyof (typeof minutesTexts)['en']['field'];

/** What a field of the minutes says, a text for each of its entries. */
type Entries = (source: MeetingWords, meeting: Meeting) => readonly string[];

const one = (text: string): readonly string[] => (text === '' ? [] : [text]);

function votesText({ language }: MeetingWords, votes: Votes): string {
  return fillText(minutesTexts[language].entry.votes, language, {
    for: votes.for,
    against: votes.against,
    abstained: votes.abstained,
  });
}

const people = (source: MeetingWords, ids: readonly string[]): readonly string[] =>
  ids.map((id) => namedMember(source, id));

const fields: Readonly<Record<Field, Entries>> = {
  number: (_source, { number }) => one(oneLine(number)),
  date: (source, { date }) => [dayOf(date, source)],
  time: (_source, { opened, closed }) =>
    one([opened, closed].map(oneLine).join('–').replace(/^–$/, '')),
  place: (_source, { place }) => one(oneLine(place)),
  mode: (source, { mode }) => [modeName(mode, source)],
  present: (source, { present: ids }) => people(source, ids),
  remote: (source, { remote }) => people(source, remote),
  absences: (source, { absences }) =>
    absences.map(({ member, reason }) =>
      fillText(minutesTexts[source.language].entry.absence, source.language, {
        name: namedMember(source, member),
        reason: oneLine(reason),
      }),
    ),
  agenda: (_source, { agenda }) => agenda.map(oneLine),
  spoke: (source, { spoke }) => people(source, spoke),
  ties: ({ language }, { ties }) =>
    ties.map(({ order, reason }) =>
      fillText(minutesTexts[language].entry.tie, language, {
        applications: numberList(order, language),
        reason: oneLine(reason),
      }),
    ),
  tieReason: (_source, { tieReason }) => one(oneLine(tieReason)),
  finalists: ({ language }, { finalists }) =>
    finalists === null
      ? [minutesTexts[language].entry.byRule]
      : finalists.map((submission) => numbered(submission, language)),
  winners: ({ state, language }, { winners }) =>
    winners.map(({ nomination, place, submission }) =>
      fillText(minutesTexts[language].entry.winner, language, {
        nomination: nominationTitle(state, nomination, language),
        place,
        application: submission,
      }),
    ),
  prizes: ({ language }, { prizes }) =>
    prizes.map(({ title, submission }) =>
      fillText(minutesTexts[language].entry.prize, language, {
        prize: localized(title, language),
        application: submission,
      }),
    ),
  grants: ({ language }, { grants }) =>
    grants.map(({ submission, granted }) =>
      fillText(minutesTexts[language].entry.grant, language, {
        application: submission,
        amount: formatMoney(granted, language),
      }),
    ),
  refusals: ({ language }, { refusals }) =>
    refusals.map(({ submission, reason }) =>
      fillText(minutesTexts[language].entry.refusal, language, {
        application: submission,
        reason: oneLine(reason),
      }),
    ),
  ballots: (source, { ballots }) =>
    ballots.map((ballot) =>
      fillText(minutesTexts[source.language].entry.ballot, source.language, {
        question: ballotQuestion(source, ballot),
        votes: votesText(source, ballot),
      }),
    ),
  votes: (source, { votes }) => [votesText(source, votes)],
  opinions: (source, { opinions }) =>
    opinions.map(({ member, text }) =>
      fillText(minutesTexts[source.language].entry.person, source.language, {
        name: namedMember(source, member),
        text: oneLine(text),
      }),
    ),
};

/** Which data of a meeting a field stands for, to tell whether it changed whatever the language says of it. */
const dataOf = (field: Field, meeting: Meeting): unknown =>
  field === 'time' ? [meeting.opened, meeting.closed] : meeting[field];

/** What differs between two versions of a meeting, in the order of the minutes; a dash where there is nothing. */
export function meetingChanges(
  words: MeetingWords,
  before: Meeting,
  now: Meeting,
): readonly MeetingChange[] {
  const { field: titles } = minutesTexts[words.language];
  const shown = (entries: readonly string[]): string =>
    entries.length === 0 ? '—' : entries.join('; ');
  return (Object.keys(fields) as Field[])
    .filter((field) => !sameData(dataOf(field, before), dataOf(field, now)))
    .map((field) => {
      const [old, fresh] = [fields[field](words, before), fields[field](words, now)] as const;
      return {
        field: titles[field],
        was: shown(old.filter((entry) => !fresh.includes(entry))),
        is: shown(fresh.filter((entry) => !old.includes(entry))),
      };
    });
}
