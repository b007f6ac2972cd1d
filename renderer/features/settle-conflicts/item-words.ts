import { fullName, shortName } from '../../../shared/contest/people.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { LogId } from '../../../shared/log/operation.ts';
import { headquartersId } from '../../../shared/merge/directory.ts';
import { resolutionKinds } from '../../../shared/merge/resolution-operations.ts';
import { sheetPath } from '../../../shared/merge/key-parts.ts';
import type { Alternative, ContestState } from '../../../shared/merge/state.ts';
import type { SheetRef } from '../../../shared/scoring/sheet.ts';
import { quarantineText } from '../../language/error-text.ts';
import type { Text } from '../../language/use-text.ts';
import type { ConflictItem } from './conflict-item.ts';
import { finalRecord } from './final-words.ts';
import { tournamentRecord } from './tournament-words.ts';
import type { VersionColumn } from './version-table.ts';

export type ConflictsText = Text<'conflicts'>;

/** An item in two lines: what it is about, and whose. */
export interface ItemWords {
  readonly title: string;
  readonly note: string;
}

/** A person's name as headquarters entered it; somebody unknown is said to be unknown. */
export function personName(id: string | null, state: ContestState, { t }: ConflictsText): string {
  const person = id === null ? undefined : state.people.get(id);
  if (person !== undefined) return fullName(person);
  return id === headquartersId ? t('common:roles.headquarters') : t('unknownPerson');
}

/** The criterion of a score or comment, as the regulation names it. */
export function criterionName(
  id: string,
  { sheet }: { readonly sheet: Pick<SheetRef, 'stage'> | null },
  state: ContestState,
  { format }: ConflictsText,
): string {
  const stage = state.settings?.stages.find((each) => each.id === sheet?.stage);
  const criterion = stage?.criteria.find((each) => each.id === id);
  return criterion === undefined ? id : format.localized(criterion.title);
}

/** Headquarters or a region, as whose files are encrypted. */
const recipientName = (whom: string, state: ContestState, { t, language }: ConflictsText): string =>
  whom === 'headquarters'
    ? t('common:roles.headquarters')
    : regionName(whom, state.settings?.regionsProfile ?? 'none', language);

/** What is said of headquarters' desks; null for every other key. */
function deskRecord(key: string, { desks }: ContestState, { t }: ConflictsText): ItemWords | null {
  const [prefix, log = ''] = key.split('/');
  return prefix === 'desk' || prefix === 'desk-seen'
    ? { title: t(`record.${prefix}`), note: desks.get(log as LogId)?.name ?? '' }
    : null;
}

/** What a record of the contest itself is called, by its key. */
function recordWords(key: string, state: ContestState, text: ConflictsText): ItemWords {
  const { t } = text;
  const [prefix = '', ...rest] = key.split('/');
  const last = rest.at(-1) ?? '';
  const title = state.submissions.get(last)?.title ?? '';
  switch (prefix) {
    case 'contest':
      return { title: t('record.contest'), note: t('record.contestNote') };
    case 'person':
      return { title: t('record.person'), note: personName(last, state, text) };
    case 'submission':
      return { title: t('record.submission', { number: last }), note: title };
    case 'assignment':
      return { title: t('record.assignment', { number: last }), note: title };
    case 'document':
      return {
        title: t('record.document', { number: rest[0] }),
        note: state.submissions.get(rest[0] ?? '')?.title ?? '',
      };
    case 'calibration':
      return { title: t('record.calibration'), note: '' };
    case 'consent':
      return { title: t('record.consent', { name: personName(last, state, text) }), note: '' };
    case 'recipient':
      return { title: t('record.recipient'), note: recipientName(last, state, text) };
    case 'meeting':
    case 'seal':
    case 'appeal':
    case 'publication':
    case 'audit': {
      const stage = state.settings?.stages.find(({ id }) => id === rest[0]);
      const name = stage === undefined ? (rest[0] ?? '') : text.format.localized(stage.title);
      return { title: t(`record.${prefix}`), note: name };
    }
    case 'project':
    case 'milestone':
    case 'payment':
    case 'spending':
    case 'indicator':
    case 'fact':
    case 'visit':
    case 'risk':
    case 'pool':
    case 'team':
    case 'self-assessment':
    case 'proposal':
      return {
        title: t(`record.${prefix}`, { number: rest[0] }),
        note: state.submissions.get(rest[0] ?? '')?.title ?? '',
      };
    case 'monitoring':
      return {
        title: t('record.monitoring'),
        note: state.monitoringOrders.get(last)?.number ?? '',
      };
    default:
      return { title: t('record.other'), note: key };
  }
}

