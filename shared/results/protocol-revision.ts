import { formatDate } from '../language/date-format.ts';
import type { MeetingVersion } from '../deciding/seal.ts';
import { documentTexts, fillText } from './document-texts.ts';
import { meetingChanges } from './meeting-changes.ts';
import { minutesTexts } from './minutes-texts.ts';
import { oneLine } from './naming.ts';
import { minutesNumber } from './paper-frame.ts';
import type { Block, PaperPart, ProtocolSource } from './protocol-parts.ts';
import { column, sentence } from './protocol-words.ts';

/** An amendment of sealed minutes, and the version it took the place of. */
interface Amendment {
  /** The first minutes are version 1. */
  readonly version: number;
  readonly before: MeetingVersion;
  readonly now: MeetingVersion;
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
    const rows = meetingChanges(source, before.meeting, now.meeting).map(({ field, was, is }) => [
      field,
      was,
      is,
    ]);
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
