import { fullName } from '../../../shared/contest/people.ts';
import type { LettersByPerson } from '../../../shared/contest/letters.ts';
import { lettersTo } from '../../../shared/contest/letters.ts';
import { compareText } from '../../../shared/language/sort-key.ts';
import { useText } from '../../language/use-text.ts';
import { ContactText } from '../../personal-data/contact-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { Addressee } from './addressees.ts';
import { labelledColumns } from './labelled-columns.tsx';

function useColumns(letters: LettersByPerson): readonly Column<Addressee>[] {
  const { t, format } = useText('reminders');
  const reminded = (id: string): string => {
    const own = lettersTo(letters, id);
    return own.remindedAt === null
      ? t('never')
      : t('times', { count: own.reminded, day: format.date(own.remindedAt, 'short') });
  };
  return [
    {
      id: 'person',
      title: t('column.person'),
      cell: ({ person }) => fullName(person),
      compare: (a, b) => compareText(fullName(a.person), fullName(b.person)),
    },
    {
      id: 'contact',
      title: t('column.contact'),
      cell: ({ person, contact }) =>
        contact === '' ? (
          <span className="weak">{t('noContact')}</span>
        ) : (
          <ContactText person={person} contact={contact} />
        ),
    },
    {
      id: 'sheets',
      title: t('column.sheets'),
      numeric: true,
      cell: ({ received, expected }) =>
        t('common:progress', { done: format.number(received), total: format.number(expected) }),
      compare: (a, b) => a.received / a.expected - b.received / b.expected,
    },
    { id: 'reminded', title: t('column.reminded'), cell: ({ person }) => reminded(person.id) },
  ];
}

/** Who can be reminded; choosing one shows their text. */
export function ReminderTable({
  rows,
  letters,
  chosen,
  onChoose,
}: {
  readonly rows: readonly Addressee[];
  readonly letters: LettersByPerson;
  readonly chosen: string | null;
  readonly onChoose: (person: string) => void;
}) {
  const { t } = useText('reminders');
  return (
    <section className="card">
      <Table
        label={t('list')}
        columns={labelledColumns(useColumns(letters))}
        rows={rows}
        rowKey={({ person }) => person.id}
        selected={chosen}
        onSelect={onChoose}
        empty={<EmptyState ornament={false} title={t('nobodyFiltered')} />}
      />
    </section>
  );
}