/** What a key is about: a score or comment of a sheet, or a record of the contest. */
export function keyWords(key: string, state: ContestState, text: ConflictsText): ItemWords {
  const { t, format } = text;
  const sheet = sheetPath(key);
  if (sheet === null)
    return (
      tournamentRecord(key, state, text) ??
      finalRecord(key, state, text) ??
      deskRecord(key, state, text) ??
      recordWords(key, state, text)
    );
  const criterion = state.settings?.stages
    .find(({ id }) => id === sheet.stage)
    ?.criteria.find(({ id }) => id === sheet.criterion);
  const field = criterion === undefined ? sheet.criterion : format.localized(criterion.title);
  return {
    title: t(key.startsWith('comment/') ? 'sheetComment' : 'sheetScore', {
      number: sheet.submission,
      field,
    }),
    note: state.submissions.get(sheet.submission)?.title ?? '',
  };
}

export function itemWords(item: ConflictItem, state: ContestState, text: ConflictsText): ItemWords {
  const { t, language } = text;
  switch (item.type) {
    case 'hard':
      return keyWords(item.conflict.key, state, text);
    case 'fork':
      return {
        title: t('fork.branches', { count: item.fork.heads.length }),
        note: personName(item.fork.person, state, text),
      };
    case 'identity':
      return {
        title: t('identity.keys', { count: item.keys.length }),
        note: personName(item.person, state, text),
      };
    case 'quarantine':
      return {
        title: quarantineText(item.reason, language).title,
        note: t('quarantine.from', {
          person: personName(item.person, state, text),
          records: t('common:recordCount', { count: item.operations.length }),
        }),
      };
  }
}

/** Heads of the columns of the three-way table: whose version, by whom and when. */
export function columnWords(
  column: VersionColumn,
  state: ContestState,
  text: ConflictsText,
): ItemWords {
  const { operation, author } = column.alternative;
  const where = author.role === 'headquarters' ? '' : placeName(author.person, state, text);
  const note = [authorName(author, state, text), where, momentText(operation.wallClock, text)];
  return { title: versionTitle(column, text), note: note.filter((part) => part !== '').join(', ') };
}

/** Day and time by the clock of the laptop it was recorded on. */
export const momentText = (wallClock: number, { format }: ConflictsText): string =>
  `${format.date(wallClock, 'short')}, ${format.time(wallClock)}`;

/** Region of a person in words; empty where there is none. */
export function placeName(
  person: string | null,
  state: ContestState,
  { language }: ConflictsText,
): string {
  const region = state.people.get(person ?? '')?.region ?? null;
  return region === null
    ? ''
    : regionName(region, state.settings?.regionsProfile ?? 'none', language);
}

/** Whose version it is, numbered where one role has several. */
export function versionTitle(
  { type, alternative, number }: VersionColumn,
  { t }: ConflictsText,
): string {
  if (type === 'base') return t('version.base');
  const decided = alternative.operation.kind === resolutionKinds.resolve;
  const name = decided ? 'decision' : (alternative.author.role ?? 'unknown');
  const version = t(`version.${name}`);
  return number === null ? version : t('version.numbered', { version, number });
}

/** A version's author in short, for heads of columns. */
export function authorName(
  { person }: Alternative['author'],
  state: ContestState,
  text: ConflictsText,
): string {
  const known = person === null ? undefined : state.people.get(person);
  return known === undefined ? personName(person, state, text) : shortName(known);
}
