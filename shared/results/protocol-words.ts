import type { Language } from '../basics/localized.ts';
import type { CommissionMember, Id } from '../contest/contest.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import type { Meeting } from '../deciding/meeting.ts';
import { documentTexts, fillPhrase, phrases, type TextValues } from './document-texts.ts';
import { memberName, oneLine, regionTitle, settingsOf } from './naming.ts';
import type { Block, ProtocolSource, TableColumn } from './protocol-parts.ts';

export const sentence = (id: string, text: string): Block => ({ type: 'paragraph', id, text });

/** One of the set sentences of the minutes. */
export const say = (
  { language }: Pick<ProtocolSource, 'language'>,
  id: keyof typeof phrases.protocol,
  values: TextValues = {},
): string => fillPhrase(phrases.protocol[id], language, values);

/** The same as a paragraph of that id. */
export const said = (
  source: Pick<ProtocolSource, 'language'>,
  id: keyof typeof phrases.protocol,
  values: TextValues = {},
): Block => sentence(id, say(source, id, values));

/** "№ 318", in English "No. 318", with a no-break space. */
export const numbered = (submission: Id, language: Language): string =>
  `${documentTexts[language].column.number}\u00a0${submission}`;

/** "№ 318, № 147". */
export const numberList = (submissions: readonly Id[], language: Language): string =>
  submissions.map((submission) => numbered(submission, language)).join(', ');

/** Title of a project as printed; its number where it has none. */
export function projectTitle({ state, language }: ProtocolSource, submission: Id): string {
  const found = state.submissions.get(submission);
  // A region is called as each language calls it.
  return found?.subject === 'region'
    ? regionTitle(state, found.region, language)
    : oneLine(found?.title ?? '') || submission;
}

export const applicantName = ({ state, language }: ProtocolSource, submission: Id): string =>
  oneLine(state.submissions.get(submission)?.applicant ?? '') || documentTexts[language].anonymous;

/** Name of the commission's member of that id; a stated gap for one who is not in it. */
export const namedMember = (
  { state, language }: Pick<ProtocolSource, 'state' | 'language'>,
  id: Id,
): string =>
  memberName(settingsOf(state).commission.find((member) => member.id === id)?.name ?? '', language);

export function namesOf(
  members: readonly CommissionMember[],
  { language }: Pick<ProtocolSource, 'language'>,
): string {
  const names = members.map(({ name }) => memberName(name, language));
  return names.length === 0 ? documentTexts[language].none : names.join(', ');
}

/** Day of a meeting in words; a gap to be filled in where none was recorded. */
export const dayOf = (date: string, { language }: Pick<ProtocolSource, 'language'>): string =>
  isIsoDate(date) ? formatDate(date, language, 'official') : documentTexts[language].blank;

const modePhrase = {
  'in-person': phrases.protocol.modeInPerson,
  remote: phrases.protocol.modeRemote,
  mixed: phrases.protocol.modeMixed,
} as const;

export const modeName = (
  mode: Meeting['mode'],
  { language }: Pick<ProtocolSource, 'language'>,
): string => fillPhrase(modePhrase[mode], language);

/** A column with text to the left; numbers and sums say so. */
export const column = (
  id: string,
  title: string,
  align: TableColumn['align'] = 'left',
): TableColumn => ({ id, title, align });
