import { fullName } from '../../../shared/contest/people.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Text } from '../../language/use-text.ts';

/** A record in two lines: what it is about, and whose. */
interface RecordWords {
  readonly title: string;
  readonly note: string;
}

/** What a record of a live stage is called, by its key; null for a key of something else. */
export function finalRecord(
  key: string,
  state: ContestState,
  { t, format }: Text<'conflicts'>,
): RecordWords | null {
  const [prefix = '', stage = '', last = ''] = key.split('/');
  switch (prefix) {
    case 'running-order': {
      const title = state.settings?.stages.find(({ id }) => id === stage)?.title;
      return {
        title: t('record.running-order'),
        note: title === undefined ? stage : format.localized(title),
      };
    }
    case 'turn':
    case 'budget':
      return {
        title: t(`record.${prefix}`, { number: last }),
        note: state.submissions.get(last)?.title ?? '',
      };
    case 'final-attendance': {
      const member = state.settings?.commission.find(({ id }) => id === last);
      const person = state.people.get(last);
      return {
        title: t('record.final-attendance'),
        note: member?.name ?? (person === undefined ? last : fullName(person)),
      };
    }
    default:
      return null;
  }
}
