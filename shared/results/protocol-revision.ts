import { present } from '../basics/assert.ts';
import { sameData } from '../basics/same-data.ts';
import { formatDate } from '../language/date-format.ts';
import { formatMoney } from '../language/number-format.ts';
import type { Meeting, Votes } from '../deciding/meeting.ts';
import type { MeetingVersion } from '../deciding/seal.ts';
import { documentTexts, fillText } from './document-texts.ts';
import { minutesTexts } from './minutes-texts.ts';
import { localized, nominationTitle, oneLine } from './naming.ts';
import { ballotQuestion } from './protocol-decided.ts';
import { minutesNumber } from './paper-frame.ts';
import type { Block, PaperPart, ProtocolSource } from './protocol-parts.ts';
import {
  column,
  dayOf,
  modeName,
  namedMember,
  numbered,
  numberList,
  sentence,
} from './protocol-words.ts';

/** An amendment of sealed minutes, and the version it took the place of. */
interface Amendment {
  /** The first minutes are version 1. */
  readonly version: number;
  readonly before: MeetingVersion;
  readonly now: MeetingVersion;
}

type Field = keyof (typeof minutesTexts)['en']['field'];

/** What a field of the minutes says, a text for each of its entries. */
type Entries = (source: ProtocolSource, meeting: Meeting) => readonly string[];

const one = (text: string): readonly string[] => (text === '' ? [] : [text]);

function votesText({ language }: ProtocolSource, votes: Votes): string {
  return fillText(minutesTexts[language].entry.votes, language, {
    for: votes.for,
    against: votes.against,
    abstained: votes.abstained,
  });
}

const people = (source: ProtocolSource, ids: readonly string[]): readonly string[] =>
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
        applications: numberList(order),
        reason: oneLine(reason),
      }),
    ),
  tieReason: (_source, { tieReason }) => one(oneLine(tieReason)),
  finalists: ({ language }, { finalists }) =>
    finalists === null ? [minutesTexts[language].entry.byRule] : finalists.map(numbered),
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

/** Fields that changed: what was taken out and what came in. */
function changeRows(
  source: ProtocolSource,
  { before, now }: Amendment,
): readonly (readonly string[])[] {
  const { field: titles } = minutesTexts[source.language];
  const shown = (entries: readonly string[]): string =>
    entries.length === 0 ? '—' : entries.join('; ');
  return (Object.keys(fields) as Field[])
    .filter((field) => !sameData(dataOf(field, before.meeting), dataOf(field, now.meeting)))
    .map((field) => {
      const [was, is] = [before, now].map(({ meeting }) => fields[field](source, meeting));
      const [old, fresh] = [present(was, 'entries'), present(is, 'entries')];
      return [
        titles[field],
        shown(old.filter((entry) => !fresh.includes(entry))),
        shown(fresh.filter((entry) => !old.includes(entry))),
      ];
    });
}

/** Amendments of sealed minutes up to those that are printed, first to last; none where nothing sealed was changed. */
function amendmentsOf({ state, ranking, meeting }: ProtocolSource): readonly Amendment[] {
  if (meeting === null) return [];
  const versions = state.meetingVersions.get(ranking.stage) ?? [];
  const amending = versions.flatMap((now, at) => {
    const before = versions[at - 1];
    return now.amendsSeal && before !== undefined ? [{ before, now }] : [];
  });
  return amending.map((amendment, at) => ({ version: at + 2, ...amendment }));
}

const recordedOn = ({ wallClock }: MeetingVersion, { language }: ProtocolSource): string =>
  formatDate(wallClock, language, 'official');

/** A line under the title of amended minutes: their version, and when the one before was recorded. */
export function revisionLines(source: ProtocolSource): readonly string[] {
  const { language } = source;
  const last = amendmentsOf(source).at(-1);
  if (last === undefined) return [];
  return [
    fillText(minutesTexts[language].revision.line, language, {
      version: last.version,
      date: recordedOn(last.before, source),
    }),
  ];
}

/** Letters of an operation's id by which it can be found. */
const recordLetters = 12;

/** What was changed after the seal, why, and in which minutes; nothing where they stand as they were sealed. */
export function revisionSections(source: ProtocolSource): readonly PaperPart[] {
  const { language } = source;
  const { revision } = minutesTexts[language];
  const amendments = amendmentsOf(source);
  if (amendments.length === 0) return [];
  const blocks = amendments.flatMap((amendment): readonly Block[] => {
    const { version, before, now } = amendment;
    const rows = changeRows(source, amendment);
    return [
      sentence(
        'revision',
        fillText(revision.version, language, {
          version,
          date: recordedOn(now, source),
          reason: oneLine(now.reason) || documentTexts[language].none,
        }),
      ),
      sentence(
        'revision-before',
        fillText(revision.before, language, {
          number: minutesNumber(before.meeting, language),
          code: before.operation.slice(0, recordLetters),
        }),
      ),
      rows.length === 0
        ? sentence('revision-same', revision.same)
        : {
            type: 'table',
            id: 'revision',
            columns: [
              column('field', revision.what),
              column('was', revision.was),
              column('now', revision.now),
            ],
            rows,
          },
    ];
  });
  return [{ id: 'revision', title: revision.title, blocks }];
}
