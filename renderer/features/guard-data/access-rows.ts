import type { TableFile } from '../../../shared/documents/table-file.ts';
import { fullName } from '../../../shared/contest/people.ts';
import type { Access, AccessAct } from '../../../shared/contest/personal-data.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Text } from '../../language/use-text.ts';
import { subjectAt } from './data-subject.ts';

export type ActFilter = AccessAct | 'all';

/** Looks of one kind, the newest first. */
export const accessesOf = (state: ContestState, act: ActFilter): readonly Access[] =>
  state.accesses
    .filter((access) => act === 'all' || access.act === act)
    .toSorted((a, b) => b.wallClock - a.wallClock);

/** A look in words: when, who, what, whose. */
export function accessWords(
  { act, about, count, by, wallClock }: Access,
  state: ContestState,
  { t, format }: Text<'guard'>,
): readonly [when: string, who: string, what: string, about: string] {
  const person = state.people.get(by);
  const subject = about === null ? null : subjectAt(state, about);
  const role =
    subject === null || subject.role !== null
      ? null
      : t('find.applicantOf', { number: subject.id });
  return [
    `${format.date(wallClock, 'short')} ${format.time(wallClock)}`,
    person === undefined ? by : fullName(person),
    t(`acts.${act}`),
    subject === null
      ? (about ?? t('log.many', { count }))
      : [subject.name, role ?? ''].filter((part) => part !== '').join(' · '),
  ];
}

/** The log as a table for a file. */
export const accessList = (
  accesses: readonly Access[],
  state: ContestState,
  text: Text<'guard'>,
): TableFile => ({
  title: text.t('log.list'),
  columns: [
    { title: text.t('log.when'), width: 20, numeric: false },
    { title: text.t('log.who'), width: 32, numeric: false },
    { title: text.t('log.what'), width: 36, numeric: false },
    { title: text.t('log.about'), width: 40, numeric: false },
  ],
  rows: accesses.map((access) => accessWords(access, state, text)),
});
