import type { Language, LocalizedText } from '../basics/localized.ts';
import { languages } from '../basics/localized.ts';
import { present } from '../basics/assert.ts';
import { cleanLine } from '../language/clean-text.ts';
import type { ContestSettings, Id, RegionCode, Stage } from '../contest/contest.ts';
import { shortName } from '../contest/people.ts';
import { regionName } from '../contest/regions.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { MeetingVersion } from '../deciding/seal.ts';
import { namesHidden, shownState } from '../merge/shown-state.ts';
import type { ContestState } from '../merge/state.ts';
import { documentTexts } from './document-texts.ts';

/** A text from outside as one visible line, safe for every kind of document. */
export const oneLine = (text: string): string => cleanLine(text).text;

/** The state as documents of a language have it: blocked people and applicants are not named. */
export const printedState = (state: ContestState, language: Language): ContestState =>
  shownState(state, documentTexts[language].blocked);

/**
 * A meeting as documents of a language have it: nothing that was written in it names a blocked person. Its root is that of
 * the meeting as recorded.
 */
export function printedMeeting(
  state: ContestState,
  meeting: Meeting | null,
  language: Language,
): Meeting | null {
  if (meeting === null || state.blocked.size === 0) return meeting;
  const hidden = namesHidden(state, documentTexts[language].blocked);
  const withReason = <Said extends { readonly reason: string }>(said: Said): Said => ({
    ...said,
    reason: hidden(said.reason),
  });
  return {
    ...meeting,
    tieReason: hidden(meeting.tieReason),
    agenda: meeting.agenda.map(hidden),
    absences: meeting.absences.map(withReason),
    grants: meeting.grants.map(withReason),
    refusals: meeting.refusals.map(withReason),
    ties: meeting.ties.map(withReason),
    opinions: meeting.opinions.map(({ member, text }) => ({ member, text: hidden(text) })),
  };
}

/** All records of meetings likewise. */
export function printedVersions(
  state: ContestState,
  language: Language,
): ContestState['meetingVersions'] {
  const { meetingVersions } = state;
  if (state.blocked.size === 0) return meetingVersions;
  const hidden = namesHidden(state, documentTexts[language].blocked);
  const printed = (version: MeetingVersion): MeetingVersion => ({
    ...version,
    meeting: printedMeeting(state, version.meeting, language) ?? version.meeting,
    reason: hidden(version.reason),
  });
  return new Map([...meetingVersions].map(([stage, versions]) => [stage, versions.map(printed)]));
}

/** The contest's settings; a state without them has no stage to report on, so asking is a bug. */
export const settingsOf = (state: ContestState): ContestSettings =>
  present(state.settings, 'settings of the contest');

export const stageOf = (state: ContestState, stage: Id): Stage =>
  present(
    settingsOf(state).stages.find(({ id }) => id === stage),
    `stage ${stage}`,
  );

/** The text of the language as one clean line; where it is empty, the first other language that has one. */
export const localized = (text: LocalizedText, language: Language): string =>
  [language, ...languages].map((each) => oneLine(text[each])).find((each) => each !== '') ?? '';

export function nominationTitle(state: ContestState, nomination: Id, language: Language): string {
  const found = settingsOf(state).nominations.find(({ id }) => id === nomination);
  return found === undefined ? nomination : localized(found.title, language);
}

export function criterionTitle(state: ContestState, criterion: Id, language: Language): string {
  const all = settingsOf(state).stages.flatMap(({ criteria }) => criteria);
  const found = all.find(({ id }) => id === criterion);
  return found === undefined ? criterion : localized(found.title, language);
}

/** "Surname G. P." of a juror; the id of someone who is not known. */
export function jurorName(state: ContestState, juror: Id): string {
  const person = state.people.get(juror);
  return person === undefined ? juror : oneLine(shortName(person));
}

export const regionTitle = (
  state: ContestState,
  region: RegionCode | null,
  language: Language,
): string =>
  region === null ? '' : regionName(region, settingsOf(state).regionsProfile, language);

/** A commission member's name as entered; a stated gap where none was. */
export const memberName = (name: string, language: Language): string =>
  oneLine(name) || documentTexts[language].anonymous;

/** Code-unit order of ids, numbers by value ("2" before "10"). */
export function compareIds(a: Id, b: Id): number {
  const [left, right] = [a, b].map((id) =>
    id.replace(/\d+/g, (digits) => digits.padStart(12, '0')),
  );
  return (left ?? '') < (right ?? '') ? -1 : left === right ? 0 : 1;
}
