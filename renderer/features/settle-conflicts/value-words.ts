import { isLanguage } from '../../../shared/basics/localized.ts';
import { isTiyn, tiynToDecimal } from '../../../shared/basics/money.ts';
import { milli } from '../../../shared/basics/points.ts';
import { shortName } from '../../../shared/contest/people.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import { deskStates } from '../../../shared/deciding/desk.ts';
import { formatDecimal, formatTiyn } from '../../../shared/language/number-format.ts';
import type { Value } from '../../../shared/log/operation.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { SheetRef } from '../../../shared/scoring/sheet.ts';
import { type ConflictsText, criterionName } from './item-words.ts';
import { tournamentField } from './tournament-words.ts';
import type { RowField } from './version-table.ts';

/** Fields of larger records that have a name of their own. */
const namedFields = [
  'name',
  'duty',
  'title',
  'applicant',
  'nomination',
  'region',
  'town',
  'summary',
  'budget',
  'contacts',
  'answers',
  'eligibility',
  'surname',
  'givenName',
  'patronymic',
  'organisation',
  'nominations',
  'stages',
  'commission',
  'number',
  'date',
  'place',
  'mode',
  'present',
  'votes',
  'winners',
  'tieReason',
  'opened',
  'closed',
  'remote',
  'absences',
  'agenda',
  'spoke',
  'finalists',
  'prizes',
  'grants',
  'refusals',
  'ties',
  'ballots',
  'opinions',
  'stateHash',
  'root',
  'meeting',
  'received',
  'from',
  'grounds',
  'decision',
  'state',
  'day',
  'seed',
  'sample',
  'checked',
  'submission',
  'contract',
  'start',
  'end',
  'granted',
  'industry',
  'responsible',
  'decidedIn',
  'closure',
  'due',
  'amount',
  'done',
  'report',
  'document',
  'purpose',
  'milestone',
  'measure',
  'plan',
  'indicator',
  'value',
  'source',
  'visitors',
  'observations',
  'risks',
  'photos',
  'level',
  'orderedBy',
  'office',
  'task',
  'preparedBy',
  'proposals',
  'reported',
  'track',
  'maturity',
  'team',
  'partners',
  'note',
  'moved',
  'tracks',
  'members',
  'active',
  'scores',
  'comments',
  'outcome',
  'into',
  'body',
  'reason',
  'sides',
  'ruling',
  'entries',
  'seeded',
  'rounds',
  'method',
  'moves',
  'speaker',
  'began',
  'ended',
  'spent',
  'lines',
  'how',
] as const;

/** What a row of the table compares. */
export function fieldName(
  field: RowField,
  about: { readonly sheet: Pick<SheetRef, 'stage'> | null },
  state: ContestState,
  text: ConflictsText,
): string {
  const { t } = text;
  switch (field.type) {
    case 'score':
      return criterionName(field.criterion, about, state, text);
    case 'comment':
      return t('commentOn', { field: criterionName(field.criterion, about, state, text) });
    case 'record':
      return t('wholeRecord');
    case 'field': {
      const known = namedFields.find((name) => name === field.name);
      return known === undefined ? field.name : t(`field.${known}`);
    }
  }
}

const isLocalized = (record: Readonly<Record<string, Value>>): boolean =>
  Object.keys(record).length > 0 && Object.keys(record).every(isLanguage);

/** Any value in a line, for comparing by eye; deeper records are named field by field. */
function plainText(value: Value, state: ContestState, text: ConflictsText): string {
  const { t, format, language } = text;
  if (value === null || value === '') return '—';
  if (typeof value === 'boolean') return value ? t('common:yes') : t('common:no');
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'string') {
    const person = state.people.get(value);
    const member = state.settings?.commission.find(({ id }) => id === value);
    return person === undefined ? (member?.name ?? value) : shortName(person);
  }
  if (value instanceof Uint8Array) return t('value.bytes');
  if (Array.isArray(value))
    return value.length === 0
      ? '—'
      : value.map((item: Value) => plainText(item, state, text)).join(', ');
  const record = value as Readonly<Record<string, Value>>;
  if (isLocalized(record)) return plainText(record[language] ?? null, state, text);
  return Object.entries(record)
    .map(([name, item]) => `${name}: ${plainText(item, state, text)}`)
    .join('; ');
}

const scoreText = (value: Value, { t, format }: ConflictsText): string => {
  if (value === null) return t('value.cleared');
  return typeof value === 'number' ? format.score(milli(value)) : t('value.cannotJudge');
};

/** A value as its field is read: points, a quoted comment, a name. */
export function valueText(
  value: Value,
  field: RowField,
  state: ContestState,
  text: ConflictsText,
): string {
  switch (field.type) {
    case 'score':
      return scoreText(value, text);
    case 'comment':
      return typeof value === 'string' && value !== ''
        ? text.t('value.quoted', { text: value })
        : text.t('value.noComment');
    case 'record':
      return Array.isArray(value) || typeof value !== 'object'
        ? plainText(value, state, text)
        : text.t('value.record');
    case 'field':
      return fieldText(value, field.name, state, text);
  }
}

function fieldText(value: Value, name: string, state: ContestState, text: ConflictsText): string {
  if (name === 'region' && typeof value === 'string')
    return regionName(value, state.settings?.regionsProfile ?? 'none', text.language);
  if (name === 'nomination') {
    const nomination = state.settings?.nominations.find(({ id }) => id === value);
    if (nomination !== undefined) return text.format.localized(nomination.title);
  }
  if (isTiyn(value) && (name === 'granted' || name === 'amount'))
    return formatTiyn(value, text.language);
  // What an indicator came to is kept in hundredths of its unit.
  if (isTiyn(value) && name === 'value') return formatDecimal(tiynToDecimal(value), text.language);
  const deskState = deskStates.find((each) => name === 'state' && each === value);
  if (deskState !== undefined) return text.t(`desk.${deskState}`);
  if (name === 'photos' && Array.isArray(value)) return text.format.number(value.length);
  return tournamentField(value, name, state, text) ?? plainText(value, state, text);
}
