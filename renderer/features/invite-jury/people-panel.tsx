import { type ReactNode, useMemo, useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { Table, TwoLines, type Column } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { EnrolmentChip } from './enrolment-chip.tsx';
import { enrolmentOf, juryFacts, loadsOf, sortedPeople } from './jury-facts.ts';
import { PeopleImport } from './people-import.tsx';
import { PersonDialog } from './person-dialog.tsx';

function useColumns(settings: ContestSettings, state: ContestState): readonly Column<Person>[] {
  const { t, language, format } = useText('jury');
  const loads = useMemo(() => loadsOf(juryFacts(state)?.present ?? []), [state]);
  const titles = new Map(
    settings.nominations.map(({ id, title }) => [id, format.localized(title)]),
  );
  return [
    {
      id: 'name',
      title: t('person'),
      cell: (person) => <TwoLines first={fullName(person)} second={person.organisation} />,
    },
    { id: 'role', title: t('common:role'), cell: ({ role }) => t(`common:roles.${role}`) },
    {
      id: 'region',
      title: t('common:region'),
      cell: ({ region }) =>
        region === null ? '—' : regionShortName(region, settings.regionsProfile, language),
    },
    {
      id: 'nominations',
      title: t('common:nomination'),
      cell: ({ role, nominations }) =>
        role !== 'juror'
          ? '—'
          : nominations.length === 0
            ? t('common:all')
            : nominations.map((id) => titles.get(id) ?? id).join('; '),
    },
    {
      id: 'load',
      title: t('load'),
      numeric: true,
      cell: ({ id, role }) => (role === 'juror' ? format.number(loads.get(id) ?? 0) : '—'),
    },
    {
      id: 'invitation',
      title: t('invitation'),
      cell: (person) =>
        person.role === 'headquarters' ? (
          '—'
        ) : (
          <EnrolmentChip enrolment={enrolmentOf(person, state)} />
        ),
    },
  ];
}

const searchText = (person: Person): string =>
  foldForSearch([fullName(person), person.organisation].join(' '));

interface PanelProps {
  readonly settings: ContestSettings;
  readonly state: ContestState;
}

function PeopleTable({
  settings,
  state,
  buttons,
  onEdit,
}: PanelProps & { readonly buttons: ReactNode; readonly onEdit: (id: Id) => void }) {
  const { t } = useText('jury');
  const [query, setQuery] = useState('');
  const columns = useColumns(settings, state);
  const people = useMemo(() => sortedPeople(state), [state]);
  const found = people.filter((person) => matchesSearch(searchText(person), query));
  return (
    <>
      <div className="jury-bar">
        <TextField
          label={t('common:search')}
          type="search"
          icon="search"
          value={query}
          onChange={setQuery}
        />
        {buttons}
      </div>
      <Card pad={false} className="table-card">
        <div className="scroll-x">
          <Table
            label={t('people')}
            columns={columns}
            rows={found}
            rowKey={({ id }) => id}
            onSelect={onEdit}
            empty={t('common:nothingFound')}
          />
        </div>
      </Card>
    </>
  );
}

/** Who is in the contest: found by name, added by hand or from a list, corrected. */
export function PeoplePanel({ settings, state }: PanelProps) {
  const { t } = useText('jury');
  const toast = useToast();
  const [edited, setEdited] = useState<Id | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const nobody = [...state.people.values()].every(({ role }) => role === 'headquarters');
  const closeImport = (added: number) => {
    setImporting(false);
    if (added > 0) toast({ text: t('peopleAdded', { count: added }) });
  };
  const buttons = (
    <div className="row wrap">
      <Button icon="plus" onClick={() => setEdited('new')}>
        {t('addPerson')}
      </Button>
      <Button icon="table" onClick={() => setImporting(true)}>
        {t('importPeople')}
      </Button>
    </div>
  );
  return (
    <div className="col g4 panel">
      {nobody ? (
        <EmptyState title={t('nobodyTitle')} action={buttons}>
          {t('nobodyText')}
        </EmptyState>
      ) : (
        <PeopleTable settings={settings} state={state} buttons={buttons} onEdit={setEdited} />
      )}
      {edited !== null && (
        <PersonDialog
          key={edited}
          person={state.people.get(edited) ?? null}
          settings={settings}
          people={state.people}
          onClose={() => setEdited(null)}
        />
      )}
      {importing && (
        <PeopleImport settings={settings} people={state.people} onClose={closeImport} />
      )}
    </div>
  );
}
