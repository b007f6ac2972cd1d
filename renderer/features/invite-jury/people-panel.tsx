import { type ReactNode, useMemo, useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import { foldForSearch, matchesSearch } from '../../../shared/language/search-fold.ts';
import { asksForConsent } from '../../../shared/trust/consent.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { Table, TwoLines, type Column } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { EnrolmentChip } from './enrolment-chip.tsx';
import {
  consentOf,
  type ConsentState,
  enrolmentOf,
  juryFacts,
  loadsOf,
  sortedPeople,
} from './jury-facts.ts';
import { PeopleImport } from './people-import.tsx';
import { PersonDialog } from './person-dialog.tsx';

function ConsentChip({ consent }: { readonly consent: ConsentState | null }) {
  const { t } = useText('jury');
  if (consent === null) return '—';
  return <Chip tone={consentTones[consent]}>{t(`consent.${consent}`)}</Chip>;
}

const consentTones = { signed: 'ok', amended: 'warn', missing: 'line' } as const;

const consentFilters = ['all', 'signed', 'open'] as const;
type ConsentFilter = (typeof consentFilters)[number];

const isWithin = (consent: ConsentState | null, filter: ConsentFilter): boolean =>
  filter === 'all' || (consent !== null && (consent === 'signed') === (filter === 'signed'));

/** Who has signed the regulation's texts and who has not, as figures that filter the list. */
function ConsentPills({
  people,
  state,
  value,
  onChange,
}: {
  readonly people: readonly Person[];
  readonly state: ContestState;
  readonly value: ConsentFilter;
  readonly onChange: (filter: ConsentFilter) => void;
}) {
  const { t, format } = useText('jury');
  const consents = people.map((person) => consentOf(person, state));
  if (consents.every((consent) => consent === null)) return null;
  return (
    <FilterPills
      label={t('consent.title')}
      value={value}
      onChange={onChange}
      options={consentFilters.map((filter) => ({
        value: filter,
        label: t(`consent.filter.${filter}`),
        count: format.number(consents.filter((each) => isWithin(each, filter)).length),
      }))}
    />
  );
}

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
    ...(asksForConsent(settings)
      ? [
          {
            id: 'consent',
            title: t('consent.title'),
            cell: (person: Person) => <ConsentChip consent={consentOf(person, state)} />,
          },
        ]
      : []),
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
  const [filter, setFilter] = useState<ConsentFilter>('all');
  const columns = useColumns(settings, state);
  const people = useMemo(() => sortedPeople(state), [state]);
  const found = people.filter(
    (person) =>
      matchesSearch(searchText(person), query) && isWithin(consentOf(person, state), filter),
  );
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
      <ConsentPills people={people} state={state} value={filter} onChange={setFilter} />
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
