import { milli, isMilli } from '../../../shared/basics/points.ts';
import { shortName } from '../../../shared/contest/people.ts';
import type { Operation, Value } from '../../../shared/log/operation.ts';
import { sheetPath } from '../../../shared/merge/key-parts.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { type ConflictsText, keyWords } from './item-words.ts';

/** What one record says, for somebody who has to decide whether it counts. */
export interface RecordWords {
  readonly title: string;
  readonly value: string;
  /** Whose sheet it is about. */
  readonly note: string;
}

const kindNames = {
  score: 'kind.score',
  comment: 'kind.comment',
  sheet: 'kind.handIn',
  recusal: 'kind.recusal',
  reopening: 'kind.reopening',
} as const;

const isSheetKind = (prefix: string): prefix is keyof typeof kindNames =>
  Object.hasOwn(kindNames, prefix);

function shortValue(prefix: string, value: Value, { t, format }: ConflictsText): string {
  if (prefix === 'score') {
    if (value === 'cannot-judge') return t('value.cannotJudge');
    return isMilli(value) ? format.score(milli(value)) : t('value.unreadable');
  }
  if (prefix === 'comment')
    return typeof value === 'string' ? t('value.quoted', { text: value }) : t('value.unreadable');
  return t('value.record');
}

export function recordWords(
  operation: Operation,
  state: ContestState,
  text: ConflictsText,
): RecordWords {
  const { t, format } = text;
  const [prefix = ''] = operation.key.split('/');
  const path = sheetPath(operation.key);
  if (prefix === 'desk' || prefix === 'desk-seen') {
    const { title, note } = keyWords(operation.key, state, text);
    return { title, value: t('value.record'), note };
  }
  if (path === null || !isSheetKind(prefix))
    return { title: t('kind.other', { key: operation.key }), value: t('value.record'), note: '' };
  const stage = state.settings?.stages.find(({ id }) => id === path.stage);
  const criterion = stage?.criteria.find(({ id }) => id === path.criterion);
  const juror = state.people.get(path.juror);
  return {
    title: t(kindNames[prefix], {
      number: path.submission,
      field: criterion === undefined ? path.criterion : format.localized(criterion.title),
    }),
    value: shortValue(prefix, operation.value, text),
    note: juror === undefined ? '' : t('sheetOf', { juror: shortName(juror) }),
  };
}
